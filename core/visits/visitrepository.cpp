#include "core/visits/visitrepository.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace inglenook::core {
namespace {

// In the order of readVisit.
const QString columns = QStringLiteral("v.visit_id, v.contact_id, v.arrived_on, v.departed_on, v.place, v.staff,"
                                       " v.reference, v.party_size, v.amount, v.is_cancelled, v.source");

/// For columns that are never NULL.
QString stored(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QVariant storedDay(QDate day)
{
    return day.isValid() ? QVariant(day.toString(Qt::ISODate)) : QVariant(QMetaType(QMetaType::QString));
}

Visit readVisit(const Rows& row)
{
    Visit visit;
    visit.id = Id<Visit>(row.value(0).toLongLong());
    visit.contact = Id<Contact>(row.value(1).toLongLong());
    visit.arrivedOn = QDate::fromString(row.value(2).toString(), Qt::ISODate);
    visit.departedOn = QDate::fromString(row.value(3).toString(), Qt::ISODate);
    visit.place = row.value(4).toString();
    visit.staff = row.value(5).toString();
    visit.reference = row.value(6).toString();
    visit.partySize = row.value(7).toInt();
    if (!row.value(8).isNull())
        visit.amount = row.value(8).toLongLong();
    visit.isCancelled = row.value(9).toBool();
    visit.source = row.value(10).toString();
    return visit;
}

/// What a row stores about a visit, in the order of the statements below.
QVariantList valuesOf(const Visit& visit)
{
    const auto number = [](bool isKnown, qint64 value) {
        return isKnown ? QVariant(value) : QVariant(QMetaType(QMetaType::LongLong));
    };
    return {visit.contact.number(),
            storedDay(visit.arrivedOn),
            visit.departedOn.toString(Qt::ISODate),
            stored(visit.place),
            stored(visit.staff),
            stored(visit.reference),
            number(visit.partySize > 0, visit.partySize),
            number(visit.amount.has_value(), visit.amount.value_or(0)),
            visit.isCancelled ? 1 : 0,
            stored(visit.source)};
}

struct Condition
{
    QString text;
    QVariantList values;
};

Condition conditionOf(const VisitFilter& filter)
{
    QStringList parts{QStringLiteral("1")};
    QVariantList values;
    if (filter.from.isValid()) {
        parts += QStringLiteral("v.departed_on >= ?");
        values += filter.from.toString(Qt::ISODate);
    }
    if (filter.to.isValid()) {
        parts += QStringLiteral("v.departed_on <= ?");
        values += filter.to.toString(Qt::ISODate);
    }
    const auto words = foldForSearch(filter.search).split(u' ', Qt::SkipEmptyParts);
    QStringList found;
    for (const QString& word : words) {
        found += QStringLiteral("instr(c.search_key, ?) > 0");
        values += word;
    }
    if (!found.isEmpty()) {
        parts += QStringLiteral("(%1 OR v.reference = ?)").arg(found.join(QStringLiteral(" AND ")));
        values += filter.search.trimmed();
    }
    return {parts.join(QStringLiteral(" AND ")), values};
}

QString jsonOf(const QJsonArray& values)
{
    return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

Error noSuchVisit()
{
    return {ErrorKind::NotFound, VisitRepository::tr("This visit is not there any more."), {}};
}

} // namespace

Result<std::optional<Visit>> VisitRepository::find(Transaction& transaction, Id<Visit> id) const
{
    auto rows =
        transaction.run(QStringLiteral("SELECT %1 FROM visits v WHERE v.visit_id = ?").arg(columns), {id.number()});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<Visit>();
    Visit visit = readVisit(*rows);
    if (auto done = addTags(transaction, {&visit}); !done)
        return done.error();
    return std::optional(visit);
}

Result<QList<Visit>> VisitRepository::loadOfContact(Transaction& transaction, Id<Contact> contact) const
{
    const auto found = loadOfContacts(transaction, {contact});
    if (!found)
        return found.error();
    return found->value(contact);
}

Result<QHash<Id<Contact>, QList<Visit>>> VisitRepository::loadOfContacts(Transaction& transaction,
                                                                         const QList<Id<Contact>>& contacts) const
{
    QJsonArray ids;
    for (const Id<Contact> contact : contacts)
        ids.append(contact.number());
    auto rows = transaction.run(QStringLiteral("SELECT %1 FROM visits v WHERE v.contact_id IN"
                                               " (SELECT value FROM json_each(?))"
                                               " ORDER BY v.departed_on DESC, v.visit_id DESC")
                                    .arg(columns),
                                {jsonOf(ids)});
    if (!rows)
        return rows.error();
    QHash<Id<Contact>, QList<Visit>> byContact;
    while (rows->next()) {
        const Visit visit = readVisit(*rows);
        byContact[visit.contact].append(visit);
    }
    QList<Visit*> all;
    for (QList<Visit>& visits : byContact) {
        for (Visit& visit : visits)
            all.append(&visit);
    }
    if (auto done = addTags(transaction, all); !done)
        return done.error();
    return byContact;
}

Result<QList<ListedVisit>> VisitRepository::load(Transaction& transaction, const VisitFilter& filter, qint64 offset,
                                                 int limit) const
{
    const Condition condition = conditionOf(filter);
    auto rows = transaction.run(QStringLiteral("SELECT %1, c.first_name, c.last_name, c.address FROM visits v"
                                               " JOIN contacts c ON c.contact_id = v.contact_id WHERE %2"
                                               " ORDER BY v.departed_on DESC, v.visit_id DESC LIMIT ? OFFSET ?")
                                    .arg(columns, condition.text),
                                condition.values + QVariantList{limit, offset});
    if (!rows)
        return rows.error();
    QList<ListedVisit> visits;
    while (rows->next()) {
        const QString address = rows->value(13).toString();
        const QString name = (rows->value(11).toString() + u' ' + rows->value(12).toString()).trimmed();
        visits.append({readVisit(*rows), name.isEmpty() ? address : name, address});
    }
    QList<Visit*> all;
    for (ListedVisit& listed : visits)
        all.append(&listed.visit);
    if (auto done = addTags(transaction, all); !done)
        return done.error();
    return visits;
}

Result<qint64> VisitRepository::count(Transaction& transaction, const VisitFilter& filter) const
{
    const Condition condition = conditionOf(filter);
    auto rows = transaction.run(QStringLiteral("SELECT COUNT(*) FROM visits v JOIN contacts c"
                                               " ON c.contact_id = v.contact_id WHERE %1")
                                    .arg(condition.text),
                                condition.values);
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

Result<QHash<QString, Id<Contact>>> VisitRepository::findContacts(Transaction& transaction,
                                                                  const QStringList& addressKeys) const
{
    auto rows = transaction.run(QStringLiteral("SELECT address_key, contact_id FROM contacts WHERE address_key IN"
                                               " (SELECT value FROM json_each(?))"),
                                {jsonOf(QJsonArray::fromStringList(addressKeys))});
    if (!rows)
        return rows.error();
    QHash<QString, Id<Contact>> found;
    while (rows->next())
        found.insert(rows->value(0).toString(), Id<Contact>(rows->value(1).toLongLong()));
    return found;
}

Result<QStringList> VisitRepository::loadPlaces(Transaction& transaction) const
{
    return loadTexts(transaction,
                     QStringLiteral("SELECT DISTINCT place FROM visits WHERE place <> '' ORDER BY place LIMIT 500"));
}

Result<QStringList> VisitRepository::loadStaff(Transaction& transaction) const
{
    return loadTexts(transaction,
                     QStringLiteral("SELECT DISTINCT staff FROM visits WHERE staff <> '' ORDER BY staff LIMIT 500"));
}

Result<QStringList> VisitRepository::loadTags(Transaction& transaction) const
{
    return loadTexts(transaction, QStringLiteral("SELECT name FROM tags WHERE EXISTS (SELECT 1 FROM visit_tags"
                                                 " WHERE visit_tags.tag_id = tags.tag_id) ORDER BY name LIMIT 500"));
}

Result<QStringList> VisitRepository::loadTexts(Transaction& transaction, const QString& statement) const
{
    auto rows = transaction.run(statement);
    if (!rows)
        return rows.error();
    QStringList texts;
    while (rows->next())
        texts += rows->value(0).toString();
    return texts;
}

Result<Id<Visit>> VisitRepository::add(Transaction& transaction, const Visit& visit, const QDateTime& now) const
{
    const auto row = transaction.run(
        QStringLiteral("INSERT INTO visits (contact_id, arrived_on, departed_on, place, staff, reference, party_size,"
                       " amount, is_cancelled, source, created_at, changed_at)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        valuesOf(visit) + QVariantList{now.toMSecsSinceEpoch(), now.toMSecsSinceEpoch()});
    if (!row)
        return row.error();
    const Id<Visit> id(Transaction::insertedKey(*row));
    if (!visit.tags.isEmpty()) {
        if (auto done = storeTags(transaction, id, visit.tags); !done)
            return done.error();
    }
    return id;
}

Result<void> VisitRepository::update(Transaction& transaction, const Visit& visit, const QDateTime& now) const
{
    const auto row = transaction.run(
        QStringLiteral("UPDATE visits SET contact_id = ?, arrived_on = ?, departed_on = ?, place = ?, staff = ?,"
                       " reference = ?, party_size = ?, amount = ?, is_cancelled = ?, source = ?, changed_at = ?"
                       " WHERE visit_id = ?"),
        valuesOf(visit) + QVariantList{now.toMSecsSinceEpoch(), visit.id.number()});
    if (!row)
        return row.error();
    return row->numRowsAffected() > 0 ? storeTags(transaction, visit.id, visit.tags) : noSuchVisit();
}

Result<void> VisitRepository::remove(Transaction& transaction, Id<Visit> id) const
{
    const auto row = transaction.run(QStringLiteral("DELETE FROM visits WHERE visit_id = ?"), {id.number()});
    if (!row)
        return row.error();
    return row->numRowsAffected() > 0 ? Result<void>() : noSuchVisit();
}

Result<void> VisitRepository::addTags(Transaction& transaction, QList<Visit*> visits) const
{
    QHash<qint64, Visit*> byId;
    QJsonArray ids;
    for (Visit* visit : std::as_const(visits)) {
        byId.insert(visit->id.number(), visit);
        ids.append(visit->id.number());
    }
    auto rows = transaction.run(QStringLiteral("SELECT visit_id, name FROM visit_tags JOIN tags USING (tag_id)"
                                               " WHERE visit_id IN (SELECT value FROM json_each(?)) ORDER BY name"),
                                {jsonOf(ids)});
    if (!rows)
        return rows.error();
    while (rows->next())
        byId.value(rows->value(0).toLongLong())->tags.append(rows->value(1).toString());
    return {};
}

Result<void> VisitRepository::storeTags(Transaction& transaction, Id<Visit> id, const QStringList& tags) const
{
    auto cleared = transaction.run(QStringLiteral("DELETE FROM visit_tags WHERE visit_id = ?"), {id.number()});
    if (!cleared)
        return cleared.error();
    for (const QString& tag : tags) {
        if (auto made = transaction.run(QStringLiteral("INSERT OR IGNORE INTO tags (name) VALUES (?)"), {tag}); !made)
            return made.error();
        const auto tied = transaction.run(QStringLiteral("INSERT OR IGNORE INTO visit_tags (visit_id, tag_id)"
                                                         " SELECT ?, tag_id FROM tags WHERE name = ?"),
                                          {id.number(), tag});
        if (!tied)
            return tied.error();
    }
    return {};
}

} // namespace inglenook::core
