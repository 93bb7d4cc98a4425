#pragma once

#include "core/base/storage/transaction.h"
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
    QByteArray publicKey; ///< X25519, 32 bytes
    QString caFile;       ///< PEM of an additional authority; empty: the system's
    QString cursor;       ///< events up to here are stored
};

/// Made at registration, one keychain entry.
struct RelayKeys
{
    QByteArray privateKey;    ///< X25519, 32 bytes
    QByteArray pollingSecret; ///< bearer, as the relay gave it
    MailboxKey linkKey;

    [[nodiscard]] QByteArray toSecret() const;
    [[nodiscard]] static Result<RelayKeys> fromSecret(const QByteArray& secret);
};

class RelayMailboxRepository
{
public:
    [[nodiscard]] Result<std::optional<RelayMailbox>> findCurrent(Transaction& transaction) const;
    /// Makes it the current one.
    [[nodiscard]] Result<void> store(Transaction& transaction, const RelayMailbox& mailbox, const QDateTime& now) const;
    [[nodiscard]] Result<void> storeCursor(Transaction& transaction, const MailboxId& id, const QString& cursor) const;
    [[nodiscard]] Result<void> addDropped(Transaction& transaction, const MailboxId& id, int events) const;
};

} // namespace inglenook::core
