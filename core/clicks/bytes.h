#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inglenook::core {

/// Foreign or outgoing bytes of any length.
using ByteView = std::span<const std::uint8_t>;

/// Exactly `Size` bytes that mean one thing: `Tag` keeps a message id from being passed as a mailbox id.
template <std::size_t Size, typename Tag>
struct FixedBytes
{
    static constexpr std::size_t size = Size;

    std::array<std::uint8_t, Size> bytes{};

    auto operator<=>(const FixedBytes&) const = default;

    [[nodiscard]] ByteView view() const { return bytes; }

    /// A copy of exactly `Size` bytes; nothing when the length differs.
    [[nodiscard]] static std::optional<FixedBytes> from(ByteView source)
    {
        if (source.size() != Size)
            return std::nullopt;
        FixedBytes result;
        for (std::size_t i = 0; i < Size; ++i)
            result.bytes[i] = source[i];
        return result;
    }
};

/// The bytes of a text, without a copy.
inline ByteView bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Bytes as a std::string, for interfaces that carry them so.
inline std::string toString(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal.
[[nodiscard]] std::string toHex(ByteView bytes);
/// The bytes of an even number of hexadecimal digits, either case; nothing for anything else.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> fromHex(std::string_view text);

/// Standard base64 with padding, as JSON documents carry bytes.
[[nodiscard]] std::string toBase64(ByteView bytes);
/// The bytes of standard base64 with padding; nothing for anything else.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view text);

/// Fills the bytes from the system's random source.
void fillRandom(std::span<std::uint8_t> bytes);

/// A random value of a FixedBytes type: a new id or key.
template <typename Fixed>
[[nodiscard]] Fixed randomBytes()
{
    Fixed result;
    fillRandom(result.bytes);
    return result;
}

} // namespace inglenook::core
