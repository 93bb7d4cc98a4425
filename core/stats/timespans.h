#pragma once

#include "core/stats/dailystats.h"

namespace inglenook::core {

/// How much time one bar of a chart stands for.
enum class ChartStep { Day, Week, Month };

/// What one bar shows. At the ends of a period a week or a month is cut to the period's days.
struct TimeSpan
{
    QDate from;
    QDate to; ///< included
    FaceCounts counts;
    qint64 sent = 0;
    qint64 answered = 0;
    /// Of a day: over the seven days that end with it, as one day of a small house says next to nothing; of a week or a
    /// month: its own. Nothing below 5 answers.
    std::optional<Share> happiness;
};

/// How many days the happiness of a day looks at, itself included.
inline constexpr int happinessDays = 7;

/// Days up to three months, weeks up to two years, then months.
[[nodiscard]] ChartStep chooseStep(QDate from, QDate to);

/// The bars from `from` to the last of `days`. `days` follow each other without a gap; those before `from` count only
/// for the happiness of the first days. Weeks begin on Monday.
[[nodiscard]] QList<TimeSpan> computeSpans(const QList<DayFigures>& days, QDate from, ChartStep step);

} // namespace inglenook::core
