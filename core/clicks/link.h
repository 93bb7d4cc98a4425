#pragma once

#include "core/clicks/bytes.h"
#include "core/clicks/face.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inglenook::core {

/// One business's place at a relay; random, public in every link.
using MailboxId = FixedBytes<6, struct MailboxTag>;
/// One invitation's mail; random, only the desktop can map it to a person.
using MessageId = FixedBytes<12, struct MessageTag>;
/// Signs and checks the links of one mailbox in one key epoch; known to the relay and its desktop.
using MailboxKey = FixedBytes<32, struct MailboxKeyTag>;
/// The relay's secret of one key epoch, from which every mailbox key follows.
using MasterKey = FixedBytes<32, struct MasterKeyTag>;

/// What a link does when it is opened. The numbers are on the wire and never change.
enum class LinkFunction : std::uint8_t { Gold, Green, Amber, Red, Privacy, UnsubscribePage, UnsubscribeHeader };

/// The face a link stands for; nothing for privacy and unsubscribe.
constexpr std::optional<Face> faceOf(LinkFunction function)
{
    if (function > LinkFunction::Red)
        return std::nullopt;
    return static_cast<Face>(function);
}

/// The link function of a face.
constexpr LinkFunction linkFunction(Face face)
{
    return static_cast<LinkFunction>(face);
}

/// What one link of a mail says.
struct Link
{
    std::uint8_t epoch = 0; ///< key epoch 0 to 15, as told at registration
    MailboxId mailbox;
    MessageId message;
    std::chrono::sys_seconds issuedAt{}; ///< the moment the mail leaves; until the year 2106
    LinkFunction function = LinkFunction::Gold;
    bool strict = false; ///< the recipient's domain opens links by machine: only a tap counts at once

    bool operator==(const Link&) const = default;
};

/// Characters of a token.
inline constexpr std::size_t tokenLength = 64;

/// A decoded token whose signature has not been checked yet.
struct SignedLink
{
    Link link;
    std::array<std::uint8_t, 40> bytes{}; ///< as signed: 24 bytes, then the 16 of the signature
};

/// The token of a link: 64 characters of lower-case Crockford base32.
[[nodiscard]] std::string encodeToken(const Link& link, const MailboxKey& key);

/// Reads a token as mail programs hand it on: any case, o for 0, i and l for 1, punctuation at its end. Nothing when it
/// cannot be a token of a known format. The result must be verified before anything in it is believed.
[[nodiscard]] std::optional<SignedLink> decodeToken(std::string_view text);

/// Whether the mailbox's key signed it; takes the same time either way.
[[nodiscard]] bool verify(const SignedLink& signedLink, const MailboxKey& key);

/// The key of one mailbox, from the relay's master key of the link's epoch.
[[nodiscard]] MailboxKey deriveMailboxKey(const MasterKey& masterKey, const MailboxId& mailbox);

} // namespace inglenook::core
