#include "core/outbox/invitationrow.h"

#include <QtCore/QVariant>

namespace inglenook::core {

Invitation readInvitation(const QSqlQuery& row)
{
    Invitation invitation;
    invitation.id = Id<Invitation>(row.value(0).toLongLong());
    invitation.mailing = Id<Mailing>(row.value(1).toLongLong());
    invitation.survey = Id<Survey>(row.value(2).toLongLong());
    invitation.contact = Id<Contact>(row.value(3).toLongLong());
    const QByteArray message = row.value(4).toByteArray();
    invitation.messageId =
        MessageId::from(bytesOf({message.constData(), static_cast<size_t>(message.size())})).value_or(MessageId{});
    const auto state = sendStateFromWord(row.value(5).toString());
    Q_ASSERT(state);
    invitation.state = state.value_or(SendState::Uncertain);
    invitation.failure = row.value(6).toString();
    invitation.serverText = row.value(7).toString();
    invitation.tries = row.value(8).toInt();
    invitation.nextTryAt = timeFromStored(row.value(9));
    invitation.issuedAt = row.value(10).toLongLong() > 0 ? timeFromStored(row.value(10)) : QDateTime();
    invitation.sentAt = timeFromStored(row.value(11));
    invitation.changedAt = timeFromStored(row.value(12));
    invitation.isStrict = row.value(13).toBool();
    invitation.contactAddress = row.value(16).toString();
    const QString name = (row.value(14).toString() + u' ' + row.value(15).toString()).trimmed();
    invitation.contactName = name.isEmpty() ? invitation.contactAddress : name;
    return invitation;
}

QVariant storedTime(const QDateTime& time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType(QMetaType::LongLong));
}

QDateTime timeFromStored(const QVariant& stored)
{
    return stored.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(stored.toLongLong(), Qt::UTC);
}

QString storedText(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QString keyList(const QList<qint64>& keys)
{
    QStringList words;
    for (const qint64 key : keys)
        words += QString::number(key);
    return u'[' + words.join(u',') + u']';
}

} // namespace inglenook::core
