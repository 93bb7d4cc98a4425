#include "core/contacts/contactimporter.h"
#include "core/contacts/importhistoryrepository.h"
#include "core/visits/visitimporter.h"
#include "tests/support/contactsbusiness.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;

class TestImportHistoryRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_business = std::make_unique<tests::ContactsBusiness>(); }
    void takesBackWhatWasAddedAndChanged();
    void keepsWhoHasBeenMailedOrEditedSince();
    void takesTheVisitsOfTheImportBackToo();
    void undoesOnlyTheLastImport();
    void staysUndoableAfterAnImportThatBringsNothing();
    void refusesWhenThereIsNothingToUndo();
    void leavesNothingOfAPersonWhoIsGone();

private:
    ImportReport import(const QByteArray& csv, Duplicates duplicates = Duplicates::Merge)
    {
        ImportOptions options;
        options.format = *detectFormat(csv);
        const auto preview = loadPreview(csv, options.format);
        options.mapping = preview->mapping;
        options.hasHeader = preview->hasHeader;
        options.source = QStringLiteral("guests.csv");
        options.duplicates = duplicates;
        m_business->clock.advance(std::chrono::minutes(1));
        return *ContactImporter(*m_business->database).run(csv, options, m_business->clock.now());
    }
    Result<UndoReport> undo()
    {
        m_business->clock.advance(std::chrono::minutes(1));
        return m_business->database->write([](Transaction& t) { return ImportHistoryRepository().undo(t); });
    }
    Result<void> run(const QString& statement)
    {
        return m_business->database->write([&](Transaction& t) -> Result<void> {
            auto done = t.run(statement);
            return done ? Result<void>() : done.error();
        });
    }

    std::unique_ptr<tests::ContactsBusiness> m_business;
};

void TestImportHistoryRepository::takesBackWhatWasAddedAndChanged()
{
    m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"), QStringLiteral("Hall"));
    const ImportReport report = import("Email,First name,Last name,Phone\nanna@guests.example,Anne,Halle,123\n"
                                       "tom@guests.example,Tom,Weber,\n",
                                       Duplicates::Replace);
    QCOMPARE(report.added, 1);
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.changes.first().before.firstName, QStringLiteral("Anna"));
    QCOMPARE(report.changes.first().after.firstName, QStringLiteral("Anne"));
    const auto last = m_business->database->read([](Transaction& t) { return ImportHistoryRepository().findLast(t); });
    QCOMPARE((*last)->source, QStringLiteral("guests.csv"));
    QCOMPARE((*last)->added, 1);

    const auto undone = undo();
    QVERIFY(undone.has_value());
    QCOMPARE(undone->removed, 1);
    QCOMPARE(undone->restored, 1);
    QCOMPARE(undone->kept, 0);
    QCOMPARE(m_business->count(), 1);
    const Contact anna = *m_business->find(QStringLiteral("anna@guests.example"));
    QCOMPARE(anna.firstName, QStringLiteral("Anna"));
    QCOMPARE(anna.lastName, QStringLiteral("Hall"));
    QCOMPARE(anna.phone, QString());
}

void TestImportHistoryRepository::keepsWhoHasBeenMailedOrEditedSince()
{
    import("Email\nvisited@guests.example\nedited@guests.example\nidle@guests.example\n");
    const Contact visited = *m_business->find(QStringLiteral("visited@guests.example"));
    QVERIFY(run(QStringLiteral("INSERT INTO visits (contact_id, departed_on, place, staff, reference)"
                               " VALUES (%1, '2026-11-22', '', '', '')")
                    .arg(visited.id.number())));
    Contact edited = *m_business->find(QStringLiteral("edited@guests.example"));
    edited.note = QStringLiteral("Likes the corner table");
    m_business->clock.advance(std::chrono::minutes(1));
    QVERIFY(m_business->database->write(
        [&](Transaction& t) { return ContactRepository().update(t, edited, m_business->clock.now()); }));

    const auto undone = undo();
    QCOMPARE(undone->removed, 1);
    QCOMPARE(undone->kept, 2);
    QVERIFY(!m_business->find(QStringLiteral("idle@guests.example")));
    QVERIFY(m_business->find(QStringLiteral("edited@guests.example")));
}

void TestImportHistoryRepository::takesTheVisitsOfTheImportBackToo()
{
    const QByteArray csv("Email,Departure,Reference\nanna@guests.example,2026-11-22,A1\n");
    ImportOptions contacts;
    contacts.format = *detectFormat(csv);
    const auto preview = loadPreview(csv, contacts.format);
    contacts.mapping = preview->mapping;
    const VisitOptions visits{.mapping = guessVisitMapping(preview->header, contacts.mapping)};
    const auto report = VisitImporter(*m_business->database).run(csv, contacts, visits, m_business->clock.now());
    QVERIFY(report.has_value());
    QCOMPARE(report->added, 1);
    const auto undone = undo();
    QCOMPARE(undone->visits, 1);
    QCOMPARE(undone->removed, 1);
    QCOMPARE(undone->kept, 0);
    QCOMPARE(m_business->count(), 0);
}

void TestImportHistoryRepository::undoesOnlyTheLastImport()
{
    import("Email\nfirst@guests.example\n");
    import("Email\nsecond@guests.example\n");
    QCOMPARE(undo()->removed, 1);
    QVERIFY(m_business->find(QStringLiteral("first@guests.example")));
    QCOMPARE(undo().error().kind, ErrorKind::NotFound);
}

void TestImportHistoryRepository::staysUndoableAfterAnImportThatBringsNothing()
{
    import("Email\nfirst@guests.example\n");
    QCOMPARE(import("Email\nfirst@guests.example\n").unchanged, 1);
    QCOMPARE(import("Email,Name\nfirst@guests.example,Tom Weber\n", Duplicates::Skip).unchanged, 1);
    QCOMPARE(undo()->removed, 1);
}

void TestImportHistoryRepository::refusesWhenThereIsNothingToUndo()
{
    QCOMPARE(undo().error().kind, ErrorKind::NotFound);
}

void TestImportHistoryRepository::leavesNothingOfAPersonWhoIsGone()
{
    m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"));
    import("Email,Phone\nanna@guests.example,123\n");
    const Contact anna = *m_business->find(QStringLiteral("anna@guests.example"));
    QVERIFY(m_business->database->write([&](Transaction& t) { return ContactRepository().remove(t, anna.id); }));
    const auto left = m_business->database->read([](Transaction& t) -> Result<qint64> {
        auto rows = t.run(QStringLiteral("SELECT COUNT(*) FROM import_changes"));
        if (!rows)
            return rows.error();
        rows->next();
        return rows->value(0).toLongLong();
    });
    QCOMPARE(*left, 0);
}

QTEST_GUILESS_MAIN(TestImportHistoryRepository)
#include "tst_importhistoryrepository.moc"
