#pragma once

#include "relay/http/clientaddress.h"
#include "relay/http/date.h"
#include "relay/http/message.h"
#include "relay/http/requestparser.h"
#include "relay/http/serverlimits.h"
#include "relay/http/tlsidentity.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <string>

namespace inglenook::relay {

/// One client's connection: reads its requests and answers them one after the other. Lives on the server's thread.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    using Socket = boost::asio::ip::tcp::socket;
    using Clock = std::chrono::steady_clock;

    /// What the connections of a server share.
    struct House
    {
        std::function<void(CallPointer)> serve;
        ServerLimits limits;
        TrustedProxies proxies;
        std::unique_ptr<TlsIdentity> identity; ///< nothing: without TLS
        bool isEnding = false;                 ///< no further requests are taken
        HttpDate date;
    };

    Connection(House& house, Socket socket, std::string peer);

    /// Until the end of the connection.
    [[nodiscard]] boost::asio::awaitable<void> converse();
    /// Cuts it off when the client has taken too long for what it does.
    void endIfLate(Clock::time_point now);
    /// Ends it unless a request is under way.
    void endIfIdle();

private:
    class PendingCall;

    template <typename Result>
    using Awaitable = boost::asio::awaitable<Result>;

    template <typename Stream>
    Awaitable<void> converseOver(Stream& stream);
    template <typename Stream>
    Awaitable<bool> read(Stream& stream);
    template <typename Stream>
    Awaitable<bool> readSome(Stream& stream);
    template <typename Stream>
    Awaitable<bool> answer(Stream& stream);
    template <typename Stream>
    Awaitable<void> refuse(Stream& stream);
    template <typename Stream>
    Awaitable<bool> write(Stream& stream, std::string_view head, std::string_view body);
    Awaitable<void> converseCovered();

    void allow(std::chrono::milliseconds time) { m_deadline = Clock::now() + time; }
    void close();

    House& m_house;
    Socket m_socket;
    const std::string m_peer;
    RequestParser m_parser;
    std::string m_unread; ///< bytes that have come and were not taken yet
    Clock::time_point m_deadline = Clock::time_point::max();
    bool m_isBusy = false; ///< a request is being read or answered
};

} // namespace inglenook::relay
