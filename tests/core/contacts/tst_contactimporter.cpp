#include "core/base/storage/database.h"
#include "core/contacts/contactimporter.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestContactImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void checkChangesNothing();
    void checkTellsWhatRunDoes();
    void fillsGapsAndOverwritesNothing();
    void strengthensABasisAndNeverWeakensIt();
    void addsTagsOfTheFileAndOfTheOwner();
    void refusesWhoHasOptedOutAndIsForgotten();
    void keepsWhoHasOptedOutAndIsKnown();
    void datesTheBasisByTheBusinesssOwnDay();
    void cancelLeavesNothingBehind();
    void keepsNoEndOfRefusedRows();
    void importsManyBatches();
    void makesASampleContactReal();

private:
    ImportOptions optionsFor(const QByteArray& csv) const;
    ImportReport run(const QByteArray& csv);
    std::optional<Contact> find(const char* address) const;
    void add(const Contact& contact);

    QDateTime m_now{{2026, 11, 22}, {23, 30}, Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestContactImporter::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
}

ImportOptions TestContactImporter::optionsFor(const QByteArray& csv) const
{
    ImportOptions options;
    options.format = *detectFormat(csv);
    const auto preview = loadPreview(csv, options.format);
    options.hasHeader = preview->hasHeader;
    options.columns = preview->header.size();
    options.mapping = preview->mapping;
    options.source = QStringLiteral("guests.csv");
    return options;
}

ImportReport TestContactImporter::run(const QByteArray& csv)
{
    const auto report = ContactImporter(*m_database).run(csv, optionsFor(csv), m_now);
    return report ? *report : ImportReport();
}

std::optional<Contact> TestContactImporter::find(const char* address) const
{
    const auto parsed = EmailAddress::parse(QString::fromLatin1(address));
    return *m_database->read([&](Transaction& t) { return ContactRepository().findByAddress(t, *parsed); });
}

void TestContactImporter::add(const Contact& contact)
{
    QVERIFY(m_database->write([&](Transaction& t) { return ContactRepository().add(t, contact, m_now); }));
}

void TestContactImporter::checkChangesNothing()
{
    const QByteArray csv("Email,Name\nanna@guests.example,Anna Hall\n");
    const auto report = ContactImporter(*m_database).check(csv, optionsFor(csv), m_now);
    QVERIFY(report.has_value());
    QCOMPARE(report->added, 1);
    QVERIFY(!find("anna@guests.example"));
}

void TestContactImporter::checkTellsWhatRunDoes()
{
    add({{}, *EmailAddress::parse(QStringLiteral("known@guests.example")), {}, {}});
    const QByteArray csv("Email,Name\nanna@guests.example,Anna Hall\nKNOWN@guests.example,Kim Known\nnobody,X\n"
                         "Anna@guests.example,Again\nTotal: 2,\n");
    const auto told = ContactImporter(*m_database).check(csv, optionsFor(csv), m_now);
    const ImportReport done = run(csv);
    QVERIFY(told.has_value());
    for (const ImportReport& report : {*told, done}) {
        QCOMPARE(report.rows, 5);
        QCOMPARE(report.added, 1);
        QCOMPARE(report.updated, 1);
        QCOMPARE(report.unchanged, 0);
        QCOMPARE(report.repeated, 1);
        QCOMPARE(report.refusedCount, 2);
        QCOMPARE(report.refused.size(), 2);
        QCOMPARE(report.refused.at(0).line, 4);
        QCOMPARE(report.refused.at(0).cells, (QStringList{QStringLiteral("nobody"), QStringLiteral("X")}));
        QVERIFY(report.refused.at(1).reason.contains(QStringLiteral("sums")));
    }
    const ImportReport again = run(csv);
    QCOMPARE(again.added, 0);
    QCOMPARE(again.updated, 0);
    QCOMPARE(again.unchanged, 2);
}

void TestContactImporter::fillsGapsAndOverwritesNothing()
{
    Contact known{{}, *EmailAddress::parse(QStringLiteral("Anna@guests.example")), QStringLiteral("Anne"), {}};
    known.note = QStringLiteral("typed by hand");
    known.basis = Basis::Service;
    known.tags = {QStringLiteral("Regular")};
    add(known);
    const ImportReport report = run("Email,First name,Last name,Phone,Note,Language,Tags\n"
                                    "anna@GUESTS.example,Anna,Hall,01632 960001,from the file,German,regular;Dog\n");
    QCOMPARE(report.updated, 1);
    const auto contact = find("anna@guests.example");
    QVERIFY(contact.has_value());
    QCOMPARE(contact->address.text(), QStringLiteral("Anna@guests.example"));
    QCOMPARE(contact->firstName, QStringLiteral("Anne"));
    // "Anne" is not "Anna": whose last name it is cannot be told.
    QCOMPARE(contact->lastName, QString());
    QCOMPARE(contact->note, QStringLiteral("typed by hand"));
    QCOMPARE(contact->phone, QStringLiteral("01632 960001"));
    QCOMPARE(contact->language, QStringLiteral("de"));
    QCOMPARE(contact->tags, (QStringList{QStringLiteral("Dog"), QStringLiteral("Regular")}));
}

void TestContactImporter::strengthensABasisAndNeverWeakensIt()
{
    const QByteArray csv("Email\nanna@guests.example\n");
    ImportOptions options = optionsFor(csv);
    const auto basisAfter = [&](Basis basis) {
        options.basis = basis;
        (void)ContactImporter(*m_database).run(csv, options, m_now);
        return find("anna@guests.example")->basis;
    };
    QCOMPARE(basisAfter(Basis::Service), Basis::Service);
    QCOMPARE(basisAfter(Basis::Consent), Basis::Consent);
    QCOMPARE(basisAfter(Basis::Service), Basis::Consent);
}

void TestContactImporter::addsTagsOfTheFileAndOfTheOwner()
{
    const QByteArray csv("Email,Tags\nanna@guests.example,Dog\ntom@guests.example,\n");
    ImportOptions options = optionsFor(csv);
    options.extraTags = {QStringLiteral("dog"), QStringLiteral("Autumn")};
    QVERIFY(ContactImporter(*m_database).run(csv, options, m_now));
    QCOMPARE(find("anna@guests.example")->tags, (QStringList{QStringLiteral("Autumn"), QStringLiteral("Dog")}));
    QCOMPARE(find("tom@guests.example")->tags.size(), 2);
    QCOMPARE(find("tom@guests.example")->source, QStringLiteral("guests.csv"));
    const auto tags = m_database->read([](Transaction& t) { return ContactRepository().loadTags(t); });
    QCOMPARE(*tags, (QStringList{QStringLiteral("Autumn"), QStringLiteral("Dog")}));
}

void TestContactImporter::refusesWhoHasOptedOutAndIsForgotten()
{
    const auto address = *EmailAddress::parse(QStringLiteral("anna@guests.example"));
    QVERIFY(m_database->write([&](Transaction& t) { return OptOutRepository().add(t, address, {}, m_now); }));
    const ImportReport report = run("Email\nAnna@Guests.example\ntom@guests.example\n");
    QCOMPARE(report.added, 1);
    QCOMPARE(report.refusedCount, 1);
    QCOMPARE(report.refused.first().line, 2);
    QVERIFY(report.refused.first().reason.contains(QStringLiteral("no more mail")));
    QVERIFY(!find("anna@guests.example"));
}

void TestContactImporter::keepsWhoHasOptedOutAndIsKnown()
{
    const auto address = *EmailAddress::parse(QStringLiteral("anna@guests.example"));
    add({{}, address, {}, {}});
    QVERIFY(m_database->write([&](Transaction& t) { return OptOutRepository().add(t, address, {}, m_now); }));
    const ImportReport report = run("Email,Name\nanna@guests.example,Anna Hall\n");
    QCOMPARE(report.refusedCount, 0);
    QCOMPARE(report.updated, 1);
    QCOMPARE(*m_database->read([&](Transaction& t) { return OptOutRepository().contains(t, address); }), true);
}

void TestContactImporter::datesTheBasisByTheBusinesssOwnDay()
{
    Business business;
    business.timeZone = QTimeZone("Europe/Berlin");
    QVERIFY(m_database->write([&](Transaction& t) { return SettingsRepository().storeBusiness(t, business); }));
    run("Email\nanna@guests.example\n");
    QCOMPARE(find("anna@guests.example")->basisDay, QDate(2026, 11, 23)); // half past midnight there
}

void TestContactImporter::cancelLeavesNothingBehind()
{
    QByteArray csv("Email\n");
    for (int i = 0; i < 5000; ++i)
        csv += "guest" + QByteArray::number(i) + "@guests.example\n";
    double last = 0;
    const auto report = ContactImporter(*m_database).run(csv, optionsFor(csv), m_now, [&last](double share) {
        last = share;
        return share < 0.5;
    });
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    QVERIFY(last >= 0.5 && last < 1);
    const auto count = m_database->read([](Transaction& t) { return ContactRepository().count(t); });
    QCOMPARE(*count, 0);
}

void TestContactImporter::keepsNoEndOfRefusedRows()
{
    const ImportReport report =
        run("Email,Name\nanna@guests.example,Anna\n" + QByteArray("nobody,Nobody\n").repeated(100'500));
    QCOMPARE(report.refusedCount, 100'500);
    QCOMPARE(report.refused.size(), ImportReport::mostRefused);
    QCOMPARE(report.added, 1);
}

void TestContactImporter::importsManyBatches()
{
    QByteArray csv("Email,Name,Tags\n");
    for (int i = 0; i < 3333; ++i)
        csv += "guest" + QByteArray::number(i % 3000) + "@guests.example,Anna" + QByteArray::number(i) + " Hall," +
               (i % 7 ? "" : "seven") + "\n";
    QCOMPARE(run(csv).added, 3000);
    QCOMPARE(find("guest2999@guests.example")->firstName, QStringLiteral("Anna2999"));
    ContactFilter seven;
    seven.tag = QStringLiteral("Seven");
    QCOMPARE(*m_database->read([&](Transaction& t) { return ContactRepository().count(t, seven); }), 429);
    QCOMPARE(run(csv).unchanged, 3000);
    QCOMPARE(run(csv).repeated, 333);
}

void TestContactImporter::makesASampleContactReal()
{
    Contact invented{{}, *EmailAddress::parse(QStringLiteral("anna@guests.example")), {}, {}};
    invented.isSample = true;
    add(invented);
    QCOMPARE(run("Email\nanna@guests.example\n").updated, 1);
    QVERIFY(!find("anna@guests.example")->isSample);
}

QTEST_GUILESS_MAIN(TestContactImporter)
#include "tst_contactimporter.moc"
