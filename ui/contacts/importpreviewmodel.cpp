#include "ui/contacts/importpreviewmodel.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QPalette>

#include <algorithm>

namespace inglenook::ui {

namespace {

constexpr int mostColumns = 100; // more than a preview can show sensibly
constexpr qsizetype longestShown = 200;

} // namespace

void ImportPreviewModel::setPreview(const core::ImportPreview& preview)
{
    beginResetModel();
    m_preview = preview;
    qsizetype columns = preview.header.size();
    for (const core::ImportRow& row : preview.rows)
        columns = std::max(columns, row.cells.size());
    m_columns = static_cast<int>(std::min<qsizetype>(columns, mostColumns));
    endResetModel();
}

void ImportPreviewModel::setUsedColumns(const QSet<int>& columns)
{
    m_usedColumns = columns;
    if (m_columns > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1), {Qt::ForegroundRole});
}

int ImportPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size()) + 1;
}

int ImportPreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant ImportPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() == 0)
        return {};
    if (role == Qt::DisplayRole)
        return m_preview.rows.at(index.row() - 1).cells.value(index.column()).left(longestShown).simplified();
    if (role == Qt::ForegroundRole && !m_usedColumns.contains(index.column()))
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    return {};
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString name = m_preview.header.value(section).left(longestShown).simplified();
    return name.isEmpty() ? tr("Column %1").arg(section + 1) : name;
}

Qt::ItemFlags ImportPreviewModel::flags(const QModelIndex& index) const
{
    return index.row() == 0 ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

} // namespace inglenook::ui
