#pragma once

#include "core/base/storage/transaction.h"
#include "core/settings/business.h"

namespace inglenook::core {

/// Typed settings over the `settings` table. Missing ones have their defaults.
class SettingsRepository
{
public:
    [[nodiscard]] Result<Business> loadBusiness(Transaction& transaction) const;
    /// When the time zone changes, the stored days of answers and sendings are computed again in the same transaction.
    [[nodiscard]] Result<void> storeBusiness(Transaction& transaction, const Business& business) const;

    /// Small things such as column widths and the last folder; `fallback` when never stored.
    [[nodiscard]] Result<QString> loadText(Transaction& transaction, const QString& name,
                                           const QString& fallback = {}) const;
    [[nodiscard]] Result<void> storeText(Transaction& transaction, const QString& name, const QString& value) const;
};

} // namespace inglenook::core
