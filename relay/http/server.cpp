#include "relay/http/server.h"

#include "relay/http/compression.h"
#include "relay/http/date.h"
#include "relay/http/target.h"

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

// GCC 12 takes the allocator of a coroutine's frame for a mismatch (its bug 103993).
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace inglenook::relay {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using namespace std::chrono_literals;

/// What is still read of a request that was refused, so that the client sees the answer before the end.
constexpr std::size_t mostDrained = 256 * 1024;
constexpr auto drainingTime = 2s;
constexpr auto goodbyeTime = 100ms;

std::string_view view(beast::string_view text)
{
    return {text.data(), text.size()};
}

Method methodOf(http::verb verb)
{
    switch (verb) {
    case http::verb::get:
        return Method::Get;
    case http::verb::head:
        return Method::Head;
    case http::verb::post:
        return Method::Post;
    case http::verb::put:
        return Method::Put;
    case http::verb::delete_:
        return Method::Delete;
    default:
        return Method::Other;
    }
}

Request translated(http::request<http::string_body>&& message)
{
    Request request;
    request.method = methodOf(message.method());
    Target target = readTarget(view(message.target()));
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    for (const auto& header : message) {
        std::string name(header.name_string());
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const auto [place, isNew] = request.headers.emplace(std::move(name), std::string(header.value()));
        if (!isNew)
            place->second.append(", ").append(view(header.value()));
    }
    request.body = std::move(message.body());
    return request;
}

http::response<http::string_body> translated(Response&& response, unsigned version, bool keepAlive, bool headOnly)
{
    http::response<http::string_body> message(static_cast<http::status>(response.status), version);
    message.set(http::field::date,
                httpDate(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
    for (const auto& [name, value] : response.headers)
        message.insert(name, value);
    message.keep_alive(keepAlive);
    const auto length = response.body.size();
    if (!headOnly)
        message.body() = std::move(response.body);
    if (response.status != 204)
        message.content_length(length);
    return message;
}

/// One connection, over TLS or not.
struct Session
{
    explicit Session(Tcp::socket socket)
        : stream(std::move(socket))
    {
    }

    beast::tcp_stream stream; ///< under the cover, if there is one; keeps the time
    TlsIdentity::Context context;
    std::optional<asio::ssl::stream<beast::tcp_stream&>> covered;
    std::string peer;
    bool busy = false; ///< a request is being read or answered
};

/// A request on its way through the rest of the relay; wakes the connection's coroutine with the answer.
class PendingCall : public Call, public std::enable_shared_from_this<PendingCall>
{
public:
    PendingCall(std::shared_ptr<Session> session, Request request)
        : m_session(std::move(session))
        , m_request(std::move(request))
        , m_answered(m_session->stream.get_executor(), asio::steady_timer::time_point::max())
    {
    }

    const Request& request() const override { return m_request; }

    void reply(Response response) override
    {
        if (m_response)
            return;
        m_response = std::move(response);
        m_gone = nullptr;
        m_answered.cancel();
    }

    void watchClient(std::function<void()> gone) override
    {
        m_gone = std::move(gone);
        m_session->stream.socket().async_wait(Tcp::socket::wait_read,
                                              [weak = weak_from_this()](const ErrorCode& error) {
                                                  const auto self = weak.lock();
                                                  if (!self || !self->m_gone || error)
                                                      return;
                                                  ErrorCode failed;
                                                  // Readable without a byte to read: the other side has closed.
                                                  // Otherwise it has sent its next request early.
                                                  if (self->m_session->stream.socket().available(failed) == 0)
                                                      std::exchange(self->m_gone, nullptr)();
                                              });
    }

    asio::awaitable<Response> answer()
    {
        ErrorCode cancelled;
        while (!m_response)
            co_await m_answered.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        ErrorCode ignored;
        m_session->stream.socket().cancel(ignored);
        co_return std::move(*m_response);
    }

private:
    std::shared_ptr<Session> m_session;
    Request m_request;
    asio::steady_timer m_answered;
    std::optional<Response> m_response;
    std::function<void()> m_gone;
};

/// Whether the client is told what was wrong: not when it went away or was too slow.
bool isRefusal(const ErrorCode& error)
{
    return error.category() == http::make_error_code(http::error::bad_method).category() &&
           error != http::error::end_of_stream && error != http::error::partial_message;
}

Response refusalOf(const ErrorCode& error)
{
    Response response;
    response.status = error == http::error::body_limit ? 413 : error == http::error::header_limit ? 431 : 400;
    response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    response.body = response.status == 413 ? "Too large.\n" : "This is no request we can read.\n";
    return response;
}

} // namespace

struct Server::Private
{
    asio::awaitable<void> acceptAll();
    asio::awaitable<void> take(std::shared_ptr<Session> session);
    template <typename Stream>
    asio::awaitable<void> converse(std::shared_ptr<Session> session, Stream& stream);
    template <typename Stream>
    asio::awaitable<bool> exchange(std::shared_ptr<Session> session, Stream& stream, beast::flat_buffer& buffer,
                                   bool first);
    template <typename Stream, typename Parser>
    asio::awaitable<ErrorCode> read(Session& session, Stream& stream, beast::flat_buffer& buffer, Parser& parser,
                                    bool first);
    template <typename Stream>
    asio::awaitable<bool> send(Session& session, Stream& stream, http::response<http::string_body> message);
    void beginEnding(const std::function<void()>& ending);
    void endIfIdle();

    Serve serve;
    ServerLimits limits;
    TrustedProxies proxies;
    std::unique_ptr<TlsIdentity> identity;
    asio::io_context context{1};
    std::optional<Tcp::acceptor> acceptor;
    std::optional<asio::steady_timer> deadline;
    std::set<std::shared_ptr<Session>> sessions;
    std::thread thread;
    std::uint16_t port = 0;
    bool ending = false;
};

asio::awaitable<void> Server::Private::acceptAll()
{
    while (!ending) {
        ErrorCode error;
        Tcp::socket socket = co_await acceptor->async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (ending)
            co_return;
        if (error) {
            // Out of file descriptors, mostly: let some connections end.
            asio::steady_timer pause(context, 100ms);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        socket.set_option(Tcp::no_delay(true), error);
        auto session = std::make_shared<Session>(std::move(socket));
        const auto peer = session->stream.socket().remote_endpoint(error);
        if (error)
            continue;
        session->peer = peer.address().to_string();
        sessions.insert(session);
        asio::co_spawn(context, take(session), [this, session](const std::exception_ptr&) {
            sessions.erase(session);
            endIfIdle();
        });
    }
}

asio::awaitable<void> Server::Private::take(std::shared_ptr<Session> session)
{
    if (identity) {
        ErrorCode error;
        session->context = identity->context();
        session->covered.emplace(session->stream, *session->context);
        session->stream.expires_after(limits.request);
        co_await session->covered->async_handshake(asio::ssl::stream_base::server,
                                                   asio::redirect_error(asio::use_awaitable, error));
        if (!error)
            co_await converse(session, *session->covered);
        // Says goodbye, so that the client can tell the end from a cut; few clients say it, too.
        session->stream.expires_after(goodbyeTime);
        if (!error)
            co_await session->covered->async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    } else {
        co_await converse(session, session->stream);
    }
    ErrorCode ignored;
    session->stream.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    session->stream.close();
}

template <typename Stream>
asio::awaitable<void> Server::Private::converse(std::shared_ptr<Session> session, Stream& stream)
{
    beast::flat_buffer buffer;
    bool first = true;
    for (;;) {
        const bool goesOn = co_await exchange(session, stream, buffer, first);
        if (!goesOn)
            break;
        first = false;
    }
}

/// Reads one request; `parser` then holds it.
template <typename Stream, typename Parser>
asio::awaitable<ErrorCode> Server::Private::read(Session& session, Stream& stream, beast::flat_buffer& buffer,
                                                 Parser& parser, bool first)
{
    ErrorCode error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    parser.header_limit(limits.header);
    parser.body_limit(limits.body);
    const bool waits = !first && buffer.size() == 0;
    session.stream.expires_after(waits ? limits.idle : limits.request);
    if (waits) {
        buffer.commit(co_await stream.async_read_some(buffer.prepare(512), token));
        // Whoever has begun must go on: the time between requests is no time for a slow header.
        session.stream.expires_after(limits.request);
    }
    if (!error)
        co_await http::async_read_header(stream, buffer, parser, token);
    session.busy = true;
    if (error)
        co_return error;
    if (limits.bodyOf) {
        const std::uint64_t longest = limits.bodyOf(view(parser.get().target()));
        if (parser.content_length().value_or(0) > longest)
            co_return http::make_error_code(http::error::body_limit);
        parser.body_limit(longest);
    }
    session.stream.expires_after(limits.request);
    if (parser.get()[http::field::expect] == "100-continue") {
        http::response<http::empty_body> goOn(http::status::continue_, parser.get().version());
        co_await http::async_write(stream, goOn, token);
    }
    if (!error)
        co_await http::async_read(stream, buffer, parser, token);
    co_return error;
}

template <typename Stream>
asio::awaitable<bool> Server::Private::exchange(std::shared_ptr<Session> session, Stream& stream,
                                                beast::flat_buffer& buffer, bool first)
{
    http::request_parser<http::string_body> parser;
    if (const ErrorCode error = co_await read(*session, stream, buffer, parser, first)) {
        if (!isRefusal(error) || !co_await send(*session, stream, translated(refusalOf(error), 11, false, false)))
            co_return false;
        // Bytes that are not read would make the end a reset, which takes the answer away again.
        ErrorCode ended;
        session->stream.socket().shutdown(Tcp::socket::shutdown_send, ended);
        session->stream.expires_after(drainingTime);
        std::array<char, 4096> rest;
        for (std::size_t drained = 0; !ended && drained < mostDrained;)
            drained += co_await session->stream.async_read_some(asio::buffer(rest),
                                                                asio::redirect_error(asio::use_awaitable, ended));
        co_return false;
    }

    const bool headOnly = parser.get().method() == http::verb::head;
    const unsigned version = parser.get().version();
    const bool wantsMore = parser.get().keep_alive();
    session->stream.expires_never();
    Request request = translated(parser.release());
    request.client = proxies.clientOf(session->peer, request.header("x-forwarded-for"));
    const auto call = std::make_shared<PendingCall>(session, std::move(request));
    serve(call);
    Response response = co_await call->answer();
    compressPage(call->request(), response);
    const bool keepAlive = wantsMore && !ending;
    const bool sent = co_await send(*session, stream, translated(std::move(response), version, keepAlive, headOnly));
    session->busy = false;
    co_return sent&& keepAlive && !ending;
}

template <typename Stream>
asio::awaitable<bool> Server::Private::send(Session& session, Stream& stream, http::response<http::string_body> message)
{
    ErrorCode error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    session.stream.expires_after(limits.request);
    // A plain async_write of a HEAD answer would find fewer bytes than its length; the serializer may stop after the
    // header.
    http::response_serializer<http::string_body> serializer(message);
    if (message.body().empty())
        co_await http::async_write_header(stream, serializer, token);
    else
        co_await http::async_write(stream, serializer, token);
    co_return !error;
}

void Server::Private::beginEnding(const std::function<void()>& endingWork)
{
    ending = true;
    ErrorCode ignored;
    acceptor->close(ignored);
    endingWork();
    for (const auto& session : sessions) {
        if (!session->busy)
            session->stream.socket().close(ignored);
    }
    deadline.emplace(context, limits.ending);
    deadline->async_wait([this](const ErrorCode& error) {
        if (!error)
            context.stop();
    });
    endIfIdle();
}

void Server::Private::endIfIdle()
{
    if (ending && sessions.empty())
        context.stop();
}

Server::Server(Serve serve, ServerLimits limits, TrustedProxies proxies)
    : d(std::make_unique<Private>())
{
    d->serve = std::move(serve);
    d->limits = std::move(limits);
    d->proxies = std::move(proxies);
}

Server::~Server()
{
    stop([] {});
}

void Server::useTls(std::unique_ptr<TlsIdentity> identity)
{
    d->identity = std::move(identity);
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
    return d->sessions.size();
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
    asio::post(d->context, std::move(work));
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
