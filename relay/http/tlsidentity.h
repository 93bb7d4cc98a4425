#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace inglenook::relay {

/// The certificate a relay shows when it speaks TLS by itself. Renewed files are noticed: the next connection gets the
/// new certificate, those that are open keep theirs.
class TlsIdentity
{
public:
    using Context = std::shared_ptr<boost::asio::ssl::context>;

    struct Opened
    {
        std::unique_ptr<TlsIdentity> identity; ///< nothing on failure
        std::string failure;                   ///< why, in plain English
    };
    /// Reads the chain and its key, both PEM files. Always fails in a program that was built without TLS.
    [[nodiscard]] static Opened open(const std::string& certificate, const std::string& key);

    /// For the next connection. Files that cannot be used, as in the middle of a renewal, leave the old one in use.
    [[nodiscard]] Context context();

private:
    struct Stamp
    {
        std::filesystem::file_time_type certificate;
        std::filesystem::file_time_type key;

        bool operator==(const Stamp&) const = default;
    };

    TlsIdentity(std::string certificate, std::string key);
    [[nodiscard]] std::optional<Stamp> stamp() const;
    [[nodiscard]] Context load(std::string& failure) const;

    std::string m_certificate;
    std::string m_key;
    std::optional<Stamp> m_stamp;
    Context m_context;
};

} // namespace inglenook::relay
