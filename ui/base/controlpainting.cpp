#include "ui/base/controlpainting.h"

#include "ui/base/button.h"
#include "ui/base/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QAbstractItemView>

namespace inglenook::ui::paint {

namespace {

bool isOn(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// Saves a painter for the length of a scope.
class Saved
{
public:
    explicit Saved(QPainter& painter)
        : m_painter(painter)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved&) = delete;
    Saved& operator=(const Saved&) = delete;

private:
    QPainter& m_painter;
};

/// A 1 px line lies on whole pixels when its rectangle is half a pixel smaller on each side.
QRectF lineRect(const QRectF& rect)
{
    return rect.adjusted(0.5, 0.5, -0.5, -0.5);
}

void rounded(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line,
             qreal corner = size::controlCorner)
{
    painter.setBrush(fill);
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(line.isValid() ? lineRect(rect) : rect, corner, corner);
}

Button::Weight weightOf(const QStyleOptionButton& option, const QWidget* widget)
{
    if (const auto* button = qobject_cast<const Button*>(widget))
        return button->weight();
    const bool isDefault = option.features.testFlag(QStyleOptionButton::DefaultButton);
    return isDefault ? Button::Weight::Primary : Button::Weight::Plain;
}

void buttonBody(QPainter& painter, const QStyleOptionButton& option, Button::Weight weight, const Colours& colours)
{
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isDown = isOn(option, QStyle::State_Sunken);
    const bool isHot = isEnabled && isOn(option, QStyle::State_MouseOver);
    const QRectF rect = option.rect;
    if (weight == Button::Weight::Primary) {
        QColor fill = isEnabled ? colours.accent : blend(colours.card, colours.text, 0.12);
        if (isDown || isHot)
            fill = blend(fill, colours.text, isDown ? 0.24 : 0.12);
        rounded(painter, rect, fill, {});
    } else if (weight == Button::Weight::Plain) {
        const bool isChecked = isOn(option, QStyle::State_On);
        QColor fill = isChecked ? colours.selection : isHot ? colours.hover : colours.card;
        if (isDown)
            fill = blend(fill, colours.text, 0.08);
        rounded(painter, rect, fill, isEnabled ? blend(colours.line, colours.fieldLine, 0.5) : colours.line);
    }
    if (isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange)) {
        const bool isPrimary = weight == Button::Weight::Primary;
        focusRing(painter, isPrimary ? rect.adjusted(2, 2, -2, -2) : rect,
                  isPrimary ? colours.onAccent : colours.accent, size::controlCorner - (isPrimary ? 2 : 0));
    }
}

QColor buttonTextColour(const QStyleOptionButton& option, Button::Weight weight, const Colours& colours)
{
    if (!isOn(option, QStyle::State_Enabled))
        return option.palette.color(QPalette::Disabled, QPalette::ButtonText);
    if (weight == Button::Weight::Primary)
        return colours.onAccent;
    return weight == Button::Weight::Link ? colours.accent : option.palette.color(QPalette::ButtonText);
}

} // namespace

void focusRing(QPainter& painter, const QRectF& rect, const QColor& colour, qreal corner)
{
    Saved saved(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), corner - 1, corner - 1);
}

void pushButton(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget)
{
    Saved saved(painter);
    const Colours& colours = coloursOf(option.palette);
    const auto weight = weightOf(option, widget);
    buttonBody(painter, option, weight, colours);

    const QColor colour = buttonTextColour(option, weight, colours);
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const bool hasIcon = !option.icon.isNull();
    const int wanted = weight == Button::Weight::Link ? space::tiny : space::small;
    const int gap = hasIcon && textWidth > 0 ? wanted : 0;
    const int iconWidth = hasIcon ? option.iconSize.width() : 0;
    const int padding = weight == Button::Weight::Link ? 2 : space::small;
    const QRect room = option.rect.adjusted(padding, 0, -padding, 0);
    const int width = qMin(room.width(), iconWidth + gap + textWidth);
    int x = room.left() + (room.width() - width) / 2;
    if (hasIcon) {
        const QRect iconRect(QPoint(x, room.top() + (room.height() - option.iconSize.height()) / 2), option.iconSize);
        const auto mode = !isOn(option, QStyle::State_Enabled) ? QIcon::Disabled
                          : weight == Button::Weight::Primary  ? QIcon::Selected
                                                               : QIcon::Normal;
        option.icon.paint(&painter, QStyle::visualRect(option.direction, option.rect, iconRect), Qt::AlignCenter, mode);
        x += iconWidth + gap;
    }
    painter.setPen(colour);
    if (weight == Button::Weight::Link && isOn(option, QStyle::State_MouseOver)) {
        QFont underlined = painter.font();
        underlined.setUnderline(true);
        painter.setFont(underlined);
    }
    const QRect textRect(x, room.top(), room.right() + 1 - x, room.height());
    const int flags = (hasIcon ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextShowMnemonic;
    painter.drawText(QStyle::visualRect(option.direction, option.rect, hasIcon ? textRect : room), flags,
                     option.fontMetrics.elidedText(option.text, Qt::ElideRight, room.width() - iconWidth - gap,
                                                   Qt::TextShowMnemonic));
}

void toolButton(QPainter& painter, const QStyleOptionToolButton& option)
{
    Saved saved(painter);
    const Colours& colours = coloursOf(option.palette);
    const bool isDown = isOn(option, QStyle::State_Sunken);
    if (isOn(option, QStyle::State_On) || isDown)
        rounded(painter, option.rect, colours.selection, {});
    else if (isOn(option, QStyle::State_Enabled) && isOn(option, QStyle::State_MouseOver))
        rounded(painter, option.rect, colours.hover, {});
    if (isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange))
        focusRing(painter, option.rect, colours.accent, size::controlCorner);
}

void field(QPainter& painter, const QStyleOption& option, bool hasFocus)
{
    Saved saved(painter);
    const Colours& colours = coloursOf(option.palette);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    rounded(painter, option.rect, isEnabled ? colours.card : colours.ground,
            isEnabled ? colours.fieldLine : colours.line);
    if (hasFocus)
        focusRing(painter, option.rect, colours.accent, size::controlCorner);
}

void checkBox(QPainter& painter, const QStyleOption& option)
{
    Saved saved(painter);
    const Colours& colours = coloursOf(option.palette);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isMarked = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const QColor strong = isEnabled ? colours.accent : colours.line;
    rounded(painter, option.rect,
            isMarked    ? strong
            : isEnabled ? colours.card
                        : colours.ground,
            isMarked    ? strong
            : isEnabled ? colours.fieldLine
                        : colours.line,
            4);
    painter.setPen(QPen(colours.onAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF origin = option.rect.topLeft();
    const qreal unit = option.rect.width() / 18.0;
    if (isOn(option, QStyle::State_On))
        painter.drawPolyline(QPolygonF{origin + QPointF(4.5, 9.5) * unit, origin + QPointF(7.5, 12.5) * unit,
                                       origin + QPointF(13.5, 5.5) * unit});
    else if (isOn(option, QStyle::State_NoChange))
        painter.drawLine(origin + QPointF(5, 9) * unit, origin + QPointF(13, 9) * unit);
}

void radioButton(QPainter& painter, const QStyleOption& option)
{
    Saved saved(painter);
    const Colours& colours = coloursOf(option.palette);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isMarked = isOn(option, QStyle::State_On);
    const QColor strong = isEnabled ? colours.accent : colours.line;
    painter.setBrush(isMarked ? strong : colours.card);
    painter.setPen(QPen(isMarked ? strong : colours.fieldLine, 1));
    painter.drawEllipse(lineRect(option.rect));
    if (isMarked) {
        painter.setBrush(colours.onAccent);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QRectF(option.rect).center(), 3.5, 3.5);
    }
}

void chevron(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& colour)
{
    Saved saved(painter);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.translate(rect.center());
    static constexpr int angles[] = {0, 180, 0, 90, -90}; // Qt::NoArrow, UpArrow, DownArrow, LeftArrow, RightArrow
    painter.rotate(angles[direction]);
    painter.drawPolyline(QPolygonF{QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)});
}

} // namespace inglenook::ui::paint
