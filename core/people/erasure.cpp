#include "core/people/erasure.h"

#include "core/contacts/contactrepository.h"

#include <functional>

namespace inglenook::core {
namespace {

/// In this order; each with the contact's id for every `?`.
constexpr const char* statements[] = {
    "UPDATE invitations SET state = 'cancelled' WHERE contact_id = ? AND state IN ('queued', 'deferred', 'held')",
    "DELETE FROM click_events WHERE invitation_id IN (SELECT invitation_id FROM invitations WHERE contact_id = ?)",
    "UPDATE invitations SET failure = '', server_text = '' WHERE contact_id = ?",
    "UPDATE cases SET note = '', state = iif(state IN ('open', 'reached'), 'closed', state)"
    " WHERE answer_id IN (SELECT answer_id FROM answers WHERE contact_id = ?)",
    "UPDATE answers SET comment = '', call_phone = '', call_window = '' WHERE contact_id = ?",
};

/// A mailing to one person has the address in its audience.
Result<void> clearAudiences(Transaction& transaction, const EmailAddress& address)
{
    auto done = transaction.run(
        QStringLiteral("UPDATE mailings SET audience = 'address:erased@example.invalid'"
                       " WHERE lower(audience) IN (?, ?)"),
        {QStringLiteral("address:") + address.text().toLower(), QStringLiteral("address:") + address.key()});
    return done ? Result<void>() : done.error();
}

Result<void> eraseOne(Transaction& transaction, const Contact& contact, ErasureReport& report)
{
    const auto traces = ContactRepository().countTraces(transaction, contact.id);
    if (!traces)
        return traces.error();
    for (const char* statement : statements) {
        if (auto done = transaction.run(QString::fromLatin1(statement), {contact.id.number()}); !done)
            return done.error();
    }
    if (auto done = clearAudiences(transaction, contact.address); !done)
        return done;
    ++report.people;
    report.mails += traces->mails;
    report.answers += traces->answers;
    return ContactRepository().remove(transaction, contact.id);
}

/// Tags that nobody has any more may name the one who had them.
Result<void> dropUnusedTags(Transaction& transaction)
{
    auto done = transaction.run(QStringLiteral("DELETE FROM tags WHERE NOT EXISTS"
                                               " (SELECT 1 FROM contact_tags WHERE contact_tags.tag_id = tags.tag_id)"
                                               " AND NOT EXISTS"
                                               " (SELECT 1 FROM visit_tags WHERE visit_tags.tag_id = tags.tag_id)"));
    return done ? Result<void>() : done.error();
}

Result<QList<Id<Contact>>> findErased(Transaction& transaction, const ErasureLog& log)
{
    auto rows = transaction.run(QStringLiteral("SELECT contact_id, address_key, created_at FROM contacts"));
    if (!rows)
        return rows.error();
    QList<Id<Contact>> ids;
    while (rows->next()) {
        const QDateTime at = log.erasedAt(rows->value(1).toString());
        if (at.isValid() && rows->value(2).toLongLong() <= at.toMSecsSinceEpoch())
            ids.append(Id<Contact>(rows->value(0).toLongLong()));
    }
    return ids;
}

Result<QList<Contact>> loadAll(Transaction& transaction, const QList<Id<Contact>>& ids)
{
    QList<Contact> contacts;
    for (const Id<Contact> id : ids) {
        const auto contact = ContactRepository().find(transaction, id);
        if (!contact)
            return contact.error();
        if (!*contact)
            return Error{ErrorKind::NotFound, ContactRepository::tr("This contact is not there any more."), {}};
        contacts.append(**contact);
    }
    return contacts;
}

using Note = std::function<Result<void>(const QList<Contact>&)>;

Result<ErasureReport> erase(Database& database, const QList<Id<Contact>>& ids, const Note& note)
{
    const auto report = database.write([&](Transaction& transaction) -> Result<ErasureReport> {
        const auto contacts = loadAll(transaction, ids);
        if (!contacts)
            return contacts.error();
        if (auto noted = note(*contacts); !noted)
            return noted.error();
        ErasureReport erased;
        for (const Contact& contact : *contacts) {
            if (auto done = eraseOne(transaction, contact, erased); !done)
                return done.error();
        }
        if (auto done = dropUnusedTags(transaction); !done)
            return done.error();
        return erased;
    });
    if (!report)
        return report;
    if (auto done = database.checkpoint(); !done)
        return done.error();
    return report;
}

} // namespace

Result<ErasureReport> erasePeople(Database& database, ErasureLog& log, const QList<Id<Contact>>& ids,
                                  const QDateTime& now)
{
    // Noted before it happens: should the power fail in between, a backup restored later forgets the person all the
    // same.
    return erase(database, ids, [&](const QList<Contact>& contacts) {
        QList<EmailAddress> addresses;
        for (const Contact& contact : contacts)
            addresses.append(contact.address);
        return log.add(addresses, now);
    });
}

Result<ErasureReport> eraseAgain(Database& database, const ErasureLog& log)
{
    const auto ids = database.read([&](Transaction& transaction) { return findErased(transaction, log); });
    if (!ids)
        return ids.error();
    return ids->isEmpty() ? Result(ErasureReport{})
                          : erase(database, *ids, [](const QList<Contact>&) { return Result<void>(); });
}

} // namespace inglenook::core
