#pragma once

#include "relay/postgresql/postgresqlbatch.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace inglenook::relay {

/// The one thread of a replica that changes anything. What waits commits as one group in one round trip. A commit that
/// is not known to have happened is sent again, on another host if need be: events are told apart by their ids. Whoever
/// has waited too long is told `Failed`, and the guest's page tries again.
class PostgresqlWriter
{
public:
    struct Limits
    {
        std::uint64_t eventsPerMailbox = 200'000;
        std::size_t waiting = 8'192;
        std::chrono::milliseconds longestWait; ///< of a guest, for a store that was well a moment ago
    };

    PostgresqlWriter(std::string target, Limits limits);
    /// Stops.
    ~PostgresqlWriter();
    PostgresqlWriter(const PostgresqlWriter&) = delete;
    PostgresqlWriter& operator=(const PostgresqlWriter&) = delete;

    /// Set before the first change.
    void watchGrown(std::function<void(const std::vector<core::MailboxId>&)> grown) { m_grown = std::move(grown); }

    /// False when too much waits, or after the stop.
    [[nodiscard]] bool enqueue(PostgresqlChange change, Store::Done done);
    void expire(core::Instant before, Store::Done done);
    /// Ends what waits and takes nothing more.
    void stop();

    [[nodiscard]] bool isHealthy() const { return m_isHealthy; }
    /// The server's process that sends what this replica tells the others.
    [[nodiscard]] int serverProcess() const { return m_serverProcess; }

private:
    using Deadline = PostgresqlConnection::Deadline;
    using Query = PostgresqlConnection::Query;
    struct Expiry
    {
        core::Instant before;
    };
    struct Job
    {
        std::variant<PostgresqlChange, Expiry> what;
        Store::Done done;
        Deadline since;
    };

    [[nodiscard]] bool enqueueJob(Job job);
    void work();
    void commitGroup(std::vector<Job> group);
    void expireSome(Job job);
    [[nodiscard]] bool write(const std::vector<PostgresqlChange>& changes, Deadline deadline,
                             std::vector<StoreOutcome>& outcomes);
    [[nodiscard]] bool attempt(const std::vector<PostgresqlChange>& changes, Deadline deadline,
                               std::vector<StoreOutcome>& outcomes, bool& mayTryAgain);
    /// When nothing waits: whether changes can be stored again, and what the others have not been told.
    void probe();
    void addTellings(std::vector<Query>& queries) const;
    [[nodiscard]] std::chrono::milliseconds patience() const;

    Limits m_limits;
    PostgresqlConnection m_connection;
    std::function<void(const std::vector<core::MailboxId>&)> m_grown = [](const auto&) {};
    std::map<core::MailboxId, bool> m_untold; ///< changed mailboxes, and whether they themselves were altered
    std::atomic<bool> m_isHealthy = true;
    std::atomic<int> m_serverProcess = 0;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Job> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace inglenook::relay
