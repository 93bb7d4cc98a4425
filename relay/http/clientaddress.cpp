#include "relay/http/clientaddress.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>

namespace inglenook::relay {

namespace {

namespace ip = boost::asio::ip;

constexpr unsigned ipv4Prefix = 96; ///< bits in front of an IPv4 address in its IPv6 form

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\""), text.size()));
    const auto last = text.find_last_not_of(" \t\"");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// 16 bytes; empty when it is no address.
std::string bytesOfAddress(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('[') && text.ends_with(']'))
        text = text.substr(1, text.size() - 2);
    boost::system::error_code failed;
    const ip::address address = ip::make_address(std::string(text), failed);
    if (failed)
        return {};
    const auto bytes =
        address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()).to_bytes() : address.to_v6().to_bytes();
    return {bytes.begin(), bytes.end()};
}

bool isIpv4(std::string_view bytes)
{
    return bytes.starts_with(std::string_view("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12));
}

bool sameStart(std::string_view a, std::string_view b, unsigned bits)
{
    const unsigned whole = bits / 8;
    if (a.substr(0, whole) != b.substr(0, whole))
        return false;
    if (bits % 8 == 0)
        return true;
    const auto difference = static_cast<unsigned char>(a[whole] ^ b[whole]);
    return difference >> (8 - bits % 8) == 0;
}

} // namespace

TrustedProxies::TrustedProxies()
    : m_networks{*readNetwork("127.0.0.0/8"), *readNetwork("::1")}
{
}

std::optional<TrustedProxies::Network> TrustedProxies::readNetwork(std::string_view text)
{
    const auto slash = text.find('/');
    Network network{.bytes = bytesOfAddress(text.substr(0, slash)), .prefixBits = 128};
    if (network.bytes.empty())
        return std::nullopt;
    if (slash == std::string_view::npos)
        return network;
    const std::string_view digits = text.substr(slash + 1);
    const unsigned before = isIpv4(network.bytes) ? ipv4Prefix : 0;
    unsigned bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc() || end != digits.data() + digits.size() || bits > 128 - before)
        return std::nullopt;
    network.prefixBits = before + bits;
    return network;
}

std::optional<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& networks, std::string& wrong)
{
    TrustedProxies proxies;
    for (const std::string& text : networks) {
        const auto network = readNetwork(text);
        if (!network) {
            wrong = text;
            return std::nullopt;
        }
        proxies.m_networks.push_back(*network);
    }
    return proxies;
}

bool TrustedProxies::trusts(std::string_view address) const
{
    const std::string bytes = bytesOfAddress(address);
    return !bytes.empty() && std::any_of(m_networks.begin(), m_networks.end(), [&bytes](const Network& network) {
        return sameStart(bytes, network.bytes, network.prefixBits);
    });
}

std::string TrustedProxies::clientOf(std::string_view peer, std::string_view forwardedFor) const
{
    std::string_view client = peer;
    // From the right: each proxy adds whom it heard it from at the end, and what stands further left anybody may claim.
    while (trusts(client) && !forwardedFor.empty()) {
        const auto comma = forwardedFor.rfind(',');
        const std::string_view next =
            trimmed(comma == std::string_view::npos ? forwardedFor : forwardedFor.substr(comma + 1));
        forwardedFor = comma == std::string_view::npos ? std::string_view() : forwardedFor.substr(0, comma);
        if (bytesOfAddress(next).empty())
            break;
        client = next;
    }
    return std::string(client);
}

std::string householdOf(std::string_view address)
{
    const std::string bytes = bytesOfAddress(address);
    return isIpv4(bytes) ? bytes : bytes.substr(0, 8);
}

} // namespace inglenook::relay
