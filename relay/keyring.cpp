#include "relay/keyring.h"

#include "core/clicks/hkdf.h"

#include <filesystem>
#include <fstream>

#if __has_include(<unistd.h>)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace inglenook::relay {

namespace {

namespace fs = std::filesystem;

/// Forces a file or folder onto the disk where the system lets one.
void synchronise([[maybe_unused]] const std::string& path)
{
#if __has_include(<unistd.h>)
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        ::fsync(file);
        ::close(file);
    }
#endif
}

constexpr std::uint8_t lastEpoch = 15;

using Keys = std::map<std::uint8_t, core::MasterKey>;

/// Links that are out die with the key, so that it is on the disk before the first one can be made; and a file that is
/// there is replaced by a whole one or not at all.
bool write(const std::string& path, const Keys& keys)
{
    const std::string draft = path + ".new";
    std::error_code failed;
    {
        std::ofstream file(draft, std::ios::trunc);
        fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write, failed);
        for (const auto& [epoch, key] : keys)
            file << static_cast<unsigned>(epoch) << " " << core::toHex(key.view()) << "\n";
        file.flush();
        if (!file || failed)
            return false;
    }
    synchronise(draft);
    fs::rename(draft, path, failed);
    if (failed)
        return false;
    synchronise(fs::path(path).parent_path().string());
    return true;
}

std::string damaged(const std::string& path)
{
    return "The key file " + path + " is damaged: put it back from a backup.";
}

std::optional<Keys> read(const std::string& path)
{
    std::ifstream file(path);
    Keys keys;
    unsigned epoch = 0;
    std::string hex;
    while (file >> epoch >> hex) {
        const auto bytes = core::fromHex(hex);
        const auto key = bytes ? core::MasterKey::from(*bytes) : std::nullopt;
        if (epoch > lastEpoch || !key)
            return std::nullopt;
        keys[static_cast<std::uint8_t>(epoch)] = *key;
    }
    if (keys.empty() || !file.eof())
        return std::nullopt;
    return keys;
}

} // namespace

Keyring::Keyring(const std::map<std::uint8_t, core::MasterKey>& keys)
{
    // As `core::deriveMailboxKey` begins, once for all mailboxes.
    for (const auto& [epoch, key] : keys)
        m_keys[epoch] = core::hkdfExtract(key.view(), core::bytesOf("inglenook relay mailbox key 1"));
    // From the oldest key, so that pages that are open survive a new epoch.
    const auto derived =
        core::hkdfSha256(keys.begin()->second.view(), core::bytesOf("inglenook relay nonce key 1"), {}, NonceKey::size);
    m_nonceKey = *NonceKey::from(derived);
}

Keyring Keyring::of(std::uint8_t epoch, const core::MasterKey& key)
{
    return Keyring({{epoch, key}});
}

Keyring::Opened Keyring::open(const std::string& path, bool mayCreate)
{
    std::error_code failed;
    if (!fs::exists(path, failed)) {
        if (!mayCreate)
            return {std::nullopt, "The key file " + path +
                                      " is missing, but the store holds mailboxes: put it back from a "
                                      "backup, or every link that is out ends."};
        if (!write(path, {{0, core::randomBytes<core::MasterKey>()}}))
            return {std::nullopt, "Cannot write the key file " + path + "."};
    }
    const auto keys = read(path);
    if (!keys)
        return {std::nullopt, damaged(path)};
    return {Keyring(*keys), {}};
}

std::string Keyring::beginEpoch(const std::string& path)
{
    std::error_code failed;
    if (!fs::exists(path, failed))
        return "There is no key file " + path + " yet: inglenook-relay init makes it.";
    auto keys = read(path);
    if (!keys)
        return damaged(path);
    const std::uint8_t newest = keys->rbegin()->first;
    if (newest == lastEpoch)
        return "This relay has had all of its sixteen epochs. Make another relay, with a data folder and a name of its "
               "own, for what comes.";
    keys->emplace(static_cast<std::uint8_t>(newest + 1), core::randomBytes<core::MasterKey>());
    return write(path, *keys) ? std::string() : "Cannot write the key file " + path + "; nothing was changed.";
}

std::optional<core::MailboxKey> Keyring::mailboxKey(std::uint8_t epoch, const core::MailboxId& mailbox) const
{
    const auto found = m_keys.find(epoch);
    if (found == m_keys.end())
        return std::nullopt;
    return core::MailboxKey::from(core::hkdfExpand(found->second, mailbox.view(), core::MailboxKey::size));
}

} // namespace inglenook::relay
