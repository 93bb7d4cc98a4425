#include "core/base/storage/database.h"

#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlDatabase>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace inglenook::core;

namespace {

Result<void> put(Transaction& transaction, const QString& name, const QString& value = QStringLiteral("v"))
{
    auto done = transaction.run(QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?)"), {name, value});
    return done ? Result<void>() : done.error();
}

Result<qint64> countSettings(Transaction& transaction)
{
    auto rows = transaction.run(QStringLiteral("SELECT COUNT(*) FROM settings"));
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

Error refusal()
{
    return {ErrorKind::InvalidInput, QStringLiteral("no"), {}};
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("test.sqlite"));
    }

    void keepsWhatWasWritten()
    {
        {
            auto database = openOrDie();
            QVERIFY(database->write([](Transaction& t) { return put(t, QStringLiteral("a")); }));
        }
        QCOMPARE(*openOrDie()->read(countSettings), 1);
    }

    void changesNothingWhenTheWorkFails()
    {
        auto database = openOrDie();
        const auto done = database->write([](Transaction& t) -> Result<void> {
            if (auto first = put(t, QStringLiteral("a")); !first)
                return first;
            return refusal();
        });
        QCOMPARE(done.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(*database->read(countSettings), 0);
        QVERIFY(database->write([](Transaction& t) { return put(t, QStringLiteral("a")); }));
    }

    void changesNothingWhenAStatementFails()
    {
        auto database = openOrDie();
        const auto done = database->write([](Transaction& t) -> Result<void> {
            if (auto first = put(t, QStringLiteral("a")); !first)
                return first;
            return put(t, QStringLiteral("a"));
        });
        QCOMPARE(done.error().kind, ErrorKind::Storage);
        QCOMPARE(*database->read(countSettings), 0);
    }

    void writesNothingWhileReading()
    {
        auto database = openOrDie();
        const auto done = database->read([](Transaction& t) { return put(t, QStringLiteral("a")); });
        QVERIFY(done);
        QCOMPARE(*database->read(countSettings), 0);
    }

    void refusesAWriteInsideAWrite()
    {
        auto database = openOrDie();
        const auto outer = database->write([&](Transaction& t) -> Result<void> {
            const auto inner = database->write([](Transaction& u) { return put(u, QStringLiteral("inner")); });
            if (inner)
                return refusal();
            return put(t, QStringLiteral("outer"));
        });
        QVERIFY2(outer, "the nested write was refused and the outer one went on");
        QCOMPARE(*database->read(countSettings), 1);
    }

    void holdsToForeignKeys()
    {
        auto database = openOrDie();
        const auto done = database->write([](Transaction& t) -> Result<void> {
            auto tied = t.run(QStringLiteral("INSERT INTO contact_tags (contact_id, tag_id) VALUES (7, 8)"));
            return tied ? Result<void>() : tied.error();
        });
        QVERIFY(!done);
    }

    void readsOneConsistentViewWhileAnotherWrites()
    {
        auto reader = openOrDie(Database::Access::ReadWrite);
        auto writer = openOrDie(Database::Access::ReadWrite);
        const auto seen = reader->read([&](Transaction& t) -> Result<qint64> {
            if (auto before = countSettings(t); !before || *before != 0)
                return refusal();
            if (auto done = writer->write([](Transaction& w) { return put(w, QStringLiteral("a")); }); !done)
                return done.error();
            return countSettings(t);
        });
        QCOMPARE(*seen, 0);
        QCOMPARE(*reader->read(countSettings), 1);
    }

    void letsWritersOfTwoThreadsTakeTurns()
    {
        constexpr int each = 60;
        openOrDie();
        std::atomic<int> inside = 0;
        std::atomic<int> most = 0;
        const auto work = [&](const QString& name) {
            auto database = openOrDie();
            for (int i = 0; i < each; ++i) {
                const auto done = database->write([&](Transaction& t) {
                    most = std::max(most.load(), ++inside);
                    auto written = put(t, name + QString::number(i));
                    --inside;
                    return written;
                });
                if (!done)
                    qFatal("write: %s", qPrintable(done.error().detail));
            }
        };
        std::thread other(work, QStringLiteral("other"));
        work(QStringLiteral("own"));
        other.join();
        QCOMPARE(most.load(), 1);
        QCOMPARE(*openOrDie()->read(countSettings), 2 * each);
    }

    void refusesWritesWhereOnlyReadingWasAsked()
    {
        openOrDie();
        auto database = openOrDie(Database::Access::ReadOnly);
        const auto done = database->write([](Transaction& t) { return put(t, QStringLiteral("a")); });
        QCOMPARE(done.error().kind, ErrorKind::Storage);
    }

    void saysWhenTheFileIsNoDatabase()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("this is a letter, not a database. ").repeated(100));
        file.close();
        const auto opened = Database::open(m_path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Storage);
        QVERIFY(opened.error().message.contains(u"damaged"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("this is a letter"));
    }

    void saysWhenTheFolderIsMissing()
    {
        const auto opened = Database::open(m_folder->filePath(QStringLiteral("none/test.sqlite")));
        QCOMPARE(opened.error().kind, ErrorKind::Storage);
    }

    void leavesNoConnectionBehind()
    {
        openOrDie();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

private:
    std::unique_ptr<Database> openOrDie(Database::Access access = Database::Access::ReadWrite)
    {
        auto opened = Database::open(m_path, access);
        if (!opened)
            qFatal("open: %s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
