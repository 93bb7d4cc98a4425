#pragma once

#include "core/accounts/foundserver.h"
#include "core/base/emailaddress.h"

#include <QtCore/QList>

namespace inglenook::core {

/// Longest document that is read, in bytes.
inline constexpr qsizetype longestAutoconfig = 64 * 1024;

/// The outgoing servers in a provider's client configuration (config-v1.1.xml), in its order of preference, filled in
/// for `address`. A pure function of foreign bytes: no DTD, 16 levels at most, nothing without TLS. Never fails half:
/// nothing at all from a document that is damaged, too long or too deep.
[[nodiscard]] QList<FoundServer> readAutoconfig(const QByteArray& xml, const EmailAddress& address);

} // namespace inglenook::core
