// The daily chart's query over 1,000,000 answers from the sums that triggers keep, against the same figures computed
// from the rows of the same database in the same run. Both must be equal; the query may take 50 ms.

#include "core/base/storage/database.h"
#include "core/stats/report.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>

#include <algorithm>

namespace {

using namespace inglenook::core;

constexpr int answers = 1'000'000;
constexpr int historyDays = 5 * 365;
constexpr int surveys = 3;
constexpr int rounds = 9;
constexpr double demandedTime = 50; // ms
const QDate lastDay(2026, 11, 22);

/// Runs statements in one transaction, as many as there are.
bool run(Database& database, const QStringList& statements)
{
    const auto done = database.write([&](Transaction& t) -> Result<void> {
        for (const QString& statement : statements) {
            if (auto ran = t.run(statement); !ran)
                return ran.error();
        }
        return {};
    });
    if (!done)
        QTextStream(stderr) << done.error().detail << '\n';
    return done.has_value();
}

/// A million answers on five years of days, some held, each of an invitation of its own: written by SQLite itself,
/// through the same triggers as everywhere.
bool fill(Database& database)
{
    const qint64 begin = lastDay.addDays(1 - historyDays).startOfDay(Qt::UTC).toMSecsSinceEpoch();
    QStringList statements;
    for (int i = 1; i <= surveys; ++i)
        statements << QStringLiteral("INSERT INTO surveys (survey_id, name, created_at) VALUES (%1, 'S%1', 0)").arg(i)
                   << QStringLiteral(
                          "INSERT INTO survey_versions (survey_version_id, survey_id, number, document, created_at)"
                          " VALUES (%1, %1, 1, '{}', 0)")
                          .arg(i);
    statements << QStringLiteral(
        "INSERT INTO mailings (mailing_id, survey_id, survey_version_id, audience, state, created_at)"
        " VALUES (1, 1, 1, 'all', 'finished', 0)");
    const QString numbers =
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) ").arg(answers);
    const QString time = QStringLiteral("%1 + (i * 7919 % %2) * 86400000 + i % 86400000").arg(begin).arg(historyDays);
    statements
        << QStringLiteral(
               "INSERT INTO invitations (invitation_id, mailing_id, survey_id, message_id, state, changed_at,"
               " sent_at, sent_day) %1 SELECT i, 1, i % %2 + 1, randomblob(12), 'accepted',"
               " %3, %3, date((%3) / 1000, 'unixepoch') FROM n")
               .arg(numbers)
               .arg(surveys)
               .arg(time)
        << QStringLiteral(
               "INSERT INTO answers (invitation_id, survey_id, face, verdict, reasons, answered_at, answered_day,"
               " changed_at) SELECT invitation_id, survey_id, (invitation_id * 2654435761 >> 7) % 10 / 3,"
               " CASE WHEN invitation_id % 50 = 0 THEN 'held' ELSE 'counted' END, '', sent_at, sent_day, sent_at"
               " FROM invitations");
    return run(database, statements);
}

/// The same figures straight from the rows.
Result<PeriodFigures> computeRaw(Transaction& t, QDate from, QDate to)
{
    PeriodFigures figures{.from = from, .to = to, .days = {}, .held = 0};
    for (QDate day = from; day <= to; day = day.addDays(1))
        figures.days.append({.day = day, .counts = {}});
    auto rows = t.run(QStringLiteral("SELECT answered_day, face, verdict FROM answers NOT INDEXED"));
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const QDate day = QDate::fromString(rows->value(0).toString(), Qt::ISODate);
        if (day < from || day > to)
            continue;
        if (rows->value(2).toString() == u"held")
            ++figures.held;
        else
            ++figures.days[from.daysTo(day)].counts.faces[rows->value(1).toUInt()];
    }
    auto sends =
        t.run(QStringLiteral("SELECT i.sent_day, a.verdict FROM invitations i NOT INDEXED"
                             " LEFT JOIN answers a ON a.invitation_id = i.invitation_id WHERE i.state = 'accepted'"));
    if (!sends)
        return sends.error();
    while (sends->next()) {
        const QDate day = QDate::fromString(sends->value(0).toString(), Qt::ISODate);
        if (day < from || day > to)
            continue;
        DayFigures& figure = figures.days[from.daysTo(day)];
        ++figure.sent;
        figure.answered += sends->value(1).toString() == u"counted" ? 1 : 0;
    }
    return figures;
}

bool areEqual(const PeriodFigures& a, const PeriodFigures& b)
{
    return a.held == b.held &&
           std::equal(a.days.begin(), a.days.end(), b.days.begin(), b.days.end(), [](const auto& x, const auto& y) {
               return x.day == y.day && x.counts == y.counts && x.sent == y.sent && x.answered == y.answered;
           });
}

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

double since(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// One range of the chart: its own time, the raw time, and whether they agree. False when something failed.
bool measure(Database& database, const char* name, int days)
{
    const QDate from = lastDay.addDays(1 - days);
    QList<double> own;
    PeriodFigures figures;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        const auto loaded = database.read([&](Transaction& t) { return StatsRepository().load(t, from, lastDay, {}); });
        own << since(timer);
        if (!loaded)
            return false;
        figures = *loaded;
    }
    QElapsedTimer timer;
    timer.start();
    const auto raw = database.read([&](Transaction& t) { return computeRaw(t, from, lastDay); });
    const double rawTime = since(timer);
    if (!raw)
        return false;
    const bool isEqual = areEqual(figures, *raw);
    const bool isWell = isEqual && figures.counts().total() > 0 && median(own) <= demandedTime;
    QTextStream(stdout) << days << " days: " << figures.counts().total() << " answers, " << figures.held << " held, "
                        << (isEqual ? "equal to the rows" : "NOT EQUAL to the rows") << '\n'
                        << "RESULT " << name << ' ' << median(own) << " ms " << rawTime << ' ' << median(own) / rawTime
                        << " <=" << demandedTime << "ms " << (isWell ? "ok" : "FAIL") << '\n';
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    auto database = Database::open(folder.filePath(QStringLiteral("stats.sqlite")));
    if (!database || !fill(**database))
        return 1;
    const bool isDone = measure(**database, "stats-30-days", 30) && measure(**database, "stats-90-days", 90) &&
                        measure(**database, "stats-all", historyDays);
    return isDone ? 0 : 1;
}
