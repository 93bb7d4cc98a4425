#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

namespace inglenook::relay {

/// What a server puts up with.
struct ServerLimits
{
    std::uint32_t header = 16 * 1024;          ///< bytes
    std::uint64_t body = 64 * 1024;            ///< bytes, of those requests that `bodyOf` says nothing about
    std::chrono::milliseconds request{10'000}; ///< for a header, for a body, for taking the answer
    std::chrono::milliseconds idle{75'000};    ///< between requests of one connection; longer than proxies keep theirs
    std::chrono::milliseconds ending{5'000};   ///< for requests under way when the server stops
    std::function<std::uint64_t(std::string_view target)> bodyOf; ///< the longest body at a target; may be empty
};

} // namespace inglenook::relay
