#include "core/contacts/ownfield.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace inglenook::core {
namespace {

Result<QString> checkedName(const QString& name)
{
    const QString text = name.simplified();
    if (text.isEmpty())
        return Error{ErrorKind::InvalidInput, OwnFieldRepository::tr("Give each field a name."), {}};
    if (text.size() > OwnFieldRepository::longestName)
        return Error{ErrorKind::InvalidInput,
                     OwnFieldRepository::tr("The name “%1…” is longer than %2 characters.")
                         .arg(text.left(20))
                         .arg(OwnFieldRepository::longestName),
                     {}};
    return text;
}

Result<Id<OwnField>> findByName(Transaction& transaction, const QString& name)
{
    auto rows = transaction.run(QStringLiteral("SELECT own_field_id FROM own_fields WHERE name = ?"), {name});
    if (!rows)
        return rows.error();
    return rows->next() ? Id<OwnField>(rows->value(0).toLongLong()) : Id<OwnField>();
}

Result<void> done(const Result<Rows>& rows)
{
    return rows ? Result<void>() : rows.error();
}

} // namespace

Result<QList<OwnField>> OwnFieldRepository::load(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT own_field_id, name FROM own_fields ORDER BY own_field_id"));
    if (!rows)
        return rows.error();
    QList<OwnField> fields;
    while (rows->next())
        fields.append({Id<OwnField>(rows->value(0).toLongLong()), rows->value(1).toString()});
    return fields;
}

Result<Id<OwnField>> OwnFieldRepository::findOrAdd(Transaction& transaction, const QString& name) const
{
    const auto text = checkedName(name);
    if (!text)
        return text.error();
    const auto known = findByName(transaction, *text);
    if (!known || !known->isNull())
        return known;
    const auto fields = load(transaction);
    if (!fields)
        return fields.error();
    if (fields->size() >= mostFields)
        return Error{ErrorKind::InvalidInput, tr("There can be %1 fields of your own at most.").arg(mostFields), {}};
    auto added = transaction.run(QStringLiteral("INSERT INTO own_fields (name) VALUES (?)"), {*text});
    return added ? Result(Id<OwnField>(Transaction::insertedKey(*added))) : added.error();
}

Result<void> OwnFieldRepository::rename(Transaction& transaction, Id<OwnField> id, const QString& name) const
{
    const auto text = checkedName(name);
    if (!text)
        return text.error();
    const auto known = findByName(transaction, *text);
    if (!known)
        return known.error();
    if (!known->isNull() && *known != id)
        return Error{ErrorKind::Conflict, tr("Two fields cannot both be named “%1”.").arg(*text), {}};
    return done(
        transaction.run(QStringLiteral("UPDATE own_fields SET name = ? WHERE own_field_id = ?"), {*text, id.number()}));
}

Result<void> OwnFieldRepository::remove(Transaction& transaction, Id<OwnField> id) const
{
    return done(transaction.run(QStringLiteral("DELETE FROM own_fields WHERE own_field_id = ?"), {id.number()}));
}

Result<qint64> OwnFieldRepository::countValues(Transaction& transaction, Id<OwnField> id) const
{
    auto rows =
        transaction.run(QStringLiteral("SELECT COUNT(*) FROM own_values WHERE own_field_id = ?"), {id.number()});
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

Result<QHash<qint64, OwnValues>> OwnFieldRepository::loadValues(Transaction& transaction,
                                                                const QList<Id<Contact>>& contacts) const
{
    QJsonArray ids;
    for (const Id<Contact> contact : contacts)
        ids.append(contact.number());
    auto rows = transaction.run(QStringLiteral("SELECT contact_id, name, value FROM own_values JOIN own_fields"
                                               " USING (own_field_id) WHERE contact_id IN"
                                               " (SELECT value FROM json_each(?))"),
                                {QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))});
    if (!rows)
        return rows.error();
    QHash<qint64, OwnValues> values;
    while (rows->next())
        values[rows->value(0).toLongLong()].insert(rows->value(1).toString(), rows->value(2).toString());
    return values;
}

Result<void> OwnFieldRepository::storeValue(Transaction& transaction, Id<Contact> contact, Id<OwnField> field,
                                            const QString& value) const
{
    const QString text = value.simplified().left(longestValue);
    if (text.isEmpty())
        return done(transaction.run(QStringLiteral("DELETE FROM own_values WHERE contact_id = ? AND own_field_id = ?"),
                                    {contact.number(), field.number()}));
    return done(transaction.run(
        QStringLiteral("INSERT OR REPLACE INTO own_values (contact_id, own_field_id, value) VALUES (?, ?, ?)"),
        {contact.number(), field.number(), text}));
}

Result<void> OwnFieldRepository::mergeValues(Transaction& transaction, Id<Contact> kept, Id<Contact> gone) const
{
    return done(transaction.run(QStringLiteral("INSERT OR IGNORE INTO own_values (contact_id, own_field_id, value)"
                                               " SELECT ?, own_field_id, value FROM own_values WHERE contact_id = ?"),
                                {kept.number(), gone.number()}));
}

} // namespace inglenook::core
