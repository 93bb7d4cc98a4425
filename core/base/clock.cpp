#include "core/base/clock.h"

namespace inglenook::core {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace inglenook::core
