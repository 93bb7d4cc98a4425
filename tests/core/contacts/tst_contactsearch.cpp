#include "core/contacts/contactsearch.h"
#include "tests/support/contactsbusiness.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;

class TestContactSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_business = std::make_unique<tests::ContactsBusiness>(); }
    void findsWhatTheDatabaseFinds_data();
    void findsWhatTheDatabaseFinds();
    void findsNobodyAcrossTwoPeople();
    void findsEverybodyWithoutWords();
    void findsNobodyWhereThereIsNobody();

private:
    ContactSearch load()
    {
        return *m_business->database->read([](Transaction& t) { return ContactSearch::load(t); });
    }

    std::unique_ptr<tests::ContactsBusiness> m_business;
};

void TestContactSearch::findsWhatTheDatabaseFinds_data()
{
    QTest::addColumn<QString>("search");
    for (const char* words : {"a", "an", "anna", "ANNA", "weiss", "Weiß", "example", "anna weiss", "weiss anna", "wine",
                              "anna wine", "zzz", "@", "guest1", "1", "jorg", "a a a", "nna"})
        QTest::newRow(words) << QString::fromUtf8(words);
}

void TestContactSearch::findsWhatTheDatabaseFinds()
{
    QFETCH(QString, search);
    QRandomGenerator random(7);
    const QStringList first{QStringLiteral("Anna"), QStringLiteral("Jörg"), QStringLiteral("Zoë"), QString()};
    const QStringList last{QStringLiteral("Weiß"), QStringLiteral("Hall"), QStringLiteral("O'Neil"), QString()};
    QList<Contact> contacts;
    for (int i = 0; i < 300; ++i) {
        Contact contact{{}, *EmailAddress::parse(QStringLiteral("guest%1@guests.example").arg(i))};
        contact.firstName = first.at(random.bounded(4));
        contact.lastName = last.at(random.bounded(4));
        if (i % 7 == 0)
            contact.tags = {QStringLiteral("Wine club")};
        contacts.append(contact);
    }
    const auto added = m_business->database->write(
        [&](Transaction& t) { return ContactRepository().addAll(t, contacts, m_business->clock.now()); });
    QVERIFY(added.has_value());
    const auto expected = m_business->database->read([&](Transaction& t) {
        ContactFilter filter;
        filter.search = search;
        return ContactRepository().loadIds(t, filter);
    });
    std::vector<qint64> ids;
    for (const Id<Contact> id : *expected)
        ids.push_back(id.number());
    QCOMPARE(load().find(search), ids);
}

void TestContactSearch::findsNobodyAcrossTwoPeople()
{
    m_business->add(QStringLiteral("a@guests.example"), QStringLiteral("Anna"));
    m_business->add(QStringLiteral("b@guests.example"), QStringLiteral("Bert"));
    QVERIFY(load().find(QStringLiteral("anna bert")).empty());
    QVERIFY(load().find(QStringLiteral("examplebert")).empty());
}

void TestContactSearch::findsEverybodyWithoutWords()
{
    m_business->add(QStringLiteral("a@guests.example"), QStringLiteral("Zoe"));
    m_business->add(QStringLiteral("b@guests.example"), QStringLiteral("Anna"));
    const auto all = load().find(QStringLiteral("  "));
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all.front(), m_business->find(QStringLiteral("b@guests.example"))->id.number());
}

void TestContactSearch::findsNobodyWhereThereIsNobody()
{
    QVERIFY(load().find(QStringLiteral("a")).empty());
    QCOMPARE(load().size(), 0);
}

QTEST_GUILESS_MAIN(TestContactSearch)
#include "tst_contactsearch.moc"
