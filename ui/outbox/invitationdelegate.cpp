#include "ui/outbox/invitationdelegate.h"

#include "ui/base/theme.h"
#include "ui/outbox/invitationstablemodel.h"
#include "ui/outbox/mailingwords.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

void InvitationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const InvitationsTableModel*>(index.model());
    const auto invitation = model ? model->invitation(index.row()) : std::nullopt;
    if (!invitation)
        return;
    const Colours& colours = coloursOf(option.palette);
    QRect room = option.rect.adjusted(space::small, 0, -space::small, 0);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(index.column() == InvitationsTableModel::NameColumn ? colours.text : colours.quiet);
    if (index.column() == InvitationsTableModel::StateColumn) {
        const QColor colour = stateColour(invitation->state, colours);
        const QRectF mark(room.left(), room.top() + (room.height() - space::medium) / 2.0, space::medium,
                          space::medium);
        paintIcon(*painter, mark, stateIcon(invitation->state), colour);
        room.adjust(space::medium + space::small, 0, 0, 0);
        painter->setPen(colour);
    }
    const QString text = index.data().toString().simplified();
    painter->drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace inglenook::ui
