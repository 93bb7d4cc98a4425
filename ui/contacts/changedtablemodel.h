#pragma once

#include "core/contacts/contactimporter.h"

#include <QtCore/QAbstractTableModel>

namespace inglenook::ui {

/// The people an import changes, side by side: one row for each field that becomes another.
class ChangedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PersonColumn, FieldColumn, BeforeColumn, AfterColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setChanges(const QList<core::ChangedContact>& changes);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    QList<QStringList> m_rows; ///< the texts of a row, in the order of the columns
};

} // namespace inglenook::ui
