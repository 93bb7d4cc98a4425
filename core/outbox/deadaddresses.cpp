#include "core/outbox/deadaddresses.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace inglenook::core {
namespace {

/// Over `c`, whose `address_key` reports are held against. A mail that arrived since starts the count again.
QString reportedDead()
{
    return QStringLiteral("(EXISTS (SELECT 1 FROM returned_mails r WHERE r.address_key = c.address_key AND r.kind ="
                          " 'dead') OR (SELECT count(*) FROM returned_mails r WHERE r.address_key = c.address_key AND"
                          " r.kind = 'soft' AND r.came_at > coalesce((SELECT max(i.sent_at) FROM invitations i WHERE"
                          " i.contact_id = c.contact_id AND i.state = 'accepted'), 0)) >= %1)")
        .arg(mostSoftReturns);
}

} // namespace

QString deadAddressCondition()
{
    // What a report has changed in the ledger is judged by the report.
    return QStringLiteral("(EXISTS (SELECT 1 FROM invitations i WHERE i.contact_id = c.contact_id AND i.state ="
                          " 'rejected' AND i.tries < ? AND i.changed_at >= c.changed_at AND NOT EXISTS (SELECT 1 FROM"
                          " returned_mails r WHERE r.invitation_id = i.invitation_id)) OR ") +
           reportedDead() + u')';
}

Result<QSet<QString>> findDead(Transaction& transaction, const QStringList& addressKeys)
{
    const QJsonArray keys = QJsonArray::fromStringList(addressKeys);
    auto rows = transaction.run(
        QStringLiteral("SELECT c.address_key FROM contacts c WHERE c.address_key IN (SELECT value FROM json_each(?))"
                       " AND ") +
            reportedDead(),
        {QString::fromUtf8(QJsonDocument(keys).toJson(QJsonDocument::Compact))});
    if (!rows)
        return rows.error();
    QSet<QString> dead;
    while (rows->next())
        dead.insert(rows->value(0).toString());
    return dead;
}

} // namespace inglenook::core
