#include "core/rules/ruleplan.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestRulePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksTheDayAfterDepartureAtTheHour();
    void asksNothingEarlier();
    void keepsTheHourOverBothChangesOfTheClock_data();
    void keepsTheHourOverBothChangesOfTheClock();
    void takesTheNextHourWhereTheClockSkipsOne();
    void asksOnceWhereAnHourComesTwice();
    void countsOverMonthEndsAndLeapDays_data();
    void countsOverMonthEndsAndLeapDays();
    void countsFromTheArrivalWhenAsked();
    void waitsForAnOpenDay();
    void waitsForTheEndOfTheQuietHours();
    void queuesNothingAtNight();
    void leavesOutWhatLiesTooFarBack();
    void leavesOutWhatFellDueBeforeItWasSwitchedOn();
    void catchesUpWithoutABurstAndTheFreshestFirst();
    void takesAnImportOfTheSameMorningForPunctual();
    void matchesVisits_data();
    void matchesVisits();
    void neverAsksAboutACancelledVisit();
    void remindsOnceWhoHasNotAnswered();
    void tellsWhenThereIsSomethingToDoAgain();
    void refusesRulesThatMakeNoSense_data();
    void refusesRulesThatMakeNoSense();

private:
    [[nodiscard]] RulePlan plan(const QList<RuleVisit>& visits, const QDateTime& now, int lateAllowance = 30) const
    {
        return computeRulePlan(m_rule, visits, m_manners, m_zone, now, lateAllowance);
    }
    [[nodiscard]] QDateTime local(QDate day, QTime time) const { return QDateTime(day, time, m_zone).toUTC(); }

    Rule m_rule;
    Manners m_manners;
    QTimeZone m_zone{"Europe/London"};
};

namespace {

RuleVisit stay(qint64 number, QDate departedOn, int nights = 2)
{
    RuleVisit visit;
    visit.visit.id = Id<Visit>(number);
    visit.visit.contact = Id<Contact>(number);
    visit.visit.arrivedOn = departedOn.addDays(-nights);
    visit.visit.departedOn = departedOn;
    return visit;
}

} // namespace

void TestRulePlan::asksTheDayAfterDepartureAtTheHour()
{
    const auto due = plan({stay(1, {2026, 11, 23})}, local({2026, 11, 24}, {10, 0})).due;
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.first().dueAt, local({2026, 11, 24}, {10, 0}));
    QVERIFY(!due.first().isLate);
    QVERIFY(due.first().reminded.isNull());
}

void TestRulePlan::asksNothingEarlier()
{
    const RulePlan found = plan({stay(1, {2026, 11, 23})}, local({2026, 11, 24}, {9, 59}));
    QVERIFY(found.due.isEmpty());
    QCOMPARE(found.upcoming.size(), 1);
}

void TestRulePlan::keepsTheHourOverBothChangesOfTheClock_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("departure");
    QTest::addColumn<QDateTime>("dueInUtc");
    QTest::newRow("London, spring") << QByteArray("Europe/London") << QDate(2026, 3, 28)
                                    << QDateTime({2026, 3, 29}, {9, 0}, Qt::UTC);
    QTest::newRow("London, the day before")
        << QByteArray("Europe/London") << QDate(2026, 3, 27) << QDateTime({2026, 3, 28}, {10, 0}, Qt::UTC);
    QTest::newRow("London, autumn") << QByteArray("Europe/London") << QDate(2026, 10, 24)
                                    << QDateTime({2026, 10, 25}, {10, 0}, Qt::UTC);
    QTest::newRow("Berlin, spring") << QByteArray("Europe/Berlin") << QDate(2026, 3, 28)
                                    << QDateTime({2026, 3, 29}, {8, 0}, Qt::UTC);
    QTest::newRow("Berlin, autumn") << QByteArray("Europe/Berlin") << QDate(2026, 10, 24)
                                    << QDateTime({2026, 10, 25}, {9, 0}, Qt::UTC);
    QTest::newRow("New York, autumn") << QByteArray("America/New_York") << QDate(2026, 10, 31)
                                      << QDateTime({2026, 11, 1}, {15, 0}, Qt::UTC);
}

void TestRulePlan::keepsTheHourOverBothChangesOfTheClock()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, departure);
    QFETCH(const QDateTime, dueInUtc);
    m_zone = QTimeZone(zone);
    QVERIFY(plan({stay(1, departure)}, dueInUtc.addSecs(-1)).due.isEmpty());
    QCOMPARE(plan({stay(1, departure)}, dueInUtc).due.size(), 1);
    m_zone = QTimeZone("Europe/London");
}

void TestRulePlan::takesTheNextHourWhereTheClockSkipsOne()
{
    Manners awake;
    awake.quietFrom = awake.quietUntil = QTime(0, 0);
    QCOMPARE(computeDueTime({2026, 3, 29}, {1, 30}, awake, m_zone), QDateTime({2026, 3, 29}, {1, 30}, Qt::UTC));
    QCOMPARE(computeDueTime({2026, 3, 29}, {2, 0}, awake, m_zone), QDateTime({2026, 3, 29}, {1, 0}, Qt::UTC));
}

void TestRulePlan::asksOnceWhereAnHourComesTwice()
{
    Manners awake;
    awake.quietFrom = awake.quietUntil = QTime(0, 0);
    const QDateTime due = computeDueTime({2026, 10, 25}, {1, 30}, awake, m_zone);
    QVERIFY(due == QDateTime({2026, 10, 25}, {0, 30}, Qt::UTC) || due == QDateTime({2026, 10, 25}, {1, 30}, Qt::UTC));
    QCOMPARE(due.toTimeZone(m_zone).time(), QTime(1, 30));
}

void TestRulePlan::countsOverMonthEndsAndLeapDays_data()
{
    QTest::addColumn<QDate>("departure");
    QTest::addColumn<int>("days");
    QTest::addColumn<QDate>("due");
    QTest::newRow("end of April") << QDate(2026, 4, 30) << 1 << QDate(2026, 5, 1);
    QTest::newRow("end of the year") << QDate(2026, 12, 31) << 1 << QDate(2027, 1, 1);
    QTest::newRow("leap day") << QDate(2028, 2, 28) << 1 << QDate(2028, 2, 29);
    QTest::newRow("after it") << QDate(2028, 2, 28) << 2 << QDate(2028, 3, 1);
    QTest::newRow("a common year") << QDate(2027, 2, 28) << 1 << QDate(2027, 3, 1);
    QTest::newRow("the same day") << QDate(2026, 11, 30) << 0 << QDate(2026, 11, 30);
}

void TestRulePlan::countsOverMonthEndsAndLeapDays()
{
    QFETCH(const QDate, departure);
    QFETCH(const int, days);
    QFETCH(const QDate, due);
    Rule rule = m_rule;
    rule.daysAfter = days;
    const auto found = computeRulePlan(rule, {stay(1, departure)}, m_manners, m_zone, local(due, {10, 0}), 30);
    QCOMPARE(found.due.size(), 1);
    QCOMPARE(found.due.first().dueAt, local(due, {10, 0}));
}

void TestRulePlan::countsFromTheArrivalWhenAsked()
{
    Rule rule = m_rule;
    rule.anchor = Rule::Anchor::Arrival;
    const QList<RuleVisit> visits{stay(1, {2026, 11, 28}, 5)};
    QCOMPARE(computeRulePlan(rule, visits, m_manners, m_zone, local({2026, 11, 24}, {10, 0}), 30).due.size(), 1);
    QCOMPARE(computeRulePlan(rule, visits, m_manners, m_zone, local({2026, 11, 24}, {10, 0}), 30).due.first().anchorDay,
             QDate(2026, 11, 23));
}

void TestRulePlan::waitsForAnOpenDay()
{
    Manners manners;
    manners.closedWeekdays = {1}; // 23 November 2026 is a Monday
    manners.closedDays = {QDate(2026, 11, 24)};
    QCOMPARE(computeDueTime({2026, 11, 23}, {10, 0}, manners, m_zone), local({2026, 11, 25}, {10, 0}));
    const auto found =
        computeRulePlan(m_rule, {stay(1, {2026, 11, 22})}, manners, m_zone, local({2026, 11, 24}, {12, 0}), 30);
    QVERIFY(found.due.isEmpty());
    QCOMPARE(found.nextAt, local({2026, 11, 25}, {10, 0}));
}

void TestRulePlan::waitsForTheEndOfTheQuietHours()
{
    const Manners manners; // 20:00 to 08:00
    QCOMPARE(computeDueTime({2026, 11, 24}, {21, 0}, manners, m_zone), local({2026, 11, 25}, {8, 0}));
    QCOMPARE(computeDueTime({2026, 11, 24}, {6, 0}, manners, m_zone), local({2026, 11, 24}, {8, 0}));
    QCOMPARE(computeDueTime({2026, 11, 24}, {8, 0}, manners, m_zone), local({2026, 11, 24}, {8, 0}));
    QCOMPARE(computeDueTime({2026, 11, 24}, {19, 59}, manners, m_zone), local({2026, 11, 24}, {19, 59}));
}

void TestRulePlan::queuesNothingAtNight()
{
    const auto found = plan({stay(1, {2026, 11, 23})}, local({2026, 11, 24}, {22, 0}));
    QVERIFY(found.due.isEmpty());
    QCOMPARE(found.postponed, 1);
    QCOMPARE(found.nextAt, local({2026, 11, 25}, {8, 0}));
}

void TestRulePlan::leavesOutWhatLiesTooFarBack()
{
    const QDateTime now = local({2026, 11, 24}, {12, 0});
    const auto found = plan({stay(1, {2026, 11, 10}), stay(2, {2026, 11, 9})}, now);
    QCOMPARE(found.due.size(), 1);
    QCOMPARE(found.due.first().visit, Id<Visit>(1));
    QCOMPARE(found.tooLongAgo, 1);
}

void TestRulePlan::leavesOutWhatFellDueBeforeItWasSwitchedOn()
{
    Rule rule = m_rule;
    rule.startsOn = QDate(2026, 11, 24);
    const auto found = computeRulePlan(rule, {stay(1, {2026, 11, 22}), stay(2, {2026, 11, 23})}, m_manners, m_zone,
                                       local({2026, 11, 24}, {12, 0}), 30);
    QCOMPARE(found.due.size(), 1);
    QCOMPARE(found.due.first().visit, Id<Visit>(2));
}

void TestRulePlan::catchesUpWithoutABurstAndTheFreshestFirst()
{
    QList<RuleVisit> visits;
    for (int i = 0; i < 50; ++i)
        visits.append(stay(i + 1, QDate(2026, 11, 20).addDays(-(i % 5))));
    const QDateTime now = local({2026, 11, 24}, {12, 0});
    const auto found = plan(visits, now, 10);
    QCOMPARE(found.due.size(), 10);
    QCOMPARE(found.postponed, 40);
    for (const DueMail& mail : found.due) {
        QVERIFY(mail.isLate);
        QCOMPARE(mail.anchorDay, QDate(2026, 11, 20));
    }
    QVERIFY(found.nextAt > now);
    QVERIFY(plan(visits, now, 0).due.isEmpty());
}

void TestRulePlan::takesAnImportOfTheSameMorningForPunctual()
{
    QList<RuleVisit> visits;
    for (int i = 0; i < 50; ++i)
        visits.append(stay(i + 1, {2026, 11, 23}));
    QCOMPARE(plan(visits, local({2026, 11, 24}, {17, 0}), 0).due.size(), 50);
}

void TestRulePlan::matchesVisits_data()
{
    QTest::addColumn<VisitConditions>("conditions");
    QTest::addColumn<bool>("matches");
    using Kind = VisitConditions::Kind;
    VisitConditions conditions;
    QTest::newRow("any") << conditions << true;
    conditions.kind = Kind::Stays;
    QTest::newRow("stays") << conditions << true;
    conditions.kind = Kind::DayVisits;
    QTest::newRow("evenings") << conditions << false;
    conditions = {};
    conditions.tag = QStringLiteral("SPA");
    QTest::newRow("tag of the visit") << conditions << true;
    conditions.tag = QStringLiteral("regular");
    QTest::newRow("tag of the guest") << conditions << true;
    conditions.tag = QStringLiteral("wedding");
    QTest::newRow("another tag") << conditions << false;
    conditions = {};
    conditions.place = QStringLiteral("sea");
    QTest::newRow("part of the place") << conditions << true;
    conditions.place = QStringLiteral("garden");
    QTest::newRow("another place") << conditions << false;
    conditions = {};
    conditions.staff = QStringLiteral("Jose");
    QTest::newRow("staff without accents") << conditions << true;
    conditions = {};
    conditions.minAmount = 20'000;
    QTest::newRow("amount reached") << conditions << true;
    conditions.minAmount = 20'001;
    QTest::newRow("amount missed") << conditions << false;
}

void TestRulePlan::matchesVisits()
{
    QFETCH(const VisitConditions, conditions);
    QFETCH(const bool, matches);
    RuleVisit visit = stay(1, {2026, 11, 23});
    visit.visit.tags = {QStringLiteral("spa")};
    visit.visit.place = QStringLiteral("Sea view 7");
    visit.visit.staff = QStringLiteral("José");
    visit.visit.amount = 20'000;
    visit.guestTags = {QStringLiteral("Regular")};
    Rule rule = m_rule;
    rule.conditions = conditions;
    const auto found = computeRulePlan(rule, {visit}, m_manners, m_zone, local({2026, 11, 24}, {10, 0}), 30);
    QCOMPARE(found.due.size(), matches ? 1 : 0);
}

void TestRulePlan::neverAsksAboutACancelledVisit()
{
    RuleVisit visit = stay(1, {2026, 11, 23});
    visit.visit.isCancelled = true;
    QVERIFY(plan({visit}, local({2026, 11, 24}, {10, 0})).due.isEmpty());
}

void TestRulePlan::remindsOnceWhoHasNotAnswered()
{
    Rule rule = m_rule;
    rule.reminderDays = 5;
    RuleVisit visit = stay(1, {2026, 11, 17});
    visit.first = Id<Invitation>(7);
    visit.firstSentAt = local({2026, 11, 18}, {10, 2});
    const auto at = [&](const RuleVisit& candidate, QDate day) {
        return computeRulePlan(rule, {candidate}, m_manners, m_zone, local(day, {10, 0}), 30).due;
    };
    QVERIFY(at(visit, {2026, 11, 22}).isEmpty());
    QCOMPARE(at(visit, {2026, 11, 23}).size(), 1);
    QCOMPARE(at(visit, {2026, 11, 23}).first().reminded, Id<Invitation>(7));
    QVERIFY(at(visit, {2026, 12, 1}).isEmpty()); // a week late is too late for a reminder
    RuleVisit answered = visit;
    answered.isAnswered = true;
    QVERIFY(at(answered, {2026, 11, 23}).isEmpty());
    RuleVisit reminded = visit;
    reminded.isReminded = true;
    QVERIFY(at(reminded, {2026, 11, 23}).isEmpty());
    RuleVisit unsent = visit;
    unsent.firstSentAt = {};
    QVERIFY(at(unsent, {2026, 11, 23}).isEmpty());
    rule.reminderDays = 0;
    QVERIFY(at(visit, {2026, 11, 23}).isEmpty());
}

void TestRulePlan::tellsWhenThereIsSomethingToDoAgain()
{
    const QDateTime now = local({2026, 11, 24}, {12, 0});
    QVERIFY(plan({}, now).nextAt.isNull());
    const auto found = plan({stay(1, {2026, 11, 27}), stay(2, {2026, 11, 25})}, now);
    QCOMPARE(found.nextAt, local({2026, 11, 26}, {10, 0}));
    QCOMPARE(found.upcoming.first().visit, Id<Visit>(2));
}

void TestRulePlan::refusesRulesThatMakeNoSense_data()
{
    QTest::addColumn<Rule>("rule");
    Rule rule;
    rule.survey = Id<Survey>(1);
    QVERIFY(rule.check().has_value());
    Rule wrong = rule;
    wrong.survey = {};
    QTest::newRow("no survey") << wrong;
    wrong = rule;
    wrong.daysAfter = 61;
    QTest::newRow("too late") << wrong;
    wrong = rule;
    wrong.daysAfter = -1;
    QTest::newRow("before the visit") << wrong;
    wrong = rule;
    wrong.time = {};
    QTest::newRow("no time") << wrong;
    wrong = rule;
    wrong.oldestDays = 1;
    QTest::newRow("older than allowed at once") << wrong;
    wrong = rule;
    wrong.reminderDays = 31;
    QTest::newRow("reminder") << wrong;
}

void TestRulePlan::refusesRulesThatMakeNoSense()
{
    QFETCH(const Rule, rule);
    const auto sound = rule.check();
    QVERIFY(!sound.has_value());
    QCOMPARE(sound.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!sound.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestRulePlan)
#include "tst_ruleplan.moc"
