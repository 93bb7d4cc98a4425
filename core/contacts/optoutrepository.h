#pragma once

#include "core/base/emailaddress.h"
#include "core/base/storage/transaction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QSet>

namespace inglenook::core {

/// Who does not want mail: keyed fingerprints (BLAKE2b of the address's key) that outlive the contact. The
/// fingerprints' own key is random and made for each database at the first opt-out.
class OptOutRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::OptOutRepository)

public:
    [[nodiscard]] Result<bool> contains(Transaction& transaction, const EmailAddress& address) const;
    /// Which of these (EmailAddress::key) have opted out; quick for a hundred thousand of them.
    [[nodiscard]] Result<QSet<QString>> findAmong(Transaction& transaction, const QStringList& addressKeys) const;
    /// Since when; null when mail is welcome.
    [[nodiscard]] Result<QDateTime> findSince(Transaction& transaction, const EmailAddress& address) const;
    /// Remembers the opt-out; one that is there already keeps its time and origin.
    [[nodiscard]] Result<void> add(Transaction& transaction, const EmailAddress& address, const QString& origin,
                                   const QDateTime& now) const;
    [[nodiscard]] Result<void> remove(Transaction& transaction, const EmailAddress& address) const;
};

} // namespace inglenook::core
