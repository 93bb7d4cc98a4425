#pragma once

#include "core/clicks/hkdf.h"
#include "core/clicks/link.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace inglenook::relay {

/// Signs the nonces of pages; never leaves the relay.
using NonceKey = core::FixedBytes<32, struct NonceKeyTag>;

/// The relay's secrets: one master key per epoch, the newest for new mailboxes, the others as long as links of theirs
/// are out.
class Keyring
{
public:
    struct Opened;

    /// Reads the key file. Makes one with a first key when there is none and `mayCreate`; readable by its owner only.
    [[nodiscard]] static Opened open(const std::string& path, bool mayCreate);
    /// Adds a key of a new epoch to the file; empty on success, else why not, in plain English. The relay uses it from
    /// its next start.
    [[nodiscard]] static std::string beginEpoch(const std::string& path);
    /// A ring with this one key.
    [[nodiscard]] static Keyring of(std::uint8_t epoch, const core::MasterKey& key);

    /// The epoch for new mailboxes.
    [[nodiscard]] std::uint8_t epoch() const { return m_keys.rbegin()->first; }
    /// The key of a mailbox's links; nothing for an epoch that is not ours.
    [[nodiscard]] std::optional<core::MailboxKey> mailboxKey(std::uint8_t epoch, const core::MailboxId& mailbox) const;
    /// The key of nonces; one for all epochs that exist.
    [[nodiscard]] const NonceKey& nonceKey() const { return m_nonceKey; }

private:
    explicit Keyring(const std::map<std::uint8_t, core::MasterKey>& keys);

    std::map<std::uint8_t, core::ExtractedKey> m_keys; ///< never empty; what the mailboxes' keys are made of
    NonceKey m_nonceKey;
};

struct Keyring::Opened
{
    std::optional<Keyring> keyring; ///< nothing on failure
    std::string failure;            ///< why, in plain English
};

} // namespace inglenook::relay
