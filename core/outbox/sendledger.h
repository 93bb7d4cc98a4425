#pragma once

#include "core/base/storage/transaction.h"
#include "core/mailing/mailtransport.h"
#include "core/outbox/mailing.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimeZone>

namespace inglenook::core {

/// The only writer of an invitation's send state:
/// queued -> reserved (-> in_data) -> ending (durable before the final dot) -> accepted | deferred | rejected |
/// uncertain. A step that the state machine does not know is refused with Conflict and changes nothing.
class SendLedger
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::SendLedger)

public:
    /// After a start: `reserved` and `in_data` go back to `queued`, `ending` becomes `uncertain` unless the trail tells
    /// more: the server took it, or its turn had not come and the computer (`boot`) has run on since.
    [[nodiscard]] Result<void> recover(Transaction& transaction, const QDateTime& now, const QString& boot = {}) const;
    /// The next invitations that are due in running mailings, oldest mailing first, marked `reserved`.
    [[nodiscard]] Result<QList<Invitation>> reserve(Transaction& transaction, const QDateTime& now, int limit) const;
    /// Gives back those that have not had their turn, e.g. at a pause: reserved ones, and ending ones that the trail
    /// says so of.
    [[nodiscard]] Result<void> release(Transaction& transaction, const QList<Id<Invitation>>& ids,
                                       const QDateTime& now) const;
    /// Gives back every one that has not had its turn; only while none is under way.
    [[nodiscard]] Result<void> releaseAll(Transaction& transaction, const QDateTime& now) const;
    /// The server is taking its time over this one: shows on screen, means nothing for certainty.
    [[nodiscard]] Result<void> markInData(Transaction& transaction, Id<Invitation> id, const QDateTime& now) const;
    /// Only a press on the page counts for this mail, and why; before it leaves.
    [[nodiscard]] Result<void> markStrict(Transaction& transaction, Id<Invitation> id,
                                          const QString& strictBecause) const;
    /// Once committed, the final dot may go. `issuedAt` is the time in the mail's links.
    [[nodiscard]] Result<void> markEnding(Transaction& transaction, Id<Invitation> id, const QDateTime& issuedAt,
                                          const QDateTime& now) const;
    /// Books what became of a try. `sentDay` is the business's day of `now`.
    [[nodiscard]] Result<void> book(Transaction& transaction, Id<Invitation> id, const SendOutcome& outcome,
                                    const QDateTime& now, QDate sentDay) const;
    [[nodiscard]] Result<void> hold(Transaction& transaction, Id<Invitation> id, const QString& why,
                                    const QDateTime& now) const;
    /// Cancels what of the mailing has not left and is not under way, up to `most` (-1: all); how many those were.
    [[nodiscard]] Result<int> cancelWaiting(Transaction& transaction, Id<Mailing> mailing, const QDateTime& now,
                                            int most = -1) const;
    /// Mailings that are over while some of their mails still wait: their end was interrupted.
    [[nodiscard]] Result<QList<Id<Mailing>>> loadHalfEnded(Transaction& transaction) const;
    /// Takes back mails that have no ground any more, e.g. of a visit that was called off; those under way stay.
    [[nodiscard]] Result<void> withdraw(Transaction& transaction, const QList<Id<Invitation>>& ids, const QString& why,
                                        const QDateTime& now) const;
    /// The owner (or a click) says what an `uncertain` one was: sent, or to be sent again.
    [[nodiscard]] Result<void> resolve(Transaction& transaction, Id<Invitation> id, bool wasSent, const QTimeZone& zone,
                                       const QDateTime& now) const;
    /// A report came back: what the mail server took did not arrive. `text` is for the owner. Conflict when it was not
    /// taken.
    [[nodiscard]] Result<void> bookReturn(Transaction& transaction, Id<Invitation> id, const QString& text,
                                          const QString& serverText, const QDateTime& now) const;
    /// That report means nothing.
    [[nodiscard]] Result<void> undoReturn(Transaction& transaction, Id<Invitation> id, const QDateTime& now) const;
    /// Something is due in a running mailing, or was left reserved.
    [[nodiscard]] Result<bool> hasDue(Transaction& transaction, const QDateTime& now) const;
    /// When the next deferred one of a running mailing falls due; null when none waits.
    [[nodiscard]] Result<QDateTime> loadNextDue(Transaction& transaction) const;
    /// Mails that left at or after `since` (accepted and uncertain), and when, oldest first.
    [[nodiscard]] Result<qint64> countSentSince(Transaction& transaction, const QDateTime& since) const;
    [[nodiscard]] Result<QList<QDateTime>> loadSentSince(Transaction& transaction, const QDateTime& since) const;

private:
    [[nodiscard]] Result<void> followTrail(Transaction& transaction, const QDateTime& now, const QString& boot) const;
    [[nodiscard]] Result<void> bookUnsent(Transaction& transaction, Id<Invitation> id, SendState state, int tries,
                                          const SendOutcome& outcome, const QDateTime& nextTryAt,
                                          const QDateTime& now) const;
    [[nodiscard]] Result<void> bookLater(Transaction& transaction, Id<Invitation> id, const SendOutcome& outcome,
                                         const QDateTime& now) const;
};

/// The try after which a mail that is still put off counts as given up.
inline constexpr int lastTry = 7;

/// When a mail that was put off is tried again: after 5, 15 and 60 minutes, then daily for 3 days; null when it is
/// given up. `tries` counts the tries so far, this one included.
[[nodiscard]] QDateTime nextTryAfter(int tries, const QDateTime& now);

} // namespace inglenook::core
