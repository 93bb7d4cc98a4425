#pragma once

#include "core/bounces/inboxreading.h"
#include "core/bounces/inboxvisit.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/outbox.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QTimer>

namespace inglenook::core {

/// Looks into the owner's inbox while answers and reports may come, if he has agreed to it: every 15 minutes for three
/// days after a mail has left, then hourly until the fourteenth day.
class BouncePoller : public QObject
{
    Q_OBJECT

public:
    /// Everything it stands on; the references must outlive it.
    struct Needs
    {
        Database& database;
        const Clock& clock;
        SecretStore& secrets;
        ImapClientFactory makeClient;
        std::function<std::optional<LinkSigner>()> linkSigner; ///< nothing while no relay is set
        Outbox& outbox;                                        ///< tells what has changed
    };
    using Done = std::function<void(Result<InboxLook>)>;

    explicit BouncePoller(const Needs& needs, QObject* parent = nullptr);
    ~BouncePoller() override;

    /// Looks by itself from now on; also when the owner's wish or the account has changed.
    void start();
    void stop();
    /// Looks now; `done` is called once, later. Errors: Conflict (not agreed to, no account, a look is under way),
    /// SignIn, Untrusted, Unreachable, Storage.
    void lookNow(Done done);
    /// Ends a look that is under way with Cancelled.
    void cancel();
    void setSessionPassword(const QByteArray& password) { m_sessionPassword = password; }

    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    /// Why the last look failed, in the owner's words; empty while all is well.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

Q_SIGNALS:
    /// After a look that went well.
    void looked(const inglenook::core::InboxLook& look);
    void troubleChanged(const QString& trouble);

private:
    struct Way
    {
        MailAccount account;
        InboxServer server;
    };

    void lookIfDue();
    [[nodiscard]] Result<Way> findWay();
    void takePassword(const Way& way, const Result<QByteArray>& password);
    void finish(const Result<InboxLook>& look);
    void setTrouble(const QString& trouble);

    Needs m_needs;
    QByteArray m_sessionPassword;
    std::unique_ptr<InboxVisit> m_visit;
    Done m_done;
    QTimer m_timer;
    QTimer m_limit;
    QDateTime m_triedAt;
    QString m_trouble;
    bool m_isLooking = false;
    bool m_isRefused = false; ///< knocking again with the same password would only lock the door
};

/// When to look again; null: nothing is expected any more. `lookedAt` null: never yet.
[[nodiscard]] QDateTime nextLookAfter(const QDateTime& lookedAt, const QDateTime& lastSentAt, const QDateTime& now);

/// The account as it stands in the table of marks.
[[nodiscard]] QString inboxAccountKey(const MailAccount& account, const InboxServer& server);

} // namespace inglenook::core
