#include "core/outbox/sendpace.h"

#include "core/outbox/invitationrow.h"
#include "core/outbox/sendhours.h"
#include "core/outbox/sendledger.h"
#include "core/outbox/sendthrottle.h"
#include "core/settings/settingsrepository.h"

#include <algorithm>
#include <vector>

namespace inglenook::core {
namespace {

constexpr qint64 windowMs = std::chrono::milliseconds(paceWindow).count();

} // namespace

SendPace::SendPace(int perMinute, int perDay)
    : m_perMinute(std::max(perMinute, 1))
    , m_perDay(std::max(perDay, 1))
{
}

SendPace::SendPace(const MailAccount& account)
    : SendPace(account.perMinute, account.perDay)
{
}

std::chrono::milliseconds SendPace::spacing() const
{
    return std::chrono::milliseconds(std::chrono::minutes(1)) / m_perMinute;
}

QDateTime SendPace::computeEnd(qint64 mails, const QList<QDateTime>& recent, const QDateTime& now,
                               const std::function<qint64(qint64)>& nextOpen) const
{
    // Each new mail needs the one `perDay` places before it to be a day old.
    std::vector<qint64> times;
    times.reserve(static_cast<size_t>(recent.size() + mails));
    for (const QDateTime& time : recent)
        times.push_back(time.toMSecsSinceEpoch());
    const auto perDay = static_cast<size_t>(m_perDay);
    qint64 next = now.toMSecsSinceEpoch();
    qint64 last = next;
    for (qint64 i = 0; i < mails; ++i) {
        if (times.size() >= perDay)
            next = std::max(next, times[times.size() - perDay] + windowMs);
        if (nextOpen)
            next = nextOpen(next);
        times.push_back(next);
        last = next;
        next += spacing().count();
    }
    return QDateTime::fromMSecsSinceEpoch(last, Qt::UTC);
}

Result<QDateTime> loadForecast(Transaction& transaction, const MailAccount& account, qint64 more, const QDateTime& now)
{
    auto rows =
        transaction.run(QStringLiteral("SELECT count(*) FROM invitations i"
                                       " JOIN mailings m ON m.mailing_id = i.mailing_id AND m.state = 'running'"
                                       " WHERE i.state IN ('queued', 'reserved', 'in_data', 'ending', 'deferred')"));
    if (!rows)
        return rows.error();
    const qint64 waiting = rows->next() ? rows->value(0).toLongLong() : 0;
    const auto recent = SendLedger().loadSentSince(transaction, now.addMSecs(-windowMs));
    if (!recent)
        return recent.error();
    const auto throttle = SendThrottle::load(transaction, account);
    if (!throttle)
        return throttle.error();
    const auto manners = SettingsRepository().loadManners(transaction);
    if (!manners)
        return manners.error();
    const auto business = SettingsRepository().loadBusiness(transaction);
    if (!business)
        return business.error();
    OpenMoments open(*manners, business->timeZone, now);
    return throttle->pace(account, now).computeEnd(waiting + more, *recent, now, [&open](qint64 moment) {
        return open.next(moment);
    });
}

Result<Allowance> loadAllowance(Transaction& transaction, const SendPace& pace, const QDateTime& now)
{
    const QDateTime since = now.addMSecs(-windowMs);
    const auto sent = SendLedger().countSentSince(transaction, since);
    if (!sent)
        return sent.error();
    if (*sent < pace.perDay())
        return Allowance{pace.perDay() - *sent, {}};
    auto rows = transaction.run(
        QStringLiteral("SELECT sent_at FROM invitations WHERE sent_at >= ? ORDER BY sent_at DESC LIMIT 1 OFFSET ?"),
        {storedTime(since), pace.perDay() - 1});
    if (!rows)
        return rows.error();
    const QDateTime blocking = rows->next() ? timeFromStored(rows->value(0)) : since;
    return Allowance{0, blocking.addMSecs(windowMs)};
}

} // namespace inglenook::core
