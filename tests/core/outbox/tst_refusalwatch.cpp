#include "core/outbox/refusalwatch.h"

#include <QtTest/QTest>

using inglenook::core::RefusalWatch;
using Sign = RefusalWatch::Sign;

class tst_RefusalWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsAtTheTenthRefusalInARow()
    {
        RefusalWatch watch;
        for (int i = 1; i <= 9; ++i)
            QCOMPARE(watch.add(true), Sign::Fine);
        QCOMPARE(watch.add(true), Sign::ManyInARow);
    }

    void beginsAgainAfterAnAcceptedOne()
    {
        RefusalWatch watch;
        for (int i = 1; i <= 9; ++i)
            (void)watch.add(true);
        QCOMPARE(watch.add(false), Sign::Fine);
        QCOMPARE(watch.add(true), Sign::Fine);
    }

    void stopsOverFivePerCentOfTheLastHundred()
    {
        RefusalWatch watch;
        for (int i = 1; i <= 99; ++i)
            QCOMPARE(watch.add(i <= 60 && i % 10 == 0), Sign::Fine); // six among 99: too few to judge
        QCOMPARE(watch.add(false), Sign::ManyOfTheLast);
    }

    void forgetsWhatIsLongerAgo()
    {
        RefusalWatch watch;
        for (int i = 1; i <= 1000; ++i)
            QCOMPARE(watch.add(i % 20 == 0), Sign::Fine); // exactly five per cent
    }
};

QTEST_GUILESS_MAIN(tst_RefusalWatch)
#include "tst_refusalwatch.moc"
