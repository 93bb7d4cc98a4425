#pragma once

#include <QtCore/QStringList>

namespace inglenook::core {

/// Whose filter stands in front of a domain, told by the names of its mail exchanges: "Mimecast". These filters serve
/// businesses and open the links of the mails that pass through them. Empty for every other one, also for the large
/// providers of private mail, which do not.
[[nodiscard]] QString findGateway(const QStringList& mailExchanges);

} // namespace inglenook::core
