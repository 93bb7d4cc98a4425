#include "relay/store/sqlitestore.h"
#include "tests/support/fakestore.h"
#include "tests/support/storecalls.h"

#if defined(INGLENOOK_RELAY_POSTGRESQL)
#include "relay/postgresql/postgresqlstore.h"
#include "tests/support/postgresqlserver.h"
#endif

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <set>
#include <thread>

using namespace inglenook;
using namespace inglenook::relay;
using namespace inglenook::tests;
using namespace std::chrono_literals;

using MakeStore = std::function<std::unique_ptr<Store>()>;
Q_DECLARE_METATYPE(MakeStore)

namespace {

constexpr std::uint64_t most = 20;       ///< events of a mailbox, unless said otherwise
constexpr std::uint64_t plenty = 10'000; ///< where the limit is not the question

} // namespace

/// What every store promises: the same sentences over each of them.
class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    void initTestCase() { QCOMPARE(m_server.start(), QString()); }
#endif
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsEventsInOrder_data() { stores(most); }
    void keepsEventsInOrder();
    void keepsAnyBytes_data() { stores(most); }
    void keepsAnyBytes();
    void keepsMailboxesApart_data() { stores(most); }
    void keepsMailboxesApart();
    void tellsAbsentMailboxesFromEmptyOnes_data() { stores(most); }
    void tellsAbsentMailboxesFromEmptyOnes();
    void neverUsesANumberTwice_data() { stores(most); }
    void neverUsesANumberTwice();
    void startsAgainAtAnUnknownCursor_data() { stores(most); }
    void startsAgainAtAnUnknownCursor();
    void expiresWhatIsOld_data() { stores(most); }
    void expiresWhatIsOld();
    void expiresInAnyNumberOfMailboxes_data() { stores(most); }
    void expiresInAnyNumberOfMailboxes();
    void refusesMoreThanAMailboxMayHold_data() { stores(most); }
    void refusesMoreThanAMailboxMayHold();
    void replacesAndRemovesMailboxes_data() { stores(most); }
    void replacesAndRemovesMailboxes();
    void tellsWhichMailboxesHaveGrown_data() { stores(most); }
    void tellsWhichMailboxesHaveGrown();
    void neverLetsAReaderSkip_data() { stores(plenty); }
    void neverLetsAReaderSkip();
    void answersEveryCallOfABurstOnce_data() { stores(plenty); }
    void answersEveryCallOfABurstOnce();
    void endsWhatWaitsWhenStopped_data() { stores(plenty); }
    void endsWhatWaitsWhenStopped();

private:
    void stores(std::uint64_t eventsPerMailbox);

    std::unique_ptr<QTemporaryDir> m_folder;
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    PostgresqlServer m_server;
#endif
};

void StoreTest::stores(std::uint64_t eventsPerMailbox)
{
    QTest::addColumn<MakeStore>("make");
    QTest::newRow("memory") << MakeStore([eventsPerMailbox] {
        auto store = std::make_unique<FakeStore>();
        store->mostEvents = eventsPerMailbox;
        return store;
    });
    QTest::newRow("SQLite") << MakeStore([this, eventsPerMailbox] {
        return SqliteStore::open(m_folder->filePath(QStringLiteral("relay.sqlite")).toStdString(),
                                 {.eventsPerMailbox = eventsPerMailbox})
            .store;
    });
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    QTest::newRow("PostgreSQL") << MakeStore([this, eventsPerMailbox] {
        return PostgresqlStore::open(m_server.makeDatabase(), {.eventsPerMailbox = eventsPerMailbox}).store;
    });
#endif
}

void StoreTest::keepsEventsInOrder()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QVERIFY(!store->hasMailboxes());
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QVERIFY(store->hasMailboxes());
    std::vector<NewEvent> sent;
    for (int i = 0; i < 5; ++i) {
        sent.push_back(sampleEvent(1, monday + std::chrono::seconds(i)));
        QCOMPARE(append(*store, sent.back()), StoreOutcome::Done);
    }
    const EventBatch all = read(*store, 1);
    QCOMPARE(all.events.size(), sent.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        QVERIFY(all.events[i].id == sent[i].id);
        QVERIFY(all.events[i].sealed == sent[i].sealed);
        QVERIFY(all.events[i].time == sent[i].time);
        QCOMPARE(all.events[i].sequence, i + 1);
    }
    const EventBatch first = read(*store, 1, 0, 2);
    QCOMPARE(first.last, std::uint64_t(2));
    const EventBatch rest = read(*store, 1, first.last);
    QCOMPARE(rest.events.size(), std::size_t(3));
    QVERIFY(rest.events[0].id == sent[2].id);
    QVERIFY(read(*store, 1, rest.last).events.empty());
    QCOMPARE(read(*store, 1, rest.last).last, rest.last);
    QVERIFY(store->isHealthy());
}

void StoreTest::keepsAnyBytes()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    StoredMailbox mailbox = sampleMailbox(0xff);
    mailbox.page = std::string("{\"business\":\"\\\\ ' \" \x01 \xf0\x9f\x8d\xba \xff\"}", 33);
    QCOMPARE(put(*store, mailbox), StoreOutcome::Done);
    QVERIFY(find(*store, 0xff) == mailbox);
    for (const std::size_t size : {0, 1, 256, 9'000}) {
        NewEvent event = sampleEvent(0xff);
        event.sealed.resize(size);
        for (std::size_t i = 0; i < size; ++i)
            event.sealed[i] = static_cast<std::uint8_t>(i);
        QCOMPARE(append(*store, event), StoreOutcome::Done);
        QVERIFY(read(*store, 0xff).events.back().sealed == event.sealed);
    }
}

void StoreTest::keepsMailboxesApart()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(put(*store, sampleMailbox(2)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(2)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(2)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(1));
    QCOMPARE(read(*store, 2).events.size(), std::size_t(2));
    QCOMPARE(read(*store, 2).last, std::uint64_t(2));
    QCOMPARE(count(*store, 2), std::uint64_t(2));
    QCOMPARE(forget(*store, 2, 2), StoreOutcome::Done);
    QCOMPARE(count(*store, 1), std::uint64_t(1));
}

void StoreTest::tellsAbsentMailboxesFromEmptyOnes()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    const auto outcomeOfRead = [&](std::uint8_t mailbox) {
        return outcomeOf([&](const Store::Done& done) {
            store->read(mailboxOf(mailbox), 0, 10, [done](StoreOutcome outcome, const EventBatch&) { done(outcome); });
        });
    };
    const auto outcomeOfCount = [&](std::uint8_t mailbox) {
        return outcomeOf([&](const Store::Done& done) {
            store->countEvents(mailboxOf(mailbox), [done](StoreOutcome outcome, std::uint64_t) { done(outcome); });
        });
    };
    QCOMPARE(outcomeOfRead(1), StoreOutcome::Done);
    QCOMPARE(outcomeOfRead(9), StoreOutcome::Absent);
    QCOMPARE(outcomeOfCount(1), StoreOutcome::Done);
    QCOMPARE(outcomeOfCount(9), StoreOutcome::Absent);
    QCOMPARE(append(*store, sampleEvent(9)), StoreOutcome::Absent);
    QCOMPARE(forget(*store, 9, 5), StoreOutcome::Absent);
    QCOMPARE(removeMailbox(*store, 9), StoreOutcome::Absent);
    QVERIFY(!find(*store, 9));
    QVERIFY(store->isHealthy());
}

void StoreTest::neverUsesANumberTwice()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(forget(*store, 1, 2), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(1));
    QCOMPARE(forget(*store, 1, 3), StoreOutcome::Done);
    QCOMPARE(count(*store, 1), std::uint64_t(0));
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.front().sequence, std::uint64_t(4));
    QCOMPARE(forget(*store, 1, 2), StoreOutcome::Done);
    QCOMPARE(count(*store, 1), std::uint64_t(1));
    // The largest number a cursor may carry forgets everything there is, and nothing that comes.
    QCOMPARE(forget(*store, 1, INT64_MAX), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.front().sequence, std::uint64_t(5));
}

void StoreTest::startsAgainAtAnUnknownCursor()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1, 5000).last, std::uint64_t(0));
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    const EventBatch batch = read(*store, 1, 5000);
    QCOMPARE(batch.events.size(), std::size_t(1));
    QCOMPARE(batch.last, std::uint64_t(1));
}

void StoreTest::expiresWhatIsOld()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(put(*store, sampleMailbox(2)), StoreOutcome::Done);
    for (int day = 0; day < 4; ++day)
        QCOMPARE(append(*store, sampleEvent(1, monday + day * 24h)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(2, monday)), StoreOutcome::Done);
    QCOMPARE(expire(*store, monday + 48h), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(2));
    QCOMPARE(read(*store, 1).events.front().sequence, std::uint64_t(3));
    QCOMPARE(count(*store, 1), std::uint64_t(2));
    QCOMPARE(count(*store, 2), std::uint64_t(0));
    QCOMPARE(append(*store, sampleEvent(2)), StoreOutcome::Done);
    QCOMPARE(read(*store, 2).events.front().sequence, std::uint64_t(2));
}

void StoreTest::expiresInAnyNumberOfMailboxes()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    // More than a store takes at a time; the id has six bytes.
    constexpr int mailboxes = 1'100;
    std::atomic<int> stored = 0;
    std::promise<void> all;
    for (int i = 0; i < mailboxes; ++i) {
        StoredMailbox mailbox = sampleMailbox(0);
        mailbox.id.bytes[0] = static_cast<std::uint8_t>(i >> 8);
        mailbox.id.bytes[1] = static_cast<std::uint8_t>(i & 0xff);
        NewEvent event = sampleEvent(0);
        event.mailbox = mailbox.id;
        store->putMailbox(mailbox, [](StoreOutcome) {});
        QVERIFY(store->append(event, [&](StoreOutcome outcome) {
            if (outcome == StoreOutcome::Done && ++stored == mailboxes)
                all.set_value();
        }));
    }
    QVERIFY(all.get_future().wait_for(30s) == std::future_status::ready);
    QCOMPARE(expire(*store, monday + 1ms), StoreOutcome::Done);
    for (int i = 0; i < mailboxes; i += 50) {
        core::MailboxId id = mailboxOf(0);
        id.bytes[0] = static_cast<std::uint8_t>(i >> 8);
        id.bytes[1] = static_cast<std::uint8_t>(i & 0xff);
        std::promise<std::uint64_t> left;
        store->countEvents(id, [&left](StoreOutcome, std::uint64_t found) { left.set_value(found); });
        QCOMPARE(left.get_future().get(), std::uint64_t(0));
    }
}

void StoreTest::refusesMoreThanAMailboxMayHold()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    for (std::uint64_t i = 0; i < most; ++i)
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Full);
    QCOMPARE(count(*store, 1), most);
    QCOMPARE(forget(*store, 1, 5), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QVERIFY(store->isHealthy());
}

void StoreTest::replacesAndRemovesMailboxes()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    StoredMailbox mailbox = sampleMailbox(1);
    QVERIFY(!find(*store, 1));
    QCOMPARE(put(*store, mailbox), StoreOutcome::Done);
    QVERIFY(find(*store, 1) == mailbox);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    mailbox.page = R"({"business":"Ash"})";
    mailbox.secretHash = core::randomBytes<SecretHash>();
    QCOMPARE(put(*store, mailbox), StoreOutcome::Done);
    QVERIFY(find(*store, 1) == mailbox);
    QCOMPARE(count(*store, 1), std::uint64_t(1));
    QCOMPARE(removeMailbox(*store, 1), StoreOutcome::Done);
    QVERIFY(!find(*store, 1));
    QVERIFY(read(*store, 1).events.empty());
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Absent);
    QCOMPARE(removeMailbox(*store, 1), StoreOutcome::Absent);
    QVERIFY(!store->hasMailboxes());
}

void StoreTest::tellsWhichMailboxesHaveGrown()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    std::promise<std::vector<core::MailboxId>> grown;
    StoreWatch watch;
    watch.grown = [&grown](const std::vector<core::MailboxId>& mailboxes) { grown.set_value(mailboxes); };
    store->watch(watch);
    QCOMPARE(put(*store, sampleMailbox(3)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(4)), StoreOutcome::Absent);
    QCOMPARE(append(*store, sampleEvent(3)), StoreOutcome::Done);
    QVERIFY(grown.get_future().get() == std::vector{mailboxOf(3)});
    store->stop();
}

void StoreTest::neverLetsAReaderSkip()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    constexpr int writers = 4;
    constexpr std::size_t each = 250;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&] {
            for (std::size_t n = 0; n < each; ++n)
                failures += append(*store, sampleEvent(1)) != StoreOutcome::Done;
        });
    }
    std::set<core::EventId> found;
    std::uint64_t after = 0;
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (found.size() < writers * each && std::chrono::steady_clock::now() < end) {
        const EventBatch batch = read(*store, 1, after, 7);
        for (const StoredEvent& event : batch.events) {
            QVERIFY(event.sequence > after);
            after = event.sequence;
            found.insert(event.id);
        }
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(found.size(), writers * each);
}

void StoreTest::answersEveryCallOfABurstOnce()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    constexpr int events = 2'000;
    std::vector<std::atomic<int>> answers(events);
    std::atomic<int> stored = 0;
    std::promise<void> all;
    for (int i = 0; i < events; ++i) {
        QVERIFY(store->append(sampleEvent(1), [&, i](StoreOutcome outcome) {
            ++answers[static_cast<std::size_t>(i)];
            if (outcome == StoreOutcome::Done && ++stored == events)
                all.set_value();
        }));
    }
    QVERIFY(all.get_future().wait_for(30s) == std::future_status::ready);
    store->stop();
    QVERIFY(std::all_of(answers.begin(), answers.end(), [](const std::atomic<int>& times) { return times == 1; }));
}

void StoreTest::endsWhatWaitsWhenStopped()
{
    QFETCH(MakeStore, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    constexpr int events = 500;
    std::atomic<int> answered = 0;
    std::atomic<std::uint64_t> stored = 0;
    for (int i = 0; i < events; ++i) {
        QVERIFY(store->append(sampleEvent(1), [&](StoreOutcome outcome) {
            stored += outcome == StoreOutcome::Done;
            ++answered;
        }));
    }
    store->stop();
    QCOMPARE(answered.load(), events);
    QCOMPARE(stored.load(), std::uint64_t(events));
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Failed);
    QCOMPARE(put(*store, sampleMailbox(2)), StoreOutcome::Failed);
    store->stop();
}

QTEST_APPLESS_MAIN(StoreTest)
#include "tst_store.moc"
