#pragma once

#include "core/clicks/bytes.h"

#include <algorithm>
#include <chrono>

namespace inglenook::relay {

/// Pauses between tries: doubled each time up to a second, and scattered, so that replicas do not come back all at
/// once.
class Backoff
{
public:
    std::chrono::milliseconds next()
    {
        using Random = core::FixedBytes<1, struct BackoffTag>;
        const auto scattered = m_pause * (128 + core::randomBytes<Random>().bytes[0] / 2) / 256;
        m_pause = std::min<std::chrono::milliseconds>(m_pause * 2, std::chrono::seconds(1));
        return std::chrono::duration_cast<std::chrono::milliseconds>(scattered);
    }
    void reset() { m_pause = first; }

private:
    static constexpr std::chrono::milliseconds first{40};
    std::chrono::milliseconds m_pause = first;
};

} // namespace inglenook::relay
