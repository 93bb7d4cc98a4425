#include "tests/support/clickstory.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

/// The acceptance table of agents, as far as it is the verdict's: what the relay saw of each, and what has to come of
/// it. What the relay refuses, stores nothing of, or limits is proved against the relay itself with real agents.
struct Row
{
    const char* agent;
    Story story;
    Verdict verdict;
    std::optional<Face> face;
};
Q_DECLARE_METATYPE(Row)

namespace {

constexpr auto old = std::chrono::milliseconds(2h);
constexpr auto fresh = std::chrono::milliseconds(5s);

Story allFacesFetched(std::chrono::milliseconds at, std::chrono::milliseconds apart,
                      AgentClass agent = AgentClass::Computer)
{
    Story story;
    for (const Face face : allFaces)
        story.view(face, at + apart * static_cast<int>(face), agent);
    return story;
}

Story allFacesLookedAt(std::chrono::milliseconds apart, std::chrono::milliseconds look)
{
    Story story = allFacesFetched(old, apart);
    for (const Face face : allFaces)
        story.look(face, old + apart * static_cast<int>(face) + look, look);
    return story;
}

Story person(Face face, std::chrono::milliseconds at, std::chrono::milliseconds look = 2500ms)
{
    return Story().view(face, at).look(face, at + look, look);
}

/// A look at a page that a tool confirmed: the changes are what gives it away.
template <typename Change>
Story told(Story story, Change change)
{
    change(story.last());
    return story;
}

QList<Row> tools()
{
    return {
        {"1 curl HEAD, one link", Story().head(Face::Gold, old), Verdict::Machine, {}},
        {"2 curl GET of four faces and privacy at once, fresh",
         allFacesFetched(fresh, 20ms, AgentClass::Bot).canary(LinkFunction::Privacy, fresh + 80ms),
         Verdict::Machine,
         {}},
        {"2 the same under a browser's name",
         allFacesFetched(fresh, 20ms).canary(LinkFunction::Privacy, fresh + 80ms),
         Verdict::Machine,
         {}},
        {"3 curl GET of one face, old", Story().view(Face::Gold, old, AgentClass::Bot), Verdict::Machine, {}},
        {"3 the same under a browser's name", Story().view(Face::Gold, old), Verdict::None, {}},
        {"4 GET of all faces with a browser's name, no script", allFacesFetched(old, 50ms), Verdict::Machine, {}},
        {"5 headless Chromium loads the page and leaves",
         Story().view(Face::Gold, old, AgentClass::Headless),
         Verdict::Machine,
         {}},
        {"5 the same, disguised", Story().view(Face::Gold, old), Verdict::None, {}},
        {"6 virtual time 10 s, disguised",
         told(Story().view(Face::Gold, old).look(Face::Gold, old + 1100ms, 1100ms),
              [](ClickEvent& event) {
                  event.pageTime = 10s;
                  event.frames = 600;
              }),
         Verdict::Machine,
         {}},
        {"6 virtual time, back at once",
         Story().view(Face::Gold, old).look(Face::Gold, old + 90ms, 90ms),
         Verdict::Machine,
         {}},
        {"7 headless under its own name, stays 4 s",
         told(person(Face::Gold, old, 4s), [](ClickEvent& event) { event.agent = AgentClass::Headless; }),
         Verdict::Machine,
         {}},
        {"8 disguised, stays 4 s, fresh", person(Face::Gold, fresh, 4s), Verdict::Held, Face::Gold},
        {"9 disguised, four tabs at once", allFacesLookedAt(0ms, 4s), Verdict::Machine, {}},
        {"10 disguised, four faces one after another", allFacesLookedAt(2s, 1900ms), Verdict::Machine, {}},
        {"11 disguised, one face, 4 s, old, lenient", person(Face::Gold, old, 4s), Verdict::Counted, Face::Gold},
        {"12 as 11, strict", told(person(Face::Gold, old, 4s), [](ClickEvent& event) { event.strict = true; }),
         Verdict::Held, Face::Gold},
    };
}

QList<Row> presses()
{
    const auto untrusted = [](ClickEvent& event) { event.trusted = false; };
    Story everything;
    for (const Face face : allFaces)
        everything.tap(Face::Gold, face, old + 2s * (1 + static_cast<int>(face)));
    return {
        {"13 form.submit() by a script",
         told(Story().view(Face::Gold, old).tap(Face::Gold, Face::Gold, old + 3s), untrusted),
         Verdict::Machine,
         {}},
        {"14 element.click() by a script",
         told(Story().view(Face::Gold, old).tap(Face::Gold, Face::Red, old + 3s), untrusted),
         Verdict::Machine,
         {}},
        {"15 presses every button, the trap too", everything.trap(Face::Gold, old + 11s), Verdict::Machine, {}},
        {"16 a driver's real click on the face only",
         Story().view(Face::Gold, old).tap(Face::Gold, Face::Gold, old + 3s), Verdict::Confirmed, Face::Gold},
        {"18 POST with a nonce 50 ms old",
         Story().view(Face::Gold, old).look(Face::Gold, old + 50ms, 50ms),
         Verdict::Machine,
         {}},
        {"18 a press with a nonce 50 ms old",
         Story().view(Face::Gold, old).tap(Face::Gold, Face::Gold, old + 50ms, 50ms),
         Verdict::Machine,
         {}},
        {"22 link-preview bot", Story().view(Face::Gold, old, AgentClass::Bot), Verdict::Machine, {}},
        {"24 scanner GETs the unsubscribe link",
         Story().canary(LinkFunction::UnsubscribePage, fresh),
         Verdict::None,
         {}},
        {"37 script off, presses the button",
         told(Story().view(Face::Green, old).tap(Face::Green, Face::Green, old + 4s),
              [](ClickEvent& event) { event.trusted = event.script = false; }),
         Verdict::Confirmed, Face::Green},
        {"38 text browser, presses the button",
         told(Story().view(Face::Green, old, AgentClass::TextBrowser).tap(Face::Green, Face::Green, old + 4s),
              [](ClickEvent& event) {
                  event.trusted = event.script = false;
                  event.agent = AgentClass::TextBrowser;
              }),
         Verdict::Confirmed, Face::Green},
    };
}

QList<Row> people()
{
    Story doubled = person(Face::Gold, old);
    doubled.view(Face::Gold, old + 300ms).look(Face::Gold, old + 2900ms, 2600ms);
    Story backAndForth = person(Face::Gold, old);
    backAndForth.view(Face::Gold, old + 20s).look(Face::Gold, old + 23s).view(Face::Gold, old + 40s);
    Story secondThought = person(Face::Gold, old, 1500ms);
    secondThought.view(Face::Red, old + 12s).look(Face::Red, old + 14s, 2s);
    Story burst = allFacesFetched(1s, 30ms, AgentClass::Bot);
    burst.canary(LinkFunction::Privacy, 1200ms).head(Face::Gold, 1300ms);
    burst.view(Face::Amber, old).tap(Face::Amber, Face::Amber, old + 3s);
    Story replayed = Story().view(Face::Gold, old).tap(Face::Gold, Face::Gold, old + 3s);
    replayed.events().push_back(replayed.last());
    const auto strict = [](ClickEvent& event) { event.strict = true; };
    return {
        {"26 one click, looks 2.5 s, old", person(Face::Green, old), Verdict::Counted, Face::Green},
        {"27 closes after 0.5 s", Story().view(Face::Green, old), Verdict::None, {}},
        {"28 fresh, click and tap", person(Face::Green, fresh).tap(Face::Green, Face::Green, fresh + 6s, 6s),
         Verdict::Confirmed, Face::Green},
        {"29 behind a gateway, click and tap",
         told(told(person(Face::Green, old), strict).tap(Face::Green, Face::Green, old + 6s, 6s), strict),
         Verdict::Confirmed, Face::Green},
        {"30 picks another face on the page", person(Face::Green, old).tap(Face::Green, Face::Amber, old + 5s, 5s),
         Verdict::Confirmed, Face::Amber},
        {"31 double click in the mail, two tabs", doubled, Verdict::Counted, Face::Gold},
        {"32 back, reload, back/forward cache", backAndForth, Verdict::Counted, Face::Gold},
        {"33 another face in the mail 12 s later", secondThought, Verdict::Counted, Face::Red},
        {"34 scanner burst at delivery, then the person taps", burst, Verdict::Confirmed, Face::Amber},
        {"39 replay of a recorded confirm", replayed, Verdict::Confirmed, Face::Gold},
        {"40 forwarded, second person taps two days later",
         Story().tap(Face::Gold, Face::Gold, old).tap(Face::Red, Face::Red, old + 48h), Verdict::Confirmed, Face::Gold},
    };
}

} // namespace

class TestVerdictAcceptance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesToTheVerdict_data();
    void comesToTheVerdict();
    void flagsTheSecondPerson();
    void staysSubscribedAfterAScanner();
};

void TestVerdictAcceptance::comesToTheVerdict_data()
{
    QTest::addColumn<Row>("row");
    for (const Row& row : tools() + presses() + people())
        QTest::newRow(row.agent) << row;
}

void TestVerdictAcceptance::comesToTheVerdict()
{
    QFETCH(Row, row);
    const Judgement judged = row.story.judged();
    QCOMPARE(judged.verdict, row.verdict);
    QCOMPARE(judged.face, row.face);
    // Whatever is not simply nothing is told with its reason.
    QCOMPARE(judged.reasons.empty(), row.verdict == Verdict::None);
}

void TestVerdictAcceptance::flagsTheSecondPerson()
{
    QVERIFY(Story().tap(Face::Gold, Face::Gold, old).tap(Face::Red, Face::Red, old + 48h).judged().secondAnswer);
    QVERIFY(!person(Face::Gold, old).tap(Face::Gold, Face::Red, old + 5s).judged().secondAnswer);
}

void TestVerdictAcceptance::staysSubscribedAfterAScanner()
{
    QVERIFY(!Story().canary(LinkFunction::UnsubscribePage, fresh).judged().unsubscribed);
    QVERIFY(Story().unsubscribe(fresh).judged().unsubscribed);
}

QTEST_APPLESS_MAIN(TestVerdictAcceptance)
#include "tst_verdictacceptance.moc"
