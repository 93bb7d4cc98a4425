#include "core/answers/relaypoller.h"
#include "core/secrets/sessionsecretstore.h"
#include "tests/support/answerfixture.h"
#include "tests/support/fakeclock.h"
#include "tests/support/guestclicks.h"
#include "tests/support/scriptedrelay.h"

#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <thread>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

namespace {

/// A desktop with a mailbox at a relay that says what the test wants.
class Desktop
{
public:
    Desktop()
        : poller(rows.database(), clock, secrets, client, RelayPoller::Pace{25s, 20ms, 100ms, 20ms})
    {
        const KeyPair pair = makeKeyPair();
        mailbox = {.id = randomBytes<MailboxId>(),
                   .url = relay.url(),
                   .linkBase = QStringLiteral("https://relay.example/a/"),
                   .epoch = 1,
                   .publicKey = pair.publicKey,
                   .caFile = {},
                   .cursor = {}};
        keys = {pair.privateKey, "00112233445566778899aabbccddeeff", randomBytes<MailboxKey>(), {}};
        relay.answer = [this](const auto& request) { return answerPoll(request); };
    }

    void connectToRelay()
    {
        bool isKept = false;
        secrets.write(relayKeysName(mailbox.id), keys.toSecret(), [&](const auto&) { isKept = true; });
        QVERIFY(QTest::qWaitFor([&] { return isKept; }));
        const auto stored = rows.database().write(
            [&](Transaction& t) { return RelayMailboxRepository().store(t, mailbox, clock.now()); });
        QVERIFY(stored);
    }

    /// Another mailbox takes the place of this one.
    void moveTo(ScriptedRelay& other)
    {
        RelayMailbox next = mailbox;
        next.id = randomBytes<MailboxId>();
        next.url = other.url();
        bool isKept = false;
        secrets.write(relayKeysName(next.id), keys.toSecret(), [&](const auto&) { isKept = true; });
        QVERIFY(QTest::qWaitFor([&] { return isKept; }));
        QVERIFY(rows.database().write(
            [&](Transaction& t) { return RelayMailboxRepository().store(t, next, clock.now()); }));
    }

    /// Events that the relay has; it answers a poll with those after the cursor, or holds it.
    ScriptedRelay::Reply answerPoll(const ScriptedRelay::Request& request)
    {
        if (request.method != "GET") {
            ScriptedRelay::Reply nothing;
            nothing.status = 204;
            nothing.type = {};
            return nothing;
        }
        const qsizetype from = request.path.indexOf("after=");
        const int after = from < 0 ? 0 : request.path.mid(from + 6).split('&').first().toInt();
        const bool waits = !request.path.contains("wait=0");
        if (after >= events.size() && waits) {
            ScriptedRelay::Reply held;
            held.isHeld = true;
            return held;
        }
        return ScriptedRelay::events(events.mid(after), QString::number(events.size()));
    }

    /// A guest presses a face; the relay has it now.
    void press(const MessageId& message, Face face)
    {
        events << sealedFor(mailbox.publicKey, guestTap(message, face, clock.now()));
        relay.release(ScriptedRelay::events({events.last()}, QString::number(events.size())));
    }

    qint64 answers() { return rows.number(QStringLiteral("SELECT COUNT(*) FROM answers")); }

    AnswerFixture rows;
    FakeClock clock;
    SessionSecretStore secrets;
    ScriptedRelay relay;
    QList<QByteArray> events;
    RelayClient client;
    RelayMailbox mailbox;
    RelayKeys keys;
    RelayPoller poller;
};

} // namespace

class TestRelayPoller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsAPressHomeAtOnce()
    {
        Desktop desk;
        desk.connectToRelay();
        const MessageId message = desk.rows.addInvitation({.contact = {}});
        QSignalSpy changed(&desk.poller, &RelayPoller::answersChanged);
        desk.poller.start();
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        desk.press(message, Face::Gold);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.answers(), 1);
        QCOMPARE(desk.rows.text(QStringLiteral("SELECT cursor FROM relay_mailboxes")), QStringLiteral("1"));
        QTRY_COMPARE(desk.relay.heldPolls(), 1); // and waits for the next one
        QVERIFY(desk.relay.requests().last().path.contains("after=1&"));
        QCOMPARE(desk.poller.trouble(), QString());
    }

    void waitsWhileSomebodyElseWrites()
    {
        Desktop desk;
        desk.connectToRelay();
        const MessageId message = desk.rows.addInvitation({.contact = {}});
        const QSignalSpy changed(&desk.poller, &RelayPoller::answersChanged);
        desk.poller.start();
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        std::atomic<bool> isWriting = false;
        std::atomic<bool> mayEnd = false;
        std::thread importing([&, path = desk.rows.database().path()] {
            const auto database = Database::open(path);
            const auto done = (*database)->write([&](Transaction&) -> Result<void> {
                isWriting = true;
                while (!mayEnd)
                    std::this_thread::sleep_for(1ms);
                return {};
            });
            QVERIFY(done.has_value());
        });
        QTRY_VERIFY(isWriting);
        desk.press(message, Face::Gold);
        // The window goes on; a poller that waited for its turn would hang here for ever.
        QTest::qWait(200);
        QCOMPARE(changed.size(), 0);
        mayEnd = true;
        QTRY_COMPARE(changed.size(), 1);
        importing.join();
        QCOMPARE(desk.answers(), 1);
    }

    void takesManyInBesideTheWindow()
    {
        Desktop desk;
        desk.connectToRelay();
        for (int i = 0; i < 300; ++i)
            desk.events << sealedFor(desk.mailbox.publicKey,
                                     guestTap(desk.rows.addInvitation({.contact = {}}), Face::Gold, desk.clock.now()));
        QSignalSpy changed(&desk.poller, &RelayPoller::answersChanged);
        bool isSeenHalfWay = false; // from the event loop, which goes on meanwhile
        QTimer look;
        look.callOnTimeout([&] {
            const qint64 answers = desk.answers();
            isSeenHalfWay = isSeenHalfWay || (answers > 0 && answers < 300);
        });
        look.start(0);
        desk.poller.start();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(isSeenHalfWay);
        QCOMPARE(desk.answers(), 300);
        QCOMPARE(changed.first().first().value<QList<Id<Answer>>>().size(), 300);
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        QVERIFY(desk.relay.requests().last().path.contains("after=300&"));
    }

    void keepsWhatItWasTakingInWhenItIsStartedAnew()
    {
        Desktop desk;
        desk.connectToRelay();
        for (int i = 0; i < 300; ++i)
            desk.events << sealedFor(desk.mailbox.publicKey,
                                     guestTap(desk.rows.addInvitation({.contact = {}}), Face::Gold, desk.clock.now()));
        desk.poller.start();
        QTRY_VERIFY(desk.answers() > 0);
        desk.poller.start();
        QTRY_COMPARE(desk.answers(), 300);
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        QVERIFY(desk.relay.requests().last().path.contains("after=300&"));
        QCOMPARE(desk.poller.trouble(), QString());
    }

    void hasOnePollOpenAtMost()
    {
        Desktop desk;
        desk.connectToRelay();
        desk.poller.start();
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        for (int i = 0; i < 5; ++i)
            desk.poller.start();
        QTest::qWait(100);
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        desk.poller.stop();
        QTRY_COMPARE(desk.relay.heldPolls(), 0);
    }

    void doesNothingWithoutAMailbox()
    {
        Desktop desk;
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.poller.pollOnce();
        QCOMPARE(caughtUp.size(), 0);
        QTRY_COMPARE(caughtUp.size(), 1);
        QVERIFY(caughtUp.first().at(0).value<Result<void>>());
        QCOMPARE(desk.relay.requests().size(), 0);
    }

    void catchesUpWithoutWaiting()
    {
        Desktop desk;
        desk.connectToRelay();
        for (int i = 0; i < 3; ++i)
            desk.events << sealedFor(desk.mailbox.publicKey,
                                     guestTap(desk.rows.addInvitation({.contact = {}}), Face::Green, desk.clock.now()));
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 1);
        QVERIFY(caughtUp.first().at(0).value<Result<void>>());
        QCOMPARE(desk.answers(), 3);
        QCOMPARE(desk.relay.heldPolls(), 0);
        for (const auto& request : desk.relay.requestsOf("GET"))
            QVERIFY(request.path.contains("wait=0"));
    }

    void goesOnByItselfWhenTheRelayIsBack()
    {
        Desktop desk;
        desk.connectToRelay();
        const MessageId message = desk.rows.addInvitation({.contact = {}});
        desk.poller.start();
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        desk.relay.goAway();
        QTRY_VERIFY(!desk.poller.trouble().isEmpty());
        QCOMPARE(desk.poller.unreachableSince(), desk.clock.now());
        const QDateTime since = desk.clock.now();
        desk.clock.advance(5min);
        QTest::qWait(150); // some more tries
        QCOMPARE(desk.poller.unreachableSince(), since);
        desk.press(message, Face::Red);
        desk.relay.comeBack();
        QTRY_COMPARE(desk.answers(), 1);
        QCOMPARE(desk.poller.trouble(), QString());
        QVERIFY(desk.poller.unreachableSince().isNull());
    }

    void asksAnewAfterASleep()
    {
        Desktop desk;
        desk.connectToRelay();
        desk.poller.start();
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        const auto polls = desk.relay.requests().size();
        desk.clock.advance(5s); // a clock that is set right is no sleep
        QTest::qWait(100);      // some looks
        QCOMPARE(desk.relay.requests().size(), polls);
        desk.clock.advance(8h);
        QTRY_COMPARE(desk.relay.requests().size(), polls + 1);
        QTRY_COMPARE(desk.relay.heldPolls(), 1); // the one of before is given up
        const MessageId message = desk.rows.addInvitation({.contact = {}});
        desk.press(message, Face::Green);
        QTRY_COMPARE(desk.answers(), 1);
    }

    void asksAtOnceAfterASleepThoughItWasWaitingLong()
    {
        Desktop desk;
        desk.connectToRelay();
        RelayPoller patient(desk.rows.database(), desk.clock, desk.secrets, desk.client,
                            RelayPoller::Pace{25s, 1min, 60min, 20ms});
        desk.relay.goAway();
        patient.start();
        QTRY_VERIFY(patient.unreachableSince().isValid());
        desk.relay.comeBack();
        desk.clock.advance(8h);
        QTRY_VERIFY(patient.unreachableSince().isNull());
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
    }

    void takesNoLoginPageForAnAnswer()
    {
        Desktop desk;
        desk.connectToRelay();
        desk.relay.answer = [](const auto&) {
            ScriptedRelay::Reply page;
            page.type = "text/html";
            page.body = "<html>Room number?</html>";
            return page;
        };
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 1);
        QCOMPARE(caughtUp.first().at(0).value<Result<void>>().error().kind, ErrorKind::Unreachable);
        QVERIFY(desk.poller.trouble().contains(QStringLiteral("login page")));
        QCOMPARE(desk.rows.text(QStringLiteral("SELECT cursor FROM relay_mailboxes")), QString());
    }

    void saysWhenTheRelayKnowsItNoMore()
    {
        Desktop desk;
        desk.connectToRelay();
        desk.relay.answer = [](const auto&) { return ScriptedRelay::problem(401, "unauthorised"); };
        desk.poller.start();
        QTRY_VERIFY(desk.poller.trouble().contains(QStringLiteral("Connect to the relay again")));
        QVERIFY2(desk.poller.unreachableSince().isNull(), "the relay is there");
    }

    void doesNotTurnInCirclesOnAStuckRelay()
    {
        Desktop desk;
        desk.connectToRelay();
        // It answers at once although it was asked to wait, and then gives the same events for ever.
        desk.relay.answer = [](const auto&) { return ScriptedRelay::events({}, {}); };
        desk.poller.start();
        QTest::qWait(200);
        const auto polls = desk.relay.requests().size();
        QVERIFY2(polls >= 2 && polls <= 15, qPrintable(QString::number(polls)));
        desk.relay.answer = [](const auto&) { return ScriptedRelay::events({"again"}, {}); };
        QTRY_VERIFY(desk.poller.trouble().contains(QStringLiteral("again and again")));
    }

    void storesNoCursorWithoutItsEvents()
    {
        Desktop desk;
        desk.connectToRelay();
        const MessageId message = desk.rows.addInvitation({.contact = {}});
        desk.rows.run(
            QStringLiteral("CREATE TRIGGER broken BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'disk'); END"));
        desk.press(message, Face::Gold);
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 1);
        QCOMPARE(caughtUp.first().at(0).value<Result<void>>().error().kind, ErrorKind::Storage);
        QCOMPARE(desk.rows.text(QStringLiteral("SELECT cursor FROM relay_mailboxes")), QString());
        QCOMPARE(desk.rows.number(QStringLiteral("SELECT COUNT(*) FROM click_events")), 0);
        desk.rows.run(QStringLiteral("DROP TRIGGER broken"));
        desk.poller.pollOnce();
        QTRY_COMPARE(desk.answers(), 1);
    }

    void letsTheRelayForgetADayLaterAndNotBefore()
    {
        Desktop desk;
        desk.connectToRelay();
        const MessageId message = desk.rows.addInvitation({.contact = {}});
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.press(message, Face::Gold);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 1);
        desk.clock.advance(23h);
        desk.press(desk.rows.addInvitation({.contact = {}}), Face::Gold);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 2);
        QCOMPARE(desk.relay.requestsOf("DELETE").size(), 0);
        desk.clock.advance(2h);
        desk.press(desk.rows.addInvitation({.contact = {}}), Face::Gold);
        desk.poller.start();
        QTRY_COMPARE(desk.relay.requestsOf("DELETE").size(), 1);
        QVERIFY2(desk.relay.requestsOf("DELETE").first().path.endsWith("upto=1"), "only what is a day old");
        QTRY_COMPARE(desk.rows.text(QStringLiteral("SELECT forget_cursor FROM relay_mailboxes")), QString());
    }

    void forgetsAlsoOnAQuietDay()
    {
        Desktop desk;
        desk.connectToRelay();
        desk.press(desk.rows.addInvitation({.contact = {}}), Face::Gold);
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 1);
        desk.clock.advance(25h);
        // A scheduled task finds nothing new; yesterday's events can go all the same.
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 2);
        QTRY_COMPARE(desk.relay.requestsOf("DELETE").size(), 1);
    }

    void tellsThatItsKeysAreOutOfReach()
    {
        Desktop desk;
        desk.connectToRelay();
        bool isGone = false;
        desk.secrets.remove(relayKeysName(desk.mailbox.id), [&](const auto&) { isGone = true; });
        QTRY_VERIFY(isGone);
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 1);
        QVERIFY(!caughtUp.first().at(0).value<Result<void>>());
        QVERIFY(desk.poller.trouble().contains(QStringLiteral("The relay keeps them")));
        QCOMPARE(desk.relay.requests().size(), 0);
    }

    void listensToTheMailboxBeforeAsLongAsItsLinksLive()
    {
        Desktop desk;
        desk.connectToRelay();
        const MessageId early = desk.rows.addInvitation({.contact = {}});
        const MessageId late = desk.rows.addInvitation({.contact = {}});
        const QSignalSpy changed(&desk.poller, &RelayPoller::answersChanged);
        ScriptedRelay other;
        other.answer = [](const auto&) {
            ScriptedRelay::Reply held;
            held.isHeld = true;
            return held;
        };
        desk.moveTo(other);
        desk.poller.start();
        QTRY_COMPARE(desk.relay.heldPolls(), 1);
        QTRY_COMPARE(other.heldPolls(), 1);
        desk.press(early, Face::Red);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.answers(), 1);
        QCOMPARE(other.heldPolls(), 1); // neither ends the other's poll

        desk.clock.advance(std::chrono::hours(24 * 402));
        desk.poller.start();
        QTRY_COMPARE(desk.relay.heldPolls(), 0);
        QTRY_COMPARE(other.heldPolls(), 1);
        desk.press(late, Face::Red);
        QTest::qWait(100);
        QCOMPARE(desk.answers(), 1);
    }

    void catchesUpWithTheMailboxBeforeToo()
    {
        Desktop desk;
        desk.connectToRelay();
        desk.events << sealedFor(desk.mailbox.publicKey,
                                 guestTap(desk.rows.addInvitation({.contact = {}}), Face::Gold, desk.clock.now()));
        ScriptedRelay other;
        other.answer = [](const auto&) { return ScriptedRelay::events({}, {}); };
        desk.moveTo(other);
        QSignalSpy caughtUp(&desk.poller, &RelayPoller::caughtUp);
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 1);
        QVERIFY(caughtUp.first().first().value<Result<void>>().has_value());
        QCOMPARE(desk.answers(), 1);
        // A relay that is left and gone is no trouble of the one there is now.
        desk.relay.goAway();
        desk.poller.pollOnce();
        QTRY_COMPARE(caughtUp.size(), 2);
        QVERIFY(caughtUp.last().first().value<Result<void>>().has_value());
        QCOMPARE(desk.poller.trouble(), QString());
    }

    void waitsLongerAfterEachFailureWithJitter()
    {
        const RelayPoller::Pace pace{25s, 1000ms, 60'000ms};
        QCOMPARE(pauseAfter(1, pace, 0), 1000ms);
        QCOMPARE(pauseAfter(2, pace, 0), 2000ms);
        QCOMPARE(pauseAfter(5, pace, 0), 16'000ms);
        QCOMPARE(pauseAfter(7, pace, 0), 60'000ms);
        QCOMPARE(pauseAfter(1'000'000, pace, 0), 60'000ms);
        QCOMPARE(pauseAfter(7, pace, 1), 30'000ms);
        QCOMPARE(pauseAfter(2, pace, 0.5), 1500ms);
    }
};

QTEST_GUILESS_MAIN(TestRelayPoller)
#include "tst_relaypoller.moc"
