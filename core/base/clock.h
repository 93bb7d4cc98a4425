#pragma once

#include <QtCore/QDateTime>

namespace inglenook::core {

/// Where the time comes from, so that tests can set it.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Now, in UTC, with millisecond precision.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
};

} // namespace inglenook::core
