#include "core/contacts/importlayoutrepository.h"
#include "tests/support/contactsbusiness.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;

namespace {

const QStringList header{QStringLiteral("Mail"), QStringLiteral("Telefon"), QStringLiteral("Telefon"),
                         QStringLiteral("Näme")};

} // namespace

class TestImportLayoutRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_business = std::make_unique<tests::ContactsBusiness>(); }
    void remembersWhatWasSettled();
    void findsColumnsThatHaveMoved();
    void knowsNothingOfOtherColumns();
    void forgetsTheOldestOfVeryMany();

private:
    std::optional<ImportChoices> find(const QStringList& names)
    {
        return *m_business->database->read([&](Transaction& t) { return ImportLayoutRepository().find(t, names); });
    }
    void store(const QStringList& names, const ImportChoices& choices)
    {
        m_business->clock.advance(std::chrono::minutes(1));
        QVERIFY(m_business->database->write([&](Transaction& t) {
            return ImportLayoutRepository().store(t, names, choices, m_business->clock.now());
        }));
    }

    std::unique_ptr<tests::ContactsBusiness> m_business;
};

void TestImportLayoutRepository::remembersWhatWasSettled()
{
    store(header, {{{ContactField::Address, 0}, {ContactField::Phone, 2}}, Duplicates::Replace, Basis::Consent});
    const auto found = find(header);
    QVERIFY(found);
    QCOMPARE(found->mapping, ColumnMapping({{ContactField::Address, 0}, {ContactField::Phone, 2}}));
    QCOMPARE(found->duplicates, Duplicates::Replace);
    QCOMPARE(found->basis, Basis::Consent);
    store(header, {{{ContactField::Address, 0}}, Duplicates::Skip, Basis::Unknown});
    QCOMPARE(find(header)->duplicates, Duplicates::Skip);
}

void TestImportLayoutRepository::findsColumnsThatHaveMoved()
{
    store(header, {{{ContactField::Address, 0}, {ContactField::Phone, 2}}, Duplicates::Merge, Basis::Service});
    const auto found =
        find({QStringLiteral("NAME"), QStringLiteral("telefon"), QStringLiteral("Mail "), QStringLiteral("Telefon")});
    QVERIFY(found);
    QCOMPARE(found->mapping, ColumnMapping({{ContactField::Address, 2}, {ContactField::Phone, 3}}));
}

void TestImportLayoutRepository::knowsNothingOfOtherColumns()
{
    store(header, {{{ContactField::Address, 0}}, Duplicates::Merge, Basis::Service});
    QVERIFY(!find({QStringLiteral("Mail")}));
    QVERIFY(!find(header + QStringList{QStringLiteral("Room")}));
}

void TestImportLayoutRepository::forgetsTheOldestOfVeryMany()
{
    for (int i = 0; i <= 200; ++i)
        store({QStringLiteral("Mail"), QString::number(i)}, {});
    QVERIFY(!find({QStringLiteral("Mail"), QStringLiteral("0")}));
    QVERIFY(find({QStringLiteral("Mail"), QStringLiteral("1")}));
    QVERIFY(find({QStringLiteral("Mail"), QStringLiteral("200")}));
}

QTEST_GUILESS_MAIN(TestImportLayoutRepository)
#include "tst_importlayoutrepository.moc"
