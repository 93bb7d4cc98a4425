#include "relay/postgresql/postgresqlstore.h"
#include "tests/support/postgresqlserver.h"
#include "tests/support/storecalls.h"

#include <QtCore/QScopeGuard>
#include <QtTest/QTest>

#include <list>
#include <set>
#include <thread>

using namespace inglenook;
using namespace inglenook::relay;
using namespace inglenook::tests;
using namespace std::chrono_literals;

namespace {

/// A change that is under way.
class Pending
{
public:
    Store::Done done()
    {
        return [this](StoreOutcome outcome) { m_promise.set_value(outcome); };
    }
    bool isDone(std::chrono::milliseconds within) { return m_future.wait_for(within) == std::future_status::ready; }
    StoreOutcome outcome() { return m_future.get(); }

private:
    std::promise<StoreOutcome> m_promise;
    std::future<StoreOutcome> m_future = m_promise.get_future();
};

/// What a replica has been told.
struct Told
{
    std::atomic<int> grown = 0;
    std::atomic<int> altered = 0;
    std::atomic<int> missed = 0;

    StoreWatch watch()
    {
        StoreWatch watch;
        watch.grown = [this](const auto& mailboxes) { grown += static_cast<int>(mailboxes.size()); };
        watch.altered = [this](const auto& mailboxes) { altered += static_cast<int>(mailboxes.size()); };
        watch.missed = [this] { ++missed; };
        return watch;
    }
};

constexpr auto noStandby = "ALTER SYSTEM SET synchronous_standby_names = 'nobody'";
constexpr auto alone = "ALTER SYSTEM RESET synchronous_standby_names";

} // namespace

/// What PostgreSQL's store keeps beyond the promises of every store (tst_store): several replicas, and a server that
/// goes away.
class PostgresqlStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_server.start(), QString()); }
    void init()
    {
        m_target = m_server.makeDatabase();
        QVERIFY(!m_target.empty());
    }

    void keepsEverythingAcrossOpenings();
    void letsReplicasStartAtOnce();
    void refusesANewerSchema();
    void saysWhyItCannotOpen();
    void neverLetsAReaderSkipWhatTwoReplicasWrite();
    void keepsOneOfAnEventGivenTwice();
    void countsTheLimitOverReplicas();
    void tellsOtherReplicas();
    void saysWhenWordMayHaveBeenLost();
    void waitsForTheStandbyAndTriesAgain();
    void failsWhereTheServerRefusesAndRecovers();
    void failsWithoutTheServerAndRecovers();
    void refusesWhatDoesNotFitTheQueue();

private:
    std::unique_ptr<PostgresqlStore> open(PostgresqlStore::Limits limits = {})
    {
        auto opened = PostgresqlStore::open(m_target, limits);
        if (!opened.store)
            qWarning("%s", opened.failure.c_str());
        return std::move(opened.store);
    }
    void configure(const char* sql)
    {
        m_server.run(QLatin1String(sql));
        m_server.run(QStringLiteral("SELECT pg_reload_conf()"));
    }
    /// Connections whose commit waits for a standby.
    int waitingForStandby()
    {
        return m_server
            .run(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep' "
                                "AND datname = current_database()"))
            .toInt();
    }
    /// Calls a function of the server for each of them; how many it was called for.
    int toThoseWaiting(const char* function)
    {
        return m_server
            .run(QStringLiteral("SELECT count(%1(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep' "
                                "AND datname = current_database()")
                     .arg(QLatin1String(function)))
            .toInt();
    }
    /// Ends the connections whose last statement was like this.
    int endConnections(const char* statement)
    {
        return m_server
            .run(QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name "
                                "= 'inglenook-relay' AND datname = current_database() AND query LIKE '%1'")
                     .arg(QLatin1String(statement)))
            .toInt();
    }

    PostgresqlServer m_server;
    std::string m_target;
};

void PostgresqlStoreTest::keepsEverythingAcrossOpenings()
{
    const StoredMailbox mailbox = sampleMailbox(1);
    {
        const auto store = open();
        QVERIFY(store);
        QVERIFY(!store->hasMailboxes());
        QCOMPARE(put(*store, mailbox), StoreOutcome::Done);
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    }
    const auto store = open();
    QVERIFY(store->hasMailboxes());
    QVERIFY(find(*store, 1) == mailbox);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).last, std::uint64_t(2));
}

void PostgresqlStoreTest::letsReplicasStartAtOnce()
{
    std::vector<std::thread> threads;
    std::atomic<int> opened = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { opened += open() != nullptr; });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(opened.load(), 4);
}

void PostgresqlStoreTest::refusesANewerSchema()
{
    QVERIFY(open());
    m_server.run(QStringLiteral("INSERT INTO inglenook_relay.schema_versions (version) VALUES (99)"));
    const auto opened = PostgresqlStore::open(m_target, {});
    QVERIFY(!opened.store);
    QVERIFY(opened.failure.find("newer") != std::string::npos);
}

void PostgresqlStoreTest::saysWhyItCannotOpen()
{
    const auto opened = PostgresqlStore::open("host=127.0.0.1 port=1 user=relay password=parsnip dbname=relay", {});
    QVERIFY(!opened.store);
    QVERIFY(opened.failure.find("refused") != std::string::npos);
    QVERIFY(opened.failure.find("parsnip") == std::string::npos);
}

void PostgresqlStoreTest::neverLetsAReaderSkipWhatTwoReplicasWrite()
{
    const auto first = open();
    const auto second = open();
    QVERIFY(first && second);
    QCOMPARE(put(*first, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(put(*first, sampleMailbox(2)), StoreOutcome::Done);
    constexpr std::size_t each = 300;
    constexpr int writers = 6;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&, i] {
            Store& store = i % 2 == 0 ? *first : *second;
            for (std::size_t n = 0; n < each; ++n) {
                failures += append(store, sampleEvent(1)) != StoreOutcome::Done;
                failures += append(store, sampleEvent(2)) != StoreOutcome::Done;
            }
        });
    }
    std::set<core::EventId> found;
    std::uint64_t after = 0;
    const auto end = std::chrono::steady_clock::now() + 90s;
    while (found.size() < writers * each && std::chrono::steady_clock::now() < end) {
        for (const StoredEvent& event : read(*second, 1, after, 11).events) {
            QVERIFY(event.sequence > after);
            after = event.sequence;
            found.insert(event.id);
        }
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(found.size(), writers * each);
    QCOMPARE(after, std::uint64_t(writers * each));
    QCOMPARE(count(*first, 2), std::uint64_t(writers * each));
}

void PostgresqlStoreTest::keepsOneOfAnEventGivenTwice()
{
    const auto first = open();
    const auto second = open();
    QVERIFY(first && second);
    QCOMPARE(put(*first, sampleMailbox(1)), StoreOutcome::Done);
    const NewEvent event = sampleEvent(1);
    QCOMPARE(append(*first, event), StoreOutcome::Done);
    QCOMPARE(append(*first, event), StoreOutcome::Done);
    QCOMPARE(append(*second, event), StoreOutcome::Done);
    // Twice in one group as well.
    Pending one;
    Pending other;
    const NewEvent next = sampleEvent(1);
    QVERIFY(second->append(next, one.done()));
    QVERIFY(second->append(next, other.done()));
    QCOMPARE(one.outcome(), StoreOutcome::Done);
    QCOMPARE(other.outcome(), StoreOutcome::Done);
    QCOMPARE(read(*second, 1).events.size(), std::size_t(2));
    QCOMPARE(count(*second, 1), std::uint64_t(2));
}

void PostgresqlStoreTest::countsTheLimitOverReplicas()
{
    const auto first = open({.eventsPerMailbox = 5});
    const auto second = open({.eventsPerMailbox = 5});
    QVERIFY(first && second);
    QCOMPARE(put(*first, sampleMailbox(1)), StoreOutcome::Done);
    std::vector<StoreOutcome> outcomes;
    for (int i = 0; i < 8; ++i)
        outcomes.push_back(append(i % 2 == 0 ? *first : *second, sampleEvent(1)));
    QCOMPARE(std::count(outcomes.begin(), outcomes.end(), StoreOutcome::Done), 5);
    QCOMPARE(std::count(outcomes.begin(), outcomes.end(), StoreOutcome::Full), 3);
    QCOMPARE(count(*second, 1), std::uint64_t(5));
}

void PostgresqlStoreTest::tellsOtherReplicas()
{
    Told firstTold;
    Told secondTold;
    const auto first = open();
    const auto second = open();
    QVERIFY(first && second);
    first->watch(firstTold.watch());
    second->watch(secondTold.watch());
    QTRY_VERIFY(firstTold.missed == 1 && secondTold.missed == 1);
    QCOMPARE(put(*first, sampleMailbox(1)), StoreOutcome::Done);
    QTRY_COMPARE(secondTold.altered.load(), 1);
    const int before = secondTold.grown;
    QCOMPARE(append(*first, sampleEvent(1)), StoreOutcome::Done);
    QTRY_COMPARE(secondTold.grown.load(), before + 1);
    QTRY_COMPARE(firstTold.grown.load(), 1);
    QCOMPARE(firstTold.altered.load(), 0);
    QCOMPARE(removeMailbox(*second, 1), StoreOutcome::Done);
    QTRY_COMPARE(firstTold.altered.load(), 1);
    first->stop();
    second->stop();
}

void PostgresqlStoreTest::saysWhenWordMayHaveBeenLost()
{
    Told told;
    const auto store = open();
    QVERIFY(store);
    store->watch(told.watch());
    QTRY_COMPARE(told.missed.load(), 1);
    QVERIFY(store->isHealthy());
    QCOMPARE(endConnections("LISTEN%"), 1);
    QTRY_COMPARE(told.missed.load(), 2);
    QTRY_VERIFY(store->isHealthy());
    store->stop();
}

// The reply to a commit is lost while it waits for a standby that is not there. It has happened on this server, and is
// seen by readers; "Done" must still wait for the standby, and the event must not be there twice.
void PostgresqlStoreTest::waitsForTheStandbyAndTriesAgain()
{
    std::list<Pending> appended;
    const auto store = open({.longestWait = 60s});
    QVERIFY(store);
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    // The next test's database could not be made either.
    const auto restored = qScopeGuard([this] { configure(alone); });
    configure(noStandby);
    // The server takes a setting up in its own time: one event after the other, until one has to wait.
    const auto oneWaits = [&] {
        if (appended.empty() || appended.back().isDone(0ms))
            static_cast<void>(store->append(sampleEvent(1), appended.emplace_back().done()));
        return waitingForStandby() == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(oneWaits(), 30'000);
    Pending& pending = appended.back();
    const std::uint64_t all = appended.size();
    QCOMPARE(count(*store, 1), all - 1);
    QCOMPARE(toThoseWaiting("pg_terminate_backend"), 1);
    QTRY_COMPARE(count(*store, 1), all);
    QTRY_COMPARE(waitingForStandby(), 1);
    QVERIFY(!pending.isDone(0ms));
    // Somebody cuts the wait short: the server warns, and says that it has committed.
    QCOMPARE(toThoseWaiting("pg_cancel_backend"), 1);
    QVERIFY(!pending.isDone(200ms));
    QTRY_COMPARE(waitingForStandby(), 1);
    configure(alone);
    QVERIFY(pending.isDone(30s));
    QCOMPARE(pending.outcome(), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(all));
}

void PostgresqlStoreTest::failsWhereTheServerRefusesAndRecovers()
{
    const auto store = open();
    QVERIFY(store);
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    m_server.run(QStringLiteral("ALTER TABLE inglenook_relay.events RENAME TO gone"));
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Failed);
    QVERIFY(!store->isHealthy());
    m_server.run(QStringLiteral("ALTER TABLE inglenook_relay.gone RENAME TO events"));
    // By itself: where it is taken out of service while it is not well, no guest would come to find out.
    QTRY_VERIFY(store->isHealthy());
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(1));
}

void PostgresqlStoreTest::failsWithoutTheServerAndRecovers()
{
    Told told;
    Pending pending;
    const auto store = open({.longestWait = 1s});
    QVERIFY(store);
    store->watch(told.watch());
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QTRY_COMPARE(told.missed.load(), 1);
    m_server.kill();
    QTRY_VERIFY(!store->isHealthy());
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Failed);
    // One that waits while the server comes back is stored.
    QVERIFY(store->append(sampleEvent(1), pending.done()));
    QCOMPARE(m_server.start(), QString());
    QTRY_VERIFY(store->isHealthy());
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QTRY_COMPARE(told.missed.load(), 2);
    const bool wasStored = pending.outcome() == StoreOutcome::Done;
    QCOMPARE(read(*store, 1).events.size(), std::size_t(wasStored ? 2 : 1));
    store->stop();
}

void PostgresqlStoreTest::refusesWhatDoesNotFitTheQueue()
{
    const auto store = open({.waiting = 0});
    QVERIFY(store);
    QVERIFY(!store->append(sampleEvent(1), [](StoreOutcome) { QFAIL("was not taken"); }));
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Failed);
}

QTEST_APPLESS_MAIN(PostgresqlStoreTest)
#include "tst_postgresqlstore.moc"
