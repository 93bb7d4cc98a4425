#include "relay/nonce.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace inglenook::relay {

namespace {

constexpr std::size_t timeLength = 6;
constexpr std::size_t macLength = 16;

using Nonce = std::array<std::uint8_t, timeLength + macLength>;

Nonce nonceAt(const NonceKey& key, const core::SignedLink& link, std::int64_t millis)
{
    Nonce nonce;
    for (std::size_t i = 0; i < timeLength; ++i)
        nonce[i] = static_cast<std::uint8_t>(millis >> (8 * (timeLength - 1 - i)));
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes.data(), key.bytes.size(), macLength);
    crypto_generichash_update(&state, nonce.data(), timeLength);
    crypto_generichash_update(&state, link.bytes.data(), link.bytes.size());
    crypto_generichash_final(&state, nonce.data() + timeLength, macLength);
    return nonce;
}

} // namespace

std::string mintNonce(const NonceKey& key, const core::SignedLink& link, core::Instant now)
{
    return core::toHex(nonceAt(key, link, now.time_since_epoch().count()));
}

NonceCheck checkNonce(const NonceKey& key, const core::SignedLink& link, std::string_view nonce, core::Instant now)
{
    const auto bytes = core::fromHex(nonce);
    if (!bytes || bytes->size() != timeLength + macLength)
        return {};
    std::int64_t millis = 0;
    for (std::size_t i = 0; i < timeLength; ++i)
        millis = millis << 8 | (*bytes)[i];
    const Nonce expected = nonceAt(key, link, millis);
    if (sodium_memcmp(expected.data(), bytes->data(), expected.size()) != 0)
        return {};
    // Our own clock may have been set back meanwhile; a page from the future counts as handed out now.
    const auto age = std::max(now - core::Instant(std::chrono::milliseconds(millis)), std::chrono::milliseconds(0));
    return {age > nonceLifetime ? NonceCheck::State::Expired : NonceCheck::State::Good, age};
}

} // namespace inglenook::relay
