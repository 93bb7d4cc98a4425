#include "core/base/storage/database.h"
#include "core/contacts/contactrepository.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestContactRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesBackWhatWasStored();
    void tellsWhetherThereIsAnybody();
    void refusesDuplicateAddress();
    void addsManyOfDifferentOrigin();
    void addsManyOrNone();
    void searches_data();
    void searches();
    void sortsAndPages();
    void replacesTagsOnUpdate();
    void removesWithVisitsAndCountsTraces();
    void findsAmongMany();
    void tellsWhatIsGone();

private:
    static Contact contact(const char* address, const char* first = "", const char* last = "");
    Id<Contact> add(const Contact& contact);
    QStringList found(const ContactFilter& filter);

    QDateTime m_now{{2026, 11, 22}, {8, 0}, Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestContactRepository::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
}

Contact TestContactRepository::contact(const char* address, const char* first, const char* last)
{
    return {{}, *EmailAddress::parse(QString::fromUtf8(address)), QString::fromUtf8(first), QString::fromUtf8(last)};
}

Id<Contact> TestContactRepository::add(const Contact& contact)
{
    const auto id = m_database->write([&](Transaction& t) { return ContactRepository().add(t, contact, m_now); });
    return id ? *id : Id<Contact>();
}

QStringList TestContactRepository::found(const ContactFilter& filter)
{
    const auto rows = m_database->read([&](Transaction& t) { return ContactRepository().load(t, filter, 0, 100); });
    QStringList addresses;
    for (const Contact& row : *rows)
        addresses += row.address.text();
    return addresses;
}

void TestContactRepository::givesBackWhatWasStored()
{
    Contact anna = contact("Anna.Hall@guests.example", "Anna", "Hall");
    anna.phone = QStringLiteral("01632 960001");
    anna.language = QStringLiteral("en");
    anna.note = QStringLiteral("Two\nlines");
    anna.tags = {QStringLiteral("Dog"), QStringLiteral("Regular")};
    anna.source = QStringLiteral("guests.csv");
    anna.basis = Basis::SoftOptIn;
    anna.basisDay = QDate(2026, 11, 1);
    const auto id = add(anna);
    const auto back = m_database->read([&](Transaction& t) { return ContactRepository().find(t, id); });
    QVERIFY(back && back->has_value());
    QCOMPARE((*back)->address.text(), anna.address.text());
    QCOMPARE((*back)->firstName, anna.firstName);
    QCOMPARE((*back)->lastName, anna.lastName);
    QCOMPARE((*back)->phone, anna.phone);
    QCOMPARE((*back)->language, anna.language);
    QCOMPARE((*back)->note, anna.note);
    QCOMPARE((*back)->tags, anna.tags);
    QCOMPARE((*back)->source, anna.source);
    QCOMPARE((*back)->basis, anna.basis);
    QCOMPARE((*back)->basisDay, anna.basisDay);
    QVERIFY(!(*back)->isSample);
}

void TestContactRepository::tellsWhetherThereIsAnybody()
{
    const auto hasAny = [this] {
        return *m_database->read([](Transaction& t) { return ContactRepository().hasAny(t); });
    };
    QVERIFY(!hasAny());
    add(contact("anna@guests.example"));
    QVERIFY(hasAny());
}

void TestContactRepository::refusesDuplicateAddress()
{
    add(contact("anna@guests.example"));
    const auto again = m_database->write(
        [&](Transaction& t) { return ContactRepository().add(t, contact("ANNA@Guests.Example"), m_now); });
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);

    Contact tom = contact("tom@guests.example");
    tom.id = add(tom);
    tom.address = *EmailAddress::parse(QStringLiteral("anna@GUESTS.example"));
    const auto changed = m_database->write([&](Transaction& t) { return ContactRepository().update(t, tom, m_now); });
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, ErrorKind::Conflict);
}

void TestContactRepository::addsManyOfDifferentOrigin()
{
    add(contact("first@guests.example"));
    QList<Contact> many;
    for (int i = 0; i < 130; ++i) {
        Contact guest = contact(qPrintable(QStringLiteral("guest%1@guests.example").arg(i)), "Guest", "Many");
        guest.source = i < 70 ? QStringLiteral("a.csv") : QStringLiteral("b.csv");
        guest.basis = i % 3 ? Basis::Service : Basis::Consent;
        guest.tags = {i % 2 ? QStringLiteral("odd") : QStringLiteral("even")};
        many.append(guest);
    }
    QVERIFY(m_database->write([&](Transaction& t) { return ContactRepository().addAll(t, many, m_now); }));
    QStringList keys;
    for (const Contact& guest : many)
        keys += guest.address.key();
    const auto back = m_database->read([&](Transaction& t) { return ContactRepository().findAmong(t, keys); });
    QCOMPARE(back->size(), many.size());
    for (const Contact& guest : many) {
        const Contact stored = back->value(guest.address.key(), contact("nobody@guests.example"));
        QCOMPARE(stored.source, guest.source);
        QCOMPARE(stored.basis, guest.basis);
        QCOMPARE(stored.tags, guest.tags);
        QCOMPARE(stored.lastName, guest.lastName);
    }
}

void TestContactRepository::addsManyOrNone()
{
    add(contact("anna@guests.example"));
    const auto added = m_database->write([&](Transaction& t) {
        return ContactRepository().addAll(t, {contact("tom@guests.example"), contact("Anna@guests.example")}, m_now);
    });
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::Conflict);
    QCOMPARE(found({}), QStringList{QStringLiteral("anna@guests.example")});
}

void TestContactRepository::searches_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* search, const char* tag, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(search) << QString::fromUtf8(tag) << QString::fromUtf8(expected);
    };
    row("all", "", "", "anna jurgen zoe");
    row("first name", "anna", "", "anna");
    row("upper case", "HALL", "", "anna");
    row("without accents", "jurgen", "", "jurgen");
    row("with accents", "Jürgen", "", "jurgen");
    row("sharp s", "mussig", "", "jurgen");
    row("two words in any order", "hall ann", "", "anna");
    row("part of an address", "zoe@", "", "zoe");
    row("phone without blanks", "01632960001", "", "anna");
    row("phone as typed", "01632 960", "", "anna");
    row("note", "breakfast", "", "zoe");
    row("nobody", "nobody", "", "");
    row("a sign of SQL is a letter", "%", "", "");
    row("tag", "", "dog", "anna zoe");
    row("tag and words", "zoe", "Dog", "zoe");
    row("tag nobody has", "", "cat", "");
}

void TestContactRepository::searches()
{
    QFETCH(QString, search);
    QFETCH(QString, tag);
    QFETCH(QString, expected);
    Contact anna = contact("anna@guests.example", "Anna", "Hall");
    anna.phone = QStringLiteral("01632 960001");
    anna.tags = {QStringLiteral("Dog")};
    add(anna);
    add(contact("jurgen@guests.example", "Jürgen", "Müßig"));
    Contact zoe = contact("zoe@guests.example", "Zoë");
    zoe.note = QStringLiteral("Likes breakfast late");
    zoe.tags = {QStringLiteral("dog")};
    add(zoe);

    ContactFilter filter{.search = search, .tag = tag};
    QStringList names;
    for (const QString& address : found(filter))
        names += address.section(u'@', 0, 0);
    QCOMPARE(names.join(u' '), expected);
    QCOMPARE(*m_database->read([&](Transaction& t) { return ContactRepository().count(t, filter); }), names.size());
}

void TestContactRepository::sortsAndPages()
{
    add(contact("b@guests.example", "Zed", "Able"));
    add(contact("c@guests.example", "Amy", "Zulu"));
    add(contact("a@guests.example"));
    const auto order = [this](ContactFilter::Order by, bool descending) {
        QString letters;
        for (const QString& address : found({.search = {}, .tag = {}, .order = by, .descending = descending}))
            letters += address.at(0);
        return letters;
    };
    using Order = ContactFilter::Order;
    QCOMPARE(order(Order::Name, false), QStringLiteral("abc")); // without a name by address: "a@" before "able"
    QCOMPARE(order(Order::Name, true), QStringLiteral("cba"));
    QCOMPARE(order(Order::Address, false), QStringLiteral("abc"));
    QCOMPARE(order(Order::Address, true), QStringLiteral("cba"));
    QCOMPARE(order(Order::Added, false), QStringLiteral("bca"));
    QCOMPARE(order(Order::Added, true), QStringLiteral("acb"));

    const auto second = m_database->read([](Transaction& t) {
        return ContactRepository().load(t, {.search = {}, .tag = {}, .order = Order::Address}, 1, 1);
    });
    QCOMPARE(second->size(), 1);
    QCOMPARE(second->first().address.text(), QStringLiteral("b@guests.example"));
}

void TestContactRepository::replacesTagsOnUpdate()
{
    Contact anna = contact("anna@guests.example");
    anna.tags = {QStringLiteral("Old"), QStringLiteral("Kept")};
    anna.id = add(anna);
    anna.tags = {QStringLiteral("kept"), QStringLiteral("New")};
    anna.lastName = QStringLiteral("Hall");
    QVERIFY(m_database->write([&](Transaction& t) { return ContactRepository().update(t, anna, m_now); }));
    const auto back = m_database->read([&](Transaction& t) { return ContactRepository().find(t, anna.id); });
    QCOMPARE((*back)->tags, (QStringList{QStringLiteral("Kept"), QStringLiteral("New")}));
    QCOMPARE(*m_database->read([](Transaction& t) { return ContactRepository().loadTags(t); }),
             (QStringList{QStringLiteral("Kept"), QStringLiteral("New")}));
    QCOMPARE(found({.search = QStringLiteral("hall"), .tag = {}}).size(), 1);
}

void TestContactRepository::removesWithVisitsAndCountsTraces()
{
    const auto id = add(contact("anna@guests.example"));
    QVERIFY(m_database->write([&](Transaction& t) -> Result<void> {
        auto visit = t.run(QStringLiteral("INSERT INTO visits (contact_id, departed_on, place, staff, reference)"
                                          " VALUES (?, '2026-11-20', '', '', '')"),
                           {id.number()});
        return visit ? Result<void>() : visit.error();
    }));
    const auto traces = m_database->read([&](Transaction& t) { return ContactRepository().countTraces(t, id); });
    QVERIFY(traces.has_value());
    QCOMPARE(traces->visits, 1);
    QCOMPARE(traces->mails, 0);
    QCOMPARE(traces->answers, 0);
    QVERIFY(m_database->write([&](Transaction& t) { return ContactRepository().remove(t, id); }));
    QVERIFY(found({}).isEmpty());
    const auto visits = m_database->read([](Transaction& t) -> Result<int> {
        auto rows = t.run(QStringLiteral("SELECT COUNT(*) FROM visits"));
        rows->next();
        return rows->value(0).toInt();
    });
    QCOMPARE(*visits, 0);
}

void TestContactRepository::findsAmongMany()
{
    add(contact("Anna@guests.example"));
    add(contact("tom@guests.example"));
    const auto among = m_database->read([](Transaction& t) {
        return ContactRepository().findAmong(
            t, {QStringLiteral("anna@guests.example"), QStringLiteral("jo@guests.example")});
    });
    QCOMPARE(among->size(), 1);
    QVERIFY(among->contains(QStringLiteral("anna@guests.example")));
    QVERIFY(m_database->read([](Transaction& t) { return ContactRepository().findAmong(t, {}); })->isEmpty());
}

void TestContactRepository::tellsWhatIsGone()
{
    Contact anna = contact("anna@guests.example");
    anna.id = add(anna);
    QVERIFY(m_database->write([&](Transaction& t) { return ContactRepository().remove(t, anna.id); }));
    const auto removed = m_database->write([&](Transaction& t) { return ContactRepository().remove(t, anna.id); });
    const auto updated = m_database->write([&](Transaction& t) { return ContactRepository().update(t, anna, m_now); });
    QCOMPARE(removed.error().kind, ErrorKind::NotFound);
    QCOMPARE(updated.error().kind, ErrorKind::NotFound);
    QVERIFY(!m_database->read([&](Transaction& t) { return ContactRepository().find(t, anna.id); })->has_value());
}

QTEST_GUILESS_MAIN(TestContactRepository)
#include "tst_contactrepository.moc"
