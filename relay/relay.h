#pragma once

#include "relay/config.h"
#include "relay/store/store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace inglenook::relay {

/// A whole relay on a thread of its own: used by the daemon, by the desktop's try-out and by tests. Any number may run
/// beside each other, each on its own data folder.
class Relay
{
public:
    explicit Relay(RelayConfig config);
    /// The same over another store; the folder then only holds the key file.
    Relay(RelayConfig config, std::unique_ptr<Store> store);
    /// Stops.
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// Opens the data folder (a first start makes the keys) and listens. Nothing on success, else why not, in plain
    /// English; nothing is running then.
    [[nodiscard]] std::optional<std::string> start();
    /// The port it listens on, once started.
    [[nodiscard]] std::uint16_t port() const;
    /// Where it is reached on this computer, whatever its public address: `http://127.0.0.1:8080`.
    [[nodiscard]] std::string localUrl() const;
    /// Where it is reached, without a slash at the end: the public address, else that of this computer.
    [[nodiscard]] std::string url() const;
    /// Lets requests under way end, five seconds at most, and closes the store. Does nothing the second time.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace inglenook::relay
