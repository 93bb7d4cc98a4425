#include "ui/today/answerdelegate.h"

#include "ui/base/faceglyph.h"
#include "ui/base/icon.h"
#include "ui/base/theme.h"
#include "ui/today/answerstablemodel.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

void AnswerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = coloursOf(option.palette);
    QRect room = option.rect.adjusted(space::small, 0, -space::small, 0);
    if (index.column() == AnswersTableModel::FaceColumn) {
        const QRect mark(room.left(), room.top() + (room.height() - size::icon) / 2, size::icon, size::icon);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, mark);
        return;
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return;
    painter->save();
    painter->setFont(option.font);
    switch (index.column()) {
    case AnswersTableModel::NameColumn:
        painter->setPen(colours.text);
        break;
    case AnswersTableModel::CallColumn: {
        const QRectF mark(room.left(), room.top() + (room.height() - space::medium) / 2.0, space::medium,
                          space::medium);
        paintIcon(*painter, mark, Icon::Phone, colours.accent);
        room.adjust(space::medium + space::tiny, 0, 0, 0);
        painter->setPen(colours.accent);
        break;
    }
    default:
        painter->setPen(colours.quiet);
    }
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(room, int(alignment) | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace inglenook::ui
