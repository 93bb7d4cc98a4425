#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace inglenook::core {

/// How many mails one durable commit should cover: one, unless mails leave so fast that the disk would be the limit. A
/// power cut leaves at most that many uncertain.
class CommitSpan
{
public:
    static constexpr int most = 32;

    /// A commit took `commit`, and `mails` left in `others` before it.
    void note(std::chrono::nanoseconds commit, std::chrono::nanoseconds others, int mails);
    [[nodiscard]] int mails() const { return m_mails; }

private:
    int m_mails = 1;
};

} // namespace inglenook::core
