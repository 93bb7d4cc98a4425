#include "ui/mainwindow/navigationbutton.h"

#include "ui/base/controlpainting.h"
#include "ui/base/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

bool showsFocus(const QWidget* widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintGround(QPainter& painter, const QAbstractButton& button, const Colours& colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (button.isChecked() || button.isDown())
        painter.setBrush(colours.selection);
    else if (button.underMouse())
        painter.setBrush(colours.hover);
    else
        painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(button.rect(), size::controlCorner, size::controlCorner);
    if (showsFocus(&button))
        paint::focusRing(painter, button.rect(), colours.accent, size::controlCorner);
}

} // namespace

NavigationButton::NavigationButton(Icon icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCount(0);
}

void NavigationButton::setCount(qint64 waiting)
{
    m_waiting = waiting;
    setAccessibleName(waiting > 0 ? tr("%1, %n waiting", nullptr, static_cast<int>(waiting)).arg(text()) : text());
    update();
}

QSize NavigationButton::sizeHint() const
{
    return {size::navigation - 2 * space::small, size::row};
}

void NavigationButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    paintGround(painter, *this, colours);
    const QRectF mark(space::small, (height() - size::icon) / 2.0, size::icon, size::icon);
    paintIcon(painter, mark, m_icon, isChecked() ? colours.accent : colours.text);

    QRect room = rect().adjusted(2 * space::small + size::icon, 0, -space::snug, 0);
    if (m_waiting > 0) {
        const QString number = m_waiting > 999 ? tr("999+") : QLocale().toString(m_waiting);
        painter.setFont(fontFor(TextRole::Small));
        painter.setPen(colours.accent);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, number);
        room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(number) - space::small, 0);
    }
    painter.setFont(fontFor(isChecked() ? TextRole::Strong : TextRole::Body));
    painter.setPen(colours.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

StateLine::StateLine(QWidget* parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StateLine::setState(State state, const QString& words, const QString& more)
{
    m_state = state;
    setText(words);
    setAccessibleName(words);
    setAccessibleDescription(more);
    // Tool tips guess whether they are mark-up; escaped, foreign words stay words.
    setToolTip(more.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(more.toHtmlEscaped()));
    update();
}

QSize StateLine::sizeHint() const
{
    return {size::navigation - 2 * space::small, space::large};
}

void StateLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    paintGround(painter, *this, colours);
    const QPointF centre(space::small + size::icon / 2.0, height() / 2.0);
    const QColor good = colours.textOf(core::Face::Green);
    const QColor bad = colours.textOf(core::Face::Red);
    painter.setBrush(Qt::NoBrush);
    if (m_state == State::Good) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(good);
        painter.drawEllipse(centre, 4, 4);
    } else if (m_state == State::NotSetUp) {
        painter.setPen(QPen(colours.quiet, 1.5));
        painter.drawEllipse(centre, 3.5, 3.5);
    } else {
        paintIcon(painter, QRectF(centre - QPointF(8, 8), QSizeF(16, 16)), Icon::Warning, bad);
    }
    painter.setFont(fontFor(TextRole::Small));
    painter.setPen(m_state == State::Trouble ? bad : colours.quiet);
    const QRect room = rect().adjusted(2 * space::small + size::icon, 0, -space::tiny, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace inglenook::ui
