#include "core/contacts/contactrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/visits/visitimporter.h"
#include "core/visits/visitrepository.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestVisitImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importsContactsAndVisitsFromOneFile();
    void takesOnlyVisitsOfContactsThatAreThere();
    void checkChangesNothingAndTellsWhatRunDoes();
    void changesNothingTheSecondTime();
    void movesACancelledOrMovedBookingByItsReference();
    void keepsWhatIsCalledOffWhenAFileTellsNoState();
    void keepsSeveralVisitsOfOneGuest();
    void knowsAVisitWithoutReferenceByItsDays();
    void asksForTheOrderOfDayAndMonth();
    void provesTheOrderByALaterRow();
    void tellsEachRefusedRowOnce();
    void bringsNoVisitOfWhoHasOptedOut();
    void needsAColumnWithADay();
    void cancelLeavesNothingBehind();
    void importsManyBatches();

private:
    struct Asked
    {
        ImportOptions contacts;
        VisitOptions visits;
    };
    [[nodiscard]] static Asked optionsFor(const QByteArray& csv);
    VisitReport run(const QByteArray& csv, bool addsContacts = true);
    [[nodiscard]] QList<ListedVisit> visits() const;

    QDateTime m_now{{2026, 11, 24}, {9, 0}, Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

namespace {

const QByteArray header = "Email,Name,Check-in,Check-out,Room,Booking number,Status\n";
const QByteArray anna = "anna@guests.example,Anna Hall,2026-11-21,2026-11-23,7,B-1,Checked out\n";
const QByteArray tom = "tom@guests.example,Tom Weber,2026-11-22,2026-11-24,9,B-2,Confirmed\n";

} // namespace

void TestVisitImporter::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
}

TestVisitImporter::Asked TestVisitImporter::optionsFor(const QByteArray& csv)
{
    Asked asked;
    asked.contacts.format = *detectFormat(csv);
    const auto preview = loadPreview(csv, asked.contacts.format);
    asked.contacts.hasHeader = preview->hasHeader;
    asked.contacts.columns = preview->header.size();
    asked.contacts.mapping = guessMapping(preview->header, preview->rows);
    asked.contacts.source = QStringLiteral("departures.csv");
    asked.visits.mapping = guessVisitMapping(preview->header, asked.contacts.mapping);
    return asked;
}

VisitReport TestVisitImporter::run(const QByteArray& csv, bool addsContacts)
{
    Asked asked = optionsFor(csv);
    asked.visits.addsContacts = addsContacts;
    const auto report = VisitImporter(*m_database).run(csv, asked.contacts, asked.visits, m_now);
    if (!report)
        qWarning("%s", qPrintable(report.error().message));
    return report.value_or(VisitReport());
}

QList<ListedVisit> TestVisitImporter::visits() const
{
    const auto loaded = m_database->read([](Transaction& t) { return VisitRepository().load(t, {}, 0, 10'000); });
    return loaded.value_or({});
}

void TestVisitImporter::importsContactsAndVisitsFromOneFile()
{
    const VisitReport report = run(header + anna + tom);
    QCOMPARE(report.contacts.added, 2);
    QCOMPARE(report.added, 2);
    QCOMPARE(report.refusedCount, 0);
    const auto stored = visits();
    QCOMPARE(stored.size(), 2);
    QCOMPARE(stored.at(0).contactName, QStringLiteral("Tom Weber"));
    QCOMPARE(stored.at(1).contactAddress, QStringLiteral("anna@guests.example"));
    QCOMPARE(stored.at(1).visit.place, QStringLiteral("7"));
    QCOMPARE(stored.at(1).visit.source, QStringLiteral("departures.csv"));
}

void TestVisitImporter::takesOnlyVisitsOfContactsThatAreThere()
{
    run(header + anna);
    const VisitReport report = run(header + "anna@guests.example,,2026-12-01,2026-12-03,7,B-7,\n" + tom, false);
    QCOMPARE(report.added, 1);
    QCOMPARE(report.refusedCount, 1);
    QCOMPARE(report.refused.first().line, 3);
    const auto contacts = m_database->read([](Transaction& t) { return ContactRepository().count(t); });
    QCOMPARE(*contacts, 1);
}

void TestVisitImporter::checkChangesNothingAndTellsWhatRunDoes()
{
    run(header + anna);
    const QByteArray csv = header + "anna@guests.example,,2026-11-21,2026-11-25,7,B-1,\n" + tom + "nobody,,,,,,\n";
    const Asked asked = optionsFor(csv);
    const auto checked = VisitImporter(*m_database).check(csv, asked.contacts, asked.visits, m_now);
    QVERIFY(checked.has_value());
    QCOMPARE(visits().size(), 1);
    const VisitReport done = run(csv);
    QCOMPARE(done.added, 1);
    QCOMPARE(done.moved, 1);
    QCOMPARE(done.refusedCount, 1);
    QCOMPARE(checked->added, done.added);
    QCOMPARE(checked->moved, done.moved);
    QCOMPARE(checked->refusedCount, done.refusedCount);
}

void TestVisitImporter::changesNothingTheSecondTime()
{
    run(header + anna + tom);
    const VisitReport again = run(header + anna + tom);
    QCOMPARE(again.unchanged, 2);
    QCOMPARE(again.added + again.updated + again.moved + again.cancelled, 0);
    QCOMPARE(visits().size(), 2);
}

void TestVisitImporter::movesACancelledOrMovedBookingByItsReference()
{
    run(header + anna + tom);
    const VisitReport report = run(header + "anna@guests.example,,2026-12-01,2026-12-03,7,B-1,Confirmed\n"
                                            "tom@guests.example,,,,,B-2,Cancelled\n"
                                            "tom@guests.example,,,,,B-99,Cancelled\n");
    QCOMPARE(report.moved, 1);
    QCOMPARE(report.cancelled, 1);
    QCOMPARE(report.refusedCount, 1);
    const auto stored = visits();
    QCOMPARE(stored.size(), 2);
    QCOMPARE(stored.at(0).visit.departedOn, QDate(2026, 12, 3));
    QVERIFY(stored.at(1).visit.isCancelled);
    QCOMPARE(stored.at(1).visit.departedOn, QDate(2026, 11, 24));
}

void TestVisitImporter::keepsWhatIsCalledOffWhenAFileTellsNoState()
{
    run(header + "tom@guests.example,Tom,2026-11-22,2026-11-24,9,B-2,Cancelled\n");
    run("Email,Check-out,Booking number\ntom@guests.example,2026-11-24,B-2\n");
    QVERIFY(visits().first().visit.isCancelled);
}

void TestVisitImporter::keepsSeveralVisitsOfOneGuest()
{
    const VisitReport report = run(header + anna + "anna@guests.example,Anna Hall,2026-10-01,2026-10-02,7,B-0,\n");
    QCOMPARE(report.contacts.added, 1);
    QCOMPARE(report.added, 2);
    QCOMPARE(visits().size(), 2);
}

void TestVisitImporter::knowsAVisitWithoutReferenceByItsDays()
{
    const QByteArray csv = "Email,Date,Table\ntom@guests.example,24.11.2026,4\n";
    run(csv);
    const VisitReport again =
        run("Email,Date,Table\ntom@guests.example,24.11.2026,5\ntom@guests.example,25.11.2026,4\n");
    QCOMPARE(again.updated, 1);
    QCOMPARE(again.added, 1);
}

void TestVisitImporter::asksForTheOrderOfDayAndMonth()
{
    const QByteArray csv = "Email,Date\ntom@guests.example,03/04/2026\n";
    Asked asked = optionsFor(csv);
    VisitImporter importer(*m_database);
    const auto checked = importer.check(csv, asked.contacts, asked.visits, m_now);
    QCOMPARE(checked->unclearDay, QStringLiteral("03/04/2026"));
    const auto refused = importer.run(csv, asked.contacts, asked.visits, m_now);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(visits().size(), 0);

    asked.visits.dayOrder = DayOrder::MonthFirst;
    QVERIFY(importer.run(csv, asked.contacts, asked.visits, m_now).has_value());
    QCOMPARE(visits().first().visit.departedOn, QDate(2026, 3, 4));
}

void TestVisitImporter::provesTheOrderByALaterRow()
{
    run("Email,Date\ntom@guests.example,03/04/2026\nanna@guests.example,03/24/2026\n");
    QCOMPARE(visits().at(1).visit.departedOn, QDate(2026, 3, 4));
}

void TestVisitImporter::tellsEachRefusedRowOnce()
{
    const VisitReport report = run(header + "nobody,X,2026-11-21,2026-11-23,7,B-1,\n" +
                                   "tom@guests.example,Tom,2026-11-25,2026-11-24,9,B-2,\n" + anna);
    QCOMPARE(report.refusedCount, 2);
    QCOMPARE(report.refused.at(0).line, 2);
    QCOMPARE(report.refused.at(1).line, 3);
    QCOMPARE(report.added, 1);
}

void TestVisitImporter::bringsNoVisitOfWhoHasOptedOut()
{
    const auto stored = m_database->write([this](Transaction& t) {
        return OptOutRepository().add(t, *EmailAddress::parse(QStringLiteral("tom@guests.example")),
                                      QStringLiteral("test"), m_now);
    });
    QVERIFY(stored.has_value());
    const QByteArray csv = header + tom;
    const Asked asked = optionsFor(csv);
    const auto checked = VisitImporter(*m_database).check(csv, asked.contacts, asked.visits, m_now);
    QCOMPARE(checked->added, 0);
    const VisitReport report = run(csv);
    QCOMPARE(report.added, 0);
    QCOMPARE(report.refusedCount, 1);
    QCOMPARE(visits().size(), 0);
}

void TestVisitImporter::needsAColumnWithADay()
{
    const QByteArray csv = "Email,Room\ntom@guests.example,7\n";
    const Asked asked = optionsFor(csv);
    const auto report = VisitImporter(*m_database).run(csv, asked.contacts, asked.visits, m_now);
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().kind, ErrorKind::InvalidInput);
}

void TestVisitImporter::cancelLeavesNothingBehind()
{
    QByteArray csv = header;
    for (int i = 0; i < 3000; ++i)
        csv += QByteArray("guest") + QByteArray::number(i) + "@guests.example,,2026-11-21,2026-11-23,7,B-" +
               QByteArray::number(i) + ",\n";
    const Asked asked = optionsFor(csv);
    const auto report = VisitImporter(*m_database).run(csv, asked.contacts, asked.visits, m_now, [](double share) {
        return share < 0.7;
    });
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    QCOMPARE(visits().size(), 0);
    QCOMPARE(*m_database->read([](Transaction& t) { return ContactRepository().count(t); }), 0);
}

void TestVisitImporter::importsManyBatches()
{
    QByteArray csv = header;
    for (int i = 0; i < 2500; ++i)
        csv += "guest" + QByteArray::number(i % 1200) + "@guests.example,,2026-11-21,2026-11-23,7,B-" +
               QByteArray::number(i) + ",\n";
    double last = 0;
    const Asked asked = optionsFor(csv);
    const auto report = VisitImporter(*m_database).run(csv, asked.contacts, asked.visits, m_now, [&](double share) {
        const bool grows = share >= last && share <= 1;
        last = share;
        return grows;
    });
    QVERIFY(report.has_value());
    QCOMPARE(report->contacts.added, 1200);
    QCOMPARE(report->added, 2500);
    QCOMPARE(visits().size(), 2500);
}

QTEST_GUILESS_MAIN(TestVisitImporter)
#include "tst_visitimporter.moc"
