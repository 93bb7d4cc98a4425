#include "ui/contacts/refusedtablemodel.h"

#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {

constexpr qsizetype longestShown = 300;

QString joined(const QStringList& cells)
{
    QStringList filled = cells;
    filled.removeIf([](const QString& cell) { return cell.trimmed().isEmpty(); });
    return filled.join(QStringLiteral("  ·  ")).left(longestShown).simplified();
}

} // namespace

void RefusedTableModel::setRows(const QList<core::RefusedRow>& rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int RefusedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RefusedTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RefusedTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::RefusedRow& row = m_rows.at(index.row());
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString text = index.column() == LineColumn     ? QLocale().toString(row.line)
                         : index.column() == ReasonColumn ? row.reason
                                                          : joined(row.cells);
    return role == Qt::DisplayRole ? text : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QVariant RefusedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == LineColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn:
        return tr("Line");
    case ReasonColumn:
        return tr("Why it is left out");
    case RowColumn:
        return tr("Row");
    default:
        return {};
    }
}

} // namespace inglenook::ui
