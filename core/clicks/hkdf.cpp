#include "core/clicks/hkdf.h"

#include <cassert>
#include <sodium.h>

namespace inglenook::core {

namespace {

using Digest = std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES>;

} // namespace

// Built from libsodium's HMAC because crypto_kdf_hkdf_sha256 only exists since 1.0.19.
ExtractedKey hkdfExtract(ByteView keyMaterial, ByteView salt)
{
    ExtractedKey extracted;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, salt.data(), salt.size());
    crypto_auth_hmacsha256_update(&state, keyMaterial.data(), keyMaterial.size());
    crypto_auth_hmacsha256_final(&state, extracted.bytes.data());
    return extracted;
}

std::vector<std::uint8_t> hkdfExpand(const ExtractedKey& extracted, ByteView context, std::size_t length)
{
    assert(length <= 255 * crypto_auth_hmacsha256_BYTES);
    crypto_auth_hmacsha256_state state;
    std::vector<std::uint8_t> result;
    result.reserve(length + ExtractedKey::size);
    Digest block;
    for (std::uint8_t counter = 1; result.size() < length; ++counter) {
        crypto_auth_hmacsha256_init(&state, extracted.bytes.data(), ExtractedKey::size);
        if (counter > 1)
            crypto_auth_hmacsha256_update(&state, block.data(), block.size());
        crypto_auth_hmacsha256_update(&state, context.data(), context.size());
        crypto_auth_hmacsha256_update(&state, &counter, 1);
        crypto_auth_hmacsha256_final(&state, block.data());
        result.insert(result.end(), block.begin(), block.end());
    }
    result.resize(length);
    return result;
}

std::vector<std::uint8_t> hkdfSha256(ByteView keyMaterial, ByteView salt, ByteView context, std::size_t length)
{
    ExtractedKey extracted = hkdfExtract(keyMaterial, salt);
    std::vector<std::uint8_t> result = hkdfExpand(extracted, context, length);
    sodium_memzero(extracted.bytes.data(), extracted.bytes.size());
    return result;
}

} // namespace inglenook::core
