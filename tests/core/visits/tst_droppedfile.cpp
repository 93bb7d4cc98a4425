#include "core/contacts/importlayoutrepository.h"
#include "core/visits/droppedfile.h"
#include "core/visits/visitimporter.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestDroppedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importsAsSettledTheLastTime();
    void needsALookWhileItsColumnsAreNew();
    void needsALookWhileTheOrderOfDaysIsOpen();
    void needsALookWhenItIsNoList();
    void keepsTheRowsLeftOut();
    void keepsAFileOfTheSameNameBesideTheFirst();
    void changesNothingWhenDoneAgainAfterACrash();
    void staysWhereItIsWhenCancelled();
    void isNotReadWhileItIsWritten();
    void isNobodysTroubleWhenGone();

private:
    QString drop(const QString& name, const QByteArray& content) const;
    void settle(const QByteArray& content, const QString& dayOrder = {});
    FolderReport take(const QString& path)
    {
        const auto report = DroppedFile(path).take(*m_database, m_now);
        return report.value_or(FolderReport{.trouble = QStringLiteral("not taken")});
    }
    [[nodiscard]] bool exists(const QString& path) const { return QFile::exists(m_folder->filePath(path)); }

    const QDateTime m_now{{2026, 11, 24}, {6, 0}, Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<Database> m_database;
};

namespace {

const QByteArray departures = "Email,Departure,Booking number\nanna@guests.example,2026-11-23,B-1\n";

} // namespace

void TestDroppedFile::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_data->filePath(QStringLiteral("db.sqlite")));
}

QString TestDroppedFile::drop(const QString& name, const QByteArray& content) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(name));
    return file.fileName();
}

void TestDroppedFile::settle(const QByteArray& content, const QString& dayOrder)
{
    const auto format = detectFormat(content);
    const auto preview = loadPreview(content, *format);
    ImportChoices choices;
    choices.mapping = preview->mapping;
    choices.otherColumns = wordsOf(guessVisitMapping(preview->header, preview->mapping));
    choices.dayOrder = dayOrder;
    QVERIFY(m_database->write(
        [&](Transaction& t) { return ImportLayoutRepository().store(t, preview->header, choices, m_now); }));
}

void TestDroppedFile::importsAsSettledTheLastTime()
{
    settle(departures);
    const FolderReport report = take(drop(QStringLiteral("night.csv"), departures));
    QVERIFY2(!report.needsLook(), qPrintable(report.trouble));
    QCOMPARE(report.visitsAdded, 1);
    QCOMPARE(report.contactsAdded, 1);
    QVERIFY(!exists(QStringLiteral("night.csv")));
    QVERIFY(exists(DroppedFile::doneName() + QStringLiteral("/night.csv")));
    const auto told = m_database->read(
        [this](Transaction& t) { return FolderReportRepository().loadSince(t, m_now.addDays(-1), 10); });
    QCOMPARE(told->size(), 1);
    QCOMPARE(told->first().file, QStringLiteral("night.csv"));
    QCOMPARE(told->first().visitsAdded, 1);
}

void TestDroppedFile::needsALookWhileItsColumnsAreNew()
{
    const FolderReport report = take(drop(QStringLiteral("night.csv"), departures));
    QVERIFY(report.needsLook());
    QVERIFY(exists(DroppedFile::lookName() + QStringLiteral("/night.csv")));
    const auto contacts = m_database->read([](Transaction& t) -> Result<int> {
        auto rows = t.run(QStringLiteral("SELECT count(*) FROM contacts"));
        if (!rows)
            return rows.error();
        rows->next();
        return rows->value(0).toInt();
    });
    QCOMPARE(*contacts, 0);
}

void TestDroppedFile::needsALookWhileTheOrderOfDaysIsOpen()
{
    const QByteArray open = "Email,Departure\nanna@guests.example,03/04/2026\n";
    settle(open);
    QVERIFY(take(drop(QStringLiteral("a.csv"), open)).needsLook());
    settle(open, QStringLiteral("month-first"));
    QVERIFY(!take(drop(QStringLiteral("b.csv"), open)).needsLook());
}

void TestDroppedFile::needsALookWhenItIsNoList()
{
    const FolderReport report = take(drop(QStringLiteral("a.csv"), QByteArray(200, '\0')));
    QVERIFY(report.needsLook());
    QVERIFY(exists(DroppedFile::lookName() + QStringLiteral("/a.csv")));
}

void TestDroppedFile::keepsTheRowsLeftOut()
{
    settle(departures);
    const FolderReport report = take(drop(QStringLiteral("a.csv"), departures + "nobody,2026-11-23,B-2\n"));
    QVERIFY(!report.needsLook());
    QCOMPARE(report.refused, 1);
    QFile left(m_folder->filePath(DroppedFile::doneName() + QStringLiteral("/a – rows left out.csv")));
    QVERIFY(left.open(QIODevice::ReadOnly));
    const QByteArray rows = left.readAll();
    QVERIFY2(rows.contains("nobody,2026-11-23,B-2,3,"), rows.constData());
    QVERIFY(!rows.contains("anna"));
}

void TestDroppedFile::keepsAFileOfTheSameNameBesideTheFirst()
{
    settle(departures);
    take(drop(QStringLiteral("night.csv"), departures));
    take(drop(QStringLiteral("night.csv"), departures));
    QVERIFY(exists(DroppedFile::doneName() + QStringLiteral("/night.csv")));
    QVERIFY(exists(DroppedFile::doneName() + QStringLiteral("/night (2).csv")));
}

void TestDroppedFile::changesNothingWhenDoneAgainAfterACrash()
{
    settle(departures);
    take(drop(QStringLiteral("a.csv"), departures));
    const FolderReport again = take(drop(QStringLiteral("b.csv"), departures));
    QVERIFY(!again.needsLook());
    QCOMPARE(again.visitsAdded + again.visitsChanged + again.contactsAdded, 0);
}

void TestDroppedFile::staysWhereItIsWhenCancelled()
{
    settle(departures);
    QByteArray many = departures;
    for (int i = 0; i < 3000; ++i)
        many += "guest" + QByteArray::number(i) + "@guests.example,2026-11-23,C-" + QByteArray::number(i) + "\n";
    const auto report =
        DroppedFile(drop(QStringLiteral("a.csv"), many)).take(*m_database, m_now, [](double) { return false; });
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    QVERIFY(exists(QStringLiteral("a.csv")));
}

void TestDroppedFile::isNotReadWhileItIsWritten()
{
    settle(departures);
    const QString path = drop(QStringLiteral("a.csv"), departures);
    const DroppedFile found(path);
    drop(QStringLiteral("a.csv"), departures + "tom@guests.example,2026-11-23,B-2\n");
    const auto report = found.take(*m_database, m_now);
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().kind, ErrorKind::Conflict);
    QVERIFY(exists(QStringLiteral("a.csv")));
    QCOMPARE(take(path).visitsAdded, 2);
}

void TestDroppedFile::isNobodysTroubleWhenGone()
{
    const auto report = DroppedFile(m_folder->filePath(QStringLiteral("a.csv"))).take(*m_database, m_now);
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestDroppedFile)
#include "tst_droppedfile.moc"
