#pragma once

#include "core/stats/followuptimes.h"
#include "core/stats/timespans.h"

#include <limits>

namespace inglenook::core {

/// Everything that the results of a period are drawn and written from.
struct Report
{
    QString businessName;
    QString surveyName; ///< empty: all surveys
    PeriodFigures figures;
    ChartStep step = ChartStep::Day;
    QList<TimeSpan> spans;
    std::optional<FollowUpTimes> followUps; ///< nothing while they are still to be loaded
};

/// The business's days `from` to `to`, both included. `survey` null: all surveys.
/// Of more answers than `mostAnswers` the follow-up times, which then take long, are left to `loadFollowUpTimes`.
/// Errors: NotFound (there is no such survey).
[[nodiscard]] Result<Report> loadReport(Transaction& transaction, QDate from, QDate to, Id<Survey> survey,
                                        qint64 mostAnswers = std::numeric_limits<qint64>::max());

} // namespace inglenook::core
