#include "core/answers/relaymailbox.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

constexpr qint64 forgettingLag = 24LL * 60 * 60 * 1000;
constexpr int secretFormat = 1;

const QString mailboxColumns = QStringLiteral("mailbox_id, url, link_base, epoch, public_key, ca_file, cursor");

QByteArray blob(ByteView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

template <typename Fixed>
std::optional<Fixed> fixedFrom(const QByteArray& bytes)
{
    return Fixed::from({reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<size_t>(bytes.size())});
}

QString base64(ByteView bytes)
{
    return QString::fromLatin1(blob(bytes).toBase64());
}

template <typename Fixed>
std::optional<Fixed> fixedFromBase64(const QJsonValue& value)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? fixedFrom<Fixed>(*bytes) : std::nullopt;
}

QString stored(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

/// Nothing for a row whose id or key is none.
std::optional<RelayMailbox> mailboxFromRow(const Rows& row)
{
    const auto id = fixedFrom<MailboxId>(row.value(0).toByteArray());
    const auto publicKey = fixedFrom<PublicKey>(row.value(4).toByteArray());
    if (!id || !publicKey)
        return std::nullopt;
    return RelayMailbox{.id = *id,
                        .url = QUrl(row.value(1).toString()),
                        .linkBase = row.value(2).toString(),
                        .epoch = static_cast<quint8>(row.value(3).toUInt()),
                        .publicKey = *publicKey,
                        .caFile = row.value(5).toString(),
                        .cursor = row.value(6).toString()};
}

Result<std::optional<RelayMailbox>> findWhere(Transaction& transaction, const QString& condition,
                                              const QVariantList& values)
{
    auto rows = transaction.run(
        QStringLiteral("SELECT %1 FROM relay_mailboxes WHERE %2").arg(mailboxColumns, condition), values);
    if (!rows)
        return rows.error();
    return rows->next() ? mailboxFromRow(*rows) : std::nullopt;
}

Result<void> change(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    auto done = transaction.run(statement, values);
    return done ? Result<void>() : done.error();
}

} // namespace

QByteArray RelayKeys::toSecret() const
{
    const QJsonObject secret{{QStringLiteral("format"), secretFormat},
                             {QStringLiteral("private"), base64(privateKey.view())},
                             {QStringLiteral("polling"), QString::fromLatin1(pollingSecret)},
                             {QStringLiteral("link"), base64(linkKey.view())},
                             {QStringLiteral("next"), QString::fromLatin1(nextSecret)}};
    return QJsonDocument(secret).toJson(QJsonDocument::Compact);
}

Result<RelayKeys> RelayKeys::fromSecret(const QByteArray& secret)
{
    const QJsonObject object = QJsonDocument::fromJson(secret).object();
    const auto privateKey = fixedFromBase64<PrivateKey>(object.value(QStringLiteral("private")));
    const auto linkKey = fixedFromBase64<MailboxKey>(object.value(QStringLiteral("link")));
    const QByteArray polling = object.value(QStringLiteral("polling")).toString().toLatin1();
    if (object.value(QStringLiteral("format")).toInt() != secretFormat || !privateKey || !linkKey || polling.isEmpty())
        return Error{ErrorKind::SignIn,
                     QCoreApplication::translate(
                         "inglenook::core::RelayKeys",
                         "The relay’s keys in the keychain cannot be read. Nothing is lost here: connect "
                         "to the relay again in Settings."),
                     QStringLiteral("relay keys of an unknown format")};
    return RelayKeys{*privateKey, polling, *linkKey, object.value(QStringLiteral("next")).toString().toLatin1()};
}

QString relayKeysName(const MailboxId& id)
{
    return QString::fromUtf16(secretname::relayKeys) + u'-' + QString::fromStdString(toHex(id.view()));
}

void readRelayKeys(SecretStore& secrets, const MailboxId& id, std::function<void(Result<RelayKeys>)> done)
{
    secrets.read(relayKeysName(id), [&secrets, done = std::move(done)](const Result<QByteArray>& secret) {
        if (secret || secret.error().kind != ErrorKind::NotFound)
            return done(secret.and_then(RelayKeys::fromSecret));
        // The first one a computer registered had the entry without an id.
        secrets.read(QString::fromUtf16(secretname::relayKeys),
                     [done](const Result<QByteArray>& first) { done(first.and_then(RelayKeys::fromSecret)); });
    });
}

Result<std::optional<RelayMailbox>> RelayMailboxRepository::findCurrent(Transaction& transaction) const
{
    return findWhere(transaction, QStringLiteral("is_current = 1"), {});
}

Result<std::optional<RelayMailbox>> RelayMailboxRepository::find(Transaction& transaction, const MailboxId& id) const
{
    return findWhere(transaction, QStringLiteral("mailbox_id = ?"), {blob(id.view())});
}

Result<QList<PastMailbox>> RelayMailboxRepository::loadPast(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT %1, listens_until FROM relay_mailboxes WHERE is_current = 0"
                                               " ORDER BY listens_until DESC, mailbox_id")
                                    .arg(mailboxColumns));
    if (!rows)
        return rows.error();
    QList<PastMailbox> past;
    while (rows->next()) {
        if (auto mailbox = mailboxFromRow(*rows))
            past.append({*std::move(mailbox), QDateTime::fromMSecsSinceEpoch(rows->value(7).toLongLong(), Qt::UTC)});
    }
    return past;
}

Result<void> RelayMailboxRepository::store(Transaction& transaction, const RelayMailbox& mailbox,
                                           const QDateTime& now) const
{
    if (auto done = change(transaction,
                           QStringLiteral("UPDATE relay_mailboxes SET is_current = 0, listens_until = ?"
                                          " WHERE is_current = 1 AND mailbox_id <> ?"),
                           {now.addDays(longestLinkLife).toMSecsSinceEpoch(), blob(mailbox.id.view())});
        !done)
        return done;
    return change(
        transaction,
        QStringLiteral("INSERT INTO relay_mailboxes (%1, registered_at, is_current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)"
                       " ON CONFLICT (mailbox_id) DO UPDATE SET url = excluded.url, link_base = excluded.link_base,"
                       " epoch = excluded.epoch, public_key = excluded.public_key, ca_file = excluded.ca_file,"
                       " cursor = excluded.cursor, is_current = 1")
            .arg(mailboxColumns),
        {blob(mailbox.id.view()), mailbox.url.toString(QUrl::FullyEncoded), mailbox.linkBase, mailbox.epoch,
         blob(mailbox.publicKey.view()), stored(mailbox.caFile), stored(mailbox.cursor), now.toMSecsSinceEpoch()});
}

Result<void> RelayMailboxRepository::storeEpoch(Transaction& transaction, const MailboxId& id, quint8 epoch) const
{
    return change(transaction, QStringLiteral("UPDATE relay_mailboxes SET epoch = ? WHERE mailbox_id = ?"),
                  {epoch, blob(id.view())});
}

Result<void> RelayMailboxRepository::removePast(Transaction& transaction, const MailboxId& id) const
{
    return change(transaction, QStringLiteral("DELETE FROM relay_mailboxes WHERE mailbox_id = ? AND is_current = 0"),
                  {blob(id.view())});
}

Result<void> RelayMailboxRepository::storeCursor(Transaction& transaction, const MailboxId& id, const QString& cursor,
                                                 const QDateTime& now) const
{
    return change(transaction,
                  QStringLiteral("UPDATE relay_mailboxes SET cursor = ?,"
                                 " forget_from = iif(forget_cursor = '', ?, forget_from),"
                                 " forget_cursor = iif(forget_cursor = '', ?, forget_cursor) WHERE mailbox_id = ?"),
                  {stored(cursor), now.toMSecsSinceEpoch() + forgettingLag, stored(cursor), blob(id.view())});
}

Result<QString> RelayMailboxRepository::findForgettable(Transaction& transaction, const MailboxId& id,
                                                        const QDateTime& now) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT forget_cursor FROM relay_mailboxes WHERE mailbox_id = ? AND forget_from <= ?"),
        {blob(id.view()), now.toMSecsSinceEpoch()});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toString() : QString();
}

Result<void> RelayMailboxRepository::markForgotten(Transaction& transaction, const MailboxId& id,
                                                   const QString& cursor) const
{
    return change(transaction,
                  QStringLiteral("UPDATE relay_mailboxes SET forget_cursor = '', forget_from = 0"
                                 " WHERE mailbox_id = ? AND forget_cursor = ?"),
                  {blob(id.view()), stored(cursor)});
}

Result<void> RelayMailboxRepository::addDropped(Transaction& transaction, const MailboxId& id, int events) const
{
    return change(transaction,
                  QStringLiteral("UPDATE relay_mailboxes SET dropped_events = dropped_events + ? WHERE mailbox_id = ?"),
                  {events, blob(id.view())});
}

Result<qint64> RelayMailboxRepository::loadDropped(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT ifnull(SUM(dropped_events), 0) FROM relay_mailboxes"));
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

} // namespace inglenook::core
