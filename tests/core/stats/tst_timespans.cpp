#include "core/stats/timespans.h"

#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

/// Days in a row from `first`, each with the same counts.
QList<DayFigures> days(QDate first, int count, const FaceCounts& each)
{
    QList<DayFigures> list;
    for (int i = 0; i < count; ++i)
        list.append({.day = first.addDays(i), .counts = each, .sent = 10, .answered = 4});
    return list;
}

} // namespace

class TestTimeSpans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesDaysThenWeeksThenMonths()
    {
        const QDate to(2026, 11, 22);
        QCOMPARE(chooseStep(to, to), ChartStep::Day);
        QCOMPARE(chooseStep(to.addDays(-91), to), ChartStep::Day);
        QCOMPARE(chooseStep(to.addDays(-92), to), ChartStep::Week);
        QCOMPARE(chooseStep(to.addYears(-1), to), ChartStep::Week);
        QCOMPARE(chooseStep(to.addYears(-3), to), ChartStep::Month);
    }

    void looksBackOverSevenDaysForTheHappinessOfADay()
    {
        QList<DayFigures> list = days({2026, 11, 1}, 9, FaceCounts{{1, 0, 0, 0}});
        list[8].counts = FaceCounts{{0, 0, 0, 2}};
        const QList<TimeSpan> spans = computeSpans(list, {2026, 11, 1}, ChartStep::Day);
        QCOMPARE(spans.size(), 9);
        QVERIFY2(!spans.at(3).happiness, "four answers are too few");
        QCOMPARE(spans.at(4).happiness->of, 5);
        QCOMPARE(spans.at(7).happiness->of, 7);
        QCOMPARE(spans.at(8).happiness->of, 8); // six gold ones and two red
        QCOMPARE(spans.at(8).happiness->percent, 75.0);
        QCOMPARE(spans.at(8).counts, (FaceCounts{{0, 0, 0, 2}}));
    }

    void usesTheDaysBeforeThePeriodOnlyForItsFirstHappiness()
    {
        const QList<TimeSpan> spans =
            computeSpans(days({2026, 10, 26}, 8, FaceCounts{{1, 0, 0, 0}}), {2026, 11, 1}, ChartStep::Day);
        QCOMPARE(spans.size(), 2);
        QCOMPARE(spans.first().from, QDate(2026, 11, 1));
        QCOMPARE(spans.first().happiness->of, 7);
        QCOMPARE(spans.first().counts.total(), 1);
    }

    void cutsWeeksAtTheEndsOfThePeriod()
    {
        // From Wednesday 28 October to Tuesday 10 November.
        const QList<TimeSpan> spans =
            computeSpans(days({2026, 10, 28}, 14, FaceCounts{{1, 1, 0, 0}}), {2026, 10, 28}, ChartStep::Week);
        QCOMPARE(spans.size(), 3);
        QCOMPARE(spans.at(0).from, QDate(2026, 10, 28));
        QCOMPARE(spans.at(0).to, QDate(2026, 11, 1));
        QCOMPARE(spans.at(0).counts, (FaceCounts{{5, 5, 0, 0}}));
        QCOMPARE(spans.at(1).from, QDate(2026, 11, 2));
        QCOMPARE(spans.at(1).sent, 70);
        QCOMPARE(spans.at(1).answered, 28);
        QCOMPARE(spans.at(1).happiness->of, 14);
        QCOMPARE(spans.at(2).to, QDate(2026, 11, 10));
        QVERIFY2(!spans.at(2).happiness, "a week's happiness is its own: four answers are too few");
    }

    void beginsMonthsOnTheirFirstDay()
    {
        const QList<TimeSpan> spans =
            computeSpans(days({2027, 12, 31}, 62, FaceCounts{{0, 1, 0, 0}}), {2027, 12, 31}, ChartStep::Month);
        QCOMPARE(spans.size(), 4);
        QCOMPARE(spans.at(1).from, QDate(2028, 1, 1));
        QCOMPARE(spans.at(1).to, QDate(2028, 1, 31));
        QCOMPARE(spans.at(2).counts.total(), 29); // a leap year
        QCOMPARE(spans.at(3).from, spans.at(3).to);
    }

    void losesNoAnswerWhateverTheStep()
    {
        const QList<DayFigures> list = days({2025, 3, 5}, 500, FaceCounts{{4, 3, 2, 1}});
        for (const ChartStep step : {ChartStep::Day, ChartStep::Week, ChartStep::Month}) {
            FaceCounts sum;
            QDate expected(2025, 3, 5);
            for (const TimeSpan& span : computeSpans(list, expected, step)) {
                QCOMPARE(span.from, expected);
                expected = span.to.addDays(1);
                sum += span.counts;
            }
            QCOMPARE(sum, (FaceCounts{{2000, 1500, 1000, 500}}));
            QCOMPARE(expected, QDate(2025, 3, 5).addDays(500));
        }
    }
};

QTEST_GUILESS_MAIN(TestTimeSpans)
#include "tst_timespans.moc"
