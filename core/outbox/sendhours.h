#pragma once

#include "core/base/storage/transaction.h"
#include "core/outbox/mailing.h"
#include "core/settings/manners.h"

namespace inglenook::core {

/// Which mailings keep quiet at a moment, although something waits in them.
struct SendHours
{
    QList<Id<Mailing>> silent{};
    QDateTime opensAt{}; ///< when the first of them goes on; null when none is silent
};

/// A mailing rests in the quiet hours of the house; those of rules also on closed days. One that the owner has started
/// in the quiet hours goes on until they are over: he knows what time it is.
[[nodiscard]] Result<SendHours> loadSendHours(Transaction& transaction, const QDateTime& now);

/// The moments at which mails may leave, one after another, for a forecast.
class OpenMoments
{
public:
    /// Up to `since` everything is open: what starts in the quiet hours goes on.
    OpenMoments(Manners manners, QTimeZone zone, const QDateTime& since);

    /// `moment` (milliseconds since 1970), or the first one after it that is open; never earlier than the last answer.
    [[nodiscard]] qint64 next(qint64 moment);

private:
    Manners m_manners;
    QTimeZone m_zone;
    qint64 m_openUntil; ///< from the last answer on it is open until then
};

} // namespace inglenook::core
