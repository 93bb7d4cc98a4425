#include "core/answers/answerrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/followups/case.h"
#include "tests/support/answerfixture.h"
#include "tests/support/guestclicks.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

Business london()
{
    Business business;
    business.timeZone = QTimeZone("Europe/London");
    return business;
}

/// Runs `work` in a transaction of its own; a failure ends the test program.
template <typename F>
auto within(AnswerFixture& fixture, F&& work)
{
    auto result = fixture.database().write(std::forward<F>(work));
    if (!result)
        qFatal("answers: %s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<typename decltype(result)::value_type>)
        return *result;
}

Keeping keep(AnswerFixture& fixture, const ClickEvent& event, const QDateTime& now = sundayMorning())
{
    return within(fixture, [&](Transaction& t) { return AnswerRepository().keep(t, event, now); });
}

std::optional<Id<Answer>> judge(AnswerFixture& fixture, const MessageId& message, const Business& business = london(),
                                const QDateTime& now = sundayMorning())
{
    return within(fixture, [&](Transaction& t) { return AnswerRepository().judge(t, message, business, now); });
}

Answer answerOf(AnswerFixture& fixture, Id<Answer> id)
{
    return *within(fixture, [&](Transaction& t) { return AnswerRepository().find(t, id); });
}

QList<Answer> load(AnswerFixture& fixture, const AnswerFilter& filter, qint64 offset = 0, int limit = 100)
{
    return within(fixture, [&](Transaction& t) { return AnswerRepository().load(t, filter, offset, limit); });
}

qint64 count(AnswerFixture& fixture, const AnswerFilter& filter)
{
    return within(fixture, [&](Transaction& t) { return AnswerRepository().count(t, filter); });
}

AnswerFilter heldOnly()
{
    AnswerFilter filter;
    filter.heldOnly = true;
    return filter;
}

const QDateTime pressed = sundayMorning().addSecs(-600);

} // namespace

class TestAnswerRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAnAnswerOfAPress()
    {
        AnswerFixture fixture;
        const Id<Contact> contact =
            fixture.addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("anna@guests.example"),
                               QStringLiteral("01632 960 001"));
        const MessageId message = fixture.addInvitation({.contact = contact});
        QCOMPARE(keep(fixture, guestTap(message, Face::Green, pressed)), Keeping::Kept);
        const auto id = judge(fixture, message);
        QVERIFY(id);
        const Answer answer = answerOf(fixture, *id);
        QCOMPARE(answer.face, Face::Green);
        QCOMPARE(answer.verdict, Verdict::Confirmed);
        QCOMPARE(answer.reasons, QStringList{QStringLiteral("pressed a face on the page")});
        QCOMPARE(answer.answeredAt, pressed);
        QCOMPARE(answer.contactName, QStringLiteral("Anna Hall"));
        QCOMPARE(answer.contactPhone, QStringLiteral("01632 960 001"));
        QVERIFY(answer.counts() && !answer.isUnhappy());
        QCOMPARE(fixture.text(QStringLiteral("SELECT answered_day FROM answers")), QStringLiteral("2026-11-22"));
        QVERIFY2(!judge(fixture, message), "nothing has changed since");
    }

    void dropsWhatIsNotOurs()
    {
        AnswerFixture fixture;
        fixture.addInvitation({.contact = {}});
        QCOMPARE(keep(fixture, guestTap(randomBytes<MessageId>(), Face::Gold, pressed)), Keeping::Dropped);
        QVERIFY(!judge(fixture, randomBytes<MessageId>()));
        QCOMPARE(fixture.number(QStringLiteral("SELECT COUNT(*) FROM click_events")), 0);
    }

    void keepsAnEventOnce()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        const ClickEvent event = guestTap(message, Face::Gold, pressed);
        QCOMPARE(keep(fixture, event), Keeping::Kept);
        QCOMPARE(keep(fixture, event), Keeping::Twice);
        QCOMPARE(fixture.number(QStringLiteral("SELECT COUNT(*) FROM click_events")), 1);
    }

    void dropsImpossibleTimes()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        QCOMPARE(keep(fixture, guestTap(message, Face::Gold, sundayMorning().addDays(2))), Keeping::Dropped);
        ClickEvent early = guestTap(message, Face::Gold, pressed);
        early.issuedAt += std::chrono::days(3);
        QCOMPARE(keep(fixture, early), Keeping::Dropped);
        // A relay's clock may be some hours wrong.
        QCOMPARE(keep(fixture, guestTap(message, Face::Gold, sundayMorning().addSecs(3600))), Keeping::Kept);
    }

    void keepsNoMoreOfAKindThanAMailCanCause()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        const ClickEvent first = guestClick(ClickKind::View, message, Face::Gold, pressed);
        QCOMPARE(keep(fixture, first), Keeping::Kept);
        for (int i = 1; i < 60; ++i)
            QCOMPARE(keep(fixture, guestClick(ClickKind::View, message, Face::Gold, pressed)), Keeping::Kept);
        QCOMPARE(keep(fixture, guestClick(ClickKind::View, message, Face::Gold, pressed)), Keeping::Dropped);
        QCOMPARE(keep(fixture, first), Keeping::Twice);
        QCOMPARE(fixture.number(QStringLiteral("SELECT COUNT(*) FROM click_events")), 60);
        // A flood of views does not shut out the guest.
        QCOMPARE(keep(fixture, guestTap(message, Face::Gold, pressed)), Keeping::Kept);
    }

    void putsWhoUnsubscribesOnTheOptOutList()
    {
        AnswerFixture fixture;
        const Id<Contact> contact =
            fixture.addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("Anna@Guests.example"));
        const MessageId message = fixture.addInvitation({.contact = contact});
        ClickEvent event = guestClick(ClickKind::Unsubscribe, message, Face::Gold, pressed);
        event.opened = LinkFunction::UnsubscribeHeader;
        event.face.reset();
        QCOMPARE(keep(fixture, event), Keeping::Kept);
        QVERIFY(within(fixture, [](Transaction& t) {
            return OptOutRepository().contains(t, *EmailAddress::parse(QStringLiteral("anna@guests.example")));
        }));
        QVERIFY2(!judge(fixture, message), "to unsubscribe is no answer");
        // Of somebody who is erased there is no address any more.
        const MessageId erased = fixture.addInvitation({.contact = {}});
        ClickEvent late = event;
        late.id = randomBytes<EventId>();
        late.message = erased;
        QCOMPARE(keep(fixture, late), Keeping::Kept);
    }

    void takesTheLastFaceOfTheFirstDay()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        keep(fixture, guestTap(message, Face::Gold, pressed));
        const auto first = judge(fixture, message);
        keep(fixture, guestTap(message, Face::Red, pressed.addSecs(60)));
        const auto second = judge(fixture, message);
        QCOMPARE(first, second);
        QCOMPARE(answerOf(fixture, *second).face, Face::Red);
        QCOMPARE(fixture.number(QStringLiteral("SELECT SUM(answers) FROM daily_faces")), 1);
        QCOMPARE(fixture.number(QStringLiteral("SELECT SUM(answers) FROM daily_faces WHERE face = 3")), 1);
    }

    void opensACaseForAnUnhappyAnswerOnly()
    {
        AnswerFixture fixture;
        const MessageId happy = fixture.addInvitation({.contact = {}});
        const MessageId unhappy = fixture.addInvitation({.contact = {}});
        keep(fixture, guestTap(happy, Face::Gold, pressed));
        keep(fixture, guestComment(unhappy, Face::Amber, pressed, "Nobody at the desk.\r\n\aCold <b>soup</b>."));
        judge(fixture, happy);
        const auto id = judge(fixture, unhappy);
        QCOMPARE(fixture.number(QStringLiteral("SELECT COUNT(*) FROM cases")), 1);
        QCOMPARE(fixture.number(QStringLiteral("SELECT answer_id FROM cases")), id->number());
        QCOMPARE(answerOf(fixture, *id).comment, QStringLiteral("Nobody at the desk.\nCold <b>soup</b>."));
    }

    void keepsAWishToBeCalled()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        ClickEvent wish = guestTap(message, Face::Gold, pressed);
        wish.kind = ClickKind::CallBackWish;
        wish.wantsCall = true;
        wish.phone = "+44 20 7946 0018";
        wish.callWindow = "after five";
        keep(fixture, wish);
        const Answer answer = answerOf(fixture, *judge(fixture, message));
        QVERIFY(answer.wantsCall);
        QCOMPARE(answer.callPhone, QStringLiteral("+44 20 7946 0018"));
        QCOMPARE(answer.callWindow, QStringLiteral("after five"));
        QCOMPARE(fixture.number(QStringLiteral("SELECT COUNT(*) FROM cases")), 1);
    }

    void holdsADoubtfulAnswerUntilTheOwnerDecides()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        ClickEvent look = guestLook(message, Face::Green, pressed);
        look.strict = true;
        keep(fixture, look);
        const auto id = judge(fixture, message);
        QCOMPARE(answerOf(fixture, *id).verdict, Verdict::Held);
        QCOMPARE(count(fixture, {}), 0);
        QCOMPARE(count(fixture, heldOnly()), 1);
        within(fixture, [&](Transaction& t) {
            return AnswerRepository().decide(t, *id, HeldDecision::Count, london(), sundayMorning());
        });
        QVERIFY(answerOf(fixture, *id).counts());
        QCOMPARE(count(fixture, {}), 1);
        const auto again = fixture.database().write([&](Transaction& t) {
            return AnswerRepository().decide(t, *id, HeldDecision::Discard, london(), sundayMorning());
        });
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        const auto missing = fixture.database().write([&](Transaction& t) {
            return AnswerRepository().decide(t, Id<Answer>(99), HeldDecision::Count, london(), sundayMorning());
        });
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    }

    void takesADiscardedAnswerBackWhenTheGuestPresses()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        ClickEvent look = guestLook(message, Face::Green, pressed);
        look.strict = true;
        keep(fixture, look);
        const auto id = judge(fixture, message);
        within(fixture, [&](Transaction& t) {
            return AnswerRepository().decide(t, *id, HeldDecision::Discard, london(), sundayMorning());
        });
        QVERIFY(!answerOf(fixture, *id).counts());
        keep(fixture, guestTap(message, Face::Green, pressed.addSecs(30)));
        QCOMPARE(judge(fixture, message), id);
        QCOMPARE(answerOf(fixture, *id).verdict, Verdict::Confirmed);
    }

    void knowsByAClickThatAnUncertainMailArrived()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}, .state = QStringLiteral("uncertain")});
        keep(fixture, guestClick(ClickKind::View, message, Face::Gold, pressed));
        judge(fixture, message);
        QCOMPARE(fixture.text(QStringLiteral("SELECT state FROM invitations")), QStringLiteral("accepted"));
    }

    void countsDaysAsTheBusinessDoes()
    {
        AnswerFixture fixture;
        Business auckland;
        auckland.timeZone = QTimeZone("Pacific/Auckland");
        const MessageId message = fixture.addInvitation({.contact = {}});
        keep(fixture, guestTap(message, Face::Gold, QDateTime({2026, 11, 21}, {23, 30}, Qt::UTC)));
        judge(fixture, message, auckland);
        QCOMPARE(fixture.text(QStringLiteral("SELECT answered_day FROM answers")), QStringLiteral("2026-11-22"));
    }

    void asksForAPressWhereTheOwnerAlwaysDoes()
    {
        AnswerFixture fixture;
        const MessageId message = fixture.addInvitation({.contact = {}});
        keep(fixture, guestLook(message, Face::Gold, pressed));
        QVERIFY(answerOf(fixture, *judge(fixture, message)).counts());
        Business careful = london();
        careful.alwaysAskForTap = true;
        QCOMPARE(answerOf(fixture, *judge(fixture, message, careful)).verdict, Verdict::Held);
    }

    void filtersAndPagesNewestFirst()
    {
        AnswerFixture fixture;
        const Id<Survey> other = fixture.addSurvey(QStringLiteral("Lunch"));
        for (int i = 0; i < 8; ++i)
            fixture.addAnswer(fixture.addInvitation({.contact = {}, .survey = i % 4 == 0 ? other : Id<Survey>(1)}),
                              static_cast<Face>(i % 4), sundayMorning().addDays(-i));
        fixture.addAnswer(fixture.addInvitation({.contact = {}}), Face::Red, sundayMorning(), QStringLiteral("held"));
        fixture.addAnswer(fixture.addInvitation({.contact = {}}), Face::Red, sundayMorning(),
                          QStringLiteral("machine"));
        QCOMPARE(load(fixture, {}).size(), 8);
        QCOMPARE(load(fixture, {}).first().answeredAt, sundayMorning());
        QCOMPARE(load(fixture, {}, 6, 10).size(), 2);
        QCOMPARE(load(fixture, {}, 6, 10).last().answeredAt, sundayMorning().addDays(-7));
        const auto filter = [](std::optional<QDate> from, std::optional<QDate> to, Id<Survey> survey = {},
                               bool unhappyOnly = false) {
            return AnswerFilter{.from = from, .to = to, .survey = survey, .unhappyOnly = unhappyOnly};
        };
        const AnswerFilter filters[] = {filter({}, {}),
                                        filter(QDate(2026, 11, 20), {}),
                                        filter({}, QDate(2026, 11, 17)),
                                        filter(QDate(2026, 11, 16), QDate(2026, 11, 21)),
                                        filter({}, {}, other),
                                        filter({}, {}, {}, true),
                                        filter(QDate(2026, 11, 18), {}, other, true),
                                        heldOnly()};
        const qint64 wanted[] = {8, 3, 3, 6, 2, 4, 0, 1};
        for (size_t i = 0; i < std::size(filters); ++i) {
            QCOMPARE(load(fixture, filters[i]).size(), wanted[i]);
            QCOMPARE(count(fixture, filters[i]), wanted[i]);
        }
    }

    void speaksOfErasedGuestsWithoutAName()
    {
        AnswerFixture fixture;
        const Id<Contact> contact =
            fixture.addContact(QStringLiteral("Anna"), QStringLiteral("Hall"), QStringLiteral("anna@guests.example"));
        fixture.addAnswer(fixture.addInvitation({.contact = contact}), Face::Gold, sundayMorning());
        QCOMPARE(load(fixture, {}).first().contactName, QStringLiteral("Anna Hall"));
        fixture.run(QStringLiteral("UPDATE contacts SET first_name = '', last_name = ''"));
        QCOMPARE(load(fixture, {}).first().contactName, QStringLiteral("anna@guests.example"));
        fixture.run(QStringLiteral("DELETE FROM contacts"));
        QCOMPARE(load(fixture, {}).first().contactName, QStringLiteral("Erased guest"));
        QVERIFY(load(fixture, {}).first().contact.isNull());
    }
};

QTEST_GUILESS_MAIN(TestAnswerRepository)
#include "tst_answerrepository.moc"
