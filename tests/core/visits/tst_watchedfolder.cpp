#include "core/visits/droppedfile.h"
#include "core/visits/watchedfolder.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

class TestWatchedFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesAFileOnceItHasSettled();
    void leavesAFileAloneThatIsStillGrowing();
    void leavesTemporaryAndOtherFilesAlone();
    void takesTheOldestFirst();
    void triesAFileLaterThatCannotBeMoved();
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
    folder.look(); // at once, as when a second file comes
    QVERIFY(!folder.isIdle());
    QCOMPARE(taken.size(), 0);
    m_clock.advance(10s);
    folder.look();
    QTRY_COMPARE(taken.size(), 1);
    // Its columns were never settled, so that it needs a look.
    QVERIFY(QFile::exists(m_folder->filePath(DroppedFile::lookName() + QStringLiteral("/night.csv"))));
}

void TestWatchedFolder::leavesAFileAloneThatIsStillGrowing()
{
    QVERIFY(choose(m_folder->path()).has_value());
    WatchedFolder folder(*m_database, m_clock);
    QSignalSpy taken(&folder, &WatchedFolder::fileTaken);
    QSignalSpy idle(&folder, &WatchedFolder::becameIdle);
    for (int i = 0; i < 5; ++i) {
        write(QStringLiteral("night.csv"), "anna@guests.example,2026-11-23\n");
        m_clock.advance(9s);
        folder.look();
    }
    QCOMPARE(taken.size(), 0);
    // Nobody waits for something that is written for so long.
    QCOMPARE(idle.size(), 1);
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
    m_clock.advance(1min);
    folder.look();
    QVERIFY(folder.isIdle());
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("night.csv.part"))));
}

void TestWatchedFolder::takesTheOldestFirst()
{
    QVERIFY(choose(m_folder->path()).has_value());
    WatchedFolder folder(*m_database, m_clock);
    QStringList names;
    connect(&folder, &WatchedFolder::fileTaken, this, [&names](const FolderReport& report) { names += report.file; });
    for (const auto& [name, minutes] : {std::pair("a.csv", 5), std::pair("b.csv", 50), std::pair("c.csv", 20)}) {
        write(QLatin1String(name), "Email,Departure\n");
        QFile file(m_folder->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTime().addSecs(-60 * minutes), QFileDevice::FileModificationTime));
    }
    folder.look();
    m_clock.advance(10s);
    folder.look();
    QTRY_COMPARE(names, QStringList({QStringLiteral("b.csv"), QStringLiteral("c.csv"), QStringLiteral("a.csv")}));
    QVERIFY(folder.isIdle());
}

void TestWatchedFolder::triesAFileLaterThatCannotBeMoved()
{
    QVERIFY(choose(m_folder->path()).has_value());
    // In the place of the folder into which it would be moved lies a file.
    write(DroppedFile::lookName(), "in the way");
    WatchedFolder folder(*m_database, m_clock);
    QSignalSpy taken(&folder, &WatchedFolder::fileTaken);
    QSignalSpy failed(&folder, &WatchedFolder::failed);
    write(QStringLiteral("night.csv"), "Email,Departure\n");
    folder.look();
    m_clock.advance(10s);
    folder.look();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("night.csv"))));
    m_clock.advance(1min);
    folder.look();
    QVERIFY(folder.isIdle());
    QVERIFY(QFile::remove(m_folder->filePath(DroppedFile::lookName())));
    m_clock.advance(10min);
    folder.look();
    QTRY_COMPARE(taken.size(), 1);
}

void TestWatchedFolder::doesNothingWithoutAFolder()
{
    WatchedFolder folder(*m_database, m_clock);
    QSignalSpy failed(&folder, &WatchedFolder::failed);
    QSignalSpy idle(&folder, &WatchedFolder::becameIdle);
    folder.look();
    QCOMPARE(idle.size(), 1);
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
