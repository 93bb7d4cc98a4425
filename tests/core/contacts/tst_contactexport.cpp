#include "core/contacts/contactexport.h"
#include "core/contacts/contactimporter.h"
#include "core/contacts/contacttagrepository.h"
#include "tests/support/contactsbusiness.h"

#include <QtCore/QBuffer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;

namespace {

/// Words with everything that CSV, spreadsheets and searches trip over.
QString words(QRandomGenerator& random, int most)
{
    static const QStringList pieces{QStringLiteral("Anna"),   QStringLiteral("Weiß"), QStringLiteral("=1+1"),
                                    QStringLiteral("\"so\""), QStringLiteral(";,|"),  QStringLiteral("'"),
                                    QStringLiteral("@x"),     QStringLiteral("+44"),  QStringLiteral("日本"),
                                    QStringLiteral("😀"),     QStringLiteral("-"),    QStringLiteral("O'Neil")};
    QStringList chosen;
    for (int i = random.bounded(most + 1); i > 0; --i)
        chosen.append(pieces.at(random.bounded(static_cast<int>(pieces.size()))));
    return chosen.join(u' ');
}

} // namespace

class TestContactExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_business = std::make_unique<tests::ContactsBusiness>(); }
    void givesBackWhatWasImported();
    void writesOnlyWhatTheFilterLetsThrough();
    void writesJsonThatCanBeRead();
    void givesAndTakesTags();
    void findsByTag();

private:
    QByteArray exported(const ContactFilter& filter, ExportKind kind)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto count =
            m_business->database->read([&](Transaction& t) { return exportContacts(t, filter, kind, buffer); });
        return count ? buffer.data() : QByteArray();
    }

    std::unique_ptr<tests::ContactsBusiness> m_business;
};

void TestContactExport::givesBackWhatWasImported()
{
    QRandomGenerator random(20261122);
    QList<Contact> contacts;
    for (int i = 0; i < 500; ++i) {
        Contact contact{{}, *EmailAddress::parse(QStringLiteral("guest%1@guests.example").arg(i))};
        contact.firstName = words(random, 2);
        contact.lastName = words(random, 2);
        contact.phone = words(random, 2);
        contact.language = i % 3 ? QString() : QStringLiteral("de");
        contact.note = words(random, 3) + (i % 5 ? QString() : QStringLiteral("\nsecond line"));
        contact.note = contact.note.trimmed();
        contact.tags = i % 4 ? QStringList() : QStringList{QStringLiteral("Regular"), QStringLiteral("=Wine")};
        contact.basis = Basis::Service;
        contacts.append(contact);
    }
    QVERIFY(m_business->database->write(
        [&](Transaction& t) { return ContactRepository().addAll(t, contacts, m_business->clock.now()); }));
    const ContactFilter all{.search = {}, .tag = {}, .order = ContactFilter::Order::Added};
    const QByteArray csv = exported(all, ExportKind::Csv);

    const auto fresh = Database::open(m_business->path(QStringLiteral("fresh.sqlite")));
    QVERIFY(fresh.has_value());
    ImportOptions options;
    options.format = *detectFormat(csv);
    const auto preview = loadPreview(csv, options.format);
    QVERIFY(preview.has_value());
    options.mapping = preview->mapping;
    options.columns = preview->header.size();
    const auto report = ContactImporter(**fresh).run(csv, options, m_business->clock.now());
    QVERIFY(report.has_value());
    QVERIFY2(report->refused.isEmpty(), report->refused.isEmpty() ? "" : qPrintable(report->refused.first().reason));
    QCOMPARE(report->added, contacts.size());
    const auto back = (*fresh)->read([&](Transaction& t) { return ContactRepository().load(t, all, 0, 1000); });
    for (qsizetype i = 0; i < contacts.size(); ++i) {
        const Contact& was = contacts.at(i);
        const Contact& is = back->at(i);
        QCOMPARE(is.address.text(), was.address.text());
        QCOMPARE(is.firstName, was.firstName);
        QCOMPARE(is.lastName, was.lastName);
        QCOMPARE(is.phone, was.phone);
        QCOMPARE(is.language, was.language);
        QCOMPARE(is.note, was.note);
        QCOMPARE(QSet<QString>(is.tags.begin(), is.tags.end()), QSet<QString>(was.tags.begin(), was.tags.end()));
    }
}

void TestContactExport::writesOnlyWhatTheFilterLetsThrough()
{
    m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"));
    m_business->add(QStringLiteral("tom@guests.example"), QStringLiteral("Tom"), {}, {QStringLiteral("Regular")});
    const QByteArray csv = exported({.search = {}, .tag = QStringLiteral("Regular")}, ExportKind::Csv);
    QVERIFY(csv.contains("tom@guests.example"));
    QVERIFY(!csv.contains("anna@guests.example"));
}

void TestContactExport::writesJsonThatCanBeRead()
{
    QCOMPARE(QJsonDocument::fromJson(exported({}, ExportKind::Json)).array().size(), 0);
    m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna \"A\""));
    m_business->add(QStringLiteral("tom@guests.example"));
    const auto list = QJsonDocument::fromJson(exported({}, ExportKind::Json)).array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0][QStringLiteral("first_name")].toString(), QStringLiteral("Anna \"A\""));
}

void TestContactExport::givesAndTakesTags()
{
    const Contact anna = m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"));
    m_business->add(QStringLiteral("tom@guests.example"), QStringLiteral("Tom"), {}, {QStringLiteral("Wine")});
    const ContactTagRepository tags;
    const auto change = [this](auto&& work) { return *m_business->database->write(work); };
    QCOMPARE(change([&](Transaction& t) { return tags.add(t, ContactFilter(), QStringLiteral("wine")); }), 1);
    QCOMPARE(m_business->find(QStringLiteral("anna@guests.example"))->tags, QStringList{QStringLiteral("Wine")});
    QCOMPARE(
        change([&](Transaction& t) { return tags.remove(t, QList<Id<Contact>>{anna.id}, QStringLiteral("Wine")); }), 1);
    QVERIFY(m_business->find(QStringLiteral("anna@guests.example"))->tags.isEmpty());
    QCOMPARE(m_business->find(QStringLiteral("tom@guests.example"))->tags, QStringList{QStringLiteral("Wine")});
}

void TestContactExport::findsByTag()
{
    m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"), {}, {QStringLiteral("Früh da")});
    m_business->add(QStringLiteral("tom@guests.example"), QStringLiteral("Tom"));
    const auto count = [this](const ContactFilter& filter) {
        return *m_business->database->read([&](Transaction& t) { return ContactRepository().count(t, filter); });
    };
    QCOMPARE(count({.search = QStringLiteral("fruh"), .tag = {}}), 1);
    QCOMPARE(count({.search = QStringLiteral("anna fruh"), .tag = {}}), 1);
    QCOMPARE(count({.search = QStringLiteral("tom fruh"), .tag = {}}), 0);
    QCOMPARE(count({.search = QStringLiteral("%"), .tag = {}}), 0);
    ContactFilter never;
    never.standing = ContactFilter::Standing::NeverAsked;
    QCOMPARE(count(never), 2);
    never.standing = ContactFilter::Standing::NoBasis;
    QCOMPARE(count(never), 0);
}

QTEST_GUILESS_MAIN(TestContactExport)
#include "tst_contactexport.moc"
