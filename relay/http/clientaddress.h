#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inglenook::relay {

/// The proxies whose word about a client's address is believed: this computer, and the networks that the host names.
class TrustedProxies
{
public:
    /// This computer alone.
    TrustedProxies();
    /// And these: addresses (`10.0.0.7`, `fd00::1`) and networks (`10.0.0.0/8`). Nothing when one cannot be read; then
    /// `wrong` is that one.
    [[nodiscard]] static std::optional<TrustedProxies> parse(const std::vector<std::string>& networks,
                                                             std::string& wrong);

    /// Whether the address is one of them.
    [[nodiscard]] bool trusts(std::string_view address) const;
    /// The address a request really comes from: the nearest one in the X-Forwarded-For header that is none of the
    /// proxies, as long as each that handed it on is one. Else `peer`.
    [[nodiscard]] std::string clientOf(std::string_view peer, std::string_view forwardedFor) const;

private:
    struct Network
    {
        std::string bytes; ///< 16 bytes, an IPv4 address in its IPv6 form
        unsigned prefixBits = 128;
    };

    static std::optional<Network> readNetwork(std::string_view text);

    std::vector<Network> m_networks;
};

/// What stands for whoever is behind an address: an IPv4 address, or the 64-bit network of an IPv6 one, which a single
/// household has whole. Empty for what is no address.
[[nodiscard]] std::string householdOf(std::string_view address);

} // namespace inglenook::relay
