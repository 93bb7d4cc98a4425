#include "relay/store/sqlitewriter.h"

#include <utility>

namespace inglenook::relay {

namespace {

using Step = Statement::Step;

std::int64_t millis(core::Instant moment)
{
    return moment.time_since_epoch().count();
}

} // namespace

SqliteWriter::SqliteWriter(SqliteConnection opened)
    : m_connection(std::move(opened))
    , m_begin(m_connection.prepare("BEGIN IMMEDIATE"))
    , m_commit(m_connection.prepare("COMMIT"))
    , m_count(m_connection.prepare("SELECT number, last_sequence, stored_events FROM mailboxes "
                                   "JOIN counts ON mailbox = number WHERE id = ?1"))
    , m_keepCount(m_connection.prepare("UPDATE counts SET last_sequence = ?2, stored_events = ?3 WHERE mailbox = ?1"))
    , m_insert(m_connection.prepare("INSERT INTO events (mailbox, sequence, id, relay_time, sealed) "
                                    "VALUES (?1, ?2, ?3, ?4, ?5)"))
    , m_number(m_connection.prepare("SELECT number FROM mailboxes WHERE id = ?1"))
    , m_forget(m_connection.prepare("DELETE FROM events WHERE mailbox = ?1 AND sequence <= ?2"))
    , m_freed(m_connection.prepare("UPDATE counts SET stored_events = stored_events - ?2 WHERE mailbox = ?1"))
    , m_holders(m_connection.prepare("SELECT mailbox FROM counts WHERE stored_events > 0 AND mailbox > ?1 "
                                     "ORDER BY mailbox LIMIT ?2"))
    , m_newest(m_connection.prepare("SELECT last_sequence FROM counts WHERE mailbox = ?1"))
    , m_kept(m_connection.prepare("SELECT sequence FROM events WHERE mailbox = ?1 AND relay_time >= ?2 "
                                  "ORDER BY sequence LIMIT 1"))
    , m_put(m_connection.prepare("INSERT INTO mailboxes (id, public_key, secret_hash, page) VALUES (?1, ?2, ?3, ?4) "
                                 "ON CONFLICT (id) DO UPDATE SET public_key = ?2, secret_hash = ?3, page = ?4"))
    , m_beginCount(m_connection.prepare("INSERT INTO counts (mailbox) SELECT number FROM mailboxes WHERE id = ?1 "
                                        "ON CONFLICT DO NOTHING"))
    , m_remove(m_connection.prepare("DELETE FROM mailboxes WHERE number = ?1"))
    , m_endCount(m_connection.prepare("DELETE FROM counts WHERE mailbox = ?1"))
{
}

StoreOutcome SqliteWriter::find(const core::MailboxId& id, std::int64_t& number)
{
    const Step step = m_number.bind(1, id.view()).step();
    if (step != Step::Row)
        return step == Step::Done ? StoreOutcome::Absent : StoreOutcome::Failed;
    number = m_number.integer(0);
    m_number.reset();
    return StoreOutcome::Done;
}

StoreOutcome SqliteWriter::probe()
{
    const bool written = m_connection.execute("PRAGMA user_version = 1");
    return written ? StoreOutcome::Done : StoreOutcome::Failed;
}

bool SqliteWriter::commit()
{
    const bool isWritten = writeCounts() && m_commit.run();
    if (m_counts.size() > mostCounts)
        m_counts.clear();
    return isWritten;
}

void SqliteWriter::rollBack()
{
    m_changed.clear();
    m_counts.clear();
    static_cast<void>(m_connection.execute("ROLLBACK"));
}

bool SqliteWriter::writeCounts()
{
    for (Count* count : m_changed) {
        count->isChanged = false;
        if (!m_keepCount.bind(1, count->number).bind(2, count->last).bind(3, count->stored).run())
            return false;
    }
    m_changed.clear();
    return true;
}

bool SqliteWriter::settleCounts()
{
    const bool isWritten = writeCounts();
    m_changed.clear();
    m_counts.clear();
    return isWritten;
}

StoreOutcome SqliteWriter::findCount(const core::MailboxId& id, Count*& count)
{
    if (const auto found = m_counts.find(id); found != m_counts.end()) {
        count = &found->second;
        return StoreOutcome::Done;
    }
    const Step step = m_count.bind(1, id.view()).step();
    if (step != Step::Row)
        return step == Step::Done ? StoreOutcome::Absent : StoreOutcome::Failed;
    count = &m_counts[id];
    *count = {m_count.integer(0), m_count.integer(1), m_count.integer(2)};
    m_count.reset();
    return StoreOutcome::Done;
}

StoreOutcome SqliteWriter::append(const NewEvent& event, std::uint64_t mostEvents)
{
    Count* count = nullptr;
    if (const StoreOutcome found = findCount(event.mailbox, count); found != StoreOutcome::Done)
        return found;
    if (count->stored >= static_cast<std::int64_t>(mostEvents))
        return StoreOutcome::Full;
    ++count->last;
    ++count->stored;
    if (!std::exchange(count->isChanged, true))
        m_changed.push_back(count);
    m_insert.bind(1, count->number).bind(2, count->last).bind(3, event.id.view()).bind(4, millis(event.time));
    return m_insert.bind(5, core::ByteView(event.sealed)).run() ? StoreOutcome::Done : StoreOutcome::Failed;
}

StoreOutcome SqliteWriter::forgetUpto(std::int64_t mailbox, std::int64_t upto)
{
    if (!m_forget.bind(1, mailbox).bind(2, upto).run())
        return StoreOutcome::Failed;
    const std::int64_t forgotten = m_connection.changes();
    return m_freed.bind(1, mailbox).bind(2, forgotten).run() ? StoreOutcome::Done : StoreOutcome::Failed;
}

StoreOutcome SqliteWriter::forget(const core::MailboxId& mailbox, std::uint64_t upto)
{
    std::int64_t number = 0;
    if (!settleCounts())
        return StoreOutcome::Failed;
    const StoreOutcome there = find(mailbox, number);
    return there == StoreOutcome::Done ? forgetUpto(number, static_cast<std::int64_t>(upto)) : there;
}

StoreOutcome SqliteWriter::lastBefore(std::int64_t mailbox, core::Instant before, std::int64_t& sequence)
{
    // Events are in order of time, so that the first one to keep is found without a look at those after it.
    const Step kept = m_kept.bind(1, mailbox).bind(2, millis(before)).step();
    if (kept == Step::Row) {
        sequence = m_kept.integer(0) - 1;
        m_kept.reset();
        return StoreOutcome::Done;
    }
    if (kept == Step::Failed || m_newest.bind(1, mailbox).step() != Step::Row)
        return StoreOutcome::Failed;
    sequence = m_newest.integer(0);
    m_newest.reset();
    return StoreOutcome::Done;
}

StoreOutcome SqliteWriter::expire(core::Instant before, std::int64_t& mailbox)
{
    if (!settleCounts())
        return StoreOutcome::Failed;
    std::vector<std::int64_t> holders;
    Step step = m_holders.bind(1, mailbox).bind(2, mailboxesAtOnce).step();
    for (; step == Step::Row; step = m_holders.step())
        holders.push_back(m_holders.integer(0));
    if (step == Step::Failed)
        return StoreOutcome::Failed;
    for (const std::int64_t holder : holders) {
        std::int64_t upto = 0;
        if (lastBefore(holder, before, upto) != StoreOutcome::Done || forgetUpto(holder, upto) != StoreOutcome::Done)
            return StoreOutcome::Failed;
    }
    mailbox = holders.empty() ? noMailbox : holders.back();
    return StoreOutcome::Done;
}

StoreOutcome SqliteWriter::putMailbox(const StoredMailbox& mailbox)
{
    m_put.bind(1, mailbox.id.view()).bind(2, mailbox.publicKey.view()).bind(3, mailbox.secretHash.view());
    const bool isKept =
        m_put.bind(4, std::string_view(mailbox.page)).run() && m_beginCount.bind(1, mailbox.id.view()).run();
    return isKept ? StoreOutcome::Done : StoreOutcome::Failed;
}

StoreOutcome SqliteWriter::removeMailbox(const core::MailboxId& id)
{
    if (!settleCounts())
        return StoreOutcome::Failed;
    std::int64_t mailbox = 0;
    if (const StoreOutcome there = find(id, mailbox); there != StoreOutcome::Done)
        return there;
    const bool removed = m_forget.bind(1, mailbox).bind(2, INT64_MAX).run() && m_endCount.bind(1, mailbox).run() &&
                         m_remove.bind(1, mailbox).run();
    return removed ? StoreOutcome::Done : StoreOutcome::Failed;
}

} // namespace inglenook::relay
