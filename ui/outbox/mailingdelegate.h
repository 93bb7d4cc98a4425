#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace inglenook::ui {

/// Draws a row of MailingsTableModel: the progress as a bar with its numbers, trouble in its colour.
class MailingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace inglenook::ui
