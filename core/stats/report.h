#pragma once

#include "core/stats/followuptimes.h"
#include "core/stats/timespans.h"

namespace inglenook::core {

/// Everything that the results of a period are drawn and written from.
struct Report
{
    QString businessName;
    QString surveyName; ///< empty: all surveys
    PeriodFigures figures;
    ChartStep step = ChartStep::Day;
    QList<TimeSpan> spans;
    FollowUpTimes followUps;
};

/// The business's days `from` to `to`, both included. `survey` null: all surveys.
/// Errors: NotFound (there is no such survey).
[[nodiscard]] Result<Report> loadReport(Transaction& transaction, QDate from, QDate to, Id<Survey> survey);

} // namespace inglenook::core
