#pragma once

#include "ui/base/colours.h"
#include "ui/base/icon.h"

#include <QtWidgets/QAbstractButton>

#include <optional>

namespace inglenook::ui {

/// A line in a card that can be pressed: a face or an icon, plain words, a quiet word at the end.
class RowButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RowButton(QWidget* parent = nullptr);

    void setFace(core::Face face) { m_face = face; }
    void setMark(Icon icon) { m_icon = icon; }
    /// `text` may be foreign: it is shown as it is. `more` stands quietly behind it where there is room.
    void setWords(const QString& text, const QString& aside = {}, const QString& more = {});
    [[nodiscard]] QString aside() const { return m_aside; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<core::Face> m_face;
    std::optional<Icon> m_icon;
    QString m_aside;
    QString m_more;
};

} // namespace inglenook::ui
