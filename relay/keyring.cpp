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

/// Links that are out die with the key, so that it is on the disk before the first one can be made.
bool create(const std::string& path)
{
    const std::string draft = path + ".new";
    std::error_code failed;
    {
        std::ofstream file(draft, std::ios::trunc);
        fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write, failed);
        file << "0 " << core::toHex(core::randomBytes<core::MasterKey>().view()) << "\n";
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

std::optional<std::map<std::uint8_t, core::MasterKey>> read(const std::string& path)
{
    std::ifstream file(path);
    std::map<std::uint8_t, core::MasterKey> keys;
    unsigned epoch = 0;
    std::string hex;
    while (file >> epoch >> hex) {
        const auto bytes = core::fromHex(hex);
        const auto key = bytes ? core::MasterKey::from(*bytes) : std::nullopt;
        if (epoch > 15 || !key)
            return std::nullopt;
        keys[static_cast<std::uint8_t>(epoch)] = *key;
    }
    if (keys.empty() || !file.eof())
        return std::nullopt;
    return keys;
}

} // namespace

Keyring::Keyring(std::map<std::uint8_t, core::MasterKey> keys)
    : m_keys(std::move(keys))
{
    // From the oldest key, so that pages that are open survive a new epoch.
    const auto derived = core::hkdfSha256(m_keys.begin()->second.view(), core::bytesOf("inglenook relay nonce key 1"),
                                          {}, NonceKey::size);
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
        if (!create(path))
            return {std::nullopt, "Cannot write the key file " + path + "."};
    }
    auto keys = read(path);
    if (!keys)
        return {std::nullopt, "The key file " + path + " is damaged: put it back from a backup."};
    return {Keyring(std::move(*keys)), {}};
}

std::optional<core::MailboxKey> Keyring::mailboxKey(std::uint8_t epoch, const core::MailboxId& mailbox) const
{
    const auto found = m_keys.find(epoch);
    if (found == m_keys.end())
        return std::nullopt;
    return core::deriveMailboxKey(found->second, mailbox);
}

} // namespace inglenook::relay
