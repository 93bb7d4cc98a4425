#pragma once

#include "core/accounts/oauthprovider.h"
#include "core/base/storage/database.h"

namespace inglenook::core {

/// The owner's own client ids. They are no secrets: whoever has the program can read them.
class OAuthIdsRepository
{
public:
    [[nodiscard]] Result<OAuthClientIds> load(Transaction& transaction) const;
    [[nodiscard]] Result<void> store(Transaction& transaction, const OAuthClientIds& ids) const;
};

} // namespace inglenook::core
