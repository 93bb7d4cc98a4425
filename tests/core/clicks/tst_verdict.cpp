#include "tests/support/clickstory.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

namespace {

bool has(const Judgement& judgement, VerdictReason reason)
{
    return std::find(judgement.reasons.begin(), judgement.reasons.end(), reason) != judgement.reasons.end();
}

} // namespace

class VerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInNothing();
    void countsOneQuietLook();
    void countsNoViewWithoutALook();
    void confirmsAPressAndWords();
    void confirmsAPressWithoutScript();
    void holdsFreshAndStrictMails();
    void holdsTwoFacesWithinSeconds();
    void takesTheLastFaceAfterSecondThoughts();
    void letsALaterPressConfirmAHeldAnswer();
    void refusesRepliesAPersonCannotMake_data();
    void refusesRepliesAPersonCannotMake();
    void refusesLooksNearAMachine_data();
    void refusesLooksNearAMachine();
    void forgetsAMachineAfterAMinute();
    void refusesManyFacesOneAfterAnother();
    void refusesAToolThatPressesEverything();
    void believesThePersonAfterAScannersBurst();
    void keepsThePressWhenAnOlderPageIsSeenAgain();
    void countsAFaceFirstOpenedAfterAPress();
    void keepsTheFirstAnswerOfADayAndFlagsTheSecond();
    void namesMachinesThatOnlyLooked();
    void keepsWordsAndWishes();
    void takesNoWordsFromMachines();
    void noticesUnsubscribing();
    void followsTheOwnersPressOnTheShelf();
    void doesNotDependOnOrderOrDoubles();
    void datesTheAnswerWhenItsFaceWasFirstGiven();
    void namesEveryVerdictAndReason();
};

void VerdictTest::findsNothingInNothing()
{
    const Judgement nothing = judge({}, {});
    QCOMPARE(nothing.verdict, Verdict::None);
    QVERIFY(!nothing.face);
    QVERIFY(!nothing.answeredAt);
    QVERIFY(nothing.history.empty());
}

void VerdictTest::countsOneQuietLook()
{
    const Judgement judged = Story().view(Face::Red, 2h).look(Face::Red, 2h + 1500ms).judged();
    QCOMPARE(judged.verdict, Verdict::Counted);
    QCOMPARE(judged.face, std::optional(Face::Red));
    QCOMPARE(judged.answeredAt, std::optional(issued + 2h + 1500ms));
    QVERIFY(has(judged, VerdictReason::LookedAtPage));
}

void VerdictTest::countsNoViewWithoutALook()
{
    const Judgement judged = Story().view(Face::Gold, 2h).view(Face::Gold, 3h).judged();
    QCOMPARE(judged.verdict, Verdict::None);
    QVERIFY(!judged.face);
}

void VerdictTest::confirmsAPressAndWords()
{
    const Judgement pressed = Story().view(Face::Gold, 10s).tap(Face::Gold, Face::Green, 14s).judged();
    QCOMPARE(pressed.verdict, Verdict::Confirmed);
    QCOMPARE(pressed.face, std::optional(Face::Green));
    const Judgement written = Story().view(Face::Amber, 1h).comment(Face::Amber, 1h + 30s, "Cold soup").judged();
    QCOMPARE(written.verdict, Verdict::Confirmed);
    QCOMPARE(written.face, std::optional(Face::Amber));
    QVERIFY(has(written, VerdictReason::CommentSent));
}

void VerdictTest::confirmsAPressWithoutScript()
{
    Story story;
    story.view(Face::Green, 2h).tap(Face::Green, Face::Green, 2h + 5s);
    story.last().script = false;
    story.last().trusted = false;
    QCOMPARE(story.judged().verdict, Verdict::Confirmed);
}

void VerdictTest::holdsFreshAndStrictMails()
{
    const Judgement fresh = Story().view(Face::Gold, 5s).look(Face::Gold, 9s).judged();
    QCOMPARE(fresh.verdict, Verdict::Held);
    QCOMPARE(fresh.face, std::optional(Face::Gold));
    QVERIFY(has(fresh, VerdictReason::FreshMail));

    Story strict;
    strict.view(Face::Gold, 2h).look(Face::Gold, 2h + 2s);
    QCOMPARE(strict.judged().verdict, Verdict::Counted);
    QCOMPARE(strict.judged({.alwaysAskForTap = true, .decision = {}, .rules = {}}).verdict, Verdict::Held);
    strict.last().strict = true;
    QCOMPARE(strict.judged().verdict, Verdict::Held);
    QVERIFY(has(strict.judged(), VerdictReason::StrictDomain));

    QCOMPARE(Story().look(Face::Gold, 5min - 1ms).judged().verdict, Verdict::Held);
    QCOMPARE(Story().look(Face::Gold, 5min).judged().verdict, Verdict::Counted);
}

void VerdictTest::holdsTwoFacesWithinSeconds()
{
    const Judgement judged = Story()
                                 .view(Face::Red, 2h)
                                 .look(Face::Red, 2h + 1500ms)
                                 .view(Face::Green, 2h + 6s)
                                 .look(Face::Green, 2h + 8s)
                                 .judged();
    QCOMPARE(judged.verdict, Verdict::Held);
    QCOMPARE(judged.face, std::optional(Face::Green));
    QVERIFY(has(judged, VerdictReason::TwoFaces));
}

void VerdictTest::takesTheLastFaceAfterSecondThoughts()
{
    const Judgement judged = Story()
                                 .view(Face::Red, 2h)
                                 .look(Face::Red, 2h + 1500ms)
                                 .view(Face::Green, 2h + 13500ms)
                                 .look(Face::Green, 2h + 15s)
                                 .judged();
    QCOMPARE(judged.verdict, Verdict::Counted);
    QCOMPARE(judged.face, std::optional(Face::Green));
    QCOMPARE(judged.history.size(), std::size_t(2));
}

void VerdictTest::letsALaterPressConfirmAHeldAnswer()
{
    const Judgement judged =
        Story().view(Face::Gold, 5s).look(Face::Gold, 7s).tap(Face::Gold, Face::Gold, 12s, 7s).judged();
    QCOMPARE(judged.verdict, Verdict::Confirmed);
    QCOMPARE(judged.face, std::optional(Face::Gold));
    const Judgement other =
        Story().view(Face::Gold, 2h).look(Face::Gold, 2h + 2s).tap(Face::Gold, Face::Red, 2h + 5s, 5s).judged();
    QCOMPARE(other.verdict, Verdict::Confirmed);
    QCOMPARE(other.face, std::optional(Face::Red));
}

void VerdictTest::refusesRepliesAPersonCannotMake_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("elapsed");
    QTest::addColumn<int>("pageTime");
    QTest::addColumn<int>("frames");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<int>("agent");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, ClickKind kind, int elapsed, int pageTime, int frames, bool trusted,
                        AgentClass agent, VerdictReason reason) {
        QTest::newRow(name) << static_cast<int>(kind) << elapsed << pageTime << frames << trusted
                            << static_cast<int>(agent) << static_cast<int>(reason);
    };
    const auto automatic = ClickKind::AutomaticConfirmation;
    row("nonce 50 ms old", automatic, 50, 1200, 70, false, AgentClass::Computer, VerdictReason::TooQuick);
    row("nonce 999 ms old", automatic, 999, 999, 70, false, AgentClass::Computer, VerdictReason::TooQuick);
    row("virtual time", automatic, 1100, 10'000, 600, false, AgentClass::Computer, VerdictReason::ClocksDisagree);
    row("short look", automatic, 4000, 1199, 70, false, AgentClass::Computer, VerdictReason::TooQuick);
    row("few frames", automatic, 4000, 1300, 19, false, AgentClass::Computer, VerdictReason::TooQuick);
    row("headless by name", automatic, 4000, 1300, 70, false, AgentClass::Headless, VerdictReason::SelfDeclared);
    row("tool by name", ClickKind::Tap, 4000, 0, 0, true, AgentClass::Bot, VerdictReason::SelfDeclared);
    row("press by script", ClickKind::Tap, 4000, 1300, 70, false, AgentClass::Computer, VerdictReason::UntrustedPress);
    row("words by script", ClickKind::Comment, 4000, 1300, 70, false, AgentClass::Phone, VerdictReason::UntrustedPress);
    row("press at once", ClickKind::Tap, 900, 0, 0, true, AgentClass::Phone, VerdictReason::TooQuick);
}

void VerdictTest::refusesRepliesAPersonCannotMake()
{
    QFETCH(int, kind);
    QFETCH(int, elapsed);
    QFETCH(int, pageTime);
    QFETCH(int, frames);
    QFETCH(bool, trusted);
    QFETCH(int, agent);
    QFETCH(int, reason);
    Story story;
    story.view(Face::Gold, 2h).look(Face::Gold, 2h + 4s, 4s);
    QCOMPARE(story.judged().verdict, Verdict::Counted);
    ClickEvent& event = story.last();
    event.kind = static_cast<ClickKind>(kind);
    event.elapsed = std::chrono::milliseconds(elapsed);
    event.pageTime = std::chrono::milliseconds(pageTime);
    event.frames = static_cast<std::uint32_t>(frames);
    event.trusted = trusted;
    event.agent = static_cast<AgentClass>(agent);
    const Judgement judged = story.judged();
    QCOMPARE(judged.verdict, Verdict::Machine);
    QVERIFY(!judged.face);
    QVERIFY(!judged.answeredAt);
    QVERIFY(has(judged, static_cast<VerdictReason>(reason)));
}

void VerdictTest::refusesLooksNearAMachine_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<int>("reason");
    QTest::newRow("privacy opened") << 0 << static_cast<int>(VerdictReason::CanaryOpened);
    QTest::newRow("unsubscribe opened") << 1 << static_cast<int>(VerdictReason::CanaryOpened);
    QTest::newRow("headers asked") << 2 << static_cast<int>(VerdictReason::HeadRequest);
    QTest::newRow("trap used") << 3 << static_cast<int>(VerdictReason::TrapUsed);
    QTest::newRow("link checker") << 4 << static_cast<int>(VerdictReason::MachineNearby);
    QTest::newRow("reply at once") << 5 << static_cast<int>(VerdictReason::MachineNearby);
}

void VerdictTest::refusesLooksNearAMachine()
{
    QFETCH(int, act);
    QFETCH(int, reason);
    for (const auto distance : {-59s, -1s, 1s, 59s}) {
        const auto at = 2h + distance;
        Story story;
        story.look(Face::Gold, 2h);
        if (act == 0)
            story.canary(LinkFunction::Privacy, at);
        else if (act == 1)
            story.canary(LinkFunction::UnsubscribePage, at);
        else if (act == 2)
            story.head(Face::Gold, at);
        else if (act == 3)
            story.trap(Face::Gold, at);
        else if (act == 4)
            story.view(Face::Gold, at, AgentClass::Bot);
        else
            story.look(Face::Gold, at, 20ms);
        const Judgement judged = story.judged();
        QCOMPARE(judged.verdict, Verdict::Machine);
        const auto looked = std::find_if(judged.history.begin(), judged.history.end(),
                                         [](const JudgedEvent& entry) { return entry.at == issued + 2h; });
        QCOMPARE(looked->reasons, std::vector{static_cast<VerdictReason>(reason)});
    }
}

void VerdictTest::forgetsAMachineAfterAMinute()
{
    const Judgement judged = Story()
                                 .head(Face::Gold, 2h)
                                 .canary(LinkFunction::Privacy, 2h)
                                 .view(Face::Gold, 2h + 59s)
                                 .look(Face::Gold, 2h + 61s)
                                 .judged();
    QCOMPARE(judged.verdict, Verdict::Counted);
}

void VerdictTest::refusesManyFacesOneAfterAnother()
{
    Story fourInTurn;
    Story fourAtOnce;
    for (const Face face : allFaces) {
        const auto turn = std::chrono::seconds(2 * static_cast<int>(face));
        fourInTurn.view(face, 2h + turn).look(face, 2h + turn + 1800ms);
        fourAtOnce.view(face, 2h).look(face, 2h + 1800ms);
    }
    for (const Judgement& judged : {fourInTurn.judged(), fourAtOnce.judged()}) {
        QCOMPARE(judged.verdict, Verdict::Machine);
        for (const JudgedEvent& entry : judged.history)
            QCOMPARE(entry.verdict, Verdict::Machine);
    }
}

void VerdictTest::refusesAToolThatPressesEverything()
{
    Story everything;
    for (const Face face : allFaces)
        everything.tap(Face::Gold, face, 2h + std::chrono::seconds(2 * static_cast<int>(face)));
    QCOMPARE(everything.judged().verdict, Verdict::Machine);
    const Judgement trapped = Story().tap(Face::Gold, Face::Gold, 2h).trap(Face::Gold, 2h + 5s).judged();
    QCOMPARE(trapped.verdict, Verdict::Machine);
    QVERIFY(has(trapped, VerdictReason::TrapUsed));
}

void VerdictTest::believesThePersonAfterAScannersBurst()
{
    Story story;
    for (const Face face : allFaces)
        story.view(face, 3s, AgentClass::Bot);
    story.canary(LinkFunction::Privacy, 3s).head(Face::Gold, 4s);
    QCOMPARE(story.judged().verdict, Verdict::Machine);
    story.view(Face::Green, 8s).tap(Face::Green, Face::Green, 12s);
    QCOMPARE(story.judged().verdict, Verdict::Confirmed);
    QCOMPARE(story.judged().face, std::optional(Face::Green));
}

void VerdictTest::keepsThePressWhenAnOlderPageIsSeenAgain()
{
    const Judgement judged = Story()
                                 .view(Face::Gold, 2h)
                                 .look(Face::Gold, 2h + 2s)
                                 .tap(Face::Gold, Face::Red, 2h + 5s)
                                 .view(Face::Gold, 2h + 20s)
                                 .look(Face::Gold, 2h + 22s)
                                 .judged();
    QCOMPARE(judged.verdict, Verdict::Confirmed);
    QCOMPARE(judged.face, std::optional(Face::Red));
}

void VerdictTest::countsAFaceFirstOpenedAfterAPress()
{
    const Judgement judged = Story()
                                 .view(Face::Gold, 2h)
                                 .tap(Face::Gold, Face::Gold, 2h + 5s)
                                 .view(Face::Red, 2h + 60s)
                                 .look(Face::Red, 2h + 62s)
                                 .judged();
    QCOMPARE(judged.verdict, Verdict::Counted);
    QCOMPARE(judged.face, std::optional(Face::Red));
}

void VerdictTest::keepsTheFirstAnswerOfADayAndFlagsTheSecond()
{
    const Judgement judged = Story()
                                 .tap(Face::Gold, Face::Gold, 2h)
                                 .tap(Face::Gold, Face::Green, 26h)
                                 .tap(Face::Red, Face::Red, 50h)
                                 .judged();
    QCOMPARE(judged.face, std::optional(Face::Green));
    QVERIFY(judged.secondAnswer);
    QCOMPARE(judged.history.size(), std::size_t(3));
    QVERIFY(!Story().tap(Face::Gold, Face::Gold, 2h).tap(Face::Gold, Face::Red, 26h).judged().secondAnswer);
}

void VerdictTest::namesMachinesThatOnlyLooked()
{
    Story browserLike;
    for (const Face face : allFaces)
        browserLike.view(face, 2h + 20ms);
    QCOMPARE(browserLike.judged().verdict, Verdict::Machine);
    QVERIFY(has(browserLike.judged(), VerdictReason::ManyFaces));
    QCOMPARE(Story().head(Face::Gold, 2h).judged().verdict, Verdict::Machine);
    QCOMPARE(Story().view(Face::Gold, 2h, AgentClass::Bot).judged().verdict, Verdict::Machine);
}

void VerdictTest::keepsWordsAndWishes()
{
    const Judgement judged = Story()
                                 .look(Face::Red, 2h)
                                 .comment(Face::Red, 2h + 1min, "first")
                                 .callMe(Face::Red, 2h + 2min, "0123")
                                 .comment(Face::Red, 2h + 3min, "second")
                                 .comment(Face::Red, 60h, "someone else")
                                 .judged();
    QCOMPARE(judged.comment, std::string("second"));
    QVERIFY(judged.wantsCall);
    QCOMPARE(judged.phone, std::string("0123"));
    QCOMPARE(judged.callWindow, std::string("evenings"));
    QVERIFY(judged.secondAnswer);
}

void VerdictTest::takesNoWordsFromMachines()
{
    Story story;
    story.comment(Face::Gold, 2h, "buy pills");
    story.last().trusted = false;
    QCOMPARE(story.judged().verdict, Verdict::Machine);
    QVERIFY(story.judged().comment.empty());
}

void VerdictTest::noticesUnsubscribing()
{
    const Judgement judged = Story().look(Face::Gold, 2h).unsubscribe(3h).judged();
    QVERIFY(judged.unsubscribed);
    QCOMPARE(judged.verdict, Verdict::Counted);
    QVERIFY(!Story().canary(LinkFunction::UnsubscribePage, 3h).judged().unsubscribed);
}

void VerdictTest::followsTheOwnersPressOnTheShelf()
{
    Story story;
    story.view(Face::Gold, 5s).look(Face::Gold, 7s);
    const Judgement counted = story.judged({.alwaysAskForTap = false, .decision = HeldDecision::Count, .rules = {}});
    QCOMPARE(counted.verdict, Verdict::Counted);
    QCOMPARE(counted.face, std::optional(Face::Gold));
    QVERIFY(has(counted, VerdictReason::CountedByOwner));
    const VerdictContext discard{.alwaysAskForTap = false, .decision = HeldDecision::Discard, .rules = {}};
    QCOMPARE(story.judged(discard).verdict, Verdict::None);
    QVERIFY(!story.judged(discard).face);
    story.tap(Face::Gold, Face::Gold, 1h);
    QCOMPARE(story.judged(discard).verdict, Verdict::Confirmed);
}

void VerdictTest::doesNotDependOnOrderOrDoubles()
{
    Story story;
    story.view(Face::Red, 2h)
        .look(Face::Red, 2h + 2s)
        .tap(Face::Red, Face::Amber, 2h + 9s)
        .comment(Face::Amber, 3h, "x");
    const Judgement expected = story.judged();
    auto& events = story.events();
    events.insert(events.end(), events.begin(), events.begin() + 4);
    std::reverse(events.begin(), events.end());
    const Judgement shuffled = story.judged();
    QCOMPARE(shuffled.verdict, expected.verdict);
    QCOMPARE(shuffled.face, expected.face);
    QCOMPARE(shuffled.answeredAt, expected.answeredAt);
    QVERIFY(shuffled.history == expected.history);
}

void VerdictTest::datesTheAnswerWhenItsFaceWasFirstGiven()
{
    const Judgement judged =
        Story().look(Face::Gold, 2h).look(Face::Red, 3h).comment(Face::Red, 3h + 5min, "why").judged();
    QCOMPARE(judged.face, std::optional(Face::Red));
    QCOMPARE(judged.answeredAt, std::optional(issued + 3h));
    QCOMPARE(judged.verdict, Verdict::Confirmed);
}

void VerdictTest::namesEveryVerdictAndReason()
{
    QSet<QByteArray> words;
    for (int i = 0; i <= static_cast<int>(Verdict::Machine); ++i)
        words << QByteArray::fromStdString(std::string(verdictName(static_cast<Verdict>(i))));
    for (int i = 0; i <= static_cast<int>(VerdictReason::AfterTheFirstDay); ++i)
        words << QByteArray::fromStdString(std::string(reasonName(static_cast<VerdictReason>(i))));
    QCOMPARE(words.size(), 25);
    QVERIFY(!words.contains(""));
}

QTEST_APPLESS_MAIN(VerdictTest)
#include "tst_verdict.moc"
