#pragma once

#include "core/base/storage/transaction.h"
#include "core/settings/business.h"
#include "core/settings/manners.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// Typed settings over the `settings` table. Missing ones have their defaults.
class SettingsRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::SettingsRepository)

public:
    [[nodiscard]] Result<Business> loadBusiness(Transaction& transaction) const;
    /// When the time zone changes, the stored days of answers and sendings are computed again in the same transaction.
    /// Errors: InvalidInput (a colour, time zone or review link that is none; nothing is stored).
    [[nodiscard]] Result<void> storeBusiness(Transaction& transaction, const Business& business) const;

    [[nodiscard]] Result<Manners> loadManners(Transaction& transaction) const;
    /// Errors: InvalidInput (every weekday closed, a quarantine of no days, something left out that is neither an
    /// address nor a domain; nothing is stored).
    [[nodiscard]] Result<void> storeManners(Transaction& transaction, const Manners& manners) const;

    /// Small things such as column widths and the last folder; `fallback` when never stored.
    [[nodiscard]] Result<QString> loadText(Transaction& transaction, const QString& name,
                                           const QString& fallback = {}) const;
    [[nodiscard]] Result<void> storeText(Transaction& transaction, const QString& name, const QString& value) const;
};

} // namespace inglenook::core
