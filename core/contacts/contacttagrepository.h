#pragma once

#include "core/base/id.h"
#include "core/contacts/contactfilter.h"

namespace inglenook::core {

struct Contact;

/// Gives tags to many contacts at once, or takes them away. Each returns how many contacts have changed.
class ContactTagRepository
{
public:
    [[nodiscard]] Result<qint64> add(Transaction& transaction, const ContactFilter& filter, const QString& tag) const;
    [[nodiscard]] Result<qint64> add(Transaction& transaction, const QList<Id<Contact>>& ids, const QString& tag) const;
    [[nodiscard]] Result<qint64> remove(Transaction& transaction, const ContactFilter& filter,
                                        const QString& tag) const;
    [[nodiscard]] Result<qint64> remove(Transaction& transaction, const QList<Id<Contact>>& ids,
                                        const QString& tag) const;
};

} // namespace inglenook::core
