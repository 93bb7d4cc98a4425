#include "relay/relay.h"
#include "tests/support/fakestore.h"
#include "tests/support/relaycaller.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using namespace inglenook::tests;
using core::LinkFunction;

/// Desktops that wait, over real sockets.
class LongPollsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersAsSoonAsThereIsAnEvent();
    void answersEmptyWhenTheTimeIsOver();
    void answersAtOnceWithoutAWish();
    void neverMissesAnEventBetweenReadingAndWaiting();
    void endsTheOldestOfFour();
    void forgetsWhoHasGone();
    void leavesOthersAlone();
    void wakesEverybodyWhenWordMayBeLost();
    void answersWaitersWhenItStops();

private:
    std::unique_ptr<QNetworkReply> poll(RelayCaller& caller, int wait, const QString& after = {})
    {
        const QString query = QStringLiteral("/events?wait=%1&after=%2").arg(wait).arg(after);
        return caller.begin("GET", caller.mailboxPath() + query, {}, caller.secret());
    }
    static int eventsIn(QNetworkReply& reply)
    {
        return static_cast<int>(RelayCaller::finish(reply).json()[QStringLiteral("events")].toArray().size());
    }
    /// How many wait, as the relay itself counts.
    int waiting()
    {
        const QByteArray text = m_desktop->call("GET", QStringLiteral("/metrics")).body;
        const QByteArray name = "\ninglenook_relay_waiting_fetches ";
        const auto start = text.indexOf(name) + name.size();
        return text.mid(start, text.indexOf('\n', start) - start).toInt();
    }
    void click() { QCOMPARE(m_desktop->call("GET", m_desktop->link(LinkFunction::Gold)).status, 200); }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeStore* m_store = nullptr;
    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<RelayCaller> m_desktop;
};

void LongPollsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto store = std::make_unique<FakeStore>();
    m_store = store.get();
    RelayConfig config;
    config.dataFolder = m_folder->path().toStdString();
    m_relay = std::make_unique<Relay>(config, std::move(store));
    const auto failure = m_relay->start();
    QVERIFY2(!failure, failure.value_or("").c_str());
    m_desktop = std::make_unique<RelayCaller>(QString::fromStdString(m_relay->url()));
    QCOMPARE(m_desktop->registerMailbox().status, 201);
}

void LongPollsTest::cleanup()
{
    m_desktop.reset();
    m_relay.reset();
}

void LongPollsTest::answersAsSoonAsThereIsAnEvent()
{
    const auto reply = poll(*m_desktop, 30);
    QTRY_COMPARE(waiting(), 1);
    QElapsedTimer timer;
    timer.start();
    click();
    QCOMPARE(eventsIn(*reply), 1);
    QVERIFY(timer.elapsed() < 15'000);
    QCOMPARE(waiting(), 0);
}

void LongPollsTest::answersEmptyWhenTheTimeIsOver()
{
    click();
    QString cursor;
    m_desktop->events({}, cursor);
    QElapsedTimer timer;
    timer.start();
    const auto reply = poll(*m_desktop, 1, cursor);
    const WireReply empty = RelayCaller::finish(*reply);
    QVERIFY(timer.elapsed() >= 950);
    QCOMPARE(empty.status, 200);
    QVERIFY(empty.json()[QStringLiteral("events")].toArray().isEmpty());
    QCOMPARE(empty.json()[QStringLiteral("cursor")].toString(), cursor);
}

void LongPollsTest::answersAtOnceWithoutAWish()
{
    const auto reply = poll(*m_desktop, 0);
    QCOMPARE(eventsIn(*reply), 0);
    click();
    const auto later = poll(*m_desktop, 30);
    QCOMPARE(eventsIn(*later), 1);
}

void LongPollsTest::neverMissesAnEventBetweenReadingAndWaiting()
{
    // Each click falls into another moment of a poll that is just beginning.
    QString cursor;
    for (int round = 0; round < 50; ++round) {
        m_desktop->message = core::randomBytes<core::MessageId>();
        const auto reply = poll(*m_desktop, 10, cursor);
        const auto guest = m_desktop->begin("GET", m_desktop->link(LinkFunction::Gold));
        const WireReply answer = RelayCaller::finish(*reply);
        QCOMPARE(answer.json()[QStringLiteral("events")].toArray().size(), 1);
        cursor = answer.json()[QStringLiteral("cursor")].toString();
        RelayCaller::finish(*guest);
    }
}

void LongPollsTest::endsTheOldestOfFour()
{
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 1; i <= 3; ++i) {
        replies.push_back(poll(*m_desktop, 30));
        QTRY_COMPARE(waiting(), i);
    }
    replies.push_back(poll(*m_desktop, 30));
    QCOMPARE(eventsIn(*replies[0]), 0);
    QCOMPARE(waiting(), 3);
    click();
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(eventsIn(*replies[static_cast<std::size_t>(i)]), 1);
}

void LongPollsTest::forgetsWhoHasGone()
{
    auto reply = poll(*m_desktop, 30);
    QTRY_COMPARE(waiting(), 1);
    reply->abort();
    QTRY_COMPARE(waiting(), 0);
}

void LongPollsTest::leavesOthersAlone()
{
    RelayCaller other(QString::fromStdString(m_relay->url()));
    QCOMPARE(other.registerMailbox().status, 201);
    const auto reply = poll(other, 30);
    QTRY_COMPARE(waiting(), 1);
    click();
    QCOMPARE(waiting(), 1);
    QVERIFY(!reply->isFinished());
}

void LongPollsTest::wakesEverybodyWhenWordMayBeLost()
{
    const auto reply = poll(*m_desktop, 30);
    QTRY_COMPARE(waiting(), 1);
    m_store->isSilent = true;
    click();
    QTest::qWait(100);
    QVERIFY(!reply->isFinished());
    m_store->tellMissed();
    QCOMPARE(eventsIn(*reply), 1);
}

void LongPollsTest::answersWaitersWhenItStops()
{
    const auto reply = poll(*m_desktop, 30);
    QTRY_COMPARE(waiting(), 1);
    m_relay->stop();
    const WireReply answer = RelayCaller::finish(*reply);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.json().contains(QStringLiteral("cursor")));
}

QTEST_GUILESS_MAIN(LongPollsTest)
#include "tst_longpolls.moc"
