#include "core/clicks/bytes.h"

#include <cstdlib>
#include <sodium.h>

namespace inglenook::core {

std::string toHex(ByteView bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::vector<std::uint8_t>> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    if (text.empty()) // libsodium wants a place to write to
        return std::vector<std::uint8_t>();
    std::vector<std::uint8_t> bytes(text.size() / 2);
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end);
    if (failed != 0 || length != bytes.size() || end != text.data() + text.size())
        return std::nullopt;
    return bytes;
}

std::string toBase64(ByteView bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view text)
{
    if (text.empty())
        return std::vector<std::uint8_t>();
    std::vector<std::uint8_t> bytes(text.size() / 4 * 3 + 3);
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                                         sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

void fillRandom(std::span<std::uint8_t> bytes)
{
    // Safe to repeat; without it the first use on some systems is not thread-safe.
    if (sodium_init() < 0)
        std::abort();
    randombytes_buf(bytes.data(), bytes.size());
}

} // namespace inglenook::core
