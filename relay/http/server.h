#pragma once

#include "relay/http/clientaddress.h"
#include "relay/http/message.h"
#include "relay/http/serverlimits.h"
#include "relay/http/tlsidentity.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace inglenook::relay {

/// Speaks HTTP/1.1 on one thread of its own, over TLS or not, and hands each request on. Knows nothing of what they
/// mean.
class Server
{
public:
    using Serve = std::function<void(CallPointer)>;
    /// While it is kept the alarm is set; letting go of it takes it back.
    using Alarm = std::shared_ptr<void>;

    explicit Server(Serve serve, ServerLimits limits = {}, TrustedProxies proxies = {});
    /// Stops.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Speaks TLS from now on; before `listen`.
    void useTls(std::unique_ptr<TlsIdentity> identity);
    /// Binds and listens; port 0 takes a free one. Nothing on success, else why not, in plain English.
    [[nodiscard]] std::optional<std::string> listen(const std::string& address, std::uint16_t port);
    /// Starts the thread: who has connected since `listen` is answered now.
    void start();
    /// The port listened on.
    [[nodiscard]] std::uint16_t port() const;

    /// Connections that are open; from the server's thread.
    [[nodiscard]] std::size_t connections() const;

    /// Takes no new requests, calls `ending` on the thread so that waiting calls can be answered, lets those under way
    /// end (for `ServerLimits::ending` at most) and joins the thread. Does nothing the second time.
    void stop(const std::function<void()>& ending);

    /// Runs `work` on the server's thread; from any thread. Work posted after the stop is dropped.
    void post(std::function<void()> work);
    /// Runs `work` on the server's thread after `delay`, unless the alarm is let go; from the server's thread.
    [[nodiscard]] Alarm after(std::chrono::milliseconds delay, std::function<void()> work);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace inglenook::relay
