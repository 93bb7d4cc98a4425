#pragma once

#include "core/clicks/instant.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace inglenook::relay {

enum class RegistrationMode { Open, Code, Closed };

/// How a relay is to run.
struct RelayConfig
{
    std::string dataFolder;            ///< made when it is missing; holds the key file and the store
    std::string address = "127.0.0.1"; ///< to listen on
    std::uint16_t port = 0;            ///< 0: a free one
    std::string publicUrl;             ///< what links begin with; empty: http(s)://<address>:<port>
    RegistrationMode registration = RegistrationMode::Open;
    std::string registrationCode; ///< with RegistrationMode::Code
    /// Other codes that are taken then.
    std::function<bool(std::string_view code)> acceptsCode = [](std::string_view) { return false; };
    std::uint64_t eventsPerMailbox = 200'000;  ///< not forgotten yet
    std::chrono::hours eventLifetime{30 * 24}; ///< of events that nobody forgets
    std::string tlsCertificate;                ///< PEM files, to speak TLS by itself; read again when they change
    std::string tlsKey;
    std::vector<std::string> trustedProxies; ///< addresses and networks, beside this computer itself
    std::function<core::Instant()> now = core::systemNow;
};

} // namespace inglenook::relay
