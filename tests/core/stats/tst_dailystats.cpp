#include "core/settings/business.h"
#include "core/stats/figurescsv.h"

#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

FaceCounts faces(qint64 gold, qint64 green, qint64 amber, qint64 red)
{
    return FaceCounts{{gold, green, amber, red}};
}

bool isNear(double value, double wanted)
{
    return qAbs(value - wanted) < 0.005;
}

} // namespace

class TestDailyStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesNoPercentageBelowFiveAnswers()
    {
        for (const FaceCounts& counts : {faces(0, 0, 0, 0), faces(1, 0, 0, 0), faces(1, 1, 1, 1)}) {
            QVERIFY(!computeHappiness(counts));
            QVERIFY(!computeWarmth(counts));
            QVERIFY(!computeNetDelight(counts));
        }
        QVERIFY(computeHappiness(faces(5, 0, 0, 0)));
        QVERIFY(computeWarmth(faces(0, 0, 0, 5)));
        QVERIFY(computeNetDelight(faces(1, 1, 1, 2)));
    }

    void computesHappinessWarmthAndNetDelight()
    {
        const FaceCounts counts = faces(10, 6, 3, 1);
        QVERIFY(isNear(computeHappiness(counts)->percent, 80.0));
        QCOMPARE(computeHappiness(counts)->of, 20);
        QVERIFY(isNear(*computeWarmth(counts), 75.0)); // (30 + 12 + 3) / 60
        QVERIFY(isNear(*computeNetDelight(counts), 30.0));
        QVERIFY(isNear(*computeNetDelight(faces(0, 0, 0, 7)), -100.0));
        QVERIFY(isNear(*computeWarmth(faces(9, 0, 0, 0)), 100.0));
    }

    // Published values of the Wilson score interval (R: prop.test(x, n, correct = FALSE)).
    void drawsTheWilsonInterval_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("0 of 5") << qint64(0) << qint64(5) << 0.0 << 43.4482;
        QTest::newRow("5 of 5") << qint64(5) << qint64(5) << 56.5518 << 100.0;
        QTest::newRow("8 of 10") << qint64(8) << qint64(10) << 49.0162 << 94.3318;
        QTest::newRow("50 of 100") << qint64(50) << qint64(100) << 40.3832 << 59.6168;
        QTest::newRow("870000 of 1000000") << qint64(870000) << qint64(1000000) << 86.9339 << 87.0658;
    }
    void drawsTheWilsonInterval()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, whole);
        QFETCH(double, low);
        QFETCH(double, high);
        const Share share = computeShare(part, whole);
        QVERIFY2(isNear(share.low, low), qPrintable(QString::number(share.low)));
        QVERIFY2(isNear(share.high, high), qPrintable(QString::number(share.high)));
        QVERIFY(share.low <= share.percent && share.percent <= share.high);
    }

    void keepsTheIntervalInsideAHundredPercent()
    {
        for (qint64 whole = 1; whole <= 400; ++whole) {
            for (const qint64 part : {qint64(0), whole / 2, whole}) {
                const Share share = computeShare(part, whole);
                QVERIFY(share.low >= 0.0 && share.low <= share.percent);
                QVERIFY(share.percent <= share.high && share.high <= 100.0);
            }
        }
    }

    // With two outcomes it is Agresti and Coull’s own: p = (16 + z²/2) / (20 + z²), p ± z √(p (1 − p) / (20 + z²)).
    // 0.9242.
    void givesWarmthAndNetDelightAnInterval()
    {
        QVERIFY(!computeWarmthInterval(faces(1, 1, 1, 1)));
        QVERIFY(!computeNetDelightInterval(faces(1, 1, 1, 1)));
        const auto warmth = computeWarmthInterval(faces(16, 0, 0, 4));
        QVERIFY2(isNear(warmth->low, 57.824) && isNear(warmth->high, 92.509),
                 qPrintable(QStringLiteral("%1 to %2").arg(warmth->low).arg(warmth->high)));
        const auto delight = computeNetDelightInterval(faces(16, 0, 0, 4));
        QVERIFY(qAbs(delight->low - (2 * warmth->low - 100)) < 1e-9);
        QVERIFY(qAbs(delight->high - (2 * warmth->high - 100)) < 1e-9);
        // What is in the middle makes both surer.
        const auto middling = computeWarmthInterval(faces(0, 10, 10, 0));
        const auto split = computeWarmthInterval(faces(10, 0, 0, 10));
        QVERIFY(middling->high - middling->low < split->high - split->low);
    }

    void keepsEveryFigureInsideItsInterval()
    {
        for (qint64 n = 5; n <= 60; n += 5) {
            for (const FaceCounts& counts :
                 {faces(n, 0, 0, 0), faces(0, 0, 0, n), faces(n, n, n, n), faces(n, 0, 1, n)}) {
                const auto warmth = computeWarmthInterval(counts);
                QVERIFY(warmth->low >= 0 && warmth->high <= 100 && warmth->low < warmth->high);
                QVERIFY(*computeWarmth(counts) <= warmth->high + 1e-9 || counts.of(Face::Gold) == n);
                const auto delight = computeNetDelightInterval(counts);
                QVERIFY(delight->low >= -100 && delight->high <= 100);
            }
        }
    }

    void sumsAPeriod()
    {
        PeriodFigures period{.from = {2026, 11, 1}, .to = {2026, 11, 2}, .days = {}, .held = 0};
        period.days = {{.day = {2026, 11, 1}, .counts = faces(1, 2, 3, 4), .sent = 30, .answered = 9},
                       {.day = {2026, 11, 2}, .counts = faces(10, 0, 0, 0), .sent = 10, .answered = 1}};
        QCOMPARE(period.counts(), faces(11, 2, 3, 4));
        QCOMPARE(period.sent(), 40);
        QVERIFY(isNear(period.responseRate()->percent, 25.0));
        period.days[0].sent = 4;
        period.days[0].answered = 4;
        period.days[1].sent = 0;
        period.days[1].answered = 0;
        QVERIFY2(!period.responseRate(), "no response rate below 5 sent");
    }

    // In London the clocks went forward on 29 March 2026 and back on 25 October 2026, both at 01:00 UTC.
    void countsTheBusinessesOwnDays_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QDate>("day");
        const auto row = [](const char* name, const char* zone, const char* utc, QDate day) {
            QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(utc) << day;
        };
        row("winter, a second before midnight", "Europe/London", "2026-03-28T23:59:59Z", {2026, 3, 28});
        row("winter, midnight", "Europe/London", "2026-03-29T00:00:00Z", {2026, 3, 29});
        row("last second before the spring change", "Europe/London", "2026-03-29T00:59:59Z", {2026, 3, 29});
        row("spring day of 23 hours, its end", "Europe/London", "2026-03-29T22:59:59Z", {2026, 3, 29});
        row("summer, midnight is an hour earlier", "Europe/London", "2026-03-29T23:00:00Z", {2026, 3, 30});
        row("autumn day, its start", "Europe/London", "2026-10-24T23:00:00Z", {2026, 10, 25});
        row("autumn day of 25 hours, its end", "Europe/London", "2026-10-25T23:59:59Z", {2026, 10, 25});
        row("winter again", "Europe/London", "2026-10-26T00:00:00Z", {2026, 10, 26});
        row("midnight does not exist in Santiago", "America/Santiago", "2026-09-06T04:00:00Z", {2026, 9, 6});
        row("a second earlier there", "America/Santiago", "2026-09-06T03:59:59Z", {2026, 9, 5});
        row("half an hour, Lord Howe", "Australia/Lord_Howe", "2026-04-04T13:00:00Z", {2026, 4, 5});
        row("the day before, far east", "Pacific/Kiritimati", "2026-11-22T10:00:00Z", {2026, 11, 23});
        row("the day after, far west", "Pacific/Pago_Pago", "2026-11-22T10:59:59Z", {2026, 11, 21});
        row("quarter hours, Nepal", "Asia/Kathmandu", "2026-11-22T18:15:00Z", {2026, 11, 23});
    }
    void countsTheBusinessesOwnDays()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, utc);
        QFETCH(QDate, day);
        Business business;
        business.timeZone = QTimeZone(zone);
        QVERIFY(business.timeZone.isValid());
        QCOMPARE(business.dayOf(QDateTime::fromString(utc, Qt::ISODate)), day);
    }

    void writesCsvWithEmptyCellsForTooFewAnswers()
    {
        PeriodFigures period{.from = {2026, 11, 1}, .to = {2026, 11, 2}, .days = {}, .held = 0};
        period.days = {{.day = {2026, 11, 1}, .counts = faces(1, 2, 1, 0), .sent = 12, .answered = 4},
                       {.day = {2026, 11, 2}, .counts = faces(8, 0, 1, 1), .sent = 0, .answered = 0}};
        QCOMPARE(
            writeCsv(period),
            QByteArray("day,gold,green,amber,red,answers,happiness_percent,happiness_low,happiness_high,warmth_percent,"
                       "net_delight,sent,answered\r\n"
                       "2026-11-01,1,2,1,0,4,,,,,,12,4\r\n"
                       "2026-11-02,8,0,1,1,10,80.0,49.0,94.3,83.3,60.0,0,0\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestDailyStats)
#include "tst_dailystats.moc"
