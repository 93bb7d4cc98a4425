#include "ui/contacts/changedtablemodel.h"

namespace inglenook::ui {

namespace {

constexpr qsizetype longestShown = 300;

} // namespace

void ChangedTableModel::setChanges(const QList<core::ChangedContact>& changes)
{
    beginResetModel();
    m_rows.clear();
    for (const core::ChangedContact& changed : changes) {
        QString person = changed.before.displayName();
        const auto add = [&](const QString& field, const QString& before, const QString& after) {
            if (before == after)
                return;
            m_rows.append(
                {person, field, before.left(longestShown).simplified(), after.left(longestShown).simplified()});
            person.clear(); // once is enough
        };
        using Field = core::ContactField;
        add(contactFieldTitle(Field::FirstName), changed.before.firstName, changed.after.firstName);
        add(contactFieldTitle(Field::LastName), changed.before.lastName, changed.after.lastName);
        add(contactFieldTitle(Field::Phone), changed.before.phone, changed.after.phone);
        add(contactFieldTitle(Field::Language), changed.before.language, changed.after.language);
        add(contactFieldTitle(Field::Tags), changed.before.tags.join(QStringLiteral(", ")),
            changed.after.tags.join(QStringLiteral(", ")));
        add(contactFieldTitle(Field::Note), changed.before.note, changed.after.note);
        add(tr("Why you may write"), core::basisTitle(changed.before.basis), core::basisTitle(changed.after.basis));
    }
    endResetModel();
}

int ChangedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChangedTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangedTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString text = m_rows.at(index.row()).value(index.column());
    return role == Qt::DisplayRole || text.isEmpty() ? text : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QVariant ChangedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PersonColumn:
        return tr("Person");
    case FieldColumn:
        return tr("Field");
    case BeforeColumn:
        return tr("In your list");
    case AfterColumn:
        return tr("With the file");
    default:
        return {};
    }
}

} // namespace inglenook::ui
