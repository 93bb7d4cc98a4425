#include "core/contacts/contacttagrepository.h"

#include "core/contacts/contact.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace inglenook::core {
namespace {

ContactCondition conditionOf(const QList<Id<Contact>>& ids)
{
    QJsonArray numbers;
    for (const Id<Contact> id : ids)
        numbers.append(id.number());
    return {QStringLiteral(" WHERE contact_id IN (SELECT value FROM json_each(?))"),
            {QString::fromUtf8(QJsonDocument(numbers).toJson(QJsonDocument::Compact))}};
}

Result<qint64> addWhere(Transaction& transaction, const ContactCondition& condition, const QString& tag)
{
    if (auto made = transaction.run(QStringLiteral("INSERT OR IGNORE INTO tags (name) VALUES (?)"), {tag}); !made)
        return made.error();
    auto tied =
        transaction.run(QStringLiteral("INSERT OR IGNORE INTO contact_tags (contact_id, tag_id)"
                                       " SELECT contact_id, (SELECT tag_id FROM tags WHERE name = ?) FROM contacts") +
                            condition.text,
                        QVariantList{tag} + condition.values);
    return tied ? Result<qint64>(tied->numRowsAffected()) : tied.error();
}

Result<qint64> removeWhere(Transaction& transaction, const ContactCondition& condition, const QString& tag)
{
    auto cut = transaction.run(
        QStringLiteral("DELETE FROM contact_tags WHERE tag_id = (SELECT tag_id FROM tags WHERE name = ?)"
                       " AND contact_id IN (SELECT contact_id FROM contacts%1)")
            .arg(condition.text),
        QVariantList{tag} + condition.values);
    return cut ? Result<qint64>(cut->numRowsAffected()) : cut.error();
}

} // namespace

Result<qint64> ContactTagRepository::add(Transaction& transaction, const ContactFilter& filter,
                                         const QString& tag) const
{
    const auto condition = contactCondition(transaction, filter);
    return condition ? addWhere(transaction, *condition, tag) : condition.error();
}

Result<qint64> ContactTagRepository::add(Transaction& transaction, const QList<Id<Contact>>& ids,
                                         const QString& tag) const
{
    return addWhere(transaction, conditionOf(ids), tag);
}

Result<qint64> ContactTagRepository::remove(Transaction& transaction, const ContactFilter& filter,
                                            const QString& tag) const
{
    const auto condition = contactCondition(transaction, filter);
    return condition ? removeWhere(transaction, *condition, tag) : condition.error();
}

Result<qint64> ContactTagRepository::remove(Transaction& transaction, const QList<Id<Contact>>& ids,
                                            const QString& tag) const
{
    return removeWhere(transaction, conditionOf(ids), tag);
}

} // namespace inglenook::core
