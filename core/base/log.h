#pragma once

#include <QtCore/QLoggingCategory>

// Log lines never carry a name, an address, a comment or a secret.
namespace inglenook::core {

Q_DECLARE_LOGGING_CATEGORY(lcStorage) // inglenook.storage
Q_DECLARE_LOGGING_CATEGORY(lcMail)    // inglenook.mail
Q_DECLARE_LOGGING_CATEGORY(lcRelay)   // inglenook.relay
Q_DECLARE_LOGGING_CATEGORY(lcSecrets) // inglenook.secrets
Q_DECLARE_LOGGING_CATEGORY(lcApp)     // inglenook.app

} // namespace inglenook::core
