#include "core/followups/case.h"
#include "tests/support/answerfixture.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

template <typename F>
auto within(AnswerFixture& fixture, F&& work)
{
    auto result = fixture.database().write(std::forward<F>(work));
    if (!result)
        qFatal("cases: %s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<typename decltype(result)::value_type>)
        return *result;
}

/// A case of an unhappy answer, opened at that time.
Id<Case> addCase(AnswerFixture& fixture, const QDateTime& at, Face face = Face::Red)
{
    const Id<Answer> answer = fixture.addAnswer(fixture.addInvitation({.contact = {}}), face, at);
    return Id<Case>(fixture.number(QStringLiteral("SELECT case_id FROM cases WHERE answer_id = ?"), {answer.number()}));
}

Case find(AnswerFixture& fixture, Id<Case> id)
{
    return *within(fixture, [&](Transaction& t) { return CaseRepository().find(t, id); });
}

QList<Id<Case>> load(AnswerFixture& fixture, bool openOnly, qint64 offset = 0, int limit = 100)
{
    QList<Id<Case>> ids;
    for (const Case& one :
         within(fixture, [&](Transaction& t) { return CaseRepository().load(t, openOnly, offset, limit); }))
        ids << one.id;
    return ids;
}

void storeState(AnswerFixture& fixture, Id<Case> id, CaseState state, const QDateTime& now)
{
    within(fixture, [&](Transaction& t) { return CaseRepository().storeState(t, id, state, now); });
}

const QDateTime opened = sundayMorning();

} // namespace

class TestCase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsItsAnswerAlong()
    {
        AnswerFixture fixture;
        const Id<Contact> contact =
            fixture.addContact(QStringLiteral("Tom"), QStringLiteral("Weber"), QStringLiteral("tom@guests.example"),
                               QStringLiteral("01632 960 002"));
        const Id<Answer> answer = fixture.addAnswer(fixture.addInvitation({.contact = contact}), Face::Amber, opened);
        const Case one = find(fixture, Id<Case>(1));
        QCOMPARE(one.state, CaseState::Open);
        QCOMPARE(one.openedAt, opened);
        QVERIFY(one.reachedAt.isNull() && one.putRightAt.isNull());
        QCOMPARE(one.answer.id, answer);
        QCOMPARE(one.answer.face, Face::Amber);
        QCOMPARE(one.answer.contactName, QStringLiteral("Tom Weber"));
        QCOMPARE(one.answer.contactPhone, QStringLiteral("01632 960 002"));
        QVERIFY(one.isWaiting());
    }

    void isFoundByItsAnswer()
    {
        AnswerFixture fixture;
        const Id<Answer> happy = fixture.addAnswer(fixture.addInvitation({.contact = {}}), Face::Gold, opened);
        const Id<Case> id = addCase(fixture, opened);
        const auto of = [&](Id<Answer> answer) {
            return within(fixture, [&](Transaction& t) { return CaseRepository().findByAnswer(t, answer); });
        };
        QCOMPARE(of(find(fixture, id).answer.id)->id, id);
        QVERIFY(!of(happy));
    }

    void listsWhoWaitsFirstAndNewestFirst()
    {
        AnswerFixture fixture;
        const Id<Case> oldest = addCase(fixture, opened.addDays(-3));
        const Id<Case> closed = addCase(fixture, opened);
        const Id<Case> middle = addCase(fixture, opened.addDays(-2));
        const Id<Case> newest = addCase(fixture, opened.addDays(-1));
        storeState(fixture, closed, CaseState::Closed, opened);
        storeState(fixture, middle, CaseState::Reached, opened);
        QCOMPARE(load(fixture, false), (QList{newest, middle, oldest, closed}));
        QCOMPARE(load(fixture, true), (QList{newest, middle, oldest}));
        QCOMPARE(load(fixture, false, 1, 2), (QList{middle, oldest}));
        QCOMPARE(within(fixture, [](Transaction& t) { return CaseRepository().count(t, false); }), 4);
        QCOMPARE(within(fixture, [](Transaction& t) { return CaseRepository().countOpen(t); }), 3);
    }

    void keepsTheFirstContactAsItWasFirstBooked()
    {
        AnswerFixture fixture;
        const Id<Case> id = addCase(fixture, opened);
        storeState(fixture, id, CaseState::Reached, opened.addSecs(600));
        storeState(fixture, id, CaseState::PutRight, opened.addSecs(1200));
        storeState(fixture, id, CaseState::Open, opened.addSecs(1300)); // pressed by mistake
        storeState(fixture, id, CaseState::WonBack, opened.addDays(9));
        const Case one = find(fixture, id);
        QCOMPARE(one.state, CaseState::WonBack);
        QCOMPARE(one.reachedAt, opened.addSecs(600));
        QCOMPARE(one.putRightAt, opened.addSecs(1200));
        QVERIFY(!one.isWaiting());
    }

    void countsPuttingRightAsAContact()
    {
        AnswerFixture fixture;
        const Id<Case> id = addCase(fixture, opened);
        storeState(fixture, id, CaseState::PutRight, opened.addSecs(1200));
        QCOMPARE(find(fixture, id).reachedAt, opened.addSecs(1200));
        const Id<Case> given = addCase(fixture, opened);
        storeState(fixture, given, CaseState::Closed, opened.addSecs(60));
        QVERIFY2(find(fixture, given).reachedAt.isNull(), "closed without a word to the guest");
    }

    void keepsNotes()
    {
        AnswerFixture fixture;
        const Id<Case> id = addCase(fixture, opened);
        for (const QString& note : {QStringLiteral("Rang at nine.\n<b>Sorry</b> – voucher?"), QString()}) {
            within(fixture, [&](Transaction& t) { return CaseRepository().storeNote(t, id, note, opened); });
            QCOMPARE(find(fixture, id).note, note);
        }
    }

    void saysWhenACaseIsGone()
    {
        AnswerFixture fixture;
        QVERIFY(!within(fixture, [](Transaction& t) { return CaseRepository().find(t, Id<Case>(9)); }));
        const auto state = fixture.database().write(
            [](Transaction& t) { return CaseRepository().storeState(t, Id<Case>(9), CaseState::Reached, opened); });
        QCOMPARE(state.error().kind, ErrorKind::NotFound);
        const auto note = fixture.database().write(
            [](Transaction& t) { return CaseRepository().storeNote(t, Id<Case>(9), QStringLiteral("x"), opened); });
        QCOMPARE(note.error().kind, ErrorKind::NotFound);
    }

    void opensAndDropsWithTheAnswer()
    {
        AnswerFixture fixture;
        const MessageId happy = fixture.addInvitation({.contact = {}});
        const Id<Answer> answer = fixture.addAnswer(happy, Face::Gold, opened);
        QCOMPARE(load(fixture, false).size(), 0);
        const auto turn = [&](Face face) {
            fixture.run(QStringLiteral("UPDATE answers SET face = ? WHERE answer_id = ?"),
                        {static_cast<int>(face), answer.number()});
        };
        turn(Face::Red);
        QCOMPARE(load(fixture, true).size(), 1);
        turn(Face::Green); // a slip of the finger
        QCOMPARE(load(fixture, false).size(), 0);
        turn(Face::Amber);
        storeState(fixture, load(fixture, true).first(), CaseState::Reached, opened);
        turn(Face::Gold); // somebody has worked on it: it stays
        QCOMPARE(load(fixture, false).size(), 1);
    }

    void opensAgainForAWishToBeCalled()
    {
        AnswerFixture fixture;
        const Id<Case> id = addCase(fixture, opened);
        storeState(fixture, id, CaseState::Closed, opened);
        fixture.run(QStringLiteral("UPDATE answers SET wants_call = 1"));
        QCOMPARE(find(fixture, id).state, CaseState::Open);
    }

    void opensNoneForWhatDoesNotCount()
    {
        AnswerFixture fixture;
        fixture.addAnswer(fixture.addInvitation({.contact = {}}), Face::Red, opened, QStringLiteral("held"));
        fixture.addAnswer(fixture.addInvitation({.contact = {}}), Face::Red, opened, QStringLiteral("machine"));
        QCOMPARE(load(fixture, false).size(), 0);
        fixture.run(QStringLiteral("UPDATE answers SET verdict = 'confirmed' WHERE verdict = 'held'"));
        QCOMPARE(load(fixture, true).size(), 1);
    }

    void readsItsStoredWords()
    {
        for (const CaseState state :
             {CaseState::Open, CaseState::Reached, CaseState::PutRight, CaseState::WonBack, CaseState::Closed})
            QCOMPARE(caseStateFromWord(caseStateWord(state)), state);
        QCOMPARE(caseStateWord(CaseState::PutRight), QStringLiteral("put_right"));
    }
};

QTEST_GUILESS_MAIN(TestCase)
#include "tst_case.moc"
