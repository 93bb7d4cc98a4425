#include "core/stats/timespans.h"

namespace inglenook::core {
namespace {

constexpr qint64 mostDays = 92;
constexpr qint64 mostDaysInWeeks = 2 * 366;

/// Whether `day` begins a bar of its own.
bool beginsSpan(QDate day, ChartStep step)
{
    switch (step) {
    case ChartStep::Day:
        return true;
    case ChartStep::Week:
        return day.dayOfWeek() == Qt::Monday;
    case ChartStep::Month:
        return day.day() == 1;
    }
    Q_UNREACHABLE();
}

/// The answers of the days up to and including the one at `last`.
FaceCounts recentCounts(const QList<DayFigures>& days, qsizetype last)
{
    FaceCounts sum;
    for (qsizetype i = qMax<qsizetype>(0, last - happinessDays + 1); i <= last; ++i)
        sum += days.at(i).counts;
    return sum;
}

} // namespace

ChartStep chooseStep(QDate from, QDate to)
{
    const qint64 days = from.daysTo(to) + 1;
    return days <= mostDays ? ChartStep::Day : days <= mostDaysInWeeks ? ChartStep::Week : ChartStep::Month;
}

QList<TimeSpan> computeSpans(const QList<DayFigures>& days, QDate from, ChartStep step)
{
    QList<TimeSpan> spans;
    for (qsizetype i = 0; i < days.size(); ++i) {
        const DayFigures& day = days.at(i);
        if (day.day < from)
            continue;
        if (spans.isEmpty() || beginsSpan(day.day, step))
            spans.append({.from = day.day, .to = day.day, .counts = {}, .happiness = {}});
        TimeSpan& span = spans.last();
        span.to = day.day;
        span.counts += day.counts;
        span.sent += day.sent;
        span.answered += day.answered;
        span.happiness = computeHappiness(step == ChartStep::Day ? recentCounts(days, i) : span.counts);
    }
    return spans;
}

} // namespace inglenook::core
