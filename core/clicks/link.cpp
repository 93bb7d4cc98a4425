#include "core/clicks/link.h"

#include "core/clicks/hkdf.h"

#include <algorithm>
#include <cassert>
#include <sodium.h>

namespace inglenook::core {

namespace {

constexpr std::uint8_t tokenFormat = 1;
constexpr std::uint8_t strictBit = 0x80;
constexpr std::size_t signedLength = 24;
constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

using Signature = std::array<std::uint8_t, 16>;

Signature sign(ByteView signedPart, const MailboxKey& key)
{
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> digest;
    crypto_auth_hmacsha256(digest.data(), signedPart.data(), signedPart.size(), key.bytes.data());
    Signature signature;
    std::copy_n(digest.begin(), signature.size(), signature.begin());
    return signature;
}

int digitOf(char c)
{
    if (c >= 'A' && c <= 'Z')
        c = static_cast<char>(c - 'A' + 'a');
    if (c == 'o')
        return 0;
    if (c == 'i' || c == 'l')
        return 1;
    const auto at = alphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// A sentence's punctuation that mail programs take for a part of the link.
std::string_view withoutPunctuation(std::string_view text)
{
    const auto last = text.find_last_not_of(".,;:!?)>]}\"'");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

std::optional<Link> linkFrom(const std::array<std::uint8_t, 40>& bytes)
{
    const std::uint8_t function = bytes[23] & static_cast<std::uint8_t>(~strictBit);
    if (bytes[0] >> 4 != tokenFormat || function > static_cast<std::uint8_t>(LinkFunction::UnsubscribeHeader))
        return std::nullopt;
    Link link;
    link.epoch = bytes[0] & 0x0f;
    std::copy_n(bytes.begin() + 1, MailboxId::size, link.mailbox.bytes.begin());
    std::copy_n(bytes.begin() + 7, MessageId::size, link.message.bytes.begin());
    std::uint32_t seconds = 0;
    for (std::size_t i = 19; i < 23; ++i)
        seconds = seconds << 8 | bytes[i];
    link.issuedAt = std::chrono::sys_seconds(std::chrono::seconds(seconds));
    link.function = static_cast<LinkFunction>(function);
    link.strict = (bytes[23] & strictBit) != 0;
    return link;
}

} // namespace

std::string encodeToken(const Link& link, const MailboxKey& key)
{
    assert(link.epoch < 16);
    std::array<std::uint8_t, 40> bytes{};
    bytes[0] = static_cast<std::uint8_t>(tokenFormat << 4 | (link.epoch & 0x0f));
    std::copy_n(link.mailbox.bytes.begin(), MailboxId::size, bytes.begin() + 1);
    std::copy_n(link.message.bytes.begin(), MessageId::size, bytes.begin() + 7);
    const auto seconds = static_cast<std::uint32_t>(link.issuedAt.time_since_epoch().count());
    for (std::size_t i = 0; i < 4; ++i)
        bytes[19 + i] = static_cast<std::uint8_t>(seconds >> (24 - 8 * i));
    bytes[23] = static_cast<std::uint8_t>(static_cast<std::uint8_t>(link.function) | (link.strict ? strictBit : 0));
    const Signature signature = sign(ByteView(bytes).first(signedLength), key);
    std::copy(signature.begin(), signature.end(), bytes.begin() + signedLength);

    std::string token;
    token.reserve(tokenLength);
    for (std::size_t group = 0; group < bytes.size(); group += 5) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < 5; ++i)
            bits = bits << 8 | bytes[group + i];
        for (int shift = 35; shift >= 0; shift -= 5)
            token += alphabet[bits >> shift & 31];
    }
    return token;
}

std::optional<SignedLink> decodeToken(std::string_view text)
{
    const std::string_view token = withoutPunctuation(text);
    if (token.size() != tokenLength)
        return std::nullopt;
    SignedLink result;
    for (std::size_t group = 0; group < tokenLength / 8; ++group) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            const int digit = digitOf(token[group * 8 + i]);
            if (digit < 0)
                return std::nullopt;
            bits = bits << 5 | static_cast<std::uint64_t>(digit);
        }
        for (std::size_t i = 0; i < 5; ++i)
            result.bytes[group * 5 + i] = static_cast<std::uint8_t>(bits >> (32 - 8 * i));
    }
    const auto link = linkFrom(result.bytes);
    if (!link)
        return std::nullopt;
    result.link = *link;
    return result;
}

bool verify(const SignedLink& signedLink, const MailboxKey& key)
{
    const Signature expected = sign(ByteView(signedLink.bytes).first(signedLength), key);
    return crypto_verify_16(expected.data(), signedLink.bytes.data() + signedLength) == 0;
}

MailboxKey deriveMailboxKey(const MasterKey& masterKey, const MailboxId& mailbox)
{
    const auto derived =
        hkdfSha256(masterKey.view(), bytesOf("inglenook relay mailbox key 1"), mailbox.view(), MailboxKey::size);
    return *MailboxKey::from(derived);
}

} // namespace inglenook::core
