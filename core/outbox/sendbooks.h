#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/outbox/commitspan.h"
#include "core/outbox/sendledger.h"
#include "core/outbox/sendtrail.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <functional>

namespace inglenook::core {

/// The durable side of a run: puts into the ledger what becomes known, in as few commits as truth allows. The commit
/// that says "this one is ending" also books what became of those before it. While mails leave faster than the disk
/// writes, it says so of several at once; which of them have had their turn then goes to the trail, which survives the
/// end of the process but not a power cut.
class SendBooks : public QObject
{
    Q_OBJECT

public:
    /// What became of one try. `day` is the business's day of `at`.
    struct Booking
    {
        Id<Invitation> id;
        Id<Mailing> mailing;
        SendOutcome outcome;
        QDateTime at;
        QDate day;
    };
    /// An invitation about to leave, with the time in its links.
    struct Leaving
    {
        Id<Invitation> id;
        QDateTime issuedAt;
    };
    using FindFollowing = std::function<QList<Leaving>(int most)>;

    /// `boot` names this run of the computer; without a name every mail has a durable commit of its own.
    SendBooks(Database& database, const Clock& clock, QString boot);

    void add(const Booking& booking);
    [[nodiscard]] bool isClear() const { return m_unbooked.isEmpty(); }

    /// Once this has succeeded the final dot of `mail` may go. `following`: those that will be next.
    [[nodiscard]] Result<void> begin(const Leaving& mail, const FindFollowing& following);
    /// Books all that is known together with `work`, durably.
    [[nodiscard]] Result<void> write(const std::function<Result<void>(Transaction&)>& work);
    [[nodiscard]] Result<void> flush();
    /// Gives back what has not had its turn, within the caller's transaction.
    [[nodiscard]] Result<void> release(Transaction& transaction, const QList<Id<Invitation>>& ids);
    /// Gives back everything that has not; only while none is under way.
    [[nodiscard]] Result<void> releaseAll(Transaction& transaction);
    /// It is durably `ending` and has not had its turn.
    [[nodiscard]] bool isAwaiting(Id<Invitation> id) const { return m_awaiting.contains(id); }

Q_SIGNALS:
    /// After these facts are durable.
    void changed(inglenook::core::Id<inglenook::core::Mailing> mailing,
                 const QList<inglenook::core::Id<inglenook::core::Invitation>>& invitations);
    void sent(inglenook::core::Id<inglenook::core::Invitation> invitation);

private:
    [[nodiscard]] Result<void> bookAll(Transaction& transaction);
    [[nodiscard]] Result<void> beginDurably(const Leaving& mail, const QList<Leaving>& following);
    [[nodiscard]] Result<void> beginOnTrail(Id<Invitation> id);
    void confirm();

    Database& m_database;
    const Clock& m_clock;
    QString m_boot;
    SendLedger m_ledger;
    SendTrail m_trail;
    QList<Booking> m_unbooked;       ///< known, not yet durable
    qsizetype m_onTrail = 0;         ///< so many of them are on the trail
    QSet<Id<Invitation>> m_awaiting; ///< durably ending, have not had their turn
    CommitSpan m_span;
    QElapsedTimer m_sinceCommit;
    int m_mailsSinceCommit = 0;
};

} // namespace inglenook::core
