#pragma once

#include "core/contacts/importpreview.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSet>

namespace inglenook::ui {

/// The first rows of a file. The row on top stays blank for the choice of what each column holds.
class ImportPreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const core::ImportPreview& preview);
    /// Those that are imported; the others are shown quietly.
    void setUsedColumns(const QSet<int>& columns);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    core::ImportPreview m_preview;
    QSet<int> m_usedColumns;
    int m_columns = 0;
};

} // namespace inglenook::ui
