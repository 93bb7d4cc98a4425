#include "core/base/storage/database.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/contactsearch.h"
#include "core/contacts/phonenumber.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestPhoneNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAsRungFromAbroad_data();
    void isWrittenAsRungFromAbroad();
    void isDialledWithoutAnythingElse();
    void isLookedForHoweverItIsWritten_data();
    void isLookedForHoweverItIsWritten();
    void otherWordsAreNoNumber();
};

void TestPhoneNumber::isWrittenAsRungFromAbroad_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("known");
    const auto row = [](const char* name, const char* typed, const char* country, const char* known) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(country) << QString::fromUtf8(known);
    };
    row("at home in Britain", "01632 960123", "GB", "+44 1632 960123");
    row("a mobile", "07700 900123", "GB", "+44 7700 900123");
    row("at home in Germany", "030 / 12 34 56", "DE", "+49 30 123456");
    row("Italy keeps its zero", "06 1234567", "IT", "+39 06 123 4567");
    row("a guest from abroad", "+49 (0)30 123456", "GB", "+49 30 123456");
    row("with two zeros", "0049 30 123456", "GB", "+49 30 123456");
    row("from nowhere", "01632 960123", "", "");
    row("from nowhere, with its country", "+44 1632 960123", "", "+44 1632 960123");
    row("too short", "12", "GB", "");
    row("no number at all", "ask at the desk", "GB", "");
    row("nothing", "", "GB", "");
}

void TestPhoneNumber::isWrittenAsRungFromAbroad()
{
    QFETCH(QString, typed);
    QFETCH(QString, country);
    QTEST(internationalPhone(typed, country), "known");
}

void TestPhoneNumber::isDialledWithoutAnythingElse()
{
    QCOMPARE(dialledPhone(QStringLiteral("01632 960123"), QStringLiteral("GB")), QStringLiteral("+441632960123"));
    QCOMPARE(dialledPhone(QStringLiteral("*31#12;x=1"), QString()), QStringLiteral("31121"));
    QCOMPARE(dialledPhone(QString(5000, u'1'), QStringLiteral("GB")).size(), 5000);
}

void TestPhoneNumber::isLookedForHoweverItIsWritten_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("search");
    const char* const ways[] = {"01632 960123", "+44 1632 960123", "0044 1632 960123", "+44 (0)1632 960123",
                                "01632-960123"};
    for (const char* stored : ways) {
        for (const char* search : {"01632 960123", "+44 1632 960123", "00441632960123", "01632/960123", "+44 1632 96"})
            QTest::addRow("%s for %s", search, stored) << QString::fromUtf8(stored) << QString::fromUtf8(search);
    }
}

void TestPhoneNumber::isLookedForHoweverItIsWritten()
{
    QFETCH(QString, stored);
    QFETCH(QString, search);
    const QTemporaryDir folder;
    const auto database = *Database::open(folder.filePath(QStringLiteral("db.sqlite")));
    Contact contact{.id = {}, .address = *EmailAddress::parse(QStringLiteral("anna@guests.example"))};
    contact.phone = stored;
    const QDateTime now({2026, 11, 24}, {8, 0}, Qt::UTC);
    QVERIFY(database->write([&](Transaction& t) { return ContactRepository().add(t, contact, now); }).has_value());
    ContactFilter filter;
    filter.search = search;
    QCOMPARE(*database->read([&](Transaction& t) { return ContactRepository().count(t, filter); }), 1);
    const auto words = *database->read([](Transaction& t) { return ContactSearch::load(t); });
    QCOMPARE(words.find(search).size(), size_t(1));
    QCOMPARE(words.find(search + u'9').size(), size_t(0));
}

void TestPhoneNumber::otherWordsAreNoNumber()
{
    for (const QString& search : {QStringLiteral("smith 12"), QStringLiteral("96012"), QStringLiteral("room 123456"),
                                  QStringLiteral(""), QStringLiteral("+++---")})
        QVERIFY2(phoneSearchDigits(search).isEmpty(), qPrintable(search));
}

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phonenumber.moc"
