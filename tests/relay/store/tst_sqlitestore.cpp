#include "relay/store/sqlitestore.h"
#include "tests/support/fakestore.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <future>
#include <sys/resource.h>

using namespace inglenook;
using namespace inglenook::relay;
using inglenook::tests::FakeStore;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::function<std::unique_ptr<Store>()>)

namespace {

const core::Instant monday{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h};

core::MailboxId mailboxOf(std::uint8_t number)
{
    core::MailboxId id;
    id.bytes.fill(number);
    return id;
}

StoredMailbox sampleMailbox(std::uint8_t number)
{
    return {mailboxOf(number), core::makeKeyPair().publicKey, core::randomBytes<SecretHash>(), R"({"business":"Oak"})"};
}

NewEvent sampleEvent(std::uint8_t mailbox, core::Instant at = monday)
{
    return {mailboxOf(mailbox), core::randomBytes<core::EventId>(), at, std::vector<std::uint8_t>(256, 7)};
}

/// Waits for a callback of the store.
template <typename Start>
StoreOutcome outcomeOf(Start start)
{
    std::promise<StoreOutcome> promise;
    start([&promise](StoreOutcome outcome) { promise.set_value(outcome); });
    return promise.get_future().get();
}

StoreOutcome put(Store& store, const StoredMailbox& mailbox)
{
    return outcomeOf([&](Store::Done done) { store.putMailbox(mailbox, std::move(done)); });
}

StoreOutcome append(Store& store, NewEvent event)
{
    return outcomeOf([&](Store::Done done) { QVERIFY(store.append(std::move(event), std::move(done))); });
}

EventBatch read(Store& store, std::uint8_t mailbox, std::uint64_t after = 0, std::size_t limit = 1000)
{
    std::promise<EventBatch> promise;
    store.read(mailboxOf(mailbox), after, limit,
               [&promise](StoreOutcome, EventBatch batch) { promise.set_value(std::move(batch)); });
    return promise.get_future().get();
}

std::uint64_t count(Store& store, std::uint8_t mailbox)
{
    std::promise<std::uint64_t> promise;
    store.countEvents(mailboxOf(mailbox), [&promise](StoreOutcome, std::uint64_t found) { promise.set_value(found); });
    return promise.get_future().get();
}

std::optional<StoredMailbox> find(Store& store, std::uint8_t mailbox)
{
    std::promise<std::optional<StoredMailbox>> promise;
    store.findMailbox(mailboxOf(mailbox), [&promise](StoreOutcome, std::optional<StoredMailbox> found) {
        promise.set_value(std::move(found));
    });
    return promise.get_future().get();
}

/// No file of this process may grow while it lives.
class FullDisk
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 1;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

/// What every store promises, and what SQLite's keeps beyond that.
class SqliteStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEventsInOrder_data() { stores(); }
    void keepsEventsInOrder();
    void keepsMailboxesApart_data() { stores(); }
    void keepsMailboxesApart();
    void neverUsesANumberTwice_data() { stores(); }
    void neverUsesANumberTwice();
    void startsAgainAtAnUnknownCursor_data() { stores(); }
    void startsAgainAtAnUnknownCursor();
    void expiresWhatIsOld_data() { stores(); }
    void expiresWhatIsOld();
    void refusesMoreThanAMailboxMayHold_data() { stores(); }
    void refusesMoreThanAMailboxMayHold();
    void replacesAndRemovesMailboxes_data() { stores(); }
    void replacesAndRemovesMailboxes();
    void tellsWhichMailboxesHaveGrown_data() { stores(); }
    void tellsWhichMailboxesHaveGrown();

    void keepsEverythingAcrossOpenings();
    void commitsManyAtOnce();
    void refusesWhatDoesNotFitTheQueue();
    void refusesAFileThatIsNoStoreOrNewer();
    void failsAndRecoversWithTheDisk();
    void hidesTheFileFromOthers();

private:
    void stores();
    std::unique_ptr<SqliteStore> open(SqliteStore::Limits limits = {})
    {
        auto opened = SqliteStore::open(m_folder->filePath(QStringLiteral("relay.sqlite")).toStdString(), limits);
        return std::move(opened.store);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    static constexpr std::uint64_t most = 20;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

void SqliteStoreTest::stores()
{
    QTest::addColumn<std::function<std::unique_ptr<Store>()>>("make");
    QTest::newRow("memory") << std::function<std::unique_ptr<Store>()>([] {
        auto store = std::make_unique<FakeStore>();
        store->mostEvents = most;
        return store;
    });
    QTest::newRow("SQLite") << std::function<std::unique_ptr<Store>()>(
        [this] { return open({.eventsPerMailbox = most}); });
}

void SqliteStoreTest::keepsEventsInOrder()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
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
}

void SqliteStoreTest::keepsMailboxesApart()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(put(*store, sampleMailbox(2)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(2)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(2)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(9)), StoreOutcome::Absent);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(1));
    QCOMPARE(read(*store, 2).events.size(), std::size_t(2));
    QCOMPARE(count(*store, 2), std::uint64_t(2));
    QVERIFY(read(*store, 9).events.empty());
}

void SqliteStoreTest::neverUsesANumberTwice()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    const auto forget = [&](std::uint64_t upto) {
        return outcomeOf([&](Store::Done done) { store->forget(mailboxOf(1), upto, std::move(done)); });
    };
    QCOMPARE(forget(2), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(1));
    QCOMPARE(forget(3), StoreOutcome::Done);
    QCOMPARE(count(*store, 1), std::uint64_t(0));
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.front().sequence, std::uint64_t(4));
    QCOMPARE(forget(2), StoreOutcome::Done);
    QCOMPARE(count(*store, 1), std::uint64_t(1));
}

void SqliteStoreTest::startsAgainAtAnUnknownCursor()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    const EventBatch batch = read(*store, 1, 5000);
    QCOMPARE(batch.events.size(), std::size_t(1));
    QCOMPARE(batch.last, std::uint64_t(1));
}

void SqliteStoreTest::expiresWhatIsOld()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(put(*store, sampleMailbox(2)), StoreOutcome::Done);
    for (int day = 0; day < 4; ++day)
        QCOMPARE(append(*store, sampleEvent(1, monday + day * 24h)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(2, monday)), StoreOutcome::Done);
    QCOMPARE(outcomeOf([&](Store::Done done) { store->expire(monday + 48h, std::move(done)); }), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(2));
    QCOMPARE(read(*store, 1).events.front().sequence, std::uint64_t(3));
    QCOMPARE(count(*store, 1), std::uint64_t(2));
    QCOMPARE(count(*store, 2), std::uint64_t(0));
}

void SqliteStoreTest::refusesMoreThanAMailboxMayHold()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    for (std::uint64_t i = 0; i < most; ++i)
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Full);
    QCOMPARE(count(*store, 1), most);
    QCOMPARE(outcomeOf([&](Store::Done done) { store->forget(mailboxOf(1), 5, std::move(done)); }), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
}

void SqliteStoreTest::replacesAndRemovesMailboxes()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    StoredMailbox mailbox = sampleMailbox(1);
    QVERIFY(!find(*store, 1));
    QCOMPARE(put(*store, mailbox), StoreOutcome::Done);
    QVERIFY(find(*store, 1) == mailbox);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    mailbox.page = R"({"business":"Ash"})";
    QCOMPARE(put(*store, mailbox), StoreOutcome::Done);
    QVERIFY(find(*store, 1) == mailbox);
    QCOMPARE(count(*store, 1), std::uint64_t(1));
    const auto remove = [&] {
        return outcomeOf([&](Store::Done done) { store->removeMailbox(mailboxOf(1), std::move(done)); });
    };
    QCOMPARE(remove(), StoreOutcome::Done);
    QVERIFY(!find(*store, 1));
    QVERIFY(read(*store, 1).events.empty());
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Absent);
    QCOMPARE(remove(), StoreOutcome::Absent);
}

void SqliteStoreTest::tellsWhichMailboxesHaveGrown()
{
    QFETCH(std::function<std::unique_ptr<Store>()>, make);
    const auto store = make();
    std::promise<std::vector<core::MailboxId>> grown;
    store->watch([&grown](const std::vector<core::MailboxId>& mailboxes) { grown.set_value(mailboxes); });
    QCOMPARE(put(*store, sampleMailbox(3)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(3)), StoreOutcome::Done);
    QVERIFY(grown.get_future().get() == std::vector{mailboxOf(3)});
}

void SqliteStoreTest::keepsEverythingAcrossOpenings()
{
    const StoredMailbox mailbox = sampleMailbox(1);
    {
        const auto store = open();
        QCOMPARE(put(*store, mailbox), StoreOutcome::Done);
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
        QVERIFY(store->hasMailboxes());
    }
    const auto store = open();
    QVERIFY(find(*store, 1) == mailbox);
    QCOMPARE(read(*store, 1).events.size(), std::size_t(1));
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QCOMPARE(read(*store, 1).last, std::uint64_t(2));
}

void SqliteStoreTest::commitsManyAtOnce()
{
    const auto store = open();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    constexpr int events = 2000;
    std::atomic<int> stored = 0;
    std::promise<void> all;
    for (int i = 0; i < events; ++i) {
        QVERIFY(store->append(sampleEvent(1), [&](StoreOutcome outcome) {
            if (outcome == StoreOutcome::Done && ++stored == events)
                all.set_value();
        }));
    }
    QVERIFY(all.get_future().wait_for(30s) == std::future_status::ready);
    QCOMPARE(count(*store, 1), std::uint64_t(events));
}

void SqliteStoreTest::refusesWhatDoesNotFitTheQueue()
{
    const auto store = open({.waiting = 0});
    QVERIFY(!store->append(sampleEvent(1), [](StoreOutcome) { QFAIL("was not taken"); }));
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Failed);
}

void SqliteStoreTest::refusesAFileThatIsNoStoreOrNewer()
{
    const QString path = m_folder->filePath(QStringLiteral("relay.sqlite"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    QVERIFY(!open());
    QVERIFY(file.remove());
    QVERIFY(open());
    // The version of the schema stands at byte 60 of the file's header.
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(60));
    file.write(QByteArray::fromHex("00000063"));
    file.close();
    const auto newer = SqliteStore::open(path.toStdString(), {});
    QVERIFY(!newer.store);
    QVERIFY(newer.failure.find("newer") != std::string::npos);
}

void SqliteStoreTest::failsAndRecoversWithTheDisk()
{
    const auto store = open();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    {
        const FullDisk full;
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Failed);
        QVERIFY(!store->isHealthy());
        QCOMPARE(count(*store, 1), std::uint64_t(1));
    }
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QVERIFY(store->isHealthy());
    QCOMPARE(read(*store, 1).last, std::uint64_t(2));
}

void SqliteStoreTest::hidesTheFileFromOthers()
{
    const auto store = open();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    for (const QString& name : {QStringLiteral("relay.sqlite"), QStringLiteral("relay.sqlite-wal")}) {
        const auto permissions = QFile::permissions(m_folder->filePath(name));
        QVERIFY2(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)), qPrintable(name));
    }
}

QTEST_APPLESS_MAIN(SqliteStoreTest)
#include "tst_sqlitestore.moc"
