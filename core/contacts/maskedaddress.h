#pragma once

#include "core/base/emailaddress.h"

#include <QtCore/QStringList>

namespace inglenook::core {

/// Domains under which booking sites hide a guest's own address (EmailAddress::domain); mail to them arrives for a
/// while only.
[[nodiscard]] QStringList maskedDomains();
[[nodiscard]] bool isMaskedAddress(const EmailAddress& address);

/// How long after the departure such an address is still worth a mail.
inline constexpr int maskedAddressDays = 30;

} // namespace inglenook::core
