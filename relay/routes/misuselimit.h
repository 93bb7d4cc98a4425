#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace inglenook::relay {

/// Counts forged links and wrong codes by where they come from, so that guessing costs the relay next to nothing. What
/// is good always passes, wherever it comes from. In memory only, and bounded.
class MisuseLimit
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    static constexpr double burst = 30;             ///< mistakes that are answered in full
    static constexpr double perSecond = 0.5;        ///< and how fast they are forgiven
    static constexpr std::size_t mostKept = 50'000; ///< places; beyond that all are forgiven

    /// Books one mistake of this address; true when it had its share already.
    [[nodiscard]] bool book(std::string_view address, Moment now);

private:
    struct Account
    {
        double mistakes = 0;
        Moment at{};
    };

    std::map<std::string, Account, std::less<>> m_accounts;
};

} // namespace inglenook::relay
