#pragma once

#include "core/base/storage/transaction.h"
#include "core/mailing/mailtransport.h"
#include "core/outbox/mailing.h"

namespace inglenook::core {

/// The only writer of an invitation's send state:
/// queued -> reserved -> in_data -> ending (durable before the final dot) -> accepted | deferred | rejected | uncertain.
class SendLedger
{
public:
    /// After a start: `reserved` and `in_data` go back to `queued`, `ending` becomes `uncertain`.
    [[nodiscard]] Result<void> recover(Transaction& transaction, const QDateTime& now) const;
    /// The next invitations that are due in running mailings, marked `reserved`.
    [[nodiscard]] Result<QList<Invitation>> reserve(Transaction& transaction, const QDateTime& now, int limit) const;
    /// Gives reserved ones back, e.g. at a pause.
    [[nodiscard]] Result<void> release(Transaction& transaction, Id<Mailing> mailing, const QDateTime& now) const;
    /// Once committed, the final dot may go.
    [[nodiscard]] Result<void> markEnding(Transaction& transaction, Id<Invitation> id, const QDateTime& now) const;
    /// Books what became of a try. `sentDay` is the business's day of `now`.
    [[nodiscard]] Result<void> book(Transaction& transaction, Id<Invitation> id, const SendOutcome& outcome, const QDateTime& now,
                                    QDate sentDay) const;
    [[nodiscard]] Result<void> hold(Transaction& transaction, Id<Invitation> id, const QString& why, const QDateTime& now) const;
    /// The owner says what an `uncertain` one was: sent, or to be sent again.
    [[nodiscard]] Result<void> resolve(Transaction& transaction, Id<Invitation> id, bool wasSent, const QDateTime& now) const;
    /// When the next deferred one falls due; null when none waits.
    [[nodiscard]] Result<QDateTime> loadNextDue(Transaction& transaction) const;
    /// Mails that left in the 24 hours before `now` (accepted and uncertain).
    [[nodiscard]] Result<qint64> countSentSince(Transaction& transaction, const QDateTime& since) const;
};

} // namespace inglenook::core
