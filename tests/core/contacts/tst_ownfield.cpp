#include "core/base/storage/database.h"
#include "core/contacts/contactexport.h"
#include "core/contacts/importhistoryrepository.h"
#include "core/contacts/ownfieldimport.h"
#include "core/people/mergecontacts.h"
#include "core/visits/visitimporter.h"

#include <QtCore/QBuffer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestOwnField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isMadeOnceUnderItsName();
    void isRenamedAndRemovedWithItsValues();
    void refusesNamesThatDoNotDo();
    void comesInWithTheContactsOfAFile();
    void fillsGapsOnlyUnlessToldOtherwise();
    void isTakenBackWithTheImport();
    void leavesWhatTheOwnerChangedSince();
    void changesNothingWhenChecked();
    void goesOutAndComesBackTheSame();
    void followsWhoIsMerged();

private:
    Result<VisitReport> import(const QByteArray& bytes, Duplicates duplicates = Duplicates::Merge, bool isCheck = false)
    {
        const auto format = detectFormat(bytes);
        const auto preview = loadPreview(bytes, *format);
        ImportOptions options;
        options.format = *format;
        options.mapping = preview->mapping;
        options.columns = preview->header.size();
        options.duplicates = duplicates;
        VisitOptions more;
        more.ownColumns = {{QStringLiteral("Dog"), int(preview->header.indexOf(QStringLiteral("Dog")))}};
        m_now = m_now.addSecs(60);
        VisitImporter importer(*m_database);
        return isCheck ? importer.check(bytes, options, more, m_now) : importer.run(bytes, options, more, m_now);
    }
    QString dogOf(const QString& address)
    {
        return *m_database->read([&](Transaction& t) -> Result<QString> {
            auto rows =
                t.run(QStringLiteral("SELECT value FROM own_values JOIN contacts USING (contact_id) JOIN own_fields"
                                     " USING (own_field_id) WHERE address = ? AND name = 'Dog'"),
                      {address});
            if (!rows)
                return rows.error();
            return rows->next() ? rows->value(0).toString() : QString();
        });
    }
    QByteArray exported()
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        (void)m_database->read(
            [&](Transaction& t) { return exportContacts(t, ContactFilter(), ExportKind::Csv, out); });
        return out.data();
    }
    Result<Id<OwnField>> add(const QString& name)
    {
        return m_database->write([&](Transaction& t) { return OwnFieldRepository().findOrAdd(t, name); });
    }

    const QString m_anna = QStringLiteral("anna@guests.example");
    const QString m_tom = QStringLiteral("tom@guests.example");
    QDateTime m_now{{2026, 11, 24}, {6, 0}, Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

namespace {

const QByteArray guests = "Email,Name,Dog\nanna@guests.example,Anna Hall,Rex\ntom@guests.example,Tom Weber,\n";

} // namespace

void TestOwnField::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
}

void TestOwnField::isMadeOnceUnderItsName()
{
    const auto dog = add(QStringLiteral("  Dog "));
    QCOMPARE(*add(QStringLiteral("dog")), *dog);
    QVERIFY(*add(QStringLiteral("Club")) != *dog);
    const auto fields = m_database->read([](Transaction& t) { return OwnFieldRepository().load(t); });
    QCOMPARE(fields->size(), 2);
    QCOMPARE(fields->first().name, QStringLiteral("Dog"));
}

void TestOwnField::isRenamedAndRemovedWithItsValues()
{
    QVERIFY(import(guests).has_value());
    const auto dog = *add(QStringLiteral("Dog"));
    (void)add(QStringLiteral("Club"));
    const auto rename = [&](const QString& name) {
        return m_database->write([&](Transaction& t) { return OwnFieldRepository().rename(t, dog, name); });
    };
    QCOMPARE(rename(QStringLiteral("club")).error().kind, ErrorKind::Conflict);
    QVERIFY(rename(QStringLiteral("Hund")).has_value());
    QCOMPARE(*m_database->read([&](Transaction& t) { return OwnFieldRepository().countValues(t, dog); }), 1);
    QVERIFY(m_database->write([&](Transaction& t) { return OwnFieldRepository().remove(t, dog); }).has_value());
    QCOMPARE(*m_database->read([&](Transaction& t) { return OwnFieldRepository().countValues(t, dog); }), 0);
}

void TestOwnField::refusesNamesThatDoNotDo()
{
    QCOMPARE(add(QStringLiteral("  ")).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(add(QString(41, u'x')).error().kind, ErrorKind::InvalidInput);
    for (int i = 0; i < OwnFieldRepository::mostFields; ++i)
        QVERIFY(add(QStringLiteral("Field %1").arg(i)).has_value());
    QCOMPARE(add(QStringLiteral("One more")).error().kind, ErrorKind::InvalidInput);
}

void TestOwnField::comesInWithTheContactsOfAFile()
{
    const auto report = import(guests);
    QVERIFY(report.has_value());
    QCOMPARE(report->contacts.added, 2);
    QCOMPARE(report->ownValues, 1);
    QVERIFY(report->hasNews());
    QCOMPARE(dogOf(m_anna), QStringLiteral("Rex"));
    QCOMPARE(dogOf(m_tom), QString());
}

void TestOwnField::fillsGapsOnlyUnlessToldOtherwise()
{
    QVERIFY(import(guests).has_value());
    const QByteArray later = "Email,Name,Dog\nanna@guests.example,Anna Hall,Bella\ntom@guests.example,Tom Weber,Max\n";
    QCOMPARE(import(later, Duplicates::Skip)->ownValues, 0);
    QCOMPARE(import(later)->ownValues, 1);
    QCOMPARE(dogOf(m_anna), QStringLiteral("Rex"));
    QCOMPARE(dogOf(m_tom), QStringLiteral("Max"));
    QCOMPARE(import(later, Duplicates::Replace)->ownValues, 1);
    QCOMPARE(dogOf(m_anna), QStringLiteral("Bella"));
    QCOMPARE(import(later, Duplicates::Replace)->ownValues, 0);
}

void TestOwnField::isTakenBackWithTheImport()
{
    QVERIFY(import(guests).has_value());
    QVERIFY(import("Email,Dog\nanna@guests.example,Bella\ntom@guests.example,Max\n", Duplicates::Replace).has_value());
    QVERIFY(m_database->write([](Transaction& t) { return ImportHistoryRepository().undo(t); }).has_value());
    QCOMPARE(dogOf(m_anna), QStringLiteral("Rex"));
    QCOMPARE(dogOf(m_tom), QString());
}

void TestOwnField::leavesWhatTheOwnerChangedSince()
{
    QVERIFY(import(guests).has_value());
    QVERIFY(import("Email,Dog\nanna@guests.example,Bella\n", Duplicates::Replace).has_value());
    const auto dog = *add(QStringLiteral("Dog"));
    QVERIFY(m_database
                ->write([&](Transaction& t) -> Result<void> {
                    const auto anna = ContactRepository().findByAddress(t, *EmailAddress::parse(m_anna));
                    return OwnFieldRepository().storeValue(t, (*anna)->id, dog, QStringLiteral("Bello"));
                })
                .has_value());
    QVERIFY(m_database->write([](Transaction& t) { return ImportHistoryRepository().undo(t); }).has_value());
    QCOMPARE(dogOf(m_anna), QStringLiteral("Bello"));
}

void TestOwnField::changesNothingWhenChecked()
{
    const auto report = import(guests, Duplicates::Merge, true);
    QVERIFY(report.has_value());
    QCOMPARE(report->ownValues, 1);
    QVERIFY(m_database->read([](Transaction& t) { return OwnFieldRepository().load(t); })->isEmpty());
}

void TestOwnField::goesOutAndComesBackTheSame()
{
    QVERIFY(import(guests).has_value());
    const QByteArray first = exported();
    QVERIFY2(first.contains("Dog") && first.contains("Rex"), first.constData());
    QVERIFY(m_database->write([](Transaction& t) { return ImportHistoryRepository().undo(t); }).has_value());
    QVERIFY(!exported().contains("Rex"));
    QVERIFY(import(first).has_value());
    const auto beside = [](QByteArray csv) { return csv.replace(",service,2026-11-24", ""); };
    QCOMPARE(beside(exported()), beside(first));
}

void TestOwnField::followsWhoIsMerged()
{
    QVERIFY(import(guests).has_value());
    const auto merged = m_database->write([this](Transaction& t) -> Result<Contact> {
        const auto tom = ContactRepository().findByAddress(t, *EmailAddress::parse(m_tom));
        const auto anna = ContactRepository().findByAddress(t, *EmailAddress::parse(m_anna));
        return mergeContacts(t, (*tom)->id, (*anna)->id, m_now);
    });
    QVERIFY(merged.has_value());
    QCOMPARE(dogOf(m_tom), QStringLiteral("Rex"));
}

QTEST_GUILESS_MAIN(TestOwnField)
#include "tst_ownfield.moc"
