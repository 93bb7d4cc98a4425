#include "core/bounces/returnrepository.h"

#include "core/outbox/invitationrow.h"

namespace inglenook::core {
namespace {

const QString select = QStringLiteral(
    "SELECT r.returned_mail_id, r.invitation_id, i.mailing_id, r.contact_id, r.address_key, c.first_name, c.last_name,"
    " r.kind, r.suggests, r.status, r.server_text, r.came_at FROM returned_mails r JOIN invitations i USING"
    " (invitation_id) LEFT JOIN contacts c ON c.contact_id = r.contact_id ");

MailReturn readReturn(const QSqlQuery& row)
{
    MailReturn entry;
    entry.id = Id<MailReturn>(row.value(0).toLongLong());
    entry.invitation = Id<Invitation>(row.value(1).toLongLong());
    entry.mailing = Id<Mailing>(row.value(2).toLongLong());
    entry.contact = Id<Contact>(row.value(3).toLongLong());
    entry.addressKey = row.value(4).toString();
    entry.contactName = (row.value(5).toString() + u' ' + row.value(6).toString()).trimmed();
    if (entry.contactName.isEmpty())
        entry.contactName = entry.addressKey;
    entry.kind = returnKindFromWord(row.value(7).toString()).value_or(ReturnKind::Doubtful);
    entry.suggests = returnKindFromWord(row.value(8).toString());
    entry.status = row.value(9).toString();
    entry.serverText = row.value(10).toString();
    entry.cameAt = timeFromStored(row.value(11));
    return entry;
}

Result<QList<MailReturn>> loadAll(Transaction& transaction, const QString& end, const QVariantList& values)
{
    auto rows = transaction.run(select + end, values);
    if (!rows)
        return rows.error();
    QList<MailReturn> entries;
    while (rows->next())
        entries += readReturn(*rows);
    return entries;
}

Result<QList<Invitation>> loadInvitations(Transaction& transaction, const QString& end, const QVariantList& values)
{
    auto rows = transaction.run(QString::fromUtf16(invitationSelect) + end, values);
    if (!rows)
        return rows.error();
    QList<Invitation> invitations;
    while (rows->next())
        invitations += readInvitation(*rows);
    return invitations;
}

Result<bool> exists(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    auto rows = transaction.run(QStringLiteral("SELECT EXISTS (%1)").arg(statement), values);
    if (!rows)
        return rows.error();
    return rows->next() && rows->value(0).toBool();
}

QVariant storedId(qint64 number)
{
    return number == 0 ? QVariant(QMetaType(QMetaType::LongLong)) : QVariant(number);
}

} // namespace

Result<bool> ReturnRepository::contains(Transaction& transaction, const QByteArray& mailKey) const
{
    return exists(transaction, QStringLiteral("SELECT 1 FROM returned_mails WHERE mail_key = ?"), {mailKey});
}

Result<Id<MailReturn>> ReturnRepository::add(Transaction& transaction, const MailReturn& entry,
                                             const QByteArray& mailKey) const
{
    auto added = transaction.run(
        QStringLiteral("INSERT INTO returned_mails (invitation_id, contact_id, address_key, kind, suggests, status,"
                       " server_text, came_at, mail_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {entry.invitation.number(), storedId(entry.contact.number()), storedText(entry.addressKey),
         returnKindWord(entry.kind), entry.suggests ? returnKindWord(*entry.suggests) : QStringLiteral(""),
         storedText(entry.status), storedText(entry.serverText), storedTime(entry.cameAt), mailKey});
    if (!added)
        return added.error();
    return Id<MailReturn>(Transaction::insertedKey(*added));
}

Result<QList<MailReturn>> ReturnRepository::loadNewest(Transaction& transaction, int limit) const
{
    return loadAll(transaction, QStringLiteral("ORDER BY r.returned_mail_id DESC LIMIT ?"), {limit});
}

Result<QList<MailReturn>> ReturnRepository::loadOf(Transaction& transaction, Id<Invitation> invitation) const
{
    return loadAll(transaction, QStringLiteral("WHERE r.invitation_id = ? ORDER BY r.returned_mail_id DESC"),
                   {invitation.number()});
}

Result<std::optional<MailReturn>> ReturnRepository::find(Transaction& transaction, Id<MailReturn> id) const
{
    const auto found = loadAll(transaction, QStringLiteral("WHERE r.returned_mail_id = ?"), {id.number()});
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<void> ReturnRepository::storeKind(Transaction& transaction, Id<MailReturn> id, ReturnKind kind) const
{
    auto stored = transaction.run(QStringLiteral("UPDATE returned_mails SET kind = ? WHERE returned_mail_id = ?"),
                                  {returnKindWord(kind), id.number()});
    return stored ? Result<void>() : stored.error();
}

Result<std::optional<Invitation>> ReturnRepository::findInvitation(Transaction& transaction,
                                                                   const MessageId& message) const
{
    const QByteArray bytes(reinterpret_cast<const char*>(message.bytes.data()), static_cast<qsizetype>(message.size));
    const auto found = loadInvitations(transaction, QStringLiteral("WHERE i.message_id = ?"), {bytes});
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<std::optional<Invitation>> ReturnRepository::findLastSent(Transaction& transaction, const QString& addressKey,
                                                                 const QDateTime& since) const
{
    const auto found = loadInvitations(transaction,
                                       QStringLiteral("WHERE c.address_key = ? AND i.sent_at >= ? AND i.state IN"
                                                      " ('accepted', 'uncertain') ORDER BY i.sent_at DESC LIMIT 1"),
                                       {addressKey, storedTime(since)});
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<QList<Invitation>> ReturnRepository::loadUncertain(Transaction& transaction, const QDateTime& since,
                                                          int limit) const
{
    return loadInvitations(
        transaction,
        QStringLiteral("WHERE i.state = 'uncertain' AND i.issued_at >= ? ORDER BY i.issued_at DESC LIMIT ?"),
        {storedTime(since), limit});
}

Result<bool> ReturnRepository::hasAnswer(Transaction& transaction, Id<Invitation> invitation) const
{
    return exists(
        transaction,
        QStringLiteral("SELECT 1 FROM answers WHERE invitation_id = ? AND verdict IN ('confirmed', 'counted')"),
        {invitation.number()});
}

Result<QDateTime> ReturnRepository::loadLastSent(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT max(sent_at) FROM invitations WHERE sent_at IS NOT NULL"));
    if (!rows)
        return rows.error();
    return rows->next() ? timeFromStored(rows->value(0)) : QDateTime();
}

Result<InboxMark> ReturnRepository::loadMark(Transaction& transaction, const QString& account) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT uid_validity, last_uid, looked_at FROM inbox_folders WHERE account = ?"), {account});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return InboxMark{};
    return InboxMark{rows->value(0).toUInt(), rows->value(1).toUInt(), timeFromStored(rows->value(2))};
}

Result<void> ReturnRepository::storeMark(Transaction& transaction, const QString& account, const InboxMark& mark) const
{
    auto stored = transaction.run(
        QStringLiteral("INSERT INTO inbox_folders (account, uid_validity, last_uid, looked_at) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (account) DO UPDATE SET uid_validity = excluded.uid_validity,"
                       " last_uid = excluded.last_uid, looked_at = excluded.looked_at"),
        {account, mark.uidValidity, mark.lastUid, storedTime(mark.lookedAt)});
    return stored ? Result<void>() : stored.error();
}

} // namespace inglenook::core
