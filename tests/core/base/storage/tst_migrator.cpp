#include "core/base/storage/database.h"
#include "core/base/storage/migrator.h"

#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("scripts")));
        auto handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("migrating"));
        handle.setDatabaseName(m_folder->filePath(QStringLiteral("inglenook.sqlite")));
        QVERIFY(handle.open());
    }

    void cleanup()
    {
        QSqlDatabase::database(QStringLiteral("migrating")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("migrating"));
    }

    void runsEveryScriptOnANewDatabase()
    {
        addScript(QStringLiteral("0001_create_guests.sql"), "CREATE TABLE guests (name TEXT);");
        addScript(QStringLiteral("0002_add_phone.sql"), "ALTER TABLE guests ADD COLUMN phone TEXT;");
        QVERIFY(migrate());
        QCOMPARE(ask(QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
        QCOMPARE(ask(QStringLiteral("SELECT COUNT(*) FROM pragma_table_info('guests')")), QStringLiteral("2"));
        QVERIFY2(backups().isEmpty(), "there was nothing to back up");
    }

    void runsOnlyWhatIsNew()
    {
        addScript(QStringLiteral("0001_create_guests.sql"), "CREATE TABLE guests (name TEXT);");
        QVERIFY(migrate());
        QVERIFY(migrate());
        addScript(QStringLiteral("0002_add_phone.sql"), "ALTER TABLE guests ADD COLUMN phone TEXT;");
        QVERIFY(migrate());
        QCOMPARE(ask(QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
    }

    void savesACopyBeforeItChangesData()
    {
        addScript(QStringLiteral("0001_create_guests.sql"), "CREATE TABLE guests (name TEXT);");
        QVERIFY(migrate());
        ask(QStringLiteral("INSERT INTO guests VALUES ('Anna')"));
        addScript(QStringLiteral("0002_forget_everything.sql"), "DELETE FROM guests;");
        QVERIFY(migrate());
        QCOMPARE(ask(QStringLiteral("SELECT COUNT(*) FROM guests")), QStringLiteral("0"));

        const QStringList saved = backups();
        QCOMPARE(saved.size(), 1);
        QVERIFY(saved.first().startsWith(u"inglenook.before-2-"));
        QCOMPARE(askFile(saved.first(), QStringLiteral("SELECT name FROM guests")), QStringLiteral("Anna"));
        QCOMPARE(askFile(saved.first(), QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
        const auto open = QFile::permissions(m_folder->filePath(saved.first()));
        QVERIFY(!(open & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void keepsTheVersionWhenAStatementFails()
    {
        addScript(QStringLiteral("0001_create_guests.sql"), "CREATE TABLE guests (name TEXT);");
        QVERIFY(migrate());
        addScript(QStringLiteral("0002_add_phone.sql"), "ALTER TABLE guests ADD COLUMN phone TEXT;\n"
                                                        "CREATE TABLE rooms (number TEXT);\n"
                                                        "INSERT INTO nowhere VALUES (1);");
        addScript(QStringLiteral("0003_create_bills.sql"), "CREATE TABLE bills (sum INTEGER);");
        const auto done = migrate();
        QCOMPARE(done.error().kind, ErrorKind::Storage);
        QCOMPARE(ask(QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
        QCOMPARE(ask(QStringLiteral("SELECT COUNT(*) FROM pragma_table_info('guests')")), QStringLiteral("1"));
        QCOMPARE(ask(QStringLiteral("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('rooms', 'bills')")),
                 QStringLiteral("0"));
    }

    void changesNothingWhenTheCopyCannotBeWritten()
    {
        addScript(QStringLiteral("0001_create_guests.sql"), "CREATE TABLE guests (name TEXT);");
        QVERIFY(migrate());
        addScript(QStringLiteral("0002_add_phone.sql"), "ALTER TABLE guests ADD COLUMN phone TEXT;");
        // A folder of that name is in the way of every copy made today or, should midnight pass, tomorrow.
        for (int later = 0; later < 2; ++later)
            QVERIFY(QDir(m_folder->path())
                        .mkpath(QStringLiteral("inglenook.before-2-%1.sqlite.part")
                                    .arg(QDate::currentDate().addDays(later).toString(Qt::ISODate))));
        const auto done = migrate();
        QCOMPARE(done.error().kind, ErrorKind::Storage);
        QVERIFY(done.error().message.contains(u"backup"));
        QCOMPARE(ask(QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
    }

    void refusesDataOfANewerRelease()
    {
        addScript(QStringLiteral("0001_create_guests.sql"), "CREATE TABLE guests (name TEXT);");
        ask(QStringLiteral("PRAGMA user_version = 7"));
        const auto done = migrate();
        QCOMPARE(done.error().kind, ErrorKind::NewerVersion);
        QCOMPARE(ask(QStringLiteral("PRAGMA user_version")), QStringLiteral("7"));
        QCOMPARE(ask(QStringLiteral("SELECT COUNT(*) FROM sqlite_schema")), QStringLiteral("0"));
    }

    void bringsANewFileToTheNewestSchema()
    {
        auto database = Database::open(m_folder->filePath(QStringLiteral("fresh.sqlite")));
        QVERIFY(database);
        const auto integrity = (*database)->read([](Transaction& t) -> Result<QString> {
            auto rows = t.run(QStringLiteral("PRAGMA integrity_check"));
            return rows && rows->next() ? rows->value(0).toString() : QString();
        });
        QCOMPARE(*integrity, QStringLiteral("ok"));
    }

    void cutsScriptsIntoStatements()
    {
        const QStringList cut = splitStatements(QStringLiteral("-- a comment; with a semicolon\n"
                                                               "CREATE TABLE a (\n"
                                                               "    x TEXT, -- trailing; words\n"
                                                               "    y TEXT\n"
                                                               ");\n"
                                                               "\n"
                                                               "CREATE TRIGGER t AFTER INSERT ON a\n"
                                                               "BEGIN\n"
                                                               "    DELETE FROM a;\n"
                                                               "    DELETE FROM a;\n"
                                                               "END;\n"
                                                               "DROP TABLE a;\n"));
        QCOMPARE(cut.size(), 3);
        QVERIFY(cut.at(0).startsWith(u"CREATE TABLE a"));
        QVERIFY(!cut.at(0).contains(u"words"));
        QVERIFY(cut.at(1).startsWith(u"CREATE TRIGGER"));
        QVERIFY(cut.at(1).endsWith(u"END;"));
        QCOMPARE(cut.at(2), QStringLiteral("DROP TABLE a;"));
    }

private:
    void addScript(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder->filePath(QStringLiteral("scripts/") + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    Result<void> migrate()
    {
        auto handle = QSqlDatabase::database(QStringLiteral("migrating"));
        return Migrator(handle, QDir(m_folder->filePath(QStringLiteral("scripts")))).run();
    }

    QString ask(const QString& statement, const QString& connection = QStringLiteral("migrating"))
    {
        QSqlQuery query(QSqlDatabase::database(connection));
        if (!query.exec(statement))
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
        return query.next() ? query.value(0).toString() : QString();
    }

    QString askFile(const QString& name, const QString& statement)
    {
        const QString connection = QStringLiteral("saved");
        QString answer;
        {
            auto handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
            handle.setDatabaseName(m_folder->filePath(name));
            if (!handle.open())
                qFatal("cannot open %s", qPrintable(name));
            answer = ask(statement, connection);
        }
        QSqlDatabase::removeDatabase(connection);
        return answer;
    }

    QStringList backups() const
    {
        return QDir(m_folder->path()).entryList({QStringLiteral("*.before-*.sqlite")}, QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
