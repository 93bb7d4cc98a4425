#include "core/settings/manners.h"

namespace inglenook::core {
namespace {

/// Longer than any business is closed; a guard against days that never end.
constexpr int farthestDays = 800;

} // namespace

bool Manners::isClosed(QDate day) const
{
    return closedWeekdays.contains(day.dayOfWeek()) || closedDays.contains(day);
}

bool Manners::isQuiet(QTime time) const
{
    if (quietFrom == quietUntil)
        return false;
    const bool isAfter = time >= quietFrom;
    const bool isBefore = time < quietUntil;
    return quietFrom < quietUntil ? isAfter && isBefore : isAfter || isBefore;
}

QDateTime Manners::nextOpen(const QDateTime& time, const QTimeZone& zone) const
{
    QDateTime open = time.toTimeZone(zone);
    for (int tries = 0; tries < farthestDays; ++tries) {
        const QDate day = open.date();
        if (isClosed(day))
            open = day.addDays(1).startOfDay(zone);
        else if (isQuiet(open.time()))
            open = QDateTime(open.time() < quietUntil ? day : day.addDays(1), quietUntil, zone);
        else
            return open.toUTC();
    }
    return open.toUTC();
}

} // namespace inglenook::core
