#include "relay/store/sqlitereader.h"

namespace inglenook::relay {

using Step = Statement::Step;

SqliteReader::SqliteReader(SqliteConnection opened)
    : m_connection(std::move(opened))
    , m_mailbox(m_connection.prepare("SELECT public_key, secret_hash, page FROM mailboxes WHERE id = ?1"))
    , m_state(m_connection.prepare("SELECT mailbox, last_sequence, stored_events FROM mailboxes "
                                   "JOIN counts ON mailbox = number WHERE id = ?1"))
    , m_events(m_connection.prepare("SELECT sequence, id, relay_time, sealed FROM events "
                                    "WHERE mailbox = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3"))
    , m_anyMailbox(m_connection.prepare("SELECT 1 FROM mailboxes LIMIT 1"))
{
}

StoreOutcome SqliteReader::findState(const core::MailboxId& id, State& state)
{
    const Step step = m_state.bind(1, id.view()).step();
    if (step != Step::Row)
        return step == Step::Done ? StoreOutcome::Absent : StoreOutcome::Failed;
    state = {m_state.integer(0), static_cast<std::uint64_t>(m_state.integer(1)),
             static_cast<std::uint64_t>(m_state.integer(2))};
    m_state.reset();
    return StoreOutcome::Done;
}

StoreOutcome SqliteReader::countEvents(const core::MailboxId& id, std::uint64_t& count)
{
    State state;
    const StoreOutcome outcome = findState(id, state);
    count = state.storedEvents;
    return outcome;
}

StoreOutcome SqliteReader::findMailbox(const core::MailboxId& id, StoredMailbox& mailbox)
{
    const Step step = m_mailbox.bind(1, id.view()).step();
    if (step != Step::Row)
        return step == Step::Done ? StoreOutcome::Absent : StoreOutcome::Failed;
    const auto publicKey = core::PublicKey::from(m_mailbox.blob(0));
    const auto secretHash = SecretHash::from(m_mailbox.blob(1));
    if (publicKey && secretHash)
        mailbox = {id, *publicKey, *secretHash, m_mailbox.text(2)};
    m_mailbox.reset();
    return publicKey && secretHash ? StoreOutcome::Done : StoreOutcome::Failed;
}

StoreOutcome SqliteReader::readEvents(const core::MailboxId& id, std::uint64_t after, std::size_t limit,
                                      EventBatch& batch)
{
    State state;
    if (const StoreOutcome outcome = findState(id, state); outcome != StoreOutcome::Done)
        return outcome;
    batch.last = after > state.lastSequence ? 0 : after;
    m_events.bind(1, state.number).bind(2, static_cast<std::int64_t>(batch.last));
    m_events.bind(3, static_cast<std::int64_t>(limit));
    Step step = m_events.step();
    for (; step == Step::Row; step = m_events.step()) {
        StoredEvent event;
        event.sequence = static_cast<std::uint64_t>(m_events.integer(0));
        event.id = core::EventId::from(m_events.blob(1)).value_or(core::EventId{});
        event.time = core::Instant(std::chrono::milliseconds(m_events.integer(2)));
        event.sealed = m_events.blob(3);
        batch.last = event.sequence;
        batch.events.push_back(std::move(event));
    }
    return step == Step::Done ? StoreOutcome::Done : StoreOutcome::Failed;
}

bool SqliteReader::hasMailboxes()
{
    const bool any = m_anyMailbox.step() == Step::Row;
    m_anyMailbox.reset();
    return any;
}

} // namespace inglenook::relay
