#include "relay/store/sqlitestore.h"
#include "relay/store/sqliteupkeep.h"
#include "tests/support/storecalls.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <future>
#include <sys/resource.h>

using namespace inglenook;
using namespace inglenook::relay;
using namespace inglenook::tests;
using namespace std::chrono_literals;

namespace {

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

/// What SQLite's store keeps beyond the promises of every store (tst_store).
class SqliteStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverythingAcrossOpenings();
    void refusesWhatDoesNotFitTheQueue();
    void refusesAFileThatIsNoStoreOrNewer();
    void failsAndRecoversWithTheDisk();
    void hidesTheFileFromOthers();
    void keepsASecondRelayAway();
    void copiesWhileInUse();
    void drawsNumbersBeyondThoseGivenOutSinceTheCopy();
    void summarisesAndFindsDamage();

private:
    std::unique_ptr<SqliteStore> open(SqliteStore::Limits limits = {})
    {
        auto opened = SqliteStore::open(m_folder->filePath(QStringLiteral("relay.sqlite")).toStdString(), limits);
        return std::move(opened.store);
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

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
        QTest::qWait(1500);
        QVERIFY(!store->isHealthy());
    }
    QTRY_VERIFY(store->isHealthy());
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
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

void SqliteStoreTest::keepsASecondRelayAway()
{
    const std::string path = m_folder->filePath(QStringLiteral("relay.sqlite")).toStdString();
    {
        const auto store = open();
        const auto second = SqliteStore::open(path, {});
        QVERIFY(!second.store);
        QVERIFY(second.failure.find("Another relay") != std::string::npos);
        QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    }
    QVERIFY(SqliteStore::open(path, {}).store);
}

void SqliteStoreTest::copiesWhileInUse()
{
    const auto store = open();
    QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    const std::string path = m_folder->filePath(QStringLiteral("relay.sqlite")).toStdString();
    const std::string copy = m_folder->filePath(QStringLiteral("copy.sqlite")).toStdString();
    QCOMPARE(copySqliteStore(path, copy), std::string());
    QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
    QVERIFY(!copySqliteStore(path, copy).empty());
    const auto copied = SqliteStore::open(copy, {});
    QCOMPARE(count(*copied.store, 1), std::uint64_t(1));
    QCOMPARE(count(*store, 1), std::uint64_t(2));
}

// A desktop has fetched events 2 and 3 before the disk was lost; the copy knows of 1 only.
void SqliteStoreTest::drawsNumbersBeyondThoseGivenOutSinceTheCopy()
{
    const std::string path = m_folder->filePath(QStringLiteral("relay.sqlite")).toStdString();
    const std::string copy = m_folder->filePath(QStringLiteral("copy.sqlite")).toStdString();
    std::uint64_t cursor = 0;
    {
        const auto store = open();
        QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
        QCOMPARE(copySqliteStore(path, copy), std::string());
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
        QCOMPARE(append(*store, sampleEvent(1)), StoreOutcome::Done);
        cursor = read(*store, 1).last;
    }
    QVERIFY(QFile::remove(QString::fromStdString(path)) &&
            QFile::rename(QString::fromStdString(copy), QString::fromStdString(path)));
    for (int openings = 0; openings < 2; ++openings) {
        const auto store = open();
        const NewEvent event = sampleEvent(1);
        QCOMPARE(append(*store, event), StoreOutcome::Done);
        const EventBatch batch = read(*store, 1, cursor);
        QCOMPARE(batch.events.size(), std::size_t(1));
        QVERIFY(batch.events.front().id == event.id);
        // Only the first opening jumps.
        QVERIFY(openings == 0 || batch.last == cursor + 1);
        cursor = batch.last;
    }
}

void SqliteStoreTest::summarisesAndFindsDamage()
{
    const std::string path = m_folder->filePath(QStringLiteral("relay.sqlite")).toStdString();
    StoreSummary summary;
    QVERIFY(!summariseSqliteStore(path, summary).empty());
    {
        const auto store = open();
        QCOMPARE(put(*store, sampleMailbox(1)), StoreOutcome::Done);
        QCOMPARE(put(*store, sampleMailbox(2)), StoreOutcome::Done);
        QCOMPARE(summariseSqliteStore(path, summary), std::string());
        QCOMPARE(summary.mailboxes, std::uint64_t(2));
        QVERIFY(!summary.oldest);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(append(*store, sampleEvent(2, monday + std::chrono::minutes(i))), StoreOutcome::Done);
        QCOMPARE(summariseSqliteStore(path, summary), std::string());
        QCOMPARE(summary.events, std::uint64_t(200));
        QVERIFY(summary.oldest == monday);
        QCOMPARE(checkSqliteStore(path), std::string());
    }
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QVERIFY(!checkSqliteStore(path).empty());
}

QTEST_APPLESS_MAIN(SqliteStoreTest)
#include "tst_sqlitestore.moc"
