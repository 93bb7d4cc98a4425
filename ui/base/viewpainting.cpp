#include "ui/base/controlpainting.h"
#include "ui/base/theme.h"

#include <QtGui/QPainter>

// What is drawn around and inside views: rows, headers, tabs, scroll bars, progress.
namespace inglenook::ui::paint {

namespace {

void fillRounded(QPainter& painter, const QRectF& rect, const QColor& fill, qreal corner)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, corner, corner);
}

} // namespace

void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb)
{
    if (option.maximum <= option.minimum)
        return;
    painter.save();
    const Colours& colours = coloursOf(option.palette);
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken);
    const QRectF rect = option.orientation == Qt::Vertical ? QRectF(thumb).adjusted(3, 2, -3, -2)
                                                           : QRectF(thumb).adjusted(2, 3, -2, -3);
    fillRounded(painter, rect, blend(colours.card, colours.text, isHot ? 0.45 : 0.25),
                qMin(rect.width(), rect.height()) / 2);
    painter.restore();
}

void progressBar(QPainter& painter, const QStyleOptionProgressBar& option)
{
    painter.save();
    const Colours& colours = coloursOf(option.palette);
    constexpr qreal thickness = 6;
    QRectF groove(option.rect.left(), option.rect.center().y() - thickness / 2 + 0.5, option.rect.width(), thickness);
    fillRounded(painter, groove, blend(colours.card, colours.text, 0.12), thickness / 2);
    const bool isBusy = option.minimum == option.maximum;
    const double span = option.maximum - option.minimum;
    const double share = isBusy ? 0.25 : qBound(0.0, (option.progress - option.minimum) / span, 1.0);
    if (share > 0) {
        groove.setWidth(qMax(thickness, groove.width() * share));
        if (option.direction == Qt::RightToLeft)
            groove.moveRight(option.rect.right() + 1);
        fillRounded(painter, groove, colours.accent, thickness / 2);
    }
    painter.restore();
}

void tab(QPainter& painter, const QStyleOptionTab& option)
{
    painter.save();
    const Colours& colours = coloursOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver);
    painter.setPen(isSelected || isHot ? colours.text : colours.quiet);
    QFont font = painter.font();
    font.setWeight(isSelected ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
    if (isSelected) {
        const QRectF mark(option.rect.left() + space::snug, option.rect.bottom() - 1,
                          option.rect.width() - 2 * space::snug, 2);
        painter.fillRect(mark, colours.accent);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        focusRing(painter, QRectF(option.rect).adjusted(2, 4, -2, -4), colours.accent, size::controlCorner);
    painter.restore();
}

void headerSection(QPainter& painter, const QStyleOptionHeader& option)
{
    const Colours& colours = coloursOf(option.palette);
    painter.fillRect(option.rect, colours.card);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colours.line);
}

void headerLabel(QPainter& painter, const QStyleOptionHeader& option)
{
    painter.save();
    const Colours& colours = coloursOf(option.palette);
    painter.setFont(fontFor(TextRole::Small));
    const bool isSorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    painter.setPen(isSorted || isHot ? colours.text : colours.quiet);
    QRect room = option.rect.adjusted(space::small, 0, -space::small, 0);
    const int arrow = isSorted ? space::snug : 0;
    const QFontMetrics metrics(painter.font());
    const QString text = metrics.elidedText(option.text, Qt::ElideRight, room.width() - arrow);
    const auto alignment = QStyle::visualAlignment(option.direction, option.textAlignment);
    if (alignment & Qt::AlignRight)
        room.adjust(0, 0, -arrow, 0);
    painter.drawText(room, alignment | Qt::AlignVCenter, text);
    if (isSorted) {
        const int textWidth = metrics.horizontalAdvance(text);
        const int x = alignment & Qt::AlignRight ? room.right() + 1 : room.left() + textWidth + space::tiny;
        // Qt calls it a down arrow when the smallest stands on top.
        const bool isAscending = option.sortIndicator == QStyleOptionHeader::SortDown;
        chevron(painter, QRectF(x, room.top(), space::snug, room.height()), isAscending ? Qt::UpArrow : Qt::DownArrow,
                colours.text);
    }
    painter.restore();
}

void viewItem(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Colours& colours = coloursOf(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, colours.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled))
        painter.fillRect(option.rect, colours.hover);
}

void menuPanel(QPainter& painter, const QStyleOption& option)
{
    const Colours& colours = coloursOf(option.palette);
    painter.save();
    painter.setPen(QPen(blend(colours.line, colours.fieldLine, 0.5), 1));
    painter.setBrush(colours.card);
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.restore();
}

} // namespace inglenook::ui::paint
