#pragma once

#include <QtCore/QDateTime>

#include <chrono>

namespace inglenook::core {

/// When the next mail may start: the account's spacing, and longer and longer pauses while connections break. A clock
/// that is set back never makes it wait longer than the pause itself.
class SendTiming
{
public:
    /// `now` or later. `spacing`: between two mails.
    [[nodiscard]] QDateTime earliestStart(const QDateTime& now, std::chrono::milliseconds spacing) const;

    void markStart(const QDateTime& now) { m_startedAt = now; }
    /// Nothing starts for `pause`.
    void holdOff(const QDateTime& now, std::chrono::milliseconds pause);
    /// The connection broke: holds off for 15 seconds, then 1, 5 and 15 minutes. Returns when it may start again.
    QDateTime breakOff(const QDateTime& now);
    /// The server took a mail: the next break is the first again.
    void succeed() { m_breaks = 0; }
    /// Ends a pause at once, e.g. because the owner asks for it.
    void endPause() { m_pause = std::chrono::milliseconds(0); }

private:
    QDateTime m_startedAt;
    QDateTime m_heldAt;
    std::chrono::milliseconds m_pause{0};
    size_t m_breaks = 0; ///< in a row
};

} // namespace inglenook::core
