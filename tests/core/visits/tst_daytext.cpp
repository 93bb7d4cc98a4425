#include "core/visits/daytext.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestDayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDays_data();
    void readsDays();
    void refusesWhatIsNoDay_data();
    void refusesWhatIsNoDay();
    void readsSlashesInTheOrderAskedFor();
    void refusesADayThatDoesNotFitTheOrder();
    void knowsTheOrderFromOneDayThatProvesIt();
    void staysOpenWhileEveryDayCanBeReadBothWays();
    void asksWhenTheFileContradictsItself();
    void needsNoOrderForDaysThatHaveTheirOwn();
};

void TestDayText::readsDays_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"2026-11-24",
                             "2026-11-24 14:05:00",
                             "2026-11-24T14:05:00Z",
                             "2026/11/24",
                             "24.11.2026",
                             "24.11.26",
                             "24. 11. 2026",
                             "24.11.2026 14:00",
                             "24/11/2026",
                             "24-11-2026",
                             "24/11/26 08:15",
                             "24 Nov 2026",
                             "24-Nov-26",
                             "24. November 2026",
                             "Nov 24, 2026",
                             "Nov. 24, 2026",
                             "November 24th, 2026",
                             "Tuesday, 24 November 2026",
                             "Tue 24 Nov 2026",
                             "24 novembre 2026",
                             "24 de noviembre de 2026",
                             "20261124",
                             "46350",
                             "46350.625",
                             "mar. 24 nov. 2026"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestDayText::readsDays()
{
    QFETCH(const QString, text);
    QCOMPARE(dayFromText(text, DayOrder::DayFirst), std::optional(QDate(2026, 11, 24)));
}

void TestDayText::refusesWhatIsNoDay_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "soon", "31.02.2026", "2026-13-01", "24/11", "24.11.1926", "99999", "12345678",
                             "24 Foo 2026", "00.00.2026", "2026-11-24x", "1e5"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestDayText::refusesWhatIsNoDay()
{
    QFETCH(const QString, text);
    QCOMPARE(dayFromText(text, DayOrder::DayFirst), std::nullopt);
}

void TestDayText::readsSlashesInTheOrderAskedFor()
{
    const auto text = QStringLiteral("03/04/2026");
    QCOMPARE(dayFromText(text, DayOrder::DayFirst), std::optional(QDate(2026, 4, 3)));
    QCOMPARE(dayFromText(text, DayOrder::MonthFirst), std::optional(QDate(2026, 3, 4)));
    QCOMPARE(dayFromText(QStringLiteral("3/4/26"), DayOrder::MonthFirst), std::optional(QDate(2026, 3, 4)));
}

void TestDayText::refusesADayThatDoesNotFitTheOrder()
{
    QCOMPARE(dayFromText(QStringLiteral("24/11/2026"), DayOrder::MonthFirst), std::nullopt);
    QCOMPARE(dayFromText(QStringLiteral("11/24/2026"), DayOrder::DayFirst), std::nullopt);
}

void TestDayText::knowsTheOrderFromOneDayThatProvesIt()
{
    DayEvidence evidence;
    evidence.weigh(QStringLiteral("03/04/2026"));
    evidence.weigh(QStringLiteral("03/24/2026"));
    QVERIFY(!evidence.isOpen());
    QCOMPARE(evidence.order(), std::optional(DayOrder::MonthFirst));

    DayEvidence other;
    other.weigh(QStringLiteral("03/04/2026"));
    other.weigh(QStringLiteral("24/03/2026"));
    QCOMPARE(other.order(), std::optional(DayOrder::DayFirst));
}

void TestDayText::staysOpenWhileEveryDayCanBeReadBothWays()
{
    DayEvidence evidence;
    evidence.weigh(QStringLiteral("03/03/2026"));
    QVERIFY(!evidence.isOpen());
    evidence.weigh(QStringLiteral("03/04/2026"));
    QVERIFY(evidence.isOpen());
    QCOMPARE(evidence.unclear, QStringLiteral("03/04/2026"));
    QCOMPARE(evidence.order(), std::nullopt);
}

void TestDayText::asksWhenTheFileContradictsItself()
{
    DayEvidence evidence;
    evidence.weigh(QStringLiteral("24/03/2026"));
    evidence.weigh(QStringLiteral("03/24/2026"));
    evidence.weigh(QStringLiteral("03/04/2026"));
    QVERIFY(evidence.isOpen());
}

void TestDayText::needsNoOrderForDaysThatHaveTheirOwn()
{
    DayEvidence evidence;
    for (const char* text : {"2026-04-03", "03.04.2026", "3 April 2026", "20260403", "", "soon"})
        evidence.weigh(QString::fromLatin1(text));
    QVERIFY(!evidence.isOpen());
    QVERIFY(evidence.order().has_value());
}

QTEST_GUILESS_MAIN(TestDayText)
#include "tst_daytext.moc"
