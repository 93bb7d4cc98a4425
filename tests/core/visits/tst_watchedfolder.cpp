#include "core/visits/droppedfile.h"
#include "core/visits/watchedfolder.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class TestWatchedFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesAFileOnceItHasSettled();
    void leavesAFileAloneThatIsStillGrowing();
    void leavesTemporaryAndOtherFilesAlone();
    void doesNothingWithoutAFolder();
    void refusesAFolderThatIsNone();

private:
    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(content), content.size());
    }
    Result<void> choose(const QString& path)
    {
        return m_database->write([&](Transaction& t) { return FolderReportRepository().storeFolder(t, path); });
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<Database> m_database;
};

void TestWatchedFolder::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_data->filePath(QStringLiteral("db.sqlite")));
}

void TestWatchedFolder::takesAFileOnceItHasSettled()
{
    QVERIFY(choose(m_folder->path()).has_value());
    WatchedFolder folder(*m_database, m_clock);
    QSignalSpy taken(&folder, &WatchedFolder::fileTaken);
    write(QStringLiteral("night.csv"), "Email,Departure\n");
    folder.look();
    QVERIFY(!folder.isBusy());
    folder.look();
    QTRY_COMPARE(taken.size(), 1);
    // Its columns were never settled, so that it needs a look.
    QVERIFY(QFile::exists(m_folder->filePath(DroppedFile::lookName() + QStringLiteral("/night.csv"))));
}

void TestWatchedFolder::leavesAFileAloneThatIsStillGrowing()
{
    QVERIFY(choose(m_folder->path()).has_value());
    WatchedFolder folder(*m_database, m_clock);
    for (int i = 0; i < 5; ++i) {
        write(QStringLiteral("night.csv"), "anna@guests.example,2026-11-23\n");
        folder.look();
        QVERIFY(!folder.isBusy());
    }
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("night.csv"))));
}

void TestWatchedFolder::leavesTemporaryAndOtherFilesAlone()
{
    QVERIFY(choose(m_folder->path()).has_value());
    WatchedFolder folder(*m_database, m_clock);
    for (const QString& name : {QStringLiteral("night.csv.part"), QStringLiteral("~$night.xlsx"),
                                QStringLiteral(".night.csv"), QStringLiteral("report.pdf")})
        write(name, "something");
    folder.look();
    folder.look();
    QVERIFY(!folder.isBusy());
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("night.csv.part"))));
}

void TestWatchedFolder::doesNothingWithoutAFolder()
{
    WatchedFolder folder(*m_database, m_clock);
    QSignalSpy failed(&folder, &WatchedFolder::failed);
    folder.look();
    folder.look();
    QVERIFY(!folder.isBusy());
    QCOMPARE(failed.size(), 0);
}

void TestWatchedFolder::refusesAFolderThatIsNone()
{
    const auto refused = choose(m_folder->filePath(QStringLiteral("nowhere")));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestWatchedFolder)
#include "tst_watchedfolder.moc"
