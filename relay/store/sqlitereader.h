#pragma once

#include "relay/store/sqlite.h"
#include "relay/store/store.h"

namespace inglenook::relay {

/// The reading connection with its statements.
class SqliteReader
{
public:
    explicit SqliteReader(SqliteConnection opened);

    StoreOutcome findMailbox(const core::MailboxId& id, StoredMailbox& mailbox);
    StoreOutcome readEvents(const core::MailboxId& id, std::uint64_t after, std::size_t limit, EventBatch& batch);
    StoreOutcome countEvents(const core::MailboxId& id, std::uint64_t& count);
    [[nodiscard]] bool hasMailboxes();

private:
    struct State
    {
        std::int64_t number = 0;
        std::uint64_t lastSequence = 0;
        std::uint64_t storedEvents = 0;
    };
    StoreOutcome findState(const core::MailboxId& id, State& state);

    SqliteConnection m_connection;
    Statement m_mailbox;
    Statement m_state;
    Statement m_events;
    Statement m_anyMailbox;
};

} // namespace inglenook::relay
