#include "core/contacts/contactrepository.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace inglenook::core {
namespace {

// In the order of readContact.
const char columns[] = "contact_id, address, first_name, last_name, phone, language, note, source, basis, basis_day,"
                       " is_sample, address_key";

QString sql(const char* text)
{
    return QString::fromLatin1(text);
}

/// For columns that are never NULL.
QString stored(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

Result<Contact> readContact(const Rows& row)
{
    auto address = EmailAddress::parse(row.value(1).toString());
    if (!address)
        return Error{ErrorKind::Storage,
                     ContactRepository::tr("A stored contact has no mail address that can be used."),
                     QStringLiteral("contact %1").arg(row.value(0).toLongLong())};
    return Contact{
        .id = Id<Contact>(row.value(0).toLongLong()),
        .address = std::move(*address),
        .firstName = row.value(2).toString(),
        .lastName = row.value(3).toString(),
        .phone = row.value(4).toString(),
        .language = row.value(5).toString(),
        .note = row.value(6).toString(),
        .tags = {},
        .source = row.value(7).toString(),
        .basis = basisFromWord(row.value(8).toString()),
        .basisDay = QDate::fromString(row.value(9).toString(), Qt::ISODate),
        .isSample = row.value(10).toBool(),
    };
}

QByteArray jsonOf(const QStringList& texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact);
}

constexpr qsizetype contactsAtOnce = 50;

/// Adds `rows` contacts of one origin. Binding is most of what a row costs, so that what they share is bound once.
QString insertStatement(qsizetype rows)
{
    QString contacts;
    for (qsizetype row = 0; row < rows; ++row)
        contacts +=
            QStringLiteral("%1(%2, ?, ?, ?, ?, ?, ?, ?, ?)").arg(row > 0 ? QStringLiteral(", ") : QString()).arg(row);
    return QStringLiteral(
               "WITH origin (first_id, source, basis, basis_day, is_sample, now) AS (VALUES (?, ?, ?, ?, ?, ?))"
               " INSERT INTO contacts (contact_id, source, basis, basis_day, is_sample, created_at, changed_at,"
               " address, address_key, first_name, last_name, phone, language, note, search_key)"
               " SELECT first_id + column1, source, basis, basis_day, is_sample, now, now, column2, column3,"
               " column4, column5, column6, column7, column8, column9 FROM origin, (VALUES %1) WHERE true"
               " ON CONFLICT (address_key) DO NOTHING")
        .arg(contacts);
}

void appendShared(QVariantList& values, const Contact& contact, const QDateTime& now)
{
    values << stored(contact.source) << basisWord(contact.basis) << stored(contact.basisDay.toString(Qt::ISODate))
           << (contact.isSample ? 1 : 0) << now.toMSecsSinceEpoch();
}

void appendOwn(QVariantList& values, const Contact& contact)
{
    values << contact.address.text() << contact.address.key() << stored(contact.firstName) << stored(contact.lastName)
           << stored(contact.phone) << stored(contact.language) << stored(contact.note) << contactSearchKey(contact);
}

bool shareOrigin(const Contact& a, const Contact& b)
{
    return a.source == b.source && a.basis == b.basis && a.basisDay == b.basisDay && a.isSample == b.isSample;
}

Result<qint64> findOrAddTag(Transaction& transaction, const QString& name)
{
    if (auto made = transaction.run(QStringLiteral("INSERT OR IGNORE INTO tags (name) VALUES (?)"), {name}); !made)
        return made.error();
    auto found = transaction.run(QStringLiteral("SELECT tag_id FROM tags WHERE name = ?"), {name});
    if (!found)
        return found.error();
    found->next();
    return found->value(0).toLongLong();
}

/// The tags of contacts that are stored under ids from `firstId` on.
Result<void> addTagsOf(Transaction& transaction, const QList<Contact>& contacts, qint64 firstId)
{
    QHash<QString, qint64> known;
    for (qsizetype i = 0; i < contacts.size(); ++i) {
        for (const QString& tag : contacts.at(i).tags) {
            if (!known.contains(tag)) {
                const auto id = findOrAddTag(transaction, tag);
                if (!id)
                    return id.error();
                known.insert(tag, *id);
            }
            auto tied =
                transaction.run(QStringLiteral("INSERT OR IGNORE INTO contact_tags (contact_id, tag_id) VALUES (?, ?)"),
                                {firstId + i, known.value(tag)});
            if (!tied)
                return tied.error();
        }
    }
    return {};
}

Error addressTaken()
{
    return {ErrorKind::Conflict, ContactRepository::tr("Another contact has this mail address already."), {}};
}

Error noSuchContact()
{
    return {ErrorKind::NotFound, ContactRepository::tr("This contact is not there any more."), {}};
}

} // namespace

Result<std::optional<Contact>> ContactRepository::find(Transaction& transaction, Id<Contact> id) const
{
    const auto found = select(transaction, QStringLiteral("contact_id = ?"), {id.number()});
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<std::optional<Contact>> ContactRepository::findByAddress(Transaction& transaction,
                                                                const EmailAddress& address) const
{
    const auto found = select(transaction, QStringLiteral("address_key = ?"), {address.key()});
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<QHash<QString, Contact>> ContactRepository::findAmong(Transaction& transaction,
                                                             const QStringList& addressKeys) const
{
    const auto found = select(transaction, QStringLiteral("address_key IN (SELECT value FROM json_each(?))"),
                              {QString::fromUtf8(jsonOf(addressKeys))});
    if (!found)
        return found.error();
    QHash<QString, Contact> byKey;
    for (const Contact& contact : *found)
        byKey.insert(contact.address.key(), contact);
    return byKey;
}

Result<qint64> ContactRepository::count(Transaction& transaction, const ContactFilter& filter) const
{
    const auto condition = contactCondition(transaction, filter);
    if (!condition)
        return condition.error();
    auto rows = transaction.run(QStringLiteral("SELECT COUNT(*) FROM contacts") + condition->text, condition->values);
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

Result<bool> ContactRepository::hasAny(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT EXISTS (SELECT 1 FROM contacts)"));
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toBool();
}

Result<QList<Contact>> ContactRepository::load(Transaction& transaction, const ContactFilter& filter, qint64 offset,
                                               int limit) const
{
    // The rows before the offset are stepped over in an index; only the page itself is read from the table.
    const auto condition = contactCondition(transaction, filter);
    if (!condition)
        return condition.error();
    const QString order = contactOrder(filter);
    return select(transaction,
                  QStringLiteral("contact_id IN (SELECT contact_id FROM contacts%1 ORDER BY %2 LIMIT ? OFFSET ?)"
                                 " ORDER BY %2")
                      .arg(condition->text, order),
                  condition->values + QVariantList{limit, offset});
}

Result<QList<Contact>> ContactRepository::load(Transaction& transaction, const QList<Id<Contact>>& ids) const
{
    QJsonArray numbers;
    for (const Id<Contact> id : ids)
        numbers.append(id.number());
    const auto found = select(transaction, QStringLiteral("contact_id IN (SELECT value FROM json_each(?))"),
                              {QString::fromUtf8(QJsonDocument(numbers).toJson(QJsonDocument::Compact))});
    if (!found)
        return found;
    QHash<qint64, const Contact*> byId;
    for (const Contact& contact : *found)
        byId.insert(contact.id.number(), &contact);
    QList<Contact> ordered;
    for (const Id<Contact> id : ids) {
        if (const Contact* contact = byId.value(id.number()))
            ordered.append(*contact);
    }
    return ordered;
}

Result<QList<Id<Contact>>> ContactRepository::loadIds(Transaction& transaction, const ContactFilter& filter) const
{
    const auto condition = contactCondition(transaction, filter);
    if (!condition)
        return condition.error();
    auto rows = transaction.run(
        QStringLiteral("SELECT contact_id FROM contacts%1 ORDER BY %2").arg(condition->text, contactOrder(filter)),
        condition->values);
    if (!rows)
        return rows.error();
    QList<Id<Contact>> ids;
    while (rows->next())
        ids.append(Id<Contact>(rows->value(0).toLongLong()));
    return ids;
}

Result<QStringList> ContactRepository::loadTags(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT name FROM tags WHERE EXISTS"
                                               " (SELECT 1 FROM contact_tags WHERE contact_tags.tag_id = tags.tag_id)"
                                               " ORDER BY name"));
    if (!rows)
        return rows.error();
    QStringList names;
    while (rows->next())
        names += rows->value(0).toString();
    return names;
}

Result<ContactTraces> ContactRepository::countTraces(Transaction& transaction, Id<Contact> id) const
{
    auto rows = transaction.run(QStringLiteral("SELECT (SELECT COUNT(*) FROM visits WHERE contact_id = ?),"
                                               " (SELECT COUNT(*) FROM invitations WHERE contact_id = ?"
                                               "  AND sent_at IS NOT NULL),"
                                               " (SELECT COUNT(*) FROM answers WHERE contact_id = ?)"),
                                {id.number(), id.number(), id.number()});
    if (!rows)
        return rows.error();
    rows->next();
    return ContactTraces{rows->value(0).toLongLong(), rows->value(1).toLongLong(), rows->value(2).toLongLong()};
}

Result<Id<Contact>> ContactRepository::add(Transaction& transaction, const Contact& contact, const QDateTime& now) const
{
    static const QString statement = insertStatement(1);
    QVariantList values{QVariant()}; // the database chooses the id
    appendShared(values, contact, now);
    appendOwn(values, contact);
    auto added = transaction.run(statement, values);
    if (!added)
        return added.error();
    if (added->numRowsAffected() == 0)
        return addressTaken();
    const Id<Contact> id(Transaction::insertedKey(*added));
    if (!contact.tags.isEmpty()) {
        if (auto done = storeTags(transaction, id, contact.tags); !done)
            return done.error();
    }
    return id;
}

Result<void> ContactRepository::addAll(Transaction& transaction, const QList<Contact>& contacts,
                                       const QDateTime& now) const
{
    auto newest = transaction.run(QStringLiteral("SELECT ifnull(MAX(contact_id), 0) FROM contacts"));
    if (!newest)
        return newest.error();
    newest->next();
    const qint64 before = newest->value(0).toLongLong();
    static const QString fullStatement = insertStatement(contactsAtOnce);
    qsizetype first = 0;
    while (first < contacts.size()) {
        QVariantList values{before + 1 + first};
        appendShared(values, contacts.at(first), now);
        qsizetype end = first;
        while (end < contacts.size() && end < first + contactsAtOnce &&
               shareOrigin(contacts.at(end), contacts.at(first)))
            appendOwn(values, contacts.at(end++));
        const qsizetype count = end - first;
        auto added = transaction.run(count == contactsAtOnce ? fullStatement : insertStatement(count), values);
        if (!added)
            return added.error();
        if (added->numRowsAffected() < count)
            return addressTaken();
        first = end;
    }
    return addTagsOf(transaction, contacts, before + 1);
}

Result<void> ContactRepository::update(Transaction& transaction, const Contact& contact, const QDateTime& now) const
{
    const auto other = findByAddress(transaction, contact.address);
    if (!other)
        return other.error();
    if (other->has_value() && (*other)->id != contact.id)
        return addressTaken();
    auto changed = transaction.run(
        QStringLiteral("UPDATE contacts SET address = ?, address_key = ?, first_name = ?, last_name = ?, phone = ?,"
                       " language = ?, note = ?, search_key = ?, source = ?, basis = ?, basis_day = ?, is_sample = ?,"
                       " changed_at = ? WHERE contact_id = ?"),
        {contact.address.text(), contact.address.key(), stored(contact.firstName), stored(contact.lastName),
         stored(contact.phone), stored(contact.language), stored(contact.note), contactSearchKey(contact),
         stored(contact.source), basisWord(contact.basis), stored(contact.basisDay.toString(Qt::ISODate)),
         contact.isSample ? 1 : 0, now.toMSecsSinceEpoch(), contact.id.number()});
    if (!changed)
        return changed.error();
    if (changed->numRowsAffected() == 0)
        return noSuchContact();
    return storeTags(transaction, contact.id, contact.tags);
}

Result<void> ContactRepository::remove(Transaction& transaction, Id<Contact> id) const
{
    auto removed = transaction.run(QStringLiteral("DELETE FROM contacts WHERE contact_id = ?"), {id.number()});
    if (!removed)
        return removed.error();
    return removed->numRowsAffected() > 0 ? Result<void>() : noSuchContact();
}

Result<QList<Contact>> ContactRepository::select(Transaction& transaction, const QString& condition,
                                                 const QVariantList& values) const
{
    auto rows =
        transaction.run(QStringLiteral("SELECT %1 FROM contacts WHERE %2").arg(sql(columns), condition), values);
    if (!rows)
        return rows.error();
    QList<Contact> contacts;
    while (rows->next()) {
        auto contact = readContact(*rows);
        if (!contact)
            return contact.error();
        contacts.append(std::move(*contact));
    }
    if (auto done = addTags(transaction, contacts); !done)
        return done.error();
    return contacts;
}

Result<void> ContactRepository::addTags(Transaction& transaction, QList<Contact>& contacts) const
{
    QHash<qint64, Contact*> byId;
    QJsonArray ids;
    for (Contact& contact : contacts) {
        byId.insert(contact.id.number(), &contact);
        ids.append(contact.id.number());
    }
    auto rows = transaction.run(QStringLiteral("SELECT contact_id, name FROM contact_tags JOIN tags USING (tag_id)"
                                               " WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY name"),
                                {QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))});
    if (!rows)
        return rows.error();
    while (rows->next())
        byId.value(rows->value(0).toLongLong())->tags.append(rows->value(1).toString());
    return {};
}

Result<void> ContactRepository::storeTags(Transaction& transaction, Id<Contact> id, const QStringList& tags) const
{
    if (auto cleared = transaction.run(QStringLiteral("DELETE FROM contact_tags WHERE contact_id = ?"), {id.number()});
        !cleared)
        return cleared.error();
    for (const QString& tag : tags) {
        const auto tagId = findOrAddTag(transaction, tag);
        if (!tagId)
            return tagId.error();
        if (auto tied =
                transaction.run(QStringLiteral("INSERT OR IGNORE INTO contact_tags (contact_id, tag_id) VALUES (?, ?)"),
                                {id.number(), *tagId});
            !tied)
            return tied.error();
    }
    return {};
}

} // namespace inglenook::core
