#pragma once

#include "relay/postgresql/postgresqlconnection.h"
#include "relay/postgresql/postgresqltelling.h"

#include <atomic>
#include <thread>

namespace inglenook::relay {

/// The one thread of a replica that hears what the others have changed.
class PostgresqlListener
{
public:
    /// `heard` gets what was told, and by which process of the server; `missed` is called whenever listening begins:
    /// what was told before has not been heard. Both on the listener's thread.
    using Heard = std::function<void(const PostgresqlTelling& telling, int sender)>;
    PostgresqlListener(std::string target, Heard heard, std::function<void()> missed);
    /// Stops.
    ~PostgresqlListener();
    PostgresqlListener(const PostgresqlListener&) = delete;
    PostgresqlListener& operator=(const PostgresqlListener&) = delete;

    void start();
    void stop();
    /// False while the server is out of reach.
    [[nodiscard]] bool isListening() const { return m_isListening; }

private:
    void work();
    void listen();
    [[nodiscard]] bool hear();
    /// Waits for the stop, and for the connection when there is one; true when there is something to hear.
    [[nodiscard]] bool wait(std::chrono::milliseconds longest);

    PostgresqlConnection m_connection;
    Heard m_heard;
    std::function<void()> m_missed;
    std::atomic<bool> m_isListening = true;
    std::atomic<bool> m_stopping = false;
    int m_stopReader = -1; ///< of a pipe: readable at the stop
    int m_stopWriter = -1;
    std::thread m_thread;
};

} // namespace inglenook::relay
