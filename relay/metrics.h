#pragma once

#include <cstdint>
#include <string>

namespace inglenook::relay {

/// What the relay counts of its own work; no mailbox, no guest and no address is in it. Kept on the server's thread.
struct Metrics
{
    std::uint64_t pages = 0;          ///< shown to guests
    std::uint64_t stored = 0;         ///< events that are durable
    std::uint64_t notStored = 0;      ///< events that the store did not take
    std::uint64_t overQuota = 0;      ///< events beyond an invitation's share
    std::uint64_t badTokens = 0;      ///< links whose signature is wrong
    std::uint64_t limited = 0;        ///< of those, answered shortly because too many came from one place
    std::uint64_t registrations = 0;  ///< mailboxes
    std::uint64_t fetches = 0;        ///< calls of desktops for events
    std::uint64_t connections = 0;    ///< open now
    std::uint64_t waitingFetches = 0; ///< waiting for an event now
    bool isStoring = true;            ///< the store takes events
};

/// In the text format of Prometheus, version 0.0.4.
[[nodiscard]] std::string metricsText(const Metrics& metrics);

} // namespace inglenook::relay
