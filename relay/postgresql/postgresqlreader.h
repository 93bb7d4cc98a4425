#pragma once

#include "relay/postgresql/postgresqlconnection.h"
#include "relay/store/store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace inglenook::relay {

/// The one thread of a replica that reads. What waits is asked in one round trip. It asks the server that takes
/// changes, so that what was confirmed is found.
class PostgresqlReader
{
public:
    explicit PostgresqlReader(std::string target);
    /// Stops.
    ~PostgresqlReader();
    PostgresqlReader(const PostgresqlReader&) = delete;
    PostgresqlReader& operator=(const PostgresqlReader&) = delete;

    void read(const core::MailboxId& mailbox, std::uint64_t after, std::size_t limit, Store::EventsRead read);
    void countEvents(const core::MailboxId& mailbox, Store::Counted counted);
    void findMailbox(const core::MailboxId& id, Store::MailboxFound found);
    void findAny(Store::Done found);
    /// Ends what waits and takes nothing more.
    void stop();

private:
    struct Question
    {
        PostgresqlConnection::Query query;
        /// Called once, with nothing when the store is out of reach.
        std::function<void(const PostgresqlResult*)> took;
        PostgresqlConnection::Deadline deadline;
    };

    void ask(const char* statement, PostgresqlValues values, std::function<void(const PostgresqlResult*)> took);
    void work();
    void answer(std::vector<Question> questions);

    static const PostgresqlConnection::Statement statements[4];

    PostgresqlConnection m_connection;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Question> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace inglenook::relay
