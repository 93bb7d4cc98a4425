#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace inglenook::ui {

/// Draws a row of InvitationsTableModel: the state with a mark and in its colour.
class InvitationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace inglenook::ui
