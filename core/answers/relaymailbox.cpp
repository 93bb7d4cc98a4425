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
                             {QStringLiteral("link"), base64(linkKey.view())}};
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
    return RelayKeys{*privateKey, polling, *linkKey};
}

Result<std::optional<RelayMailbox>> RelayMailboxRepository::findCurrent(Transaction& transaction) const
{
    auto rows =
        transaction.run(QStringLiteral("SELECT %1 FROM relay_mailboxes WHERE is_current = 1").arg(mailboxColumns));
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<RelayMailbox>();
    const auto id = fixedFrom<MailboxId>(rows->value(0).toByteArray());
    const auto publicKey = fixedFrom<PublicKey>(rows->value(4).toByteArray());
    if (!id || !publicKey)
        return std::optional<RelayMailbox>();
    return std::optional(RelayMailbox{.id = *id,
                                      .url = QUrl(rows->value(1).toString()),
                                      .linkBase = rows->value(2).toString(),
                                      .epoch = static_cast<quint8>(rows->value(3).toUInt()),
                                      .publicKey = *publicKey,
                                      .caFile = rows->value(5).toString(),
                                      .cursor = rows->value(6).toString()});
}

Result<void> RelayMailboxRepository::store(Transaction& transaction, const RelayMailbox& mailbox,
                                           const QDateTime& now) const
{
    if (auto done =
            change(transaction, QStringLiteral("UPDATE relay_mailboxes SET is_current = 0 WHERE is_current = 1"), {});
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

Result<qint64> RelayMailboxRepository::loadDropped(Transaction& transaction, const MailboxId& id) const
{
    auto rows = transaction.run(QStringLiteral("SELECT dropped_events FROM relay_mailboxes WHERE mailbox_id = ?"),
                                {blob(id.view())});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toLongLong() : 0;
}

} // namespace inglenook::core
