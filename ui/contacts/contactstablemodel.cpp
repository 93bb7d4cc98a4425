#include "ui/contacts/contactstablemodel.h"

#include "core/contacts/maskedaddress.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace inglenook::ui {

namespace {

constexpr int chunkRows = 100;
constexpr int chunksKept = 50;
/// Up to here the database itself is quick enough for somebody who types.
constexpr qint64 manyContacts = 20'000;

} // namespace

ContactsTableModel::ContactsTableModel(core::Database& database, QObject* parent)
    : QAbstractTableModel(parent)
    , m_database(database)
    , m_chunks(chunksKept)
{
    connect(&m_loading, &QFutureWatcherBase::finished, this, &ContactsTableModel::takeSearch);
}

ContactsTableModel::~ContactsTableModel()
{
    m_loading.waitForFinished();
}

void ContactsTableModel::setFilter(const core::ContactFilter& filter)
{
    m_filter = filter;
    reload();
}

void ContactsTableModel::prepareSearch()
{
    if (m_loading.isRunning())
        return;
    const auto stamp = m_database.read([](core::Transaction& transaction) -> core::Result<Stamp> {
        const auto count = core::ContactRepository().count(transaction);
        if (!count)
            return count.error();
        return *count < manyContacts ? core::Result(Stamp(-1, -1)) : core::ContactSearch::loadStamp(transaction);
    });
    if (!stamp || *stamp == Stamp(-1, -1) || (m_search && *stamp == m_searchStamp))
        return;
    m_search.reset();
    m_searchStamp = *stamp;
    m_loading.setFuture(QtConcurrent::run([path = m_database.path()] {
        const auto database = core::Database::open(path, core::Database::Access::ReadOnly);
        return std::make_shared<core::Result<core::ContactSearch>>(
            database ? (*database)->read([](core::Transaction& t) { return core::ContactSearch::load(t); })
                     : core::Result<core::ContactSearch>(database.error()));
    }));
}

void ContactsTableModel::takeSearch()
{
    auto loaded = m_loading.result();
    // Without it the database searches, a little slower.
    m_search = *loaded ? std::make_unique<core::ContactSearch>(std::move(**loaded)) : nullptr;
}

/// Whether the words in memory can tell what the filter lets through, and have.
core::Result<bool> ContactsTableModel::searchInMemory(core::Transaction& transaction)
{
    core::ContactFilter rest = m_filter;
    rest.search.clear();
    const bool isWords =
        !m_filter.search.trimmed().isEmpty() && rest.isOpen() && m_filter.order == core::ContactFilter::Order::Name;
    if (!isWords || !m_search)
        return false;
    const auto stamp = core::ContactSearch::loadStamp(transaction);
    if (!stamp)
        return stamp.error();
    if (*stamp != m_searchStamp)
        return false;
    m_found = m_search->find(m_filter.search);
    if (m_filter.descending)
        std::reverse(m_found->begin(), m_found->end());
    return true;
}

core::Result<QList<core::Contact>> ContactsTableModel::loadChunk(core::Transaction& transaction, int number) const
{
    if (!m_found)
        return core::ContactRepository().load(transaction, m_filter, qint64(number) * chunkRows, chunkRows);
    QList<core::Id<core::Contact>> ids;
    const auto end = std::min(m_found->size(), static_cast<size_t>(number + 1) * chunkRows);
    for (size_t row = static_cast<size_t>(number) * chunkRows; row < end; ++row)
        ids.append(core::Id<core::Contact>((*m_found)[row]));
    return core::ContactRepository().load(transaction, ids);
}

void ContactsTableModel::reload()
{
    struct Start
    {
        qint64 count;
        QList<core::Contact> top;
    };
    m_found.reset();
    const auto start = m_database.read([this](core::Transaction& transaction) -> core::Result<Start> {
        const auto isFound = searchInMemory(transaction);
        if (!isFound)
            return isFound.error();
        const auto count = m_found ? core::Result(static_cast<qint64>(m_found->size()))
                                   : core::ContactRepository().count(transaction, m_filter);
        if (!count)
            return count.error();
        const auto top = loadChunk(transaction, 0);
        return top ? core::Result(Start{*count, *top}) : top.error();
    });
    beginResetModel();
    m_chunks.clear();
    m_count = start ? static_cast<int>(start->count) : 0;
    if (start)
        m_chunks.insert(0, new QList(start->top));
    endResetModel();
    if (!start)
        return Q_EMIT failed(start.error());
    if (!m_found && !m_filter.search.trimmed().isEmpty())
        prepareSearch(); // for the next letter
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
    const auto loaded =
        m_database.read([this, number](core::Transaction& transaction) { return loadChunk(transaction, number); });
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
    const bool isMasked = index.column() == AddressColumn && core::isMaskedAddress(contact->address);
    if (role == Qt::DisplayRole) {
        const QString shown = text(*contact, index.column()).simplified();
        return isMasked ? tr("%1 (short-lived)").arg(shown) : shown;
    }
    QString whole = text(*contact, index.column());
    if (isMasked)
        whole = tr("%1 – lent by a booking site for a while").arg(whole);
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
