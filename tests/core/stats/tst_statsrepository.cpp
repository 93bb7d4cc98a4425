#include "core/stats/dailystats.h"
#include "tests/support/answerfixture.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

PeriodFigures load(AnswerFixture& fixture, QDate from, QDate to, Id<Survey> survey = {})
{
    const auto period =
        fixture.database().read([&](Transaction& t) { return StatsRepository().load(t, from, to, survey); });
    if (!period)
        qFatal("stats: %s", qPrintable(period.error().detail));
    return *period;
}

QDateTime utc(int month, int day, int hour = 12)
{
    return QDateTime({2026, month, day}, {hour, 0}, Qt::UTC);
}

/// The sums over a period straight from the rows, without any aggregate.
struct RawSums
{
    FaceCounts counts;
    qint64 sent;
    qint64 answered;

    bool operator==(const RawSums&) const = default;
};

RawSums rawSums(AnswerFixture& fixture)
{
    RawSums sums{};
    for (int face = 0; face < 4; ++face)
        sums.counts.faces[static_cast<size_t>(face)] = fixture.number(
            QStringLiteral("SELECT COUNT(*) FROM answers WHERE face = ? AND verdict IN ('confirmed', 'counted')"),
            {face});
    sums.sent = fixture.number(QStringLiteral("SELECT COUNT(*) FROM invitations WHERE state = 'accepted'"));
    sums.answered = fixture.number(QStringLiteral("SELECT COUNT(*) FROM invitations JOIN answers USING (invitation_id) "
                                                  "WHERE state = 'accepted' AND verdict IN ('confirmed', 'counted')"));
    return sums;
}

} // namespace

class TestStatsRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryDayOfAnEmptyPeriod()
    {
        AnswerFixture fixture;
        const PeriodFigures period = load(fixture, {2026, 2, 27}, {2026, 3, 2});
        QCOMPARE(period.days.size(), 4);
        QCOMPARE(period.days.at(2).day, QDate(2026, 3, 1));
        QCOMPARE(period.counts().total(), 0);
        const auto first = fixture.database().read([](Transaction& t) { return StatsRepository().loadFirstDay(t); });
        QVERIFY(first && first->isNull());
    }

    void countsFacesByDayAndSurvey()
    {
        AnswerFixture fixture;
        const Id<Survey> other = fixture.addSurvey(QStringLiteral("Sunday roast"));
        fixture.addAnswer(fixture.addInvitation({}), Face::Gold, utc(11, 20));
        fixture.addAnswer(fixture.addInvitation({}), Face::Red, utc(11, 20), QStringLiteral("confirmed"));
        fixture.addAnswer(fixture.addInvitation({.contact = {}, .survey = other}), Face::Green, utc(11, 22));

        const PeriodFigures all = load(fixture, {2026, 11, 19}, {2026, 11, 22});
        QCOMPARE(all.days.at(1).counts, (FaceCounts{{1, 0, 0, 1}}));
        QCOMPARE(all.days.at(3).counts, (FaceCounts{{0, 1, 0, 0}}));
        QCOMPARE(load(fixture, {2026, 11, 19}, {2026, 11, 22}, other).counts(), (FaceCounts{{0, 1, 0, 0}}));
        QCOMPARE(load(fixture, {2026, 11, 21}, {2026, 11, 21}).counts().total(), 0);
        const auto first = fixture.database().read([](Transaction& t) { return StatsRepository().loadFirstDay(t); });
        QCOMPARE(*first, QDate(2026, 11, 20));
    }

    void showsHeldAnswersBesideTheScore()
    {
        AnswerFixture fixture;
        fixture.addAnswer(fixture.addInvitation({}), Face::Gold, utc(11, 20), QStringLiteral("held"));
        fixture.addAnswer(fixture.addInvitation({}), Face::Red, utc(11, 20), QStringLiteral("machine"));
        const PeriodFigures period = load(fixture, {2026, 11, 20}, {2026, 11, 20});
        QCOMPARE(period.counts().total(), 0);
        QCOMPARE(period.held, 1);
        QCOMPARE(load(fixture, {2026, 11, 21}, {2026, 11, 21}).held, 0);
    }

    void countsResponsesByTheDayOfSending()
    {
        AnswerFixture fixture;
        const MessageId answeredLater = fixture.addInvitation({.contact = {}, .sentAt = utc(11, 1)});
        fixture.addInvitation({.contact = {}, .sentAt = utc(11, 1)});
        fixture.addInvitation({.contact = {}, .state = QStringLiteral("uncertain"), .sentAt = utc(11, 1)});
        fixture.addAnswer(answeredLater, Face::Amber, utc(11, 9));
        const PeriodFigures period = load(fixture, {2026, 11, 1}, {2026, 11, 2});
        QCOMPARE(period.days.at(0).sent, 2);
        QCOMPARE(period.days.at(0).answered, 1);
        QCOMPARE(period.counts().total(), 0);
    }

    void countsAnUncertainMailOnceItIsKnownToHaveArrived()
    {
        AnswerFixture fixture;
        const MessageId message =
            fixture.addInvitation({.contact = {}, .state = QStringLiteral("uncertain"), .sentAt = utc(11, 1)});
        fixture.addAnswer(message, Face::Gold, utc(11, 1));
        QCOMPARE(load(fixture, {2026, 11, 1}, {2026, 11, 1}).sent(), 0);
        fixture.run(QStringLiteral("UPDATE invitations SET state = 'accepted'"));
        QCOMPARE(load(fixture, {2026, 11, 1}, {2026, 11, 1}).sent(), 1);
        QCOMPARE(load(fixture, {2026, 11, 1}, {2026, 11, 1}).answered(), 1);
    }

    void movesDaysWhenTheTimeZoneMoves()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}, .sentAt = utc(11, 1, 23)});
        fixture.addAnswer(message, Face::Gold, utc(11, 1, 23));
        fixture.run(QStringLiteral("UPDATE answers SET answered_day = '2026-11-02'"));
        fixture.run(QStringLiteral("UPDATE invitations SET sent_day = '2026-11-02'"));
        const PeriodFigures period = load(fixture, {2026, 11, 1}, {2026, 11, 2});
        QCOMPARE(period.days.at(0).counts.total() + period.days.at(0).sent + period.days.at(0).answered, 0);
        QCOMPARE(period.days.at(1).counts, (FaceCounts{{1, 0, 0, 0}}));
        QCOMPARE(period.days.at(1).sent, 1);
        QCOMPARE(period.days.at(1).answered, 1);
    }

    /// A thousand random changes: the stored sums stay those of the rows.
    void staysEqualToTheRowsWhateverHappens()
    {
        AnswerFixture fixture;
        QRandomGenerator random(20261122);
        const QStringList states{QStringLiteral("accepted"), QStringLiteral("uncertain"), QStringLiteral("rejected")};
        const QStringList verdicts{QStringLiteral("confirmed"), QStringLiteral("counted"), QStringLiteral("held"),
                                   QStringLiteral("machine")};
        QList<MessageId> messages;
        const auto state = [&] { return states.at(random.bounded(3)); };
        const auto verdict = [&] { return verdicts.at(random.bounded(4)); };
        const auto someTime = [&] { return utc(11, random.bounded(1, 29), random.bounded(0, 24)); };
        for (int step = 0; step < 1000; ++step) {
            const qint64 row = messages.isEmpty() ? 0 : random.bounded(messages.size()) + 1;
            switch (random.bounded(8)) {
            case 0:
            case 1:
                messages << fixture.addInvitation({.contact = {}, .state = state(), .sentAt = someTime()});
                break;
            case 2:
            case 3:
                if (row != 0 && fixture.number(QStringLiteral("SELECT COUNT(*) FROM answers JOIN invitations "
                                                              "USING (invitation_id) WHERE message_id = ?"),
                                               {toByteArray(messages.at(row - 1).view())}) == 0)
                    fixture.addAnswer(messages.at(row - 1), static_cast<Face>(random.bounded(4)), someTime(),
                                      verdict());
                break;
            case 4:
                fixture.run(QStringLiteral("UPDATE answers SET verdict = ?, face = ? WHERE invitation_id = ?"),
                            {verdict(), random.bounded(4), row});
                break;
            case 5:
                fixture.run(QStringLiteral("UPDATE invitations SET state = ? WHERE invitation_id = ?"), {state(), row});
                break;
            case 6:
                fixture.run(QStringLiteral("DELETE FROM answers WHERE invitation_id = ?"), {row});
                break;
            default:
                fixture.run(QStringLiteral("DELETE FROM invitations WHERE invitation_id = ?"),
                            {random.bounded(4) == 0 ? row : 0});
            }
            if (step % 50 == 49) {
                const PeriodFigures period = load(fixture, {2026, 10, 30}, {2026, 12, 2});
                QCOMPARE((RawSums{period.counts(), period.sent(), period.answered()}), rawSums(fixture));
            }
        }
        QVERIFY(rawSums(fixture).answered > 5);
        fixture.run(QStringLiteral("DELETE FROM mailings"));
        QCOMPARE(fixture.number(QStringLiteral("SELECT COUNT(*) FROM invitations")), 0);
        const PeriodFigures emptied = load(fixture, {2026, 10, 30}, {2026, 12, 2});
        QCOMPARE((RawSums{emptied.counts(), emptied.sent(), emptied.answered()}), RawSums{});
    }
};

QTEST_GUILESS_MAIN(TestStatsRepository)
#include "tst_statsrepository.moc"
