#include "ui/settings/colourfield.h"

#include "ui/base/theme.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QColorDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

ColourField::ColourField(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_swatch(new QToolButton)
{
    m_text->setMaxLength(7);
    m_swatch->setIconSize({size::icon, size::icon});
    m_swatch->setToolTip(tr("Choose a colour"));
    m_swatch->setAccessibleName(tr("Choose a colour"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_text, 1);
    row->addWidget(m_swatch);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &ColourField::showSwatch);
    connect(m_text, &QLineEdit::textEdited, this, &ColourField::edited);
    connect(m_swatch, &QToolButton::clicked, this, &ColourField::choose);
}

void ColourField::setColour(const QString& colour)
{
    m_text->setText(colour);
}

QString ColourField::colour() const
{
    return m_text->text().trimmed();
}

QString ColourField::check() const
{
    static const QRegularExpression form(QStringLiteral("^#[0-9A-Fa-f]{6}$"));
    return form.match(colour()).hasMatch() ? QString() : tr("A colour looks like #A8431B. The square opens a palette.");
}

void ColourField::choose()
{
    const QColor chosen = QColorDialog::getColor(QColor(colour()), this, tr("Your colour"));
    if (!chosen.isValid())
        return;
    m_text->setText(chosen.name(QColor::HexRgb).toUpper());
    Q_EMIT edited();
}

void ColourField::showSwatch()
{
    QPixmap swatch(QSize(size::icon, size::icon) * devicePixelRatio());
    swatch.setDevicePixelRatio(devicePixelRatio());
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(check().isEmpty() ? QColor(colour()) : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(0, 0, size::icon, size::icon), space::tiny, space::tiny);
    painter.end();
    m_swatch->setIcon(swatch);
}

} // namespace inglenook::ui
