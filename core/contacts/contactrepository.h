#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contact.h"
#include "core/contacts/contactfilter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <optional>

namespace inglenook::core {

/// What goes with a contact when it is removed.
struct ContactTraces
{
    qint64 visits = 0;
    qint64 mails = 0;
    qint64 answers = 0;
};

class ContactRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ContactRepository)

public:
    [[nodiscard]] Result<std::optional<Contact>> find(Transaction& transaction, Id<Contact> id) const;
    [[nodiscard]] Result<std::optional<Contact>> findByAddress(Transaction& transaction,
                                                               const EmailAddress& address) const;
    /// The contacts that have these addresses (EmailAddress::key), tags included, by that key.
    [[nodiscard]] Result<QHash<QString, Contact>> findAmong(Transaction& transaction,
                                                            const QStringList& addressKeys) const;
    [[nodiscard]] Result<qint64> count(Transaction& transaction, const ContactFilter& filter = {}) const;
    /// Is there anybody? At once, however many there are.
    [[nodiscard]] Result<bool> hasAny(Transaction& transaction) const;
    /// Rows `offset` to `offset + limit` of the filtered, ordered list, tags included.
    [[nodiscard]] Result<QList<Contact>> load(Transaction& transaction, const ContactFilter& filter, qint64 offset,
                                              int limit) const;
    /// These contacts in this order, tags included; those who are gone are left out.
    [[nodiscard]] Result<QList<Contact>> load(Transaction& transaction, const QList<Id<Contact>>& ids) const;
    /// The ids of the whole filtered, ordered list.
    [[nodiscard]] Result<QList<Id<Contact>>> loadIds(Transaction& transaction, const ContactFilter& filter) const;
    /// The tags in use, in the order of the alphabet.
    [[nodiscard]] Result<QStringList> loadTags(Transaction& transaction) const;
    [[nodiscard]] Result<ContactTraces> countTraces(Transaction& transaction, Id<Contact> id) const;

    /// Stores a new contact. Errors: Conflict when the address is there already.
    [[nodiscard]] Result<Id<Contact>> add(Transaction& transaction, const Contact& contact, const QDateTime& now) const;
    /// Stores many new contacts, several a statement. Errors: Conflict when one of the addresses is there already.
    [[nodiscard]] Result<void> addAll(Transaction& transaction, const QList<Contact>& contacts,
                                      const QDateTime& now) const;
    /// Errors: NotFound; Conflict when another contact has the address.
    [[nodiscard]] Result<void> update(Transaction& transaction, const Contact& contact, const QDateTime& now) const;
    /// Takes the contact with its visits and tags; its answers go on counting without a name. Errors: NotFound.
    [[nodiscard]] Result<void> remove(Transaction& transaction, Id<Contact> id) const;

private:
    /// The contacts for which `condition` holds, which may be followed by an order, tags included.
    [[nodiscard]] Result<QList<Contact>> select(Transaction& transaction, const QString& condition,
                                                const QVariantList& values) const;
    [[nodiscard]] Result<void> addTags(Transaction& transaction, QList<Contact>& contacts) const;
    [[nodiscard]] Result<void> storeTags(Transaction& transaction, Id<Contact> id, const QStringList& tags) const;
};

} // namespace inglenook::core
