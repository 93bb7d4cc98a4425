#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/outbox/accountconnection.h"
#include "core/outbox/domainwatch.h"
#include "core/outbox/runguard.h"
#include "core/outbox/sendbooks.h"
#include "core/outbox/sendqueue.h"
#include "core/outbox/sendthrottle.h"
#include "core/outbox/sendtiming.h"
#include "core/outbox/sendtroubles.h"

#include <QtCore/QTimer>

#include <deque>

namespace inglenook::core {

/// The engine of the outbox: takes due invitations one after another, at the account's pace, over one connection, and
/// has each fact booked. While mails leave fast, the next one is rendered, and its first commands are given to the
/// server, before the last has its verdict.
class SendRun : public QObject
{
    Q_OBJECT

public:
    using FindLinkSigner = std::function<std::optional<LinkSigner>()>;

    SendRun(Database& database, const Clock& clock, MailTransportFactory makeTransport, SecretStore& secrets,
            FindLinkSigner linkSigner, MailExchangeResolver* resolver = nullptr, QObject* parent = nullptr);
    ~SendRun() override;

    /// Looks for due work now, also where a pause after trouble has not passed.
    void wake();
    /// Lets no other mail leave until the next `wake`; idle once the one that is under way has ended.
    void halt();
    /// Gives back what is reserved of a mailing and not under way, within the caller's transaction.
    [[nodiscard]] Result<void> release(Transaction& transaction, Id<Mailing> mailing);
    /// A new start of a mailing: earlier refusals and trouble are forgotten.
    void forgetTrouble(Id<Mailing> mailing);
    void setSessionPassword(const QByteArray& password);

    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] const QDateTime& nextDueAt() const { return m_nextDueAt; }
    [[nodiscard]] const SendTrouble& trouble() const { return m_troubles.current(); }

Q_SIGNALS:
    /// After these facts are durable; no invitations: only the mailing's own state.
    void changed(inglenook::core::Id<inglenook::core::Mailing> mailing,
                 const QList<inglenook::core::Id<inglenook::core::Invitation>>& invitations);
    /// The server took it, and that is booked.
    void sent(inglenook::core::Id<inglenook::core::Invitation> invitation);
    void passwordNeeded();
    void troubleChanged(const QString& trouble);
    void becameIdle();

private:
    struct Due
    {
        std::optional<MailAccount> account;
        bool any = false;
        SendThrottle throttle{};
        QDateTime opensAt{}; ///< when what keeps quiet now goes on; null: nothing does
    };

    struct Closing
    {
        QList<Id<Mailing>> finished;
        QDateTime nextDue;
    };

    void advance();
    [[nodiscard]] bool prepareNext(const QDateTime& now);
    [[nodiscard]] bool findWork(const QDateTime& now);
    [[nodiscard]] bool ensureConnection();
    [[nodiscard]] bool fillQueue(const QDateTime& now);
    [[nodiscard]] Result<void> reserveBatch(Transaction& transaction, const QDateTime& now);
    [[nodiscard]] Result<Due> loadDue(const QDateTime& now);
    void takeAccount(const Due& due);
    [[nodiscard]] Result<void> refreshAllowance(Transaction& transaction, const QDateTime& now);
    [[nodiscard]] SendTrouble findSetupTrouble(const Due& due) const;
    [[nodiscard]] std::chrono::milliseconds spacing() const;
    /// False while what is asked about the domains of the next mails may still be answered in time.
    [[nodiscard]] bool judgeDomains(const QDateTime& now);
    void composeNext();
    void composeAhead();
    void hold(const SendQueue::Refused& refused);
    void handOver(const QDateTime& now);
    [[nodiscard]] ComposedInvitation takeReady(const QDateTime& now);
    [[nodiscard]] std::optional<OutgoingMail> giveAhead();
    void takeBack(qint64 ticket);
    [[nodiscard]] bool commitEnding(qint64 ticket);
    [[nodiscard]] QList<SendBooks::Leaving> findFollowing(int most);
    void showInData();

    void finish(qint64 ticket, const SendOutcome& outcome);
    void follow(Id<Mailing> mailing, const RunGuard::Ruling& ruling);
    void dropConnection();
    void breakOff(const SendTrouble& trouble);
    void slowDown();
    void waitUntil(const QDateTime& again, const SendTrouble& trouble);
    void pauseAll(const SendTrouble& trouble);
    void stop(Id<Mailing> mailing, const SendTrouble& trouble);

    void flush();
    /// Nothing leaves now: books what is known, sees whether a mailing has ended, and sleeps until `until`; when that
    /// is null, until the next deferred invitation is due.
    void rest(QDateTime until);
    void settle();
    [[nodiscard]] Result<Closing> closeBooks();
    void sleepUntil(const QDateTime& until);
    void waitAfterStorageTrouble(const Error& error);

    Database& m_database;
    const Clock& m_clock;
    FindLinkSigner m_linkSigner;
    AccountConnection m_connection;
    SendLedger m_ledger;
    SendBooks m_books;

    std::optional<MailAccount> m_account;
    SendThrottle m_throttle; ///< of that account
    bool m_forgives = false; ///< the owner goes on after the server had asked too often to slow down
    Allowance m_allowance;
    QDateTime m_allowanceAt;
    SendQueue m_queue;
    DomainWatch m_domains;
    bool m_areDomainsJudged = true;              ///< of the mails in the queue
    std::deque<ComposedInvitation> m_ready;      ///< rendered ahead
    std::optional<ComposedInvitation> m_current; ///< handed to the server
    std::optional<ComposedInvitation> m_ahead;   ///< begun behind the dot of `m_current`

    bool m_isAheadReleased = false; ///< it must not go any more, should it come back

    SendTiming m_timing;
    RunGuard m_guard;
    SendTroubles m_troubles;

    QTimer m_wakeTimer;
    QTimer m_inDataTimer;
    QDateTime m_nextDueAt;
    bool m_isBusy = false;
    bool m_isHalted = false;
};

} // namespace inglenook::core
