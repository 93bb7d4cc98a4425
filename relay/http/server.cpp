#include "relay/http/server.h"

#include "relay/http/form.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
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

constexpr std::uint32_t longestHeader = 16 * 1024;
constexpr std::uint64_t longestBody = 64 * 1024;
constexpr auto requestTime = 10s; ///< for a header, for a body, for taking the answer
constexpr auto idleTime = 75s;    ///< between requests of one connection; longer than proxies keep theirs
constexpr auto endingTime = 5s;

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

/// The path's parts; empty ones (doubled or trailing slashes) are left out.
std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (!part.empty())
            parts.push_back(decodePercent(part));
    }
    return parts;
}

Request translated(http::request<http::string_body>&& message)
{
    Request request;
    request.method = methodOf(message.method());
    const std::string target(message.target());
    const auto question = target.find('?');
    request.path = partsOf(std::string_view(target).substr(0, question));
    if (question != std::string::npos)
        request.query = target.substr(question + 1);
    for (const auto& header : message) {
        std::string name(header.name_string());
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        request.headers.emplace(std::move(name), std::string(header.value()));
    }
    request.body = std::move(message.body());
    return request;
}

http::response<http::string_body> translated(Response&& response, unsigned version, bool keepAlive, bool headOnly)
{
    http::response<http::string_body> message(static_cast<http::status>(response.status), version);
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

/// One connection.
struct Session
{
    explicit Session(Tcp::socket socket)
        : stream(std::move(socket))
    {
    }

    beast::tcp_stream stream;
    bool busy = false;   ///< a request is being read or answered
    bool ending = false; ///< close after this answer
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
    explicit Private(Serve serveCalls)
        : serve(std::move(serveCalls))
    {
    }

    asio::awaitable<void> acceptAll();
    asio::awaitable<void> converse(std::shared_ptr<Session> session);
    asio::awaitable<bool> exchange(std::shared_ptr<Session> session, beast::flat_buffer& buffer, bool first);
    asio::awaitable<bool> send(std::shared_ptr<Session> session, http::response<http::string_body> message);
    void beginEnding(const std::function<void()>& ending);
    void endIfIdle();

    Serve serve;
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
        sessions.insert(session);
        asio::co_spawn(context, converse(session), [this, session](const std::exception_ptr&) {
            sessions.erase(session);
            endIfIdle();
        });
    }
}

asio::awaitable<void> Server::Private::converse(std::shared_ptr<Session> session)
{
    beast::flat_buffer buffer;
    bool first = true;
    for (;;) {
        const bool goesOn = co_await exchange(session, buffer, first);
        if (!goesOn)
            break;
        first = false;
    }
    ErrorCode ignored;
    session->stream.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    session->stream.close();
}

asio::awaitable<bool> Server::Private::exchange(std::shared_ptr<Session> session, beast::flat_buffer& buffer,
                                                bool first)
{
    http::request_parser<http::string_body> parser;
    parser.header_limit(longestHeader);
    parser.body_limit(longestBody);
    ErrorCode error;
    auto token = asio::redirect_error(asio::use_awaitable, error);

    session->stream.expires_after(first ? requestTime : idleTime);
    co_await http::async_read_header(session->stream, buffer, parser, token);
    session->busy = true;
    if (!error && parser.get()[http::field::expect] == "100-continue") {
        http::response<http::empty_body> goOn(http::status::continue_, parser.get().version());
        co_await http::async_write(session->stream, goOn, token);
    }
    if (!error) {
        session->stream.expires_after(requestTime);
        co_await http::async_read(session->stream, buffer, parser, token);
    }
    if (error) {
        if (error.category() == http::make_error_code(http::error::bad_method).category() &&
            error != http::error::end_of_stream && error != http::error::partial_message)
            co_await send(session, translated(refusalOf(error), 11, false, false));
        co_return false;
    }

    const bool headOnly = parser.get().method() == http::verb::head;
    const unsigned version = parser.get().version();
    const bool wantsMore = parser.get().keep_alive();
    session->stream.expires_never();
    const auto call = std::make_shared<PendingCall>(session, translated(parser.release()));
    serve(call);
    Response response = co_await call->answer();
    const bool keepAlive = wantsMore && !ending && !session->ending;
    const bool sent = co_await send(session, translated(std::move(response), version, keepAlive, headOnly));
    session->busy = false;
    co_return sent&& keepAlive && !ending;
}

asio::awaitable<bool> Server::Private::send(std::shared_ptr<Session> session, http::response<http::string_body> message)
{
    ErrorCode error;
    session->stream.expires_after(requestTime);
    // A plain async_write of a HEAD answer would find fewer bytes than its length; the serializer may stop after the
    // header.
    http::response_serializer<http::string_body> serializer(message);
    const bool headerOnly = message.body().empty();
    if (headerOnly)
        co_await http::async_write_header(session->stream, serializer,
                                          asio::redirect_error(asio::use_awaitable, error));
    else
        co_await http::async_write(session->stream, serializer, asio::redirect_error(asio::use_awaitable, error));
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
    deadline.emplace(context, endingTime);
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

Server::Server(Serve serve)
    : d(std::make_unique<Private>(std::move(serve)))
{
}

Server::~Server()
{
    stop([] {});
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
