#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/mailing/mailtransport.h"
#include "core/outbox/mailing.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace inglenook::core {

/// What the outbox needs from the relay to make links: null while no relay is set.
struct LinkSigner
{
    QString base; ///< https://relay/a/
    MailboxId mailbox;
    quint8 epoch;
    MailboxKey key;
};

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
        std::function<std::optional<LinkSigner>()> linkSigner;
    };

    explicit Outbox(Needs needs, QObject* parent = nullptr);
    ~Outbox() override;

    /// Recovers what an interrupted run left behind. Call once, before anything else.
    [[nodiscard]] Result<void> open();

    /// Starts or resumes a mailing. Errors: Conflict (no account, no relay, finished already), NotFound.
    [[nodiscard]] Result<void> start(Id<Mailing> id);
    [[nodiscard]] Result<void> pause(Id<Mailing> id);
    /// Looks for due work now; also called by its own timer.
    void wake();
    /// The password for this session, where there is no keychain.
    void setSessionPassword(const QByteArray& password);

    /// Nothing is under way and nothing will fall due without a call from outside.
    [[nodiscard]] bool isIdle() const;

Q_SIGNALS:
    void invitationChanged(inglenook::core::Id<inglenook::core::Invitation> id, inglenook::core::Id<inglenook::core::Mailing> mailing);
    void mailingChanged(inglenook::core::Id<inglenook::core::Mailing> id);
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
