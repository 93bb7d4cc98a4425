#include "relay/routes/misuselimit.h"

#include <QtTest/QTest>

using namespace inglenook::relay;
using namespace std::chrono_literals;

class MisuseLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAFewMistakesInFull();
    void forgivesWithTime();
    void tellsPlacesApart();
    void staysBounded();
};

void MisuseLimitTest::answersAFewMistakesInFull()
{
    MisuseLimit limit;
    const MisuseLimit::Moment now{1000s};
    for (int i = 0; i < 30; ++i)
        QVERIFY(!limit.book("203.0.113.9", now));
    for (int i = 0; i < 1000; ++i)
        QVERIFY(limit.book("203.0.113.9", now));
}

void MisuseLimitTest::forgivesWithTime()
{
    MisuseLimit limit;
    MisuseLimit::Moment now{1000s};
    for (int i = 0; i < 31; ++i)
        (void)limit.book("203.0.113.9", now);
    QVERIFY(limit.book("203.0.113.9", now + 1s));
    QVERIFY(!limit.book("203.0.113.9", now + 5s));
    now += 1h;
    for (int i = 0; i < 30; ++i)
        QVERIFY(!limit.book("203.0.113.9", now));
    QVERIFY(limit.book("203.0.113.9", now));
}

void MisuseLimitTest::tellsPlacesApart()
{
    MisuseLimit limit;
    const MisuseLimit::Moment now{1000s};
    for (int i = 0; i < 31; ++i)
        (void)limit.book("2001:db8::1", now);
    QVERIFY(limit.book("2001:db8::2", now));
    QVERIFY(!limit.book("2001:db8:1::1", now));
    QVERIFY(!limit.book("203.0.113.9", now));
}

void MisuseLimitTest::staysBounded()
{
    MisuseLimit limit;
    const MisuseLimit::Moment now{1000s};
    for (int i = 0; i < 31; ++i)
        (void)limit.book("203.0.113.9", now);
    for (std::size_t i = 0; i < MisuseLimit::mostKept; ++i)
        (void)limit.book("10." + std::to_string(i / 65536) + "." + std::to_string(i / 256 % 256) + "." +
                             std::to_string(i % 256),
                         now);
    QVERIFY(!limit.book("203.0.113.9", now));
}

QTEST_APPLESS_MAIN(MisuseLimitTest)
#include "tst_misuselimit.moc"
