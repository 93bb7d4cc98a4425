#pragma once

#include "relay/store/sqlite.h"
#include "relay/store/store.h"

#include <map>
#include <vector>

namespace inglenook::relay {

/// The writing connection with its statements; each call is a part of the transaction that is open.
class SqliteWriter
{
public:
    explicit SqliteWriter(SqliteConnection opened);

    [[nodiscard]] bool begin() { return m_begin.run(); }
    [[nodiscard]] bool commit();
    void rollBack();

    /// Writes what is there already, to see whether anything can be written.
    StoreOutcome probe();
    StoreOutcome append(const NewEvent& event, std::uint64_t mostEvents);
    StoreOutcome forget(const core::MailboxId& mailbox, std::uint64_t upto);
    static constexpr std::int64_t noMailbox = -1;
    /// Does so for a few hundred mailboxes after the number `mailbox`, which becomes the last one's; `noMailbox` when
    /// there are no more.
    StoreOutcome expire(core::Instant before, std::int64_t& mailbox);
    StoreOutcome putMailbox(const StoredMailbox& mailbox);
    StoreOutcome removeMailbox(const core::MailboxId& id);

private:
    static constexpr std::int64_t mailboxesAtOnce = 500;
    static constexpr std::size_t mostCounts = 10'000;

    /// The counts of a mailbox whose events come. Nobody else writes to the file, so that they are read once and
    /// written once for each group.
    struct Count
    {
        std::int64_t number = 0;
        std::int64_t last = 0;
        std::int64_t stored = 0;
        bool isChanged = false;
    };

    StoreOutcome findCount(const core::MailboxId& id, Count*& count);
    /// Writes changed counts down.
    [[nodiscard]] bool writeCounts();
    /// So that statements see the counts, and may change them.
    [[nodiscard]] bool settleCounts();

    StoreOutcome find(const core::MailboxId& id, std::int64_t& number);
    StoreOutcome forgetUpto(std::int64_t mailbox, std::int64_t upto);
    /// The newest number of the mailbox's events from before the moment.
    StoreOutcome lastBefore(std::int64_t mailbox, core::Instant before, std::int64_t& sequence);

    SqliteConnection m_connection;
    Statement m_begin;
    Statement m_commit;
    Statement m_count;
    Statement m_keepCount;
    Statement m_insert;
    Statement m_number;
    Statement m_forget;
    Statement m_freed;
    Statement m_holders;
    Statement m_newest;
    Statement m_kept;
    Statement m_put;
    Statement m_beginCount;
    Statement m_remove;
    Statement m_endCount;
    std::map<core::MailboxId, Count> m_counts;
    std::vector<Count*> m_changed;
};

} // namespace inglenook::relay
