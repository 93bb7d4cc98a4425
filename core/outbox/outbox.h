#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/mailing/mailtransport.h"
#include "core/outbox/invitationmail.h"
#include "core/outbox/mailexchangeresolver.h"
#include "core/outbox/sendtrouble.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QObject>

namespace inglenook::core {

/// Sends what is due, paced, one connection, and books each fact in the ledger. Runs in the event loop of its thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    /// Everything the outbox stands on; the references must outlive it.
    struct Needs
    {
        Database& database;
        const Clock& clock;
        MailTransportFactory makeTransport;
        SecretStore& secrets;
        std::function<std::optional<LinkSigner>()> linkSigner; ///< nothing while no relay is set
        MailExchangeResolver* resolver = nullptr;              ///< null: no domain is looked up
    };

    explicit Outbox(const Needs& needs, QObject* parent = nullptr);
    ~Outbox() override;

    /// Recovers what an interrupted run left behind. Call once, before anything else; sending begins with the first
    /// `wake`.
    [[nodiscard]] Result<void> open();

    /// Starts or resumes a mailing. Everybody in a draft is checked again: whoever must not be mailed now is held back.
    /// `Done`: `recheckDraft` has just done so, in a thread where it may take its time.
    /// Errors: Conflict (no account, no relay, finished already), NotFound.
    enum class Recheck { Now, Done };
    [[nodiscard]] Result<void> start(Id<Mailing> id, Recheck recheck = Recheck::Now);
    /// A mail that is under way still ends; no other one leaves. Errors: Conflict (it is not running), NotFound.
    [[nodiscard]] Result<void> pause(Id<Mailing> id);
    /// Ends a mailing for good: nothing more of it leaves from now on. What has not left is booked as cancelled in a
    /// thread, a little at a time; `mailingChanged` tells when that is done, and an interrupted end goes on at the next
    /// `open`. Errors: Conflict (finished already), NotFound.
    [[nodiscard]] Result<void> cancel(Id<Mailing> id);
    /// The owner says what an uncertain invitation was; one to be sent again opens a finished mailing. Errors:
    /// NotFound, Conflict (its mailing is being ended at this moment).
    [[nodiscard]] Result<void> resolve(Id<Invitation> id, bool wasSent);
    /// Somebody else has booked what became of this one: tells it as if it had happened here.
    void tellChanged(Id<Mailing> mailing, Id<Invitation> invitation);
    /// Looks for due work now; also called by its own timer.
    void wake();
    /// Lets no other mail leave until the next `wake`; `becameIdle` once the one that is under way has ended, so that
    /// nothing is left uncertain. What waits stays as it is.
    void stop();
    /// The password for this session, where there is no keychain.
    void setSessionPassword(const QByteArray& password);

    /// Nothing is under way and nothing will fall due without a call from outside.
    [[nodiscard]] bool isIdle() const;
    /// When the next mail may leave by itself: after a deferral, or when the account's pace allows. Null when none
    /// waits.
    [[nodiscard]] QDateTime nextDueAt() const;
    /// Why nothing leaves although something should; empty while all is well.
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] SendTrouble::Cause troubleCause() const;

Q_SIGNALS:
    /// After these facts are durable; gathered, so that they come at most ten times a second.
    void invitationsChanged(inglenook::core::Id<inglenook::core::Mailing> mailing,
                            const QList<inglenook::core::Id<inglenook::core::Invitation>>& invitations);
    /// Its state or progress has changed; gathered likewise.
    void mailingChanged(inglenook::core::Id<inglenook::core::Mailing> id);
    /// The server took the mail, and that is durable; one by one.
    void mailSent(inglenook::core::Id<inglenook::core::Invitation> invitation);
    /// The keychain has no password: ask the owner, then `setSessionPassword`.
    void passwordNeeded();
    /// The run stopped by itself, or goes on after trouble (empty).
    void troubleChanged(const QString& trouble);
    void becameIdle();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace inglenook::core
