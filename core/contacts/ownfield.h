#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contact.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QMap>

namespace inglenook::core {

/// Something that the owner wants to know of guests, such as "Dog" or "Member since".
struct OwnField
{
    Id<OwnField> id{};
    QString name{};

    bool operator==(const OwnField&) const = default;
};

/// What is known of one guest, by the field's name; only what is not empty.
using OwnValues = QMap<QString, QString>;

class OwnFieldRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::OwnFieldRepository)

public:
    static constexpr int mostFields = 20;
    static constexpr int longestName = 40;
    static constexpr int longestValue = 500;

    /// In the order in which they were made.
    [[nodiscard]] Result<QList<OwnField>> load(Transaction& transaction) const;
    /// The field of this name, made when there is none; case does not matter. Errors: InvalidInput (no name, too long,
    /// too many fields).
    [[nodiscard]] Result<Id<OwnField>> findOrAdd(Transaction& transaction, const QString& name) const;
    /// Errors: InvalidInput (no name, too long), Conflict (another has it).
    [[nodiscard]] Result<void> rename(Transaction& transaction, Id<OwnField> id, const QString& name) const;
    /// With all its values.
    [[nodiscard]] Result<void> remove(Transaction& transaction, Id<OwnField> id) const;
    /// How many guests have a value in it.
    [[nodiscard]] Result<qint64> countValues(Transaction& transaction, Id<OwnField> id) const;

    /// By the contact's number; those without any are not in it.
    [[nodiscard]] Result<QHash<qint64, OwnValues>> loadValues(Transaction& transaction,
                                                              const QList<Id<Contact>>& contacts) const;
    /// Empty: nothing is known. Longer values are cut.
    [[nodiscard]] Result<void> storeValue(Transaction& transaction, Id<Contact> contact, Id<OwnField> field,
                                          const QString& value) const;
    /// What only the second of two people has becomes the first one's. Errors: Storage.
    [[nodiscard]] Result<void> mergeValues(Transaction& transaction, Id<Contact> kept, Id<Contact> gone) const;
};

} // namespace inglenook::core
