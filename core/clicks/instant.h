#pragma once

#include <chrono>

namespace inglenook::core {

/// A moment in UTC with the resolution the wire and the stores use: milliseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// The system's present moment.
inline Instant systemNow()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace inglenook::core
