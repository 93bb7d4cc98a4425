#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contact.h"

#include <QtCore/QDateTime>

namespace inglenook::core {

/// Makes two entries of one person one: `gone` gives `kept` its visits, mails, answers, tags and whatever fills a gap;
/// its address and differing name and phone are kept in the note. Whoever wanted no mail at one address gets none at
/// the other. Errors: NotFound; InvalidInput when both are the same or the notes are too long together.
[[nodiscard]] Result<Contact> mergeContacts(Transaction& transaction, Id<Contact> kept, Id<Contact> gone,
                                            const QDateTime& now);

} // namespace inglenook::core
