#pragma once

#include "core/stats/dailystats.h"

#include <QtCore/QByteArray>

namespace inglenook::core {

/// The days of a period as CSV (RFC 4180, UTF-8, lines end in CR LF), one line a day, with the figures of product.md.
/// Percentages have one decimal, and are empty where there are too few answers for one. The header's words never
/// change.
[[nodiscard]] QByteArray writeCsv(const PeriodFigures& period);

} // namespace inglenook::core
