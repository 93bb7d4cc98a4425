#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace inglenook::tests {

/// The input as text; it may hold any bytes.
inline std::string_view textOf(const std::uint8_t* bytes, std::size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

/// Ends the run as a crash, so that the fuzzer keeps the input.
inline void demand(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Bytes taken one after another; zeros when there are none left.
class Pieces
{
public:
    Pieces(const std::uint8_t* bytes, std::size_t size)
        : m_rest(textOf(bytes, size))
    {
    }

    std::uint8_t byte()
    {
        const std::string_view piece = text(1);
        return piece.empty() ? 0 : static_cast<std::uint8_t>(piece[0]);
    }

    std::string_view text(std::size_t most)
    {
        const std::string_view piece = m_rest.substr(0, most);
        m_rest.remove_prefix(piece.size());
        return piece;
    }

    /// Up to the next line feed.
    std::string_view line()
    {
        const std::string_view piece = m_rest.substr(0, m_rest.find('\n'));
        m_rest.remove_prefix(std::min(m_rest.size(), piece.size() + 1));
        return piece;
    }

    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace inglenook::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
