#pragma once

#include "core/base/storage/transaction.h"
#include "core/clicks/sealing.h"
#include "core/outbox/outbox.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QUrl>

namespace inglenook::core {

/// Our place at the relay: public facts; its secrets are in the SecretStore.
struct RelayMailbox
{
    MailboxId id;
    QUrl url;
    QString linkBase; ///< what stands before a token
    quint8 epoch;
    PublicKey publicKey;
    QString caFile; ///< PEM of an additional authority; empty: the system's
    QString cursor; ///< events up to here are stored
};

/// Made at registration, one keychain entry.
struct RelayKeys
{
    PrivateKey privateKey;
    QByteArray pollingSecret; ///< bearer, as the relay gave it
    MailboxKey linkKey;
    QByteArray nextSecret; ///< what the polling secret is being replaced by; empty while it is not

    [[nodiscard]] QByteArray toSecret() const;
    /// Errors: SignIn (this is not what `toSecret` made).
    [[nodiscard]] static Result<RelayKeys> fromSecret(const QByteArray& secret);
};

/// The SecretStore's entry with the keys of that mailbox.
[[nodiscard]] QString relayKeysName(const MailboxId& id);
/// Reads it. Errors: those of SecretStore::read and of RelayKeys::fromSecret.
void readRelayKeys(SecretStore& secrets, const MailboxId& id, std::function<void(Result<RelayKeys>)> done);

/// A mailbox that another one has taken the place of: mails sent before lead to it.
struct PastMailbox
{
    RelayMailbox mailbox;
    QDateTime listensUntil; ///< the last of its links have expired then
};

class RelayMailboxRepository
{
public:
    /// How long a link can be pressed, at most, and a day.
    static constexpr int longestLinkLife = 401; ///< days

    [[nodiscard]] Result<std::optional<RelayMailbox>> findCurrent(Transaction& transaction) const;
    [[nodiscard]] Result<std::optional<RelayMailbox>> find(Transaction& transaction, const MailboxId& id) const;
    /// The newest first, whether their links have expired or not.
    [[nodiscard]] Result<QList<PastMailbox>> loadPast(Transaction& transaction) const;
    /// Makes it the current one; the one before is listened to as long as its links may live.
    [[nodiscard]] Result<void> store(Transaction& transaction, const RelayMailbox& mailbox, const QDateTime& now) const;
    /// The relay's links are signed under this epoch from now on.
    [[nodiscard]] Result<void> storeEpoch(Transaction& transaction, const MailboxId& id, quint8 epoch) const;
    /// Takes a past one away for good; the current one stays.
    [[nodiscard]] Result<void> removePast(Transaction& transaction, const MailboxId& id) const;
    /// Books that events up to `cursor` are stored. A day later `findForgettable` has it, so that a backup of yesterday
    /// finds everything since then still at the relay.
    [[nodiscard]] Result<void> storeCursor(Transaction& transaction, const MailboxId& id, const QString& cursor,
                                           const QDateTime& now) const;
    /// The cursor up to which the relay may forget now; empty when there is none.
    [[nodiscard]] Result<QString> findForgettable(Transaction& transaction, const MailboxId& id,
                                                  const QDateTime& now) const;
    /// Books that the relay has forgotten up to there; nothing when another cursor waits meanwhile.
    [[nodiscard]] Result<void> markForgotten(Transaction& transaction, const MailboxId& id,
                                             const QString& cursor) const;
    [[nodiscard]] Result<void> addDropped(Transaction& transaction, const MailboxId& id, int events) const;
    /// Events of any mailbox that could not be used so far: damaged, foreign, impossible.
    [[nodiscard]] Result<qint64> loadDropped(Transaction& transaction) const;
};

} // namespace inglenook::core
