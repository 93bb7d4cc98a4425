#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contact.h"
#include "core/people/erasurelog.h"

namespace inglenook::core {

/// What was held about people who are gone now.
struct ErasureReport
{
    qint64 people = 0;
    qint64 mails = 0;   ///< mails that are nobody's now
    qint64 answers = 0; ///< answers that go on counting without a name and without words
};

/// Erases people for good: contact, visits, tags, words, telephone numbers, raw clicks, replies of mail servers that
/// name the address, and what waits to be sent. Faces go on counting without a name; an opt-out stays. The freed pages
/// of the file are overwritten. Errors: NotFound, Storage; nobody is half erased.
[[nodiscard]] Result<ErasureReport> erasePeople(Database& database, ErasureLog& log, const QList<Id<Contact>>& ids,
                                                const QDateTime& now);

/// Erases whoever is in the log and was added before the erasure: for a database that comes from a backup.
[[nodiscard]] Result<ErasureReport> eraseAgain(Database& database, const ErasureLog& log);

} // namespace inglenook::core
