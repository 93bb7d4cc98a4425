#include "ui/base/rowbutton.h"

#include "ui/base/controlpainting.h"
#include "ui/base/faceglyph.h"
#include "ui/base/theme.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

RowButton::RowButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RowButton::setWords(const QString& text, const QString& aside, const QString& more)
{
    // An ampersand in a name is no shortcut: the painting below takes text as it is.
    setText(text);
    setShortcut({});
    m_aside = aside;
    m_more = more;
    const QString face = m_face ? faceName(*m_face) + QStringLiteral(", ") : QString();
    setAccessibleName(QStringLiteral("%1%2 %3 %4").arg(face, text, more, aside).simplified());
    update();
}

QSize RowButton::sizeHint() const
{
    return {200, size::row};
}

void RowButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = coloursOf(this);
    if (isDown() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? colours.selection : colours.hover);
        painter.drawRoundedRect(rect(), size::controlCorner, size::controlCorner);
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::focusRing(painter, rect(), colours.accent, size::controlCorner);

    QRect room = rect().adjusted(space::small, 0, -space::small, 0);
    if (m_face || m_icon) {
        const QRectF mark(room.left(), (height() - size::icon) / 2.0, size::icon, size::icon);
        if (m_face)
            paintFace(painter, mark, *m_face, colours);
        else
            paintIcon(painter, mark, *m_icon, colours.quiet);
        room.adjust(size::icon + space::small, 0, 0, 0);
    }
    painter.setFont(fontFor(TextRole::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    painter.setPen(colours.quiet);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_aside);
    if (!m_aside.isEmpty())
        room.adjust(0, 0, -metrics.horizontalAdvance(m_aside) - space::small, 0);
    painter.setPen(colours.text);
    const QString words = metrics.elidedText(text(), Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, words);
    room.adjust(metrics.horizontalAdvance(words) + space::small, 0, 0, 0);
    if (!m_more.isEmpty() && room.width() > space::vast) {
        painter.setPen(colours.quiet);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_more.simplified(), Qt::ElideRight, room.width()));
    }
}

} // namespace inglenook::ui
