#include "relay/postgresql/postgresqlbatch.h"

#include <utility>

namespace inglenook::relay {

namespace {

using Change = PostgresqlChange;

std::int64_t millis(core::Instant moment)
{
    return moment.time_since_epoch().count();
}

template <typename Kind>
bool is(const Change& change)
{
    return std::holds_alternative<Kind>(change.what);
}

PostgresqlValues keyOf(const core::MailboxId& id)
{
    PostgresqlValues values;
    values.add(id.view());
    return values;
}

} // namespace

PostgresqlBatch::PostgresqlBatch(const std::vector<Change>& changes, std::uint64_t mostEvents)
    : m_changes(changes)
    , m_mostEvents(static_cast<std::int64_t>(mostEvents))
    , m_outcomes(changes.size(), StoreOutcome::Done)
{
    std::map<core::MailboxId, Places> mailboxes;
    for (std::size_t i = 0; i < changes.size(); ++i)
        mailboxes[changes[i].mailbox].push_back(i);
    add("begin", {});
    for (const auto& [id, places] : mailboxes)
        addMailbox(id, places);
    add("commit", {});
    m_queries.back().endsPart = true;
}

void PostgresqlBatch::add(const char* statement, PostgresqlValues values, Meaning meaning)
{
    m_queries.push_back({statement, std::move(values)});
    m_meanings.push_back(std::move(meaning));
}

/// The mailbox's changes in the order in which they came, appends beside each other as one.
void PostgresqlBatch::addMailbox(const core::MailboxId& id, const Places& places)
{
    // When there is no row to lock, everything up to the change that makes the mailbox finds none.
    Places unlessThere;
    for (const std::size_t place : places) {
        if (is<Change::Put>(m_changes[place]))
            break;
        unlessThere.push_back(place);
    }
    add("lock", keyOf(id), {Meaning::Kind::Lock, std::move(unlessThere)});
    bool isRemoved = false;
    Places appends;
    for (const std::size_t place : places) {
        const Change& change = m_changes[place];
        if (is<Change::Append>(change) && !isRemoved) {
            appends.push_back(place);
            continue;
        }
        addAppends(id, std::exchange(appends, {}));
        if (is<Change::Put>(change))
            isRemoved = false;
        if (isRemoved)
            m_outcomes[place] = StoreOutcome::Absent;
        else
            addOther(change);
        if (is<Change::Remove>(change))
            isRemoved = true;
    }
    addAppends(id, appends);
}

void PostgresqlBatch::addAppends(const core::MailboxId& id, const Places& places)
{
    if (places.empty())
        return;
    std::vector<core::ByteView> ids;
    std::vector<std::int64_t> times;
    std::vector<core::ByteView> sealed;
    for (const std::size_t place : places) {
        const NewEvent& event = std::get<Change::Append>(m_changes[place].what).event;
        ids.push_back(event.id.view());
        times.push_back(millis(event.time));
        sealed.emplace_back(event.sealed);
    }
    PostgresqlValues values = keyOf(id);
    values.add(ids).add(times).add(sealed).add(m_mostEvents);
    add("append", std::move(values), {Meaning::Kind::Refused, places});
}

void PostgresqlBatch::addOther(const Change& change)
{
    PostgresqlValues values = keyOf(change.mailbox);
    if (const auto* forget = std::get_if<Change::Forget>(&change.what))
        add("forget", values.add(static_cast<std::int64_t>(forget->upto)));
    else if (const auto* expire = std::get_if<Change::Expire>(&change.what))
        add("expire", values.add(millis(expire->before)));
    else if (const auto* put = std::get_if<Change::Put>(&change.what)) {
        add("begin_count", values);
        const StoredMailbox& mailbox = put->mailbox;
        values.add(mailbox.publicKey.view()).add(mailbox.secretHash.view()).add(core::bytesOf(mailbox.page));
        add("put", std::move(values));
    } else if (is<Change::Remove>(change)) {
        add("remove", values);
        add("remove_events", values);
        add("end_count", values);
    }
}

void PostgresqlBatch::take(std::size_t query, const PostgresqlResult& result)
{
    if (query >= m_meanings.size())
        return;
    const Meaning& meaning = m_meanings[query];
    if (meaning.kind == Meaning::Kind::Lock && result.rows() == 0) {
        for (const std::size_t change : meaning.changes)
            m_outcomes[change] = StoreOutcome::Absent;
    }
    for (int row = 0; meaning.kind == Meaning::Kind::Refused && row < result.rows(); ++row) {
        const auto place = static_cast<std::size_t>(result.integer(row, 0) - 1);
        if (place < meaning.changes.size())
            m_outcomes[meaning.changes[place]] = StoreOutcome::Full;
    }
}

} // namespace inglenook::relay
