#pragma once

#include "core/answers/answer.h"
#include "core/base/storage/transaction.h"

namespace inglenook::core {

/// The columns that `answerFromRow` reads, in its order, for a statement over `answerJoins`.
inline constexpr int answerColumnCount = 19;
[[nodiscard]] QString answerColumns();
/// "answers a" with its invitation `i` and its contact `c`.
[[nodiscard]] QString answerJoins();
/// The answer whose columns start at `first`.
[[nodiscard]] Answer answerFromRow(const Rows& row, int first = 0);

/// Several reasons as stored: their stable names, parted by commas.
[[nodiscard]] QString storedReasons(const std::vector<VerdictReason>& reasons);

/// A stored time in milliseconds; null for NULL.
[[nodiscard]] QDateTime answerTime(const QVariant& stored);

} // namespace inglenook::core
