#pragma once

#include "app/common/appcontext.h"

namespace inglenook::app {

/// Where the owner's data are unless a folder is named.
[[nodiscard]] QString defaultDataFolder();

/// The owner's own data with real mail and the system's keychain; `folder` empty: the default one.
[[nodiscard]] AppContext::Parts partsOfOwner(const QString& folder);

/// The same for scripts: where INGLENOOK_SECRETS_PASSWORD is set, secrets are kept in a file sealed with it instead of
/// a keychain, which a scheduled task may not reach.
[[nodiscard]] AppContext::Parts partsOfCommandLine(const QString& folder);

} // namespace inglenook::app
