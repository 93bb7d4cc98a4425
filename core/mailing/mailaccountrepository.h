#pragma once

#include "core/base/storage/transaction.h"
#include "core/mailing/mailaccount.h"

#include <optional>

namespace inglenook::core {

/// The one mail account, kept in the settings table. No secret is in it.
class MailAccountRepository
{
public:
    [[nodiscard]] Result<std::optional<MailAccount>> find(Transaction& transaction) const;
    [[nodiscard]] Result<void> store(Transaction& transaction, const MailAccount& account) const;
    [[nodiscard]] Result<void> remove(Transaction& transaction) const;
};

} // namespace inglenook::core
