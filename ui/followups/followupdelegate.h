#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace inglenook::ui {

/// A line of FollowupsTableModel: the face by its shape, the words quiet, the wish to be called in the accent.
class FollowupDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace inglenook::ui
