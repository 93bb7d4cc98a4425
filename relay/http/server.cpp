#include "relay/http/server.h"

#include "relay/http/connection.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

// GCC 12 takes the allocator of a coroutine's frame for a mismatch (its bug 103993).
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace inglenook::relay {

namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using ConnectionPointer = std::shared_ptr<Connection>;
using namespace std::chrono_literals;

/// How long a slow client may go unnoticed beyond its time.
constexpr auto lookPause = 250ms;

} // namespace

struct Server::Private
{
    asio::awaitable<void> acceptAll();
    void take(Tcp::socket socket, const Tcp::endpoint& peer);
    void lookLater();
    void beginEnding(const std::function<void()>& ending);
    void endIfIdle();
    void runPosted();

    Connection::House house;
    asio::io_context context{1};
    std::optional<Tcp::acceptor> acceptor;
    std::optional<asio::steady_timer> deadline;
    asio::steady_timer look{context}; ///< runs while there are connections
    std::set<ConnectionPointer> connections;
    std::mutex postedMutex;
    std::vector<std::function<void()>> posted; ///< not run yet, in their order
    std::vector<std::function<void()>> due;    ///< being run
    std::thread thread;
    std::uint16_t port = 0;
};

asio::awaitable<void> Server::Private::acceptAll()
{
    while (!house.isEnding) {
        ErrorCode error;
        Tcp::socket socket(context);
        Tcp::endpoint peer;
        co_await acceptor->async_accept(socket, peer, asio::redirect_error(asio::use_awaitable, error));
        if (house.isEnding)
            co_return;
        if (!error) {
            take(std::move(socket), peer);
        } else if (error != asio::error::connection_aborted) {
            // Out of file descriptors, mostly: let some connections end.
            asio::steady_timer pause(context, 100ms);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
    }
}

void Server::Private::take(Tcp::socket socket, const Tcp::endpoint& peer)
{
    const auto connection = std::make_shared<Connection>(house, std::move(socket), peer.address().to_string());
    if (connections.empty())
        lookLater();
    connections.insert(connection);
    asio::co_spawn(context, connection->converse(), [this, connection](const std::exception_ptr&) {
        connections.erase(connection);
        endIfIdle();
    });
}

/// One clock for all connections: a timer for each would cost more than the requests.
void Server::Private::lookLater()
{
    look.expires_after(std::min<std::chrono::milliseconds>(lookPause, house.limits.request / 4));
    look.async_wait([this](const ErrorCode& error) {
        if (error || connections.empty())
            return;
        const auto now = Connection::Clock::now();
        for (const ConnectionPointer& connection : connections)
            connection->endIfLate(now);
        lookLater();
    });
}

void Server::Private::beginEnding(const std::function<void()>& ending)
{
    house.isEnding = true;
    ErrorCode ignored;
    acceptor->close(ignored);
    ending();
    for (const ConnectionPointer& connection : connections)
        connection->endIfIdle();
    deadline.emplace(context, house.limits.ending);
    deadline->async_wait([this](const ErrorCode& error) {
        if (!error)
            context.stop();
    });
    endIfIdle();
}

void Server::Private::endIfIdle()
{
    if (house.isEnding && connections.empty())
        context.stop();
}

void Server::Private::runPosted()
{
    {
        const std::lock_guard lock(postedMutex);
        due.swap(posted);
    }
    for (const std::function<void()>& work : due)
        work();
    due.clear();
}

Server::Server(Serve serve, ServerLimits limits, TrustedProxies proxies)
    : d(std::make_unique<Private>())
{
    d->house.serve = std::move(serve);
    d->house.limits = std::move(limits);
    d->house.proxies = std::move(proxies);
}

Server::~Server()
{
    stop([] {});
}

void Server::useTls(std::unique_ptr<TlsIdentity> identity)
{
    d->house.identity = std::move(identity);
}

std::optional<std::string> Server::listen(const std::string& address, std::uint16_t port)
{
    ErrorCode error;
    const auto ip = asio::ip::make_address(address, error);
    if (error)
        return "“" + address + "” is no network address of this computer.";
    const Tcp::endpoint endpoint(ip, port);
    d->acceptor.emplace(d->context);
    d->acceptor->open(endpoint.protocol(), error);
    if (!error)
        d->acceptor->set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error)
        d->acceptor->bind(endpoint, error);
    if (!error)
        d->acceptor->listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return "Cannot listen on " + address + " port " + std::to_string(port) + ": " + error.message() + ".";
    d->port = d->acceptor->local_endpoint(error).port();
    return std::nullopt;
}

void Server::start()
{
    asio::co_spawn(d->context, d->acceptAll(), asio::detached);
    d->thread = std::thread([this] { d->context.run(); });
}

std::uint16_t Server::port() const
{
    return d->port;
}

std::size_t Server::connections() const
{
    return d->connections.size();
}

void Server::stop(const std::function<void()>& ending)
{
    if (!d->thread.joinable())
        return;
    asio::post(d->context, [this, &ending] { d->beginEnding(ending); });
    d->thread.join();
}

void Server::post(std::function<void()> work)
{
    bool isFirst = false;
    {
        const std::lock_guard lock(d->postedMutex);
        isFirst = d->posted.empty();
        d->posted.push_back(std::move(work));
    }
    // One call of the thread takes everything: a store answers many guests at the same time.
    if (isFirst)
        asio::post(d->context, [this] { d->runPosted(); });
}

Server::Alarm Server::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    auto timer = std::make_shared<asio::steady_timer>(d->context, delay);
    timer->async_wait([work = std::move(work)](const ErrorCode& error) {
        if (!error)
            work();
    });
    return timer;
}

} // namespace inglenook::relay
