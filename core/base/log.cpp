#include "core/base/log.h"

namespace inglenook::core {

Q_LOGGING_CATEGORY(lcStorage, "inglenook.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMail, "inglenook.mail", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRelay, "inglenook.relay", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSecrets, "inglenook.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "inglenook.app", QtInfoMsg)

} // namespace inglenook::core
