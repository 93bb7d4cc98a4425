#include "core/base/storage/datafolder.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

constexpr auto others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

/// What this program does when started with a folder's name: holds it until its input ends, or is killed.
int holdFolder(const QString& path)
{
    const auto folder = DataFolder::open(path, FakeClock());
    QFile out;
    QFile in;
    if (!out.open(stdout, QIODevice::WriteOnly) || !in.open(stdin, QIODevice::ReadOnly))
        return 2;
    out.write(folder ? "open\n" : "refused\n");
    out.flush();
    in.readLine();
    return 0;
}

} // namespace

class TestDataFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_path = m_place->filePath(QStringLiteral("inn/data"));
    }

    void cleanup()
    {
        m_other.kill();
        m_other.waitForFinished();
    }

    void makesAFolderThatOnlyItsOwnerCanRead()
    {
        const auto folder = DataFolder::open(m_path, m_clock);
        QVERIFY(folder);
        QVERIFY(!(QFile::permissions(m_path) & others));
        QVERIFY((*folder)->database().write([](Transaction& t) -> Result<void> {
            auto done = t.run(QStringLiteral("INSERT INTO settings (name, value) VALUES ('a', 'b')"));
            return done ? Result<void>() : done.error();
        }));
        const auto files = QDir(m_path).entryInfoList({QStringLiteral("inglenook.sqlite*")}, QDir::Files);
        QVERIFY(files.size() >= 2);
        for (const QFileInfo& file : files)
            QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
    }

    void refusesASecondCopy()
    {
        const auto first = DataFolder::open(m_path, m_clock);
        QVERIFY(first);
        const auto second = DataFolder::open(m_path, m_clock);
        QCOMPARE(second.error().kind, ErrorKind::InUse);
        QVERIFY(!second.error().message.isEmpty());
    }

    void opensAgainOnceItIsClosed()
    {
        QVERIFY(DataFolder::open(m_path, m_clock));
        const auto again = DataFolder::open(m_path, m_clock);
        QVERIFY(again);
        QCOMPARE((*again)->filePath(QStringLiteral("a")), QDir(m_path).filePath(QStringLiteral("a")));
    }

    void refusesWhileAnotherProgramHoldsIt()
    {
        startOther();
        QCOMPARE(DataFolder::open(m_path, m_clock).error().kind, ErrorKind::InUse);
    }

    void refusesWhileAnotherProgramHoldsItThoughTheLockFileWasCleanedAway()
    {
        startOther();
        QVERIFY(QFile::remove(m_path + QStringLiteral("/inglenook.lock")));
        QCOMPARE(DataFolder::open(m_path, m_clock).error().kind, ErrorKind::InUse);
    }

    void takesOverFromAProgramThatWasKilled()
    {
        startOther();
        m_other.kill();
        QVERIFY(m_other.waitForFinished());
        QVERIFY(QFile::exists(m_path + QStringLiteral("/inglenook.lock")));
        const auto folder = DataFolder::open(m_path, m_clock);
        QVERIFY2(folder, folder ? "" : qPrintable(folder.error().message));
        const auto owner = (*folder)->database().read([](Transaction& t) -> Result<qint64> {
            auto rows = t.run(QStringLiteral("SELECT process FROM owner"));
            return rows && rows->next() ? rows->value(0).toLongLong() : 0;
        });
        QCOMPARE(*owner, QCoreApplication::applicationPid());
    }

    void takesOverALockThatWasNeverSigned()
    {
        QVERIFY(DataFolder::open(m_path, m_clock));
        QFile lock(m_path + QStringLiteral("/inglenook.lock")); // its process was killed before it could
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.close();
        QVERIFY(DataFolder::open(m_path, m_clock));
    }

    void saysWhereTheLockOfAnotherComputerIs()
    {
        QVERIFY(QDir().mkpath(m_path));
        QFile lock(m_path + QStringLiteral("/inglenook.lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4711\ninglenook\nbackoffice-2\n");
        lock.close();
        const auto folder = DataFolder::open(m_path, m_clock);
        QCOMPARE(folder.error().kind, ErrorKind::InUse);
        QVERIFY(folder.error().message.contains(u"backoffice-2"));
        QVERIFY(folder.error().message.contains(u"inglenook.lock"));
    }

    void saysWhenThePlaceCannotHoldAFolder()
    {
        QFile file(m_place->filePath(QStringLiteral("inn")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(DataFolder::open(m_path, m_clock).error().kind, ErrorKind::Storage);
    }

private:
    void startOther()
    {
        m_other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), m_path});
        QVERIFY(m_other.waitForReadyRead());
        QCOMPARE(m_other.readLine(), QByteArray("open\n"));
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_place;
    QString m_path;
    QProcess m_other;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--hold")
        return holdFolder(arguments.at(2));
    TestDataFolder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_datafolder.moc"
