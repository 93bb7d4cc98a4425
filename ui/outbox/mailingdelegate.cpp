#include "ui/outbox/mailingdelegate.h"

#include "ui/base/colours.h"
#include "ui/base/theme.h"
#include "ui/outbox/mailingstablemodel.h"
#include "ui/outbox/sendprogressbar.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

constexpr int barWidth = 96;
constexpr int barHeight = 6;

QColor colourOf(const MailingsTableModel::Row& row, int column, const Colours& colours)
{
    switch (column) {
    case MailingsTableModel::SurveyColumn:
        return colours.text;
    case MailingsTableModel::StateColumn:
        if (row.mailing.state == core::MailingState::Running)
            return colours.accent;
        return row.mailing.state == core::MailingState::Stopped ? colours.textOf(core::Face::Red) : colours.quiet;
    case MailingsTableModel::TroubleColumn:
        return colours.textOf(row.progress.rejected > 0 ? core::Face::Red : core::Face::Amber);
    default:
        return colours.quiet;
    }
}

} // namespace

void MailingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const MailingsTableModel*>(index.model());
    if (!model)
        return;
    const MailingsTableModel::Row& row = model->row(index.row());
    const Colours& colours = coloursOf(option.palette);
    QRect room = option.rect.adjusted(space::small, 0, -space::small, 0);
    if (index.column() == MailingsTableModel::ProgressColumn) {
        const QRectF bar(room.left(), room.top() + (room.height() - barHeight) / 2.0, barWidth, barHeight);
        paintSendProgress(*painter, bar, row.progress, colours);
        room.adjust(barWidth + space::snug, 0, 0, 0);
    }
    painter->save();
    painter->setFont(option.font);
    painter->setPen(colourOf(row, index.column(), colours));
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(room, int(alignment) | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace inglenook::ui
