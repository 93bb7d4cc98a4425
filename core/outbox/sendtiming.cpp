#include "core/outbox/sendtiming.h"

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::array<milliseconds, 4> pausesAfterBreaks = {15s, 1min, 5min, 15min};

/// The end of a pause that began at `from`; `now` when it has passed, or when the clock stands before its beginning.
QDateTime endOf(const QDateTime& from, milliseconds pause, const QDateTime& now)
{
    const qint64 passed = from.isValid() ? from.msecsTo(now) : -1;
    return passed >= 0 && passed < pause.count() ? from.addMSecs(pause.count()) : now;
}

} // namespace

QDateTime SendTiming::earliestStart(const QDateTime& now, milliseconds spacing) const
{
    return std::max(endOf(m_startedAt, spacing, now), endOf(m_heldAt, m_pause, now));
}

void SendTiming::holdOff(const QDateTime& now, milliseconds pause)
{
    m_heldAt = now;
    m_pause = pause;
}

QDateTime SendTiming::breakOff(const QDateTime& now)
{
    holdOff(now, pausesAfterBreaks[std::min(m_breaks, pausesAfterBreaks.size() - 1)]);
    ++m_breaks;
    return now.addMSecs(m_pause.count());
}

} // namespace inglenook::core
