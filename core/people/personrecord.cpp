#include "core/people/personrecord.h"

#include "core/contacts/contactjson.h"
#include "core/contacts/csvwriter.h"
#include "core/contacts/optoutrepository.h"

#include <QtCore/QJsonArray>
#include <QtSql/QSqlField>
#include <QtSql/QSqlRecord>

namespace inglenook::core {
namespace {

struct Part
{
    const char* name;
    const char* statement; ///< with one `?`, the contact's id
};

constexpr Part parts[] = {
    {"stored", "SELECT created_at, changed_at FROM contacts WHERE contact_id = ?"},
    {"visits", "SELECT * FROM visits WHERE contact_id = ?"},
    {"mails", "SELECT i.*, s.name AS survey, m.audience FROM invitations i JOIN surveys s ON s.survey_id = i.survey_id"
              " JOIN mailings m ON m.mailing_id = i.mailing_id WHERE i.contact_id = ? ORDER BY i.invitation_id"},
    {"answers", "SELECT * FROM answers WHERE contact_id = ? ORDER BY answer_id"},
    {"clicks", "SELECT e.* FROM click_events e JOIN invitations i USING (invitation_id) WHERE i.contact_id = ?"
               " ORDER BY e.seen_at"},
    {"follow_ups", "SELECT k.* FROM cases k JOIN answers a USING (answer_id) WHERE a.contact_id = ?"
                   " ORDER BY k.case_id"},
    {"own_fields", "SELECT name, value FROM own_values JOIN own_fields USING (own_field_id) WHERE contact_id = ?"},
    {"own_fields_before_last_import", "SELECT name, before FROM own_value_changes JOIN own_fields USING (own_field_id)"
                                      " WHERE contact_id = ? AND before <> ''"},
    {"before_last_import", "SELECT before FROM import_changes WHERE contact_id = ?"},
};

QJsonValue toJson(const QString& column, const QVariant& value)
{
    if (value.isNull())
        return {};
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromLatin1(value.toByteArray().toHex());
    if (column.endsWith(u"_at") && value.toLongLong() > 0)
        return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC).toString(Qt::ISODateWithMs);
    return QJsonValue::fromVariant(value);
}

Result<QJsonArray> loadPart(Transaction& transaction, const Part& part, Id<Contact> id)
{
    auto rows = transaction.run(QString::fromLatin1(part.statement), {id.number()});
    if (!rows)
        return rows.error();
    QJsonArray list;
    while (rows->next()) {
        const QSqlRecord record = static_cast<const QSqlQuery&>(*rows).record();
        QJsonObject row;
        for (int column = 0; column < record.count(); ++column)
            row.insert(record.fieldName(column), toJson(record.fieldName(column), record.value(column)));
        list.append(row);
    }
    return list;
}

} // namespace

Result<QJsonObject> loadPersonRecord(Transaction& transaction, const Contact& contact)
{
    QJsonObject record{{QStringLiteral("contact"), contactToJson(contact)}};
    for (const Part& part : parts) {
        const auto list = loadPart(transaction, part, contact.id);
        if (!list)
            return list.error();
        record.insert(QLatin1String(part.name), *list);
    }
    const auto since = OptOutRepository().findSince(transaction, contact.address);
    if (!since)
        return since.error();
    record.insert(QStringLiteral("no_mail_since"),
                  since->isValid() ? QJsonValue(since->toString(Qt::ISODateWithMs)) : QJsonValue());
    return record;
}

QByteArray timelineAsCsv(const Contact& contact, const QList<TimelineEntry>& entries)
{
    const auto line = [](const QStringList& cells) { return csvLine(cells); };
    QByteArray csv = csvByteOrderMark();
    csv += line({QStringLiteral("When"), QStringLiteral("Kind"), QStringLiteral("What"), QStringLiteral("Words")});
    const std::pair<QString, QString> facts[] = {{QStringLiteral("address"), contact.address.text()},
                                                 {QStringLiteral("first_name"), contact.firstName},
                                                 {QStringLiteral("last_name"), contact.lastName},
                                                 {QStringLiteral("phone"), contact.phone},
                                                 {QStringLiteral("language"), contact.language},
                                                 {QStringLiteral("tags"), contact.tags.join(QStringLiteral(", "))},
                                                 {QStringLiteral("note"), contact.note},
                                                 {QStringLiteral("source"), contact.source},
                                                 {QStringLiteral("basis"), basisTitle(contact.basis)}};
    for (const auto& [name, value] : facts)
        csv += line({QString(), QStringLiteral("contact"), name, value});
    for (const TimelineEntry& entry : entries)
        csv += line({entry.isDay ? entry.at.date().toString(Qt::ISODate) : entry.at.toUTC().toString(Qt::ISODate),
                     timelineKindWord(entry.kind), entry.title, entry.text});
    return csv;
}

} // namespace inglenook::core
