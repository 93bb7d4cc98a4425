#include "core/stats/followuptimes.h"
#include "tests/support/answerfixture.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;
using std::chrono::minutes;

namespace {

FollowUpTimes load(AnswerFixture& fixture, QDate from, QDate to, Id<Survey> survey = {})
{
    const auto times = fixture.database().read([&](Transaction& t) { return loadFollowUpTimes(t, from, to, survey); });
    if (!times)
        qFatal("follow-ups: %s", qPrintable(times.error().detail));
    return *times;
}

/// An unhappy answer at that hour of 22 November, whose guest was reached and content after so many minutes (-1: not).
void addCase(AnswerFixture& fixture, int hour, int reached, int putRight,
             const QString& verdict = QStringLiteral("counted"))
{
    const QDateTime at({2026, 11, 22}, {hour, 0}, Qt::UTC);
    const Id<Answer> answer = fixture.addAnswer(fixture.addInvitation({.contact = {}}), Face::Red, at, verdict);
    const auto later = [&](int after) {
        return after < 0 ? QVariant(QMetaType(QMetaType::LongLong))
                         : QVariant(at.addSecs(60 * after).toMSecsSinceEpoch());
    };
    fixture.run(QStringLiteral("UPDATE cases SET reached_at = ?, put_right_at = ? WHERE answer_id = ?"),
                {later(reached), later(putRight), answer.number()});
}

} // namespace

class TestFollowUpTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheMiddleOfTimes()
    {
        QVERIFY(!computeMedian({}));
        QCOMPARE(*computeMedian({minutes(7)}), minutes(7));
        QCOMPARE(*computeMedian({minutes(600), minutes(1), minutes(9)}), minutes(9));
        QCOMPARE(*computeMedian({minutes(4), minutes(1), minutes(600), minutes(2)}), minutes(3));
    }

    void countsCasesAndTheirTimes()
    {
        AnswerFixture fixture;
        addCase(fixture, 8, 30, 90);
        addCase(fixture, 9, 10, -1);
        addCase(fixture, 10, -1, -1);
        const FollowUpTimes times = load(fixture, {2026, 11, 22}, {2026, 11, 22});
        QCOMPARE(times.cases, 3);
        QCOMPARE(times.reached, 2);
        QCOMPARE(times.putRight, 1);
        QCOMPARE(*times.toFirstContact, minutes(20));
        QCOMPARE(*times.toPutRight, minutes(90));
        QCOMPARE(load(fixture, {2026, 11, 23}, {2026, 11, 30}).cases, 0);
        QVERIFY(!load(fixture, {2026, 11, 23}, {2026, 11, 30}).toFirstContact);
        QCOMPARE(load(fixture, {2026, 11, 22}, {2026, 11, 22}, Id<Survey>(1)).cases, 3);
        QCOMPARE(load(fixture, {2026, 11, 22}, {2026, 11, 22}, Id<Survey>(2)).cases, 0);
    }

    void leavesOutAnswersThatDoNotCountAnyMore()
    {
        AnswerFixture fixture;
        addCase(fixture, 8, 30, 90);
        fixture.run(QStringLiteral("UPDATE answers SET verdict = 'held'"));
        QCOMPARE(load(fixture, {2026, 11, 22}, {2026, 11, 22}).cases, 0);
    }

    void neverMakesAGuestWaitLessThanNothing()
    {
        AnswerFixture fixture;
        addCase(fixture, 8, 30, 90);
        // The guest pressed again after the call.
        fixture.run(QStringLiteral("UPDATE answers SET answered_at = answered_at + 3600000"));
        QCOMPARE(*load(fixture, {2026, 11, 22}, {2026, 11, 22}).toFirstContact, minutes(0));
    }
};

QTEST_GUILESS_MAIN(TestFollowUpTimes)
#include "tst_followuptimes.moc"
