#pragma once

#include <QtCore/QtGlobal>

#include <deque>

namespace inglenook::core {

/// Watches the answers of a run for the sign of a bad list: so many refusals that the account's standing would suffer.
class RefusalWatch
{
public:
    static constexpr int mostInARow = 10;
    static constexpr int window = 100;
    static constexpr int mostInWindow = 5; ///< over 5 % of the last 100 stops the run

    enum class Sign { Fine, ManyInARow, ManyOfTheLast };

    /// Takes the next answer and tells what it means.
    [[nodiscard]] Sign add(bool refused);

private:
    std::deque<bool> m_last;
    int m_inARow = 0;
    int m_inWindow = 0;
};

} // namespace inglenook::core
