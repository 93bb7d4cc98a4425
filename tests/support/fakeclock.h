#pragma once

#include "core/base/clock.h"

#include <chrono>

namespace inglenook::tests {

/// A clock that stands still until a test moves it.
class FakeClock final : public core::Clock
{
public:
    explicit FakeClock(QDateTime now = QDateTime({2026, 11, 22}, {8, 0}, Qt::UTC))
        : m_now(std::move(now))
    {
    }

    [[nodiscard]] QDateTime now() const override { return m_now; }
    void set(const QDateTime& now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }

private:
    QDateTime m_now;
};

} // namespace inglenook::tests
