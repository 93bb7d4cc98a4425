#include "relay/postgresql/postgresqllistener.h"

#include "relay/postgresql/backoff.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace inglenook::relay {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Trip = PostgresqlConnection::Trip;

constexpr auto longestSilence = 5s; ///< before the server is asked whether it is there
constexpr auto longestAnswer = 5s;

} // namespace

PostgresqlListener::PostgresqlListener(std::string target, Heard heard, std::function<void()> missed)
    : m_connection(std::move(target), {})
    , m_heard(std::move(heard))
    , m_missed(std::move(missed))
{
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) == 0) {
        m_stopReader = ends[0];
        m_stopWriter = ends[1];
    }
}

PostgresqlListener::~PostgresqlListener()
{
    stop();
    close(m_stopReader);
    close(m_stopWriter);
}

void PostgresqlListener::start()
{
    m_thread = std::thread([this] { work(); });
}

void PostgresqlListener::stop()
{
    if (!m_thread.joinable())
        return;
    m_stopping = true;
    const char any = 0;
    [[maybe_unused]] const auto written = write(m_stopWriter, &any, 1);
    m_thread.join();
}

void PostgresqlListener::work()
{
    Backoff backoff;
    while (!m_stopping) {
        const std::string listen = std::string("LISTEN ") + PostgresqlTelling::channel;
        if (m_connection.execute(listen, Clock::now() + longestAnswer) == Trip::Done) {
            m_isListening = true;
            m_missed();
            backoff.reset();
            this->listen();
        }
        m_isListening = false;
        static_cast<void>(wait(backoff.next()));
    }
}

void PostgresqlListener::listen()
{
    while (!m_stopping) {
        const bool isSilent = !wait(longestSilence);
        if (m_stopping)
            return;
        if (isSilent && m_connection.execute("SELECT", Clock::now() + longestAnswer) != Trip::Done)
            return;
        if (!hear())
            return;
    }
}

bool PostgresqlListener::hear()
{
    std::vector<PostgresqlConnection::Notification> taken;
    const bool isThere = m_connection.takeNotifications(taken);
    for (const auto& notification : taken) {
        if (const auto telling = PostgresqlTelling::parse(notification.text))
            m_heard(*telling, notification.sender);
    }
    return isThere;
}

bool PostgresqlListener::wait(std::chrono::milliseconds longest)
{
    pollfd waits[2] = {{.fd = m_stopReader, .events = POLLIN, .revents = 0},
                       {.fd = m_connection.socket(), .events = POLLIN, .revents = 0}};
    return poll(waits, m_connection.socket() >= 0 ? 2 : 1, static_cast<int>(longest.count())) > 0;
}

} // namespace inglenook::relay
