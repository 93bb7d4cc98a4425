#include "core/base/storage/transaction.h"
#include "core/stats/dailystats.h"

namespace inglenook::core {
namespace {

PeriodFigures emptyPeriod(QDate from, QDate to)
{
    PeriodFigures period{.from = from, .to = to, .days = {}, .held = 0};
    for (QDate day = from; day <= to; day = day.addDays(1))
        period.days.append(DayFigures{.day = day, .counts = {}});
    return period;
}

/// "day BETWEEN ? AND ?" for the named column, for one survey where there is one.
QString withinPeriod(const QString& dayColumn, Id<Survey> survey)
{
    QString text = dayColumn + QStringLiteral(" BETWEEN ? AND ?");
    if (!survey.isNull())
        text += QStringLiteral(" AND survey_id = ?");
    return text;
}

} // namespace

Result<PeriodFigures> StatsRepository::load(Transaction& transaction, QDate from, QDate to, Id<Survey> survey) const
{
    Q_ASSERT(from.isValid() && to.isValid() && from <= to);
    PeriodFigures period = emptyPeriod(from, to);
    QVariantList values{from.toString(Qt::ISODate), to.toString(Qt::ISODate)};
    if (!survey.isNull())
        values << survey.number();
    const auto dayAt = [&](const Rows& row) -> DayFigures& {
        return period.days[from.daysTo(QDate::fromString(row.value(0).toString(), Qt::ISODate))];
    };

    auto faces = transaction.run(QStringLiteral("SELECT day, face, answers FROM daily_faces WHERE ") +
                                     withinPeriod(QStringLiteral("day"), survey),
                                 values);
    if (!faces)
        return faces.error();
    while (faces->next())
        dayAt(*faces).counts.faces[faces->value(1).toUInt()] += faces->value(2).toLongLong();

    auto sends = transaction.run(QStringLiteral("SELECT day, sent, answered FROM daily_sends WHERE ") +
                                     withinPeriod(QStringLiteral("day"), survey),
                                 values);
    if (!sends)
        return sends.error();
    while (sends->next()) {
        DayFigures& day = dayAt(*sends);
        day.sent += sends->value(1).toLongLong();
        day.answered += sends->value(2).toLongLong();
    }

    auto held = transaction.run(QStringLiteral("SELECT COUNT(*) FROM answers WHERE verdict = 'held' AND ") +
                                    withinPeriod(QStringLiteral("answered_day"), survey),
                                values);
    if (!held)
        return held.error();
    held->next();
    period.held = held->value(0).toLongLong();
    return period;
}

Result<QDate> StatsRepository::loadFirstDay(Transaction& transaction) const
{
    auto first = transaction.run(QStringLiteral("SELECT day FROM daily_faces WHERE answers > 0 ORDER BY day LIMIT 1"));
    if (!first)
        return first.error();
    return first->next() ? QDate::fromString(first->value(0).toString(), Qt::ISODate) : QDate();
}

} // namespace inglenook::core
