#pragma once

#include "core/clicks/clickevent.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <unordered_map>

namespace inglenook::relay {

/// How much of one invitation is stored, so that whoever has a link cannot fill its mailbox. Kept in memory only, in
/// two generations, so that it stays bounded and knows nothing after a restart.
class Quota
{
public:
    static constexpr std::uint8_t mostAnswers =
        5; ///< of those the page gives by itself, and again of those given by hand
    static constexpr std::uint8_t mostOthers = 40; ///< views and the like
    static constexpr std::size_t generation = 200'000;

    /// Takes one from the invitation's share; false when nothing is left of it. Taken before the event is stored, so
    /// that many at the same moment cannot have more.
    [[nodiscard]] bool take(const core::MessageId& message, core::ClickKind kind);
    /// Gives back what could not be stored.
    void giveBack(const core::MessageId& message, core::ClickKind kind);

private:
    using Tally = std::array<std::uint8_t, 4>;

    /// Ids are random, and signed by their business: a part of one is as good as a hash.
    struct Spread
    {
        std::size_t operator()(const core::MessageId& message) const
        {
            std::size_t part = 0;
            std::memcpy(&part, message.bytes.data(), sizeof part);
            return part;
        }
    };

    Tally& tallyOf(const core::MessageId& message);

    std::unordered_map<core::MessageId, Tally, Spread> m_recent;
    std::unordered_map<core::MessageId, Tally, Spread> m_older;
};

} // namespace inglenook::relay
