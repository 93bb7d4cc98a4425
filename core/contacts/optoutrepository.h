#pragma once

#include "core/base/emailaddress.h"
#include "core/base/storage/transaction.h"

#include <QtCore/QDateTime>

namespace inglenook::core {

/// Who does not want mail: keyed fingerprints (BLAKE2b of the address's key) that outlive the contact.
class OptOutRepository
{
public:
    [[nodiscard]] Result<bool> contains(Transaction& transaction, const EmailAddress& address) const;
    [[nodiscard]] Result<void> add(Transaction& transaction, const EmailAddress& address, const QString& origin, const QDateTime& now) const;
    [[nodiscard]] Result<void> remove(Transaction& transaction, const EmailAddress& address) const;
};

} // namespace inglenook::core
