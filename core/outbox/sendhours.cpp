#include "core/outbox/sendhours.h"

#include "core/outbox/invitationrow.h"
#include "core/settings/settingsrepository.h"

#include <algorithm>

namespace inglenook::core {
namespace {

Manners quietHoursOf(Manners manners)
{
    manners.closedWeekdays.clear();
    manners.closedDays.clear();
    return manners;
}

/// The moment lies in the same quiet span as `now`.
bool isOfThisNight(const QDateTime& moment, const Manners& manners, const QTimeZone& zone, const QDateTime& now)
{
    const QDateTime opened = manners.nextOpen(moment, zone);
    return opened > moment && opened == manners.nextOpen(now, zone);
}

} // namespace

Result<SendHours> loadSendHours(Transaction& transaction, const QDateTime& now)
{
    const auto manners = SettingsRepository().loadManners(transaction);
    if (!manners)
        return manners.error();
    const auto business = SettingsRepository().loadBusiness(transaction);
    if (!business)
        return business.error();
    const QTimeZone zone = business->timeZone;
    const Manners byHand = quietHoursOf(*manners);
    const QDateTime opens = manners->nextOpen(now, zone);
    const QDateTime opensByHand = byHand.nextOpen(now, zone);
    SendHours hours;
    if (opens <= now && opensByHand <= now)
        return hours;
    auto rows = transaction.run(QStringLiteral(
        "SELECT m.mailing_id, m.audience, m.started_at FROM mailings m WHERE m.state = 'running' AND EXISTS (SELECT 1"
        " FROM invitations i WHERE i.mailing_id = m.mailing_id AND i.state IN ('queued', 'reserved', 'deferred'))"));
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const bool isOfRule = rows->value(1).toString().startsWith(u"rule:");
        const QDateTime started = timeFromStored(rows->value(2));
        const QDateTime until = isOfRule ? opens : opensByHand;
        if (until <= now || (!isOfRule && started.isValid() && isOfThisNight(started, byHand, zone, now)))
            continue;
        hours.silent += Id<Mailing>(rows->value(0).toLongLong());
        hours.opensAt = hours.opensAt.isValid() ? std::min(hours.opensAt, until) : until;
    }
    return hours;
}

OpenMoments::OpenMoments(Manners manners, QTimeZone zone, const QDateTime& since)
    : m_manners(quietHoursOf(std::move(manners)))
    , m_zone(std::move(zone))
    , m_openUntil(m_manners.nextOpen(since, m_zone).toMSecsSinceEpoch())
{
}

qint64 OpenMoments::next(qint64 moment)
{
    if (moment < m_openUntil)
        return moment;
    const QDateTime open =
        m_manners.nextOpen(QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC), m_zone).toTimeZone(m_zone);
    // Quiet from the hour of this day that comes next, or from midnight on to be looked at again.
    QDateTime end = open.date().addDays(1).startOfDay(m_zone);
    const bool isQuietLater = m_manners.quietFrom != m_manners.quietUntil && m_manners.quietFrom > open.time();
    if (isQuietLater)
        end = std::min(end, QDateTime(open.date(), m_manners.quietFrom, m_zone));
    m_openUntil = end.toMSecsSinceEpoch();
    return open.toMSecsSinceEpoch();
}

} // namespace inglenook::core
