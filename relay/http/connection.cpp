#include "relay/http/connection.h"

#include "relay/http/compression.h"
#include "relay/http/responsehead.h"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <optional>

#if defined(INGLENOOK_RELAY_TLS)
#include <boost/asio/ssl/stream.hpp>
#endif

// GCC 12 takes the allocator of a coroutine's frame for a mismatch (its bug 103993).
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace inglenook::relay {

namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using State = RequestParser::State;
using namespace std::chrono_literals;

constexpr std::size_t readAtOnce = 4 * 1024;
/// What is still read of a request that was refused, so that the client sees the answer before the end.
constexpr std::size_t mostDrained = 256 * 1024;
constexpr auto drainingTime = 2s;
constexpr auto goodbyeTime = 100ms;

auto reporting(ErrorCode& error)
{
    return asio::redirect_error(asio::use_awaitable, error);
}

Response refusalOf(unsigned status)
{
    return {.status = status,
            .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
            .body = status == 413 ? "Too large.\n" : "This is no request we can read.\n"};
}

} // namespace

/// A request on its way through the rest of the relay; wakes the connection's coroutine with the answer.
class Connection::PendingCall : public Call, public std::enable_shared_from_this<PendingCall>
{
public:
    PendingCall(std::shared_ptr<Connection> connection, Request request)
        : m_connection(std::move(connection))
        , m_request(std::move(request))
    {
    }

    const Request& request() const override { return m_request; }

    void reply(Response response) override
    {
        if (m_response)
            return;
        m_response = std::move(response);
        m_gone = nullptr;
        if (m_answered)
            m_answered->cancel();
    }

    void watchClient(std::function<void()> gone) override
    {
        m_gone = std::move(gone);
        m_isWatching = true;
        // A desktop waits for long, and many do: nothing is kept for them meanwhile that is not needed.
        if (m_connection->m_unread.empty())
            m_connection->m_unread.shrink_to_fit();
        m_connection->m_socket.async_wait(Socket::wait_read, [weak = weak_from_this()](const ErrorCode& error) {
            const auto self = weak.lock();
            if (!self || !self->m_gone || error)
                return;
            ErrorCode failed;
            // Readable without a byte to read: the other side has closed. Otherwise it has sent its next request
            // early.
            if (self->m_connection->m_socket.available(failed) == 0)
                std::exchange(self->m_gone, nullptr)();
        });
    }

    asio::awaitable<Response> answer()
    {
        if (!m_response) {
            m_answered.emplace(m_connection->m_socket.get_executor(), asio::steady_timer::time_point::max());
            ErrorCode cancelled;
            while (!m_response)
                co_await m_answered->async_wait(reporting(cancelled));
        }
        ErrorCode ignored;
        if (m_isWatching)
            m_connection->m_socket.cancel(ignored);
        co_return std::move(*m_response);
    }

private:
    std::shared_ptr<Connection> m_connection;
    Request m_request;
    std::optional<asio::steady_timer> m_answered; ///< there when the answer has to be waited for
    std::optional<Response> m_response;
    std::function<void()> m_gone;
    bool m_isWatching = false;
};

Connection::Connection(House& house, Socket socket, std::string peer)
    : m_house(house)
    , m_socket(std::move(socket))
    , m_peer(std::move(peer))
    , m_parser(house.limits)
{
    ErrorCode ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    m_socket.non_blocking(true, ignored);
}

void Connection::endIfLate(Clock::time_point now)
{
    if (now >= m_deadline)
        close();
}

void Connection::endIfIdle()
{
    if (!m_isBusy)
        close();
}

void Connection::close()
{
    ErrorCode ignored;
    m_socket.close(ignored);
}

asio::awaitable<void> Connection::converse()
{
    const auto self = shared_from_this();
    if (m_house.identity)
        co_await converseCovered();
    else
        co_await converseOver(m_socket);
    close();
}

#if defined(INGLENOOK_RELAY_TLS)

asio::awaitable<void> Connection::converseCovered()
{
    ErrorCode error;
    const TlsIdentity::Context context = m_house.identity->context();
    asio::ssl::stream<Socket&> stream(m_socket, *context);
    allow(m_house.limits.request);
    co_await stream.async_handshake(asio::ssl::stream_base::server, reporting(error));
    if (error)
        co_return;
    co_await converseOver(stream);
    // Says goodbye, so that the client can tell the end from a cut; few clients say it, too.
    allow(goodbyeTime);
    co_await stream.async_shutdown(reporting(error));
}

#else

asio::awaitable<void> Connection::converseCovered()
{
    co_return;
}

#endif

template <typename Stream>
asio::awaitable<void> Connection::converseOver(Stream& stream)
{
    bool goesOn = true;
    // The first request is not given the time that may pass between two.
    allow(m_house.limits.request);
    while (goesOn) {
        m_parser.begin();
        goesOn = co_await read(stream);
        if (m_parser.state() == State::Refused)
            co_await refuse(stream);
        else if (goesOn)
            goesOn = co_await answer(stream);
        m_isBusy = false;
        goesOn = goesOn && !m_house.isEnding;
        allow(m_house.limits.idle);
    }
}

/// Reads until there is a whole request; false when there will be none.
template <typename Stream>
asio::awaitable<bool> Connection::read(Stream& stream)
{
    bool hasBegun = false;
    bool isPrompted = false;
    for (;;) {
        if (!m_unread.empty()) {
            const State before = m_parser.state();
            m_unread.erase(0, m_parser.take(m_unread));
            // Whoever has begun must go on: the time between requests is no time for a slow header.
            if (!hasBegun || m_parser.state() != before)
                allow(m_house.limits.request);
            hasBegun = true;
            m_isBusy = m_parser.state() != State::Header;
            if (m_parser.state() == State::Whole || m_parser.state() == State::Refused)
                co_return m_parser.state() == State::Whole;
        }
        if (!isPrompted && m_unread.empty() && m_parser.asksToGoOn()) {
            isPrompted = true;
            if (!co_await write(stream, "HTTP/1.1 100 Continue\r\n\r\n", {}))
                co_return false;
        }
        if (!co_await readSome(stream))
            co_return false;
    }
}

template <typename Stream>
asio::awaitable<bool> Connection::readSome(Stream& stream)
{
    const std::size_t kept = m_unread.size();
    m_unread.resize(kept + readAtOnce);
    ErrorCode error;
    const std::size_t count =
        co_await stream.async_read_some(asio::buffer(m_unread.data() + kept, readAtOnce), reporting(error));
    m_unread.resize(kept + (error ? 0 : count));
    co_return !error;
}

template <typename Stream>
asio::awaitable<bool> Connection::answer(Stream& stream)
{
    const bool isHttp10 = m_parser.isHttp10();
    const bool wantsMore = m_parser.wantsMore();
    const bool isHead = m_parser.isHead();
    Request request = m_parser.release();
    request.client = m_house.proxies.clientOf(m_peer, request.header("x-forwarded-for"));
    m_deadline = Clock::time_point::max();
    const auto call = std::make_shared<PendingCall>(shared_from_this(), std::move(request));
    m_house.serve(call);
    Response response = co_await call->answer();
    compressPage(call->request(), response);
    const bool keepsOpen = wantsMore && !m_house.isEnding;
    allow(m_house.limits.request);
    const std::string_view body = isHead ? std::string_view() : std::string_view(response.body);
    const std::string head =
        responseHead({.response = response, .isHttp10 = isHttp10, .keepsOpen = keepsOpen, .date = m_house.date.now()});
    const bool isSent = co_await write(stream, head, body);
    co_return isSent&& keepsOpen;
}

template <typename Stream>
asio::awaitable<void> Connection::refuse(Stream& stream)
{
    const Response response = refusalOf(m_parser.refusal());
    const std::string head =
        responseHead({.response = response, .isHttp10 = false, .keepsOpen = false, .date = m_house.date.now()});
    allow(m_house.limits.request);
    if (!co_await write(stream, head, response.body))
        co_return;
    // Bytes that are not read would make the end a reset, which takes the answer away again.
    ErrorCode ended;
    m_socket.shutdown(Socket::shutdown_send, ended);
    allow(drainingTime);
    std::array<char, 4096> rest;
    for (std::size_t drained = 0; !ended && drained < mostDrained;)
        drained += co_await m_socket.async_read_some(asio::buffer(rest), reporting(ended));
}

template <typename Stream>
asio::awaitable<bool> Connection::write(Stream& stream, std::string_view head, std::string_view body)
{
    std::array<asio::const_buffer, 2> left{asio::const_buffer(head.data(), head.size()),
                                           asio::const_buffer(body.data(), body.size())};
    ErrorCode error;
    if constexpr (std::is_same_v<Stream, Socket>) {
        // Mostly the system takes everything at once, and nothing has to be waited for.
        std::size_t sent = stream.write_some(left, error);
        if (error && error != asio::error::would_block)
            co_return false;
        if (error)
            sent = 0;
        for (asio::const_buffer& buffer : left) {
            const std::size_t part = std::min(sent, buffer.size());
            buffer += part;
            sent -= part;
        }
        if (left[0].size() + left[1].size() == 0)
            co_return true;
    }
    co_await asio::async_write(stream, left, reporting(error));
    co_return !error;
}

} // namespace inglenook::relay
