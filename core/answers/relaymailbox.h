#pragma once

#include "core/base/storage/transaction.h"
#include "core/clicks/sealing.h"
#include "core/outbox/outbox.h"

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

    [[nodiscard]] QByteArray toSecret() const;
    /// Errors: SignIn (this is not what `toSecret` made).
    [[nodiscard]] static Result<RelayKeys> fromSecret(const QByteArray& secret);
};

class RelayMailboxRepository
{
public:
    [[nodiscard]] Result<std::optional<RelayMailbox>> findCurrent(Transaction& transaction) const;
    /// Makes it the current one.
    [[nodiscard]] Result<void> store(Transaction& transaction, const RelayMailbox& mailbox, const QDateTime& now) const;
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
    /// Events that could not be used so far: damaged, foreign, impossible.
    [[nodiscard]] Result<qint64> loadDropped(Transaction& transaction, const MailboxId& id) const;
};

} // namespace inglenook::core
