#include "ui/base/button.h"

#include "ui/base/theme.h"

namespace inglenook::ui {

Button::Button(Weight weight, const QString& text, std::optional<Icon> icon, QWidget* parent)
    : QPushButton(text, parent)
    , m_weight(weight)
{
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    if (icon) {
        setIcon(lineIcon(*icon));
        const int side = weight == Weight::Link ? space::medium : size::icon;
        setIconSize({side, side});
    }
    setSizePolicy(weight == Weight::Link ? QSizePolicy::Maximum : QSizePolicy::Minimum, QSizePolicy::Fixed);
}

} // namespace inglenook::ui
