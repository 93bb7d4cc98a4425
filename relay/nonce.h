#pragma once

#include "core/clicks/instant.h"
#include "core/clicks/link.h"
#include "relay/keyring.h"

#include <chrono>
#include <string>
#include <string_view>

namespace inglenook::relay {

/// How long a page may be open before its reply is refused.
inline constexpr std::chrono::minutes nonceLifetime{30};

/// A page's nonce: when it was handed out, signed for the one link it was handed out for. 44 hexadecimal digits.
[[nodiscard]] std::string mintNonce(const NonceKey& key, const core::SignedLink& link, core::Instant now);

struct NonceCheck
{
    enum class State { Good, Expired, Forged } state = State::Forged;
    std::chrono::milliseconds age{}; ///< when good or expired; never negative
};

/// Whether the nonce is ours, for this link, and how old it is by our clock.
[[nodiscard]] NonceCheck checkNonce(const NonceKey& key, const core::SignedLink& link, std::string_view nonce,
                                    core::Instant now);

} // namespace inglenook::relay
