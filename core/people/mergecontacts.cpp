#include "core/people/mergecontacts.h"

#include "core/contacts/contactimporter.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/contacts/ownfield.h"

namespace inglenook::core {
namespace {

constexpr const char* moves[] = {
    "UPDATE visits SET contact_id = ? WHERE contact_id = ?",
    "UPDATE invitations SET contact_id = ? WHERE contact_id = ?",
    "UPDATE answers SET contact_id = ? WHERE contact_id = ?",
    "UPDATE returned_mails SET contact_id = ? WHERE contact_id = ?",
};

Result<Contact> load(Transaction& transaction, Id<Contact> id)
{
    const auto found = ContactRepository().find(transaction, id);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, ContactRepository::tr("This contact is not there any more."), {}};
    return **found;
}

/// What `fillGaps` leaves behind, for the note.
QString remainsOf(const Contact& kept, const Contact& gone)
{
    QStringList lines{ContactRepository::tr("Also: %1").arg(gone.address.text())};
    const QString name = QString(gone.firstName + u' ' + gone.lastName).trimmed();
    if (!name.isEmpty() && name != kept.displayName())
        lines.append(name);
    if (!gone.phone.isEmpty() && gone.phone != kept.phone)
        lines.append(gone.phone);
    QString note = lines.join(QStringLiteral(", "));
    if (!gone.note.isEmpty() && gone.note != kept.note)
        note += u'\n' + gone.note;
    return note;
}

Result<void> carryOptOut(Transaction& transaction, const EmailAddress& from, const EmailAddress& to,
                         const QDateTime& now)
{
    const auto isOptedOut = OptOutRepository().contains(transaction, from);
    if (!isOptedOut)
        return isOptedOut.error();
    return *isOptedOut ? OptOutRepository().add(transaction, to, QStringLiteral("merged"), now) : Result<void>();
}

} // namespace

Result<Contact> mergeContacts(Transaction& transaction, Id<Contact> kept, Id<Contact> gone, const QDateTime& now)
{
    if (kept == gone)
        return Error{ErrorKind::InvalidInput, ContactRepository::tr("Choose two different people to merge."), {}};
    const auto first = load(transaction, kept);
    if (!first)
        return first.error();
    const auto second = load(transaction, gone);
    if (!second)
        return second.error();
    Contact merged = *first;
    fillGaps(merged, *second);
    const QString remains = remainsOf(merged, *second);
    merged.note = merged.note.isEmpty() ? remains : merged.note + u'\n' + remains;
    if (merged.note.size() > contactlimits::note)
        return Error{ErrorKind::InvalidInput,
                     ContactRepository::tr(
                         "The notes of both are too long to be one. Shorten one of them first. Nothing was changed."),
                     {}};
    if (auto carried = carryOptOut(transaction, second->address, merged.address, now); !carried)
        return carried.error();
    for (const char* move : moves) {
        if (auto moved = transaction.run(QString::fromLatin1(move), {kept.number(), gone.number()}); !moved)
            return moved.error();
    }
    if (auto taken = OwnFieldRepository().mergeValues(transaction, kept, gone); !taken)
        return taken.error();
    if (auto removed = ContactRepository().remove(transaction, gone); !removed)
        return removed.error();
    if (auto stored = ContactRepository().update(transaction, merged, now); !stored)
        return stored.error();
    return merged;
}

} // namespace inglenook::core
