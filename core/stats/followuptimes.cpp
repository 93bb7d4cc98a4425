#include "core/stats/followuptimes.h"

#include <algorithm>

namespace inglenook::core {

using std::chrono::milliseconds;

std::optional<milliseconds> computeMedian(QList<milliseconds> times)
{
    if (times.isEmpty())
        return std::nullopt;
    std::sort(times.begin(), times.end());
    const qsizetype middle = times.size() / 2;
    if (times.size() % 2 == 1)
        return times.at(middle);
    return (times.at(middle - 1) + times.at(middle)) / 2;
}

Result<FollowUpTimes> loadFollowUpTimes(Transaction& transaction, QDate from, QDate to, Id<Survey> survey)
{
    QString statement =
        QStringLiteral("SELECT c.reached_at - a.answered_at, c.put_right_at - a.answered_at"
                       " FROM answers a JOIN cases c USING (answer_id)"
                       " WHERE a.verdict IN ('confirmed', 'counted') AND a.answered_day BETWEEN ? AND ?");
    QVariantList values{from.toString(Qt::ISODate), to.toString(Qt::ISODate)};
    if (!survey.isNull()) {
        statement += QStringLiteral(" AND a.survey_id = ?");
        values << survey.number();
    }
    auto rows = transaction.run(statement, values);
    if (!rows)
        return rows.error();
    FollowUpTimes found;
    QList<milliseconds> firstContacts;
    QList<milliseconds> repairs;
    while (rows->next()) {
        ++found.cases;
        // An answer can change after the call that it led to: nobody waited then.
        if (!rows->value(0).isNull())
            firstContacts << milliseconds(qMax<qint64>(0, rows->value(0).toLongLong()));
        if (!rows->value(1).isNull())
            repairs << milliseconds(qMax<qint64>(0, rows->value(1).toLongLong()));
    }
    found.reached = firstContacts.size();
    found.putRight = repairs.size();
    found.toFirstContact = computeMedian(std::move(firstContacts));
    found.toPutRight = computeMedian(std::move(repairs));
    return found;
}

} // namespace inglenook::core
