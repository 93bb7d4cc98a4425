#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contact.h"

#include <optional>

namespace inglenook::core {

/// Which contacts, in which order, for a table that shows a hundred thousand of them a page at a time.
struct ContactFilter
{
    QString search; ///< words found anywhere in name, address, phone or note; case and accents do not matter
    QString tag;    ///< empty: any

    enum class Order { Name, Address, Added } order = Order::Name;
    bool descending = false;
};

class ContactRepository
{
public:
    [[nodiscard]] Result<std::optional<Contact>> find(Transaction& transaction, Id<Contact> id) const;
    [[nodiscard]] Result<std::optional<Contact>> findByAddress(Transaction& transaction, const EmailAddress& address) const;
    [[nodiscard]] Result<qint64> count(Transaction& transaction, const ContactFilter& filter = {}) const;
    /// Rows `offset` to `offset + limit` of the filtered, ordered list, tags included.
    [[nodiscard]] Result<QList<Contact>> load(Transaction& transaction, const ContactFilter& filter, qint64 offset, int limit) const;
    [[nodiscard]] Result<QStringList> loadTags(Transaction& transaction) const;

    /// Stores a new contact. Errors: Conflict when the address is there already.
    [[nodiscard]] Result<Id<Contact>> add(Transaction& transaction, const Contact& contact, const QDateTime& now) const;
    /// Errors: NotFound; Conflict when another contact has the address.
    [[nodiscard]] Result<void> update(Transaction& transaction, const Contact& contact, const QDateTime& now) const;
    [[nodiscard]] Result<void> remove(Transaction& transaction, Id<Contact> id) const;
};

} // namespace inglenook::core
