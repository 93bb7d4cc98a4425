#pragma once

#include "core/clicks/bytes.h"
#include "core/clicks/clickevent.h"
#include "core/clicks/instant.h"

#include <map>
#include <optional>
#include <vector>

namespace inglenook::core {

/// X25519: the relay has the public half of a mailbox's pair, only the desktop the private one.
using PublicKey = FixedBytes<32, struct PublicKeyTag>;
using PrivateKey = FixedBytes<32, struct PrivateKeyTag>;

struct KeyPair
{
    PublicKey publicKey;
    PrivateKey privateKey;
};

/// A new random pair.
[[nodiscard]] KeyPair makeKeyPair();
/// The public half that belongs to a private key, so that only the private one need be kept.
[[nodiscard]] PublicKey publicKeyOf(const PrivateKey& key);

/// Sealed bodies are a multiple of this many bytes, so that their length says little.
inline constexpr std::size_t sealedUnit = 256;

/// Seals events so that only the holder of the private key reads them: ephemeral public key (32), nonce (24), box.
/// The ephemeral pair is one per mailbox and hour and lives in memory only; once it is dropped the sealer itself cannot
/// open what it sealed. Not thread-safe.
class Sealer
{
public:
    Sealer();
    ~Sealer();
    Sealer(const Sealer&) = delete;
    Sealer& operator=(const Sealer&) = delete;

    /// `now` chooses the hour. Nothing when the public key is not a usable point.
    [[nodiscard]] std::optional<std::vector<std::uint8_t>> seal(const ClickEvent& event, const PublicKey& recipient,
                                                                Instant now);

private:
    struct Channel
    {
        PublicKey ephemeral;
        FixedBytes<32, struct SharedKeyTag> shared;
        FixedBytes<24, struct NonceTag> nonce; ///< of the next event: counts up from a random one
    };

    Channel* channelTo(const PublicKey& recipient, Instant now);
    void forgetChannels();

    std::chrono::sys_time<std::chrono::hours> m_hour{};
    std::map<PublicKey, Channel> m_channels;
};

/// Opens what was sealed for one private key. Bodies of one hour share an ephemeral key, so that the costly half of
/// opening is done once for all that follow each other. Not thread-safe.
class Opener
{
public:
    explicit Opener(const PrivateKey& key);
    ~Opener();
    Opener(const Opener&) = delete;
    Opener& operator=(const Opener&) = delete;

    /// The event in a sealed body; nothing when it is damaged, cut, for someone else or of an unknown format.
    [[nodiscard]] std::optional<ClickEvent> open(ByteView sealed);

private:
    [[nodiscard]] bool shareWith(ByteView ephemeral);

    PrivateKey m_key;
    PublicKey m_ephemeral;
    FixedBytes<32, struct SharedKeyTag> m_shared;
    bool m_isShared = false; ///< `m_shared` is that of `m_ephemeral`
};

/// The same for a single body.
[[nodiscard]] std::optional<ClickEvent> openSealed(ByteView sealed, const PrivateKey& key);

} // namespace inglenook::core
