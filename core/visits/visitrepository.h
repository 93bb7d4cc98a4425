#pragma once

#include "core/base/storage/transaction.h"
#include "core/visits/visit.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QHash>

namespace inglenook::core {

/// Which visits, newest departure first.
struct VisitFilter
{
    QDate from{};     ///< departed on this day or later; null: any
    QDate to{};       ///< or earlier; null: any
    QString search{}; ///< words in the contact's name, address or phone, or the reference exactly
};

/// A visit with the contact it belongs to, for lists.
struct ListedVisit
{
    Visit visit;
    QString contactName;
    QString contactAddress;
};

class VisitRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::VisitRepository)

public:
    [[nodiscard]] Result<std::optional<Visit>> find(Transaction& transaction, Id<Visit> id) const;
    /// All visits of a contact, newest departure first.
    [[nodiscard]] Result<QList<Visit>> loadOfContact(Transaction& transaction, Id<Contact> contact) const;
    /// The visits of many contacts, by contact.
    [[nodiscard]] Result<QHash<Id<Contact>, QList<Visit>>> loadOfContacts(Transaction& transaction,
                                                                          const QList<Id<Contact>>& contacts) const;
    [[nodiscard]] Result<QList<ListedVisit>> load(Transaction& transaction, const VisitFilter& filter, qint64 offset,
                                                  int limit) const;
    [[nodiscard]] Result<qint64> count(Transaction& transaction, const VisitFilter& filter = {}) const;
    /// Whose address is which (EmailAddress::key).
    [[nodiscard]] Result<QHash<QString, Id<Contact>>> findContacts(Transaction& transaction,
                                                                   const QStringList& addressKeys) const;
    /// The places, or the staff, or the tags in use, in the order of the alphabet; at most 500.
    [[nodiscard]] Result<QStringList> loadPlaces(Transaction& transaction) const;
    [[nodiscard]] Result<QStringList> loadStaff(Transaction& transaction) const;
    [[nodiscard]] Result<QStringList> loadTags(Transaction& transaction) const;

    [[nodiscard]] Result<Id<Visit>> add(Transaction& transaction, const Visit& visit, const QDateTime& now) const;
    /// Errors: NotFound.
    [[nodiscard]] Result<void> update(Transaction& transaction, const Visit& visit, const QDateTime& now) const;
    /// Errors: NotFound.
    [[nodiscard]] Result<void> remove(Transaction& transaction, Id<Visit> id) const;

private:
    [[nodiscard]] Result<void> addTags(Transaction& transaction, QList<Visit*> visits) const;
    [[nodiscard]] Result<QStringList> loadTexts(Transaction& transaction, const QString& statement) const;
    [[nodiscard]] Result<void> storeTags(Transaction& transaction, Id<Visit> id, const QStringList& tags) const;
};

} // namespace inglenook::core
