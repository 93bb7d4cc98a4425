#include "ui/followups/followupdelegate.h"

#include "ui/base/icon.h"
#include "ui/base/theme.h"
#include "ui/followups/followupstablemodel.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

void FollowupDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = coloursOf(option.palette);
    QRect room = option.rect.adjusted(space::small, 0, -space::small, 0);
    const auto mark = [&room](int side) {
        return QRect(room.left(), room.top() + (room.height() - side) / 2, side, side);
    };
    if (index.column() == FollowupsTableModel::FaceColumn) {
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, mark(size::icon));
        return;
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(index.column() == FollowupsTableModel::NameColumn ? colours.text : colours.quiet);
    if (index.column() == FollowupsTableModel::CallColumn) {
        paintIcon(*painter, mark(space::medium), Icon::Phone, colours.accent);
        room.adjust(space::medium + space::tiny, 0, 0, 0);
        painter->setPen(colours.accent);
    }
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    painter->drawText(room, alignment | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace inglenook::ui
