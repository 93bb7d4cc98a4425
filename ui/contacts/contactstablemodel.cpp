#include "ui/contacts/contactstablemodel.h"

namespace inglenook::ui {

namespace {

constexpr int chunkRows = 100;
constexpr int chunksKept = 50;

} // namespace

ContactsTableModel::ContactsTableModel(core::Database& database, QObject* parent)
    : QAbstractTableModel(parent)
    , m_database(database)
    , m_chunks(chunksKept)
{
}

void ContactsTableModel::setFilter(const core::ContactFilter& filter)
{
    m_filter = filter;
    reload();
}

void ContactsTableModel::reload()
{
    struct Start
    {
        qint64 count;
        QList<core::Contact> top;
    };
    const auto start = m_database.read([this](core::Transaction& transaction) -> core::Result<Start> {
        const core::ContactRepository contacts;
        const auto count = contacts.count(transaction, m_filter);
        if (!count)
            return count.error();
        const auto top = contacts.load(transaction, m_filter, 0, chunkRows);
        return top ? core::Result(Start{*count, *top}) : top.error();
    });
    beginResetModel();
    m_chunks.clear();
    m_count = start ? static_cast<int>(start->count) : 0;
    if (start)
        m_chunks.insert(0, new QList(start->top));
    endResetModel();
    if (!start)
        Q_EMIT failed(start.error());
}

std::optional<core::Contact> ContactsTableModel::contact(int row) const
{
    const QList<core::Contact>* contacts = row >= 0 && row < m_count ? chunk(row / chunkRows) : nullptr;
    const int place = row % chunkRows;
    return contacts && place < contacts->size() ? std::optional(contacts->at(place)) : std::nullopt;
}

const QList<core::Contact>* ContactsTableModel::chunk(int number) const
{
    if (const auto* known = m_chunks.object(number))
        return known;
    const auto loaded = m_database.read([this, number](core::Transaction& transaction) {
        return core::ContactRepository().load(transaction, m_filter, qint64(number) * chunkRows, chunkRows);
    });
    if (!loaded) {
        Q_EMIT failed(loaded.error());
        return nullptr;
    }
    m_chunks.insert(number, new QList(*loaded));
    return m_chunks.object(number);
}

int ContactsTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int ContactsTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContactsTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto contact = this->contact(index.row());
    if (!contact)
        return {};
    if (role == Qt::DisplayRole)
        return text(*contact, index.column()).simplified();
    const QString whole = text(*contact, index.column());
    return whole.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(whole.toHtmlEscaped());
}

QString ContactsTableModel::text(const core::Contact& contact, int column)
{
    switch (column) {
    case NameColumn:
        return QString(contact.firstName + u' ' + contact.lastName).trimmed();
    case AddressColumn:
        return contact.address.text();
    case PhoneColumn:
        return contact.phone;
    case TagsColumn:
        return contact.tags.join(QStringLiteral(", "));
    case NoteColumn:
        return contact.note;
    default:
        return {};
    }
}

QVariant ContactsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case AddressColumn:
        return tr("Mail address");
    case PhoneColumn:
        return tr("Phone");
    case TagsColumn:
        return tr("Tags");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

void ContactsTableModel::sort(int column, Qt::SortOrder order)
{
    if (column != NameColumn && column != AddressColumn)
        return;
    core::ContactFilter filter = m_filter;
    filter.order = column == NameColumn ? core::ContactFilter::Order::Name : core::ContactFilter::Order::Address;
    filter.descending = order == Qt::DescendingOrder;
    if (filter != m_filter)
        setFilter(filter);
}

} // namespace inglenook::ui
