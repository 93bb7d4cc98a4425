#pragma once

#include "core/contacts/contactimporter.h"

#include <QtCore/QAbstractTableModel>

namespace inglenook::ui {

/// The rows of a file that cannot be imported, each with its line and the reason.
class RefusedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LineColumn, ReasonColumn, RowColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<core::RefusedRow>& rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    QList<core::RefusedRow> m_rows;
};

} // namespace inglenook::ui
