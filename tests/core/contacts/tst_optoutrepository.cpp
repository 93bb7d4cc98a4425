#include "core/base/storage/database.h"
#include "core/contacts/optoutrepository.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestOptOutRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsNobodyAtFirst();
    void remembersWhateverTheSpelling();
    void keepsTheFirstTimeAndOrigin();
    void findsAmongMany();
    void forgetsOnRemoval();
    void storesNoAddress();
    void usesAnotherKeyInAnotherDatabase();

private:
    static EmailAddress address(const char* text) { return *EmailAddress::parse(QString::fromUtf8(text)); }
    void add(const EmailAddress& address, const QString& origin = {});
    bool contains(const EmailAddress& address);
    QList<QByteArray> fingerprints(Database& database);

    QDateTime m_now{{2026, 11, 22}, {8, 0}, Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestOptOutRepository::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
}

void TestOptOutRepository::add(const EmailAddress& address, const QString& origin)
{
    QVERIFY(m_database->write([&](Transaction& t) { return OptOutRepository().add(t, address, origin, m_now); }));
}

bool TestOptOutRepository::contains(const EmailAddress& address)
{
    return *m_database->read([&](Transaction& t) { return OptOutRepository().contains(t, address); });
}

QList<QByteArray> TestOptOutRepository::fingerprints(Database& database)
{
    return *database.read([](Transaction& t) -> Result<QList<QByteArray>> {
        auto rows = t.run(QStringLiteral("SELECT fingerprint FROM opt_outs"));
        QList<QByteArray> all;
        while (rows->next())
            all += rows->value(0).toByteArray();
        return all;
    });
}

void TestOptOutRepository::knowsNobodyAtFirst()
{
    QVERIFY(!contains(address("anna@guests.example")));
    QVERIFY(m_database->write(
        [&](Transaction& t) { return OptOutRepository().remove(t, address("anna@guests.example")); }));
}

void TestOptOutRepository::remembersWhateverTheSpelling()
{
    add(address("Anna.Hall@Gäste.example"));
    QVERIFY(contains(address("anna.hall@gäste.example")));
    QVERIFY(contains(address("ANNA.HALL@xn--gste-loa.example")));
    QVERIFY(!contains(address("anna.hall@gaste.example")));
}

void TestOptOutRepository::keepsTheFirstTimeAndOrigin()
{
    add(address("anna@guests.example"), QStringLiteral("link"));
    m_now = m_now.addDays(1);
    add(address("ANNA@guests.example"), QStringLiteral("typed"));
    const auto kept = m_database->read([](Transaction& t) -> Result<QVariantList> {
        auto rows = t.run(QStringLiteral("SELECT COUNT(*), MIN(since), MIN(origin) FROM opt_outs"));
        rows->next();
        return QVariantList{rows->value(0), rows->value(1), rows->value(2)};
    });
    QCOMPARE(kept->at(0).toInt(), 1);
    QCOMPARE(kept->at(1).toLongLong(), m_now.addDays(-1).toMSecsSinceEpoch());
    QCOMPARE(kept->at(2).toString(), QStringLiteral("link"));
}

void TestOptOutRepository::findsAmongMany()
{
    QStringList keys;
    for (int i = 0; i < 1234; ++i)
        keys += QStringLiteral("guest%1@guests.example").arg(i);
    add(address("guest0@guests.example"));
    add(address("guest99@guests.example"));
    add(address("guest100@guests.example"));
    add(address("guest1233@guests.example"));
    add(address("other@guests.example"));
    const auto found = m_database->read([&](Transaction& t) { return OptOutRepository().findAmong(t, keys); });
    QCOMPARE(*found, (QSet<QString>{keys.at(0), keys.at(99), keys.at(100), keys.at(1233)}));
}

void TestOptOutRepository::forgetsOnRemoval()
{
    add(address("anna@guests.example"));
    QVERIFY(m_database->write(
        [&](Transaction& t) { return OptOutRepository().remove(t, address("Anna@guests.example")); }));
    QVERIFY(!contains(address("anna@guests.example")));
}

void TestOptOutRepository::storesNoAddress()
{
    add(address("anna@guests.example"));
    const auto all = fingerprints(*m_database);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().size(), 32);
    QVERIFY(!all.first().contains("anna"));
}

void TestOptOutRepository::usesAnotherKeyInAnotherDatabase()
{
    add(address("anna@guests.example"));
    const auto here = fingerprints(*m_database);
    init();
    add(address("anna@guests.example"));
    QVERIFY(fingerprints(*m_database) != here);
}

QTEST_GUILESS_MAIN(TestOptOutRepository)
#include "tst_optoutrepository.moc"
