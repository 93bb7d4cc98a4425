#pragma once

#include "core/base/storage/transaction.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace inglenook::core {

/// So many mails in a row that came back for now make an address a dead one.
inline constexpr int mostSoftReturns = 3;

/// True in SQL over `contacts c` for whom no mail can reach: the mail server refused the address, or a report came back
/// that says so. Its one `?` is `lastTry`.
[[nodiscard]] QString deadAddressCondition();

/// Which of these (EmailAddress::key) a report has called dead.
[[nodiscard]] Result<QSet<QString>> findDead(Transaction& transaction, const QStringList& addressKeys);

} // namespace inglenook::core
