#include "core/base/storage/databaseworker.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestDatabaseWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void worksInAnotherThread();
    void tellsHowFarItIs();
    void stopsWhenItIsCancelled();
    void canBeStartedAgainFromItsEnd();
    void cancelsAndIsSilentWhenItGoes();
    void doesNotWaitForWhatOnlyReads();
    void saysThatTheDatabaseIsBusy();
    void tellsWhyItCouldNotOpen();

private:
    [[nodiscard]] QString note()
    {
        return *m_database->read(
            [](Transaction& t) { return SettingsRepository().loadText(t, QStringLiteral("note")); });
    }
    [[nodiscard]] static Result<void> write(Database& database, const QString& text)
    {
        return database.write(
            [&](Transaction& t) { return SettingsRepository().storeText(t, QStringLiteral("note"), text); });
    }
    [[nodiscard]] static Error cancelled() { return {ErrorKind::Cancelled, QStringLiteral("stopped"), {}}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<DatabaseWorker> m_worker;
};

void TestDatabaseWorker::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("test.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
    m_worker = std::make_unique<DatabaseWorker>(m_database->path(), Database::Access::ReadWrite);
}

void TestDatabaseWorker::cleanup()
{
    m_worker.reset();
    m_database.reset();
}

void TestDatabaseWorker::worksInAnotherThread()
{
    std::optional<Result<int>> outcome;
    m_worker->start(
        [here = QThread::currentThread()](Database& database, const Progress&) -> Result<int> {
            if (auto written = write(database, QStringLiteral("from the worker")); !written)
                return written.error();
            return QThread::currentThread() == here ? 0 : 42;
        },
        [&](const Result<int>& done) { outcome = done; });
    QVERIFY(m_worker->isRunning());
    QVERIFY(!outcome);
    QTRY_VERIFY(outcome.has_value());
    QCOMPARE(outcome->value_or(-1), 42);
    QVERIFY(!m_worker->isRunning());
    QCOMPARE(note(), QStringLiteral("from the worker"));
}

void TestDatabaseWorker::tellsHowFarItIs()
{
    QSignalSpy told(m_worker.get(), &DatabaseWorker::progressed);
    std::atomic<bool> mayEnd = false;
    bool isDone = false;
    m_worker->start(
        [&mayEnd](Database&, const Progress& progress) -> Result<void> {
            while (!mayEnd && progress(0.25))
                QThread::msleep(1);
            return {};
        },
        [&](const Result<void>&) { isDone = true; });
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().first().toDouble(), 0.25);
    mayEnd = true;
    QTRY_VERIFY(isDone);
}

void TestDatabaseWorker::stopsWhenItIsCancelled()
{
    std::optional<Result<void>> outcome;
    m_worker->start(
        [](Database& database, const Progress& progress) {
            return database.write([&](Transaction& t) -> Result<void> {
                if (auto stored = SettingsRepository().storeText(t, QStringLiteral("note"), QStringLiteral("half"));
                    !stored)
                    return stored;
                while (progress(0.5))
                    QThread::msleep(1);
                return cancelled();
            });
        },
        [&](const Result<void>& done) { outcome = done; });
    m_worker->cancel();
    QTRY_VERIFY(outcome.has_value());
    QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    QCOMPARE(note(), QString());
}

void TestDatabaseWorker::canBeStartedAgainFromItsEnd()
{
    int ends = 0;
    const auto work = [](Database&, const Progress& progress) -> Result<void> {
        return progress(1) ? Result<void>() : cancelled();
    };
    m_worker->start(work, [&](const Result<void>&) {
        ++ends;
        m_worker->start(work, [&](const Result<void>& done) { ends += done ? 1 : 0; });
    });
    m_worker->cancel();
    QTRY_COMPARE(ends, 2); // an earlier cancel is not for the second
}

void TestDatabaseWorker::cancelsAndIsSilentWhenItGoes()
{
    std::atomic<bool> hasEnded = false;
    int told = 0;
    m_worker->start(
        [&hasEnded](Database&, const Progress& progress) -> Result<void> {
            while (progress(0))
                QThread::msleep(1);
            hasEnded = true;
            return {};
        },
        [&told](const Result<void>&) { ++told; });
    m_worker.reset();
    QVERIFY(hasEnded);
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
}

void TestDatabaseWorker::doesNotWaitForWhatOnlyReads()
{
    struct Story
    {
        std::atomic<bool> mayEnd = false;
        std::atomic<bool> hasRead = false;
    };
    const auto story = std::make_shared<Story>();
    QVERIFY(write(*m_database, QStringLiteral("for whoever reads")).has_value());
    auto reader = std::make_unique<DatabaseWorker>(m_database->path(), Database::Access::ReadOnly);
    reader->start(
        [story](Database& database, const Progress&) -> Result<void> {
            while (!story->mayEnd)
                QThread::msleep(1);
            const auto text =
                database.read([](Transaction& t) { return SettingsRepository().loadText(t, QStringLiteral("note")); });
            story->hasRead = text.value_or(QString()) == u"for whoever reads";
            return write(database, QStringLiteral("not allowed"));
        },
        [](const Result<void>&) { QFAIL("nobody is there any more"); });
    reader.reset();
    QVERIFY(!story->hasRead);
    story->mayEnd = true;
    QTRY_VERIFY(story->hasRead);
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    QCOMPARE(note(), QStringLiteral("for whoever reads"));
}

void TestDatabaseWorker::saysThatTheDatabaseIsBusy()
{
    QVERIFY(!m_database->isBusy());
    std::atomic<bool> isWriting = false;
    bool isDone = false;
    m_worker->start(
        [&isWriting](Database& database, const Progress& progress) {
            return database.write([&](Transaction&) -> Result<void> {
                isWriting = true;
                while (progress(0))
                    QThread::msleep(1);
                return {};
            });
        },
        [&isDone](const Result<void>&) { isDone = true; });
    QTRY_VERIFY(isWriting);
    QVERIFY(m_database->isBusy());
    m_worker->cancel();
    QTRY_VERIFY(isDone);
    QVERIFY(!m_database->isBusy());
    // One's own writing is no reason to wait.
    const auto own = m_database->write([this](Transaction&) -> Result<bool> { return m_database->isBusy(); });
    QVERIFY(own.has_value() && !*own);
}

void TestDatabaseWorker::tellsWhyItCouldNotOpen()
{
    DatabaseWorker lost(m_folder->filePath(QStringLiteral("no/such/folder.sqlite")), Database::Access::ReadWrite);
    std::optional<Result<int>> outcome;
    lost.start([](Database&, const Progress&) -> Result<int> { return 1; },
               [&](const Result<int>& done) { outcome = done; });
    QTRY_VERIFY(outcome.has_value());
    QCOMPARE(outcome->error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestDatabaseWorker)
#include "tst_databaseworker.moc"
