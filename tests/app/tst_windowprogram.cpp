#include "core/base/storage/datafolder.h"
#include "core/contacts/contactrepository.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtTest/QTest>

using namespace inglenook::core;

/// The window's program from outside: what it takes, and what it says when it cannot open.
class TestWindowProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void saysHowItIsUsed();
    void endsWithTwoOnWrongUse_data();
    void endsWithTwoOnWrongUse();
    void opensTheOwnersData();
    void refusesASecondCopy();
    void refusesDataOfANewerVersion();
    void refusesADamagedDatabase();

private:
    struct Outcome
    {
        int status = -1;
        QString output;
        QString errors;
    };
    [[nodiscard]] Outcome run(const QStringList& arguments) const;
    /// Starts it on our data and reads its errors, until it says `words`; it shows them in a window and waits there.
    [[nodiscard]] QString runUntilItSays(const QString& words) const;
    [[nodiscard]] QString data() const { return m_folder->filePath(QStringLiteral("data")); }
    [[nodiscard]] static QString program() { return QStringLiteral(TEST_BIN_DIR "/inglenook"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWindowProgram::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

TestWindowProgram::Outcome TestWindowProgram::run(const QStringList& arguments) const
{
    QProcess process;
    process.start(program(), arguments);
    if (!process.waitForFinished())
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString TestWindowProgram::runUntilItSays(const QString& words) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(), {QStringLiteral("--data"), data()});
    QString said;
    while (!said.contains(words) && process.waitForReadyRead(20'000))
        said += QString::fromUtf8(process.readAll());
    process.kill();
    process.waitForFinished();
    return said;
}

void TestWindowProgram::saysHowItIsUsed()
{
    const Outcome help = run({QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    for (const char16_t* option : {u"--data", u"--try-now", u"--journey", u"--screenshots"})
        QVERIFY(help.output.contains(QString::fromUtf16(option)));
    const Outcome version = run({QStringLiteral("--version")});
    QCOMPARE(version.status, 0);
    QVERIFY(version.output.startsWith(QStringLiteral("inglenook ")));
}

void TestWindowProgram::endsWithTwoOnWrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--no-such-option")};
    QTest::newRow("no folder") << QStringList{QStringLiteral("--data")};
    QTest::newRow("a file") << QStringList{QStringLiteral("guests.csv")};
    QTest::newRow("own data on trial") << QStringList{QStringLiteral("--try-now"), QStringLiteral("--data"),
                                                      QStringLiteral("x")};
}

void TestWindowProgram::endsWithTwoOnWrongUse()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains(QStringLiteral("--try-now")));
}

void TestWindowProgram::opensTheOwnersData()
{
    const Outcome outcome = run({QStringLiteral("--data"), data(), QStringLiteral("--quit-when-shown")});
    QCOMPARE(outcome.status, 0);
    const auto folder = DataFolder::open(data(), SystemClock());
    QVERIFY(folder.has_value());
    QCOMPARE(*(*folder)->database().read([](Transaction& t) { return ContactRepository().count(t); }), 0);
}

void TestWindowProgram::refusesASecondCopy()
{
    const auto folder = DataFolder::open(data(), SystemClock());
    QVERIFY(folder.has_value());
    const QString words = QStringLiteral("Inglenook is open already with these data.");
    QVERIFY(runUntilItSays(words).contains(words));
}

void TestWindowProgram::refusesDataOfANewerVersion()
{
    QVERIFY(DataFolder::open(data(), SystemClock()).has_value());
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        database.setDatabaseName(data() + QStringLiteral("/inglenook.sqlite"));
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 9999")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    const QString words = QStringLiteral("written by a newer Inglenook");
    QVERIFY(runUntilItSays(words).contains(words));
}

void TestWindowProgram::refusesADamagedDatabase()
{
    QVERIFY(QDir().mkpath(data()));
    QFile file(data() + QStringLiteral("/inglenook.sqlite"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray damaged("this is no database, and never was one. ", 40);
    file.write(damaged.repeated(200));
    file.close();
    const QString words = QStringLiteral("database");
    QVERIFY(runUntilItSays(words).contains(words));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), damaged.repeated(200));
}

QTEST_GUILESS_MAIN(TestWindowProgram)
#include "tst_windowprogram.moc"
