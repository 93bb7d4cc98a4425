#pragma once

#include "core/outbox/mailing.h"

#include <QtSql/QSqlQuery>

namespace inglenook::core {

/// The columns of an invitation, with its contact as it is now, in the order that `readInvitation` expects; tables `i`,
/// `c`.
inline constexpr char16_t invitationSelect[] =
    u"SELECT i.invitation_id, i.mailing_id, i.survey_id, i.contact_id, i.message_id, i.state, i.failure, i.server_text,"
    u" i.tries, i.next_try_at, i.issued_at, i.sent_at, i.changed_at, i.is_strict, c.first_name, c.last_name, c.address"
    u" FROM invitations i LEFT JOIN contacts c ON c.contact_id = i.contact_id ";
[[nodiscard]] Invitation readInvitation(const QSqlQuery& row);

/// Milliseconds since 1970 as stored; a null time is NULL.
[[nodiscard]] QVariant storedTime(const QDateTime& time);
[[nodiscard]] QDateTime timeFromStored(const QVariant& stored);
/// Never NULL, also for a null text.
[[nodiscard]] QString storedText(const QString& text);
/// A list of keys as a JSON array, for `IN (SELECT value FROM json_each(?))`.
[[nodiscard]] QString keyList(const QList<qint64>& keys);

} // namespace inglenook::core
