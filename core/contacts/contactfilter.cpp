#include "core/contacts/contactfilter.h"

#include "core/contacts/contact.h"
#include "core/contacts/phonenumber.h"

namespace inglenook::core {
namespace {

struct Tag
{
    qint64 id;
    QString folded;
};

Result<QList<Tag>> loadTags(Transaction& transaction)
{
    auto rows = transaction.run(QStringLiteral("SELECT tag_id, name FROM tags"));
    if (!rows)
        return rows.error();
    QList<Tag> tags;
    while (rows->next())
        tags.append({rows->value(0).toLongLong(), foldForSearch(rows->value(1).toString())});
    return tags;
}

/// A word stands in the contact itself or in one of its tags.
QString wordCondition(const QString& word, const QList<Tag>& tags)
{
    QStringList ids;
    for (const Tag& tag : tags) {
        if (tag.folded.contains(word))
            ids.append(QString::number(tag.id));
    }
    QString inside = QStringLiteral("instr(search_key, ?) > 0");
    if (ids.isEmpty())
        return inside;
    return QStringLiteral("(%1 OR contact_id IN (SELECT contact_id FROM contact_tags WHERE tag_id IN (%2)))")
        .arg(inside, ids.join(u','));
}

QString standingCondition(ContactFilter::Standing standing)
{
    using Standing = ContactFilter::Standing;
    auto sent = QStringLiteral("EXISTS (SELECT 1 FROM invitations i WHERE i.contact_id = contacts.contact_id"
                               " AND i.sent_at IS NOT NULL)");
    const auto answer = QStringLiteral("EXISTS (SELECT 1 FROM answers a WHERE a.contact_id = contacts.contact_id%1)");
    switch (standing) {
    case Standing::NeverAsked:
        return QStringLiteral("NOT ") + sent;
    case Standing::Asked:
        return sent;
    case Standing::Answered:
        return answer.arg(QString());
    case Standing::Unhappy:
        return answer.arg(QStringLiteral(" AND a.face >= 2 AND a.verdict IN ('confirmed', 'counted')"));
    case Standing::NoBasis:
        return QStringLiteral("basis = 'unknown'");
    case Standing::Any:
        break;
    }
    return {};
}

} // namespace

Result<ContactCondition> contactCondition(Transaction& transaction, const ContactFilter& filter)
{
    QStringList parts;
    QVariantList values;
    if (const auto words = searchWords(filter.search); !words.isEmpty()) {
        const auto tags = loadTags(transaction);
        if (!tags)
            return tags.error();
        for (const QString& word : words) {
            parts += wordCondition(word, *tags);
            values += word;
        }
    }
    if (!filter.tag.isEmpty()) {
        parts += QStringLiteral("contact_id IN (SELECT contact_id FROM contact_tags JOIN tags USING (tag_id)"
                                " WHERE name = ?)");
        values += filter.tag;
    }
    if (const QString standing = standingCondition(filter.standing); !standing.isEmpty())
        parts += standing;
    return ContactCondition{
        parts.isEmpty() ? QString() : QStringLiteral(" WHERE ") + parts.join(QStringLiteral(" AND ")), values};
}

QStringList searchWords(const QString& search)
{
    if (const QString digits = phoneSearchDigits(search); !digits.isEmpty())
        return {digits};
    return foldForSearch(search).split(u' ', Qt::SkipEmptyParts);
}

QString contactOrder(const ContactFilter& filter)
{
    const QString direction = filter.descending ? QStringLiteral(" DESC") : QString();
    switch (filter.order) {
    case ContactFilter::Order::Name:
        return QStringLiteral("search_key%1, contact_id%1").arg(direction);
    case ContactFilter::Order::Address:
        return QStringLiteral("address_key%1").arg(direction);
    case ContactFilter::Order::Added:
        break;
    }
    return QStringLiteral("contact_id%1").arg(direction);
}

} // namespace inglenook::core
