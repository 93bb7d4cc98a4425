#include "core/contacts/contact.h"
#include "core/contacts/importrowreader.h"
#include "core/contacts/languageword.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestContact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNameOrElseTheAddress();
    void basisWordsComeBack();
    void foldsForSearch_data();
    void foldsForSearch();
    void searchKeySortsByName();
    void splitsNames_data();
    void splitsNames();
    void splitsTags();
    void knowsLanguages_data();
    void knowsLanguages();
};

namespace {

Contact contact(const QString& first, const QString& last)
{
    return {{}, *EmailAddress::parse(QStringLiteral("Anna@guests.example")), first, last};
}

} // namespace

void TestContact::showsTheNameOrElseTheAddress()
{
    QCOMPARE(contact(QStringLiteral("Anna"), QStringLiteral("Hall")).displayName(), QStringLiteral("Anna Hall"));
    QCOMPARE(contact({}, QStringLiteral("Hall")).displayName(), QStringLiteral("Hall"));
    QCOMPARE(contact(QStringLiteral("Anna"), {}).displayName(), QStringLiteral("Anna"));
    QCOMPARE(contact({}, {}).displayName(), QStringLiteral("Anna@guests.example"));
}

void TestContact::basisWordsComeBack()
{
    for (const Basis basis : {Basis::Service, Basis::SoftOptIn, Basis::Consent, Basis::Unknown}) {
        QCOMPARE(basisFromWord(basisWord(basis)), basis);
        QVERIFY(!basisTitle(basis).isEmpty());
    }
    QCOMPARE(basisFromWord(QStringLiteral("bought")), Basis::Unknown);
}

void TestContact::foldsForSearch_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("lower case") << QStringLiteral("Anna HALL") << QStringLiteral("anna hall");
    QTest::newRow("accents") << QStringLiteral("Zoë Ñúñez") << QStringLiteral("zoe nunez");
    QTest::newRow("sharp s") << QStringLiteral("Müßig") << QStringLiteral("mussig");
    QTest::newRow("Scandinavia") << QStringLiteral("Søren Ødegård Kjær") << QStringLiteral("soren odegard kjaer");
    QTest::newRow("Poland") << QStringLiteral("Łukasz Żółć") << QStringLiteral("lukasz zolc");
    QTest::newRow("composed or not") << QStringLiteral("Zoe\u0308") << QStringLiteral("zoe");
    QTest::newRow("other scripts") << QStringLiteral("Анна") << QStringLiteral("анна");
}

void TestContact::foldsForSearch()
{
    QFETCH(QString, text);
    QTEST(foldForSearch(text), "folded");
}

void TestContact::searchKeySortsByName()
{
    Contact anna = contact(QStringLiteral("Anna"), QStringLiteral("Hall"));
    QCOMPARE(contactSearchKey(anna), QStringLiteral("hall anna\nanna@guests.example"));
    anna.phone = QStringLiteral("01632 960-001");
    anna.note = QStringLiteral("Late Breakfast");
    QCOMPARE(contactSearchKey(anna),
             QStringLiteral("hall anna\nanna@guests.example\n01632 960-001\n01632960001\nlate breakfast"));
    QCOMPARE(contactSearchKey(contact({}, {})), QStringLiteral("anna@guests.example"));
    QCOMPARE(contactSearchKey(contact(QStringLiteral("Anna"), {})), QStringLiteral("anna\nanna@guests.example"));
}

void TestContact::splitsNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    const auto row = [](const char* name, const char* first, const char* last) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(first) << QString::fromUtf8(last);
    };
    row("Anna Hall", "Anna", "Hall");
    row("Hall, Anna", "Anna", "Hall");
    row("Hall", "", "Hall");
    row("Mrs Anna Hall", "Anna", "Hall");
    row("Mrs. Hall", "", "Hall");
    row("Herr Weber", "", "Weber");
    row("M. Hall", "", "Hall");
    row("M Hall", "M", "Hall");
    row("Anna Maria Hall", "Anna Maria", "Hall");
    row("Tom van der Berg", "Tom", "van der Berg");
    row("von Berg", "von", "Berg");
    row("Hall,", "", "Hall,");
    row("Mr", "", "Mr");
}

void TestContact::splitsNames()
{
    QFETCH(QString, name);
    const NameParts parts = splitName(name);
    QTEST(parts.first, "first");
    QTEST(parts.last, "last");
}

void TestContact::splitsTags()
{
    QCOMPARE(splitTags(QStringLiteral(" Dog; dog,Sea  view|\"Late\" ,,")),
             (QStringList{QStringLiteral("Dog"), QStringLiteral("Sea view"), QStringLiteral("Late")}));
    QVERIFY(splitTags({}).isEmpty());
}

void TestContact::knowsLanguages_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* word, const char* code) {
        QTest::newRow(word) << QString::fromUtf8(word) << QString::fromLatin1(code);
    };
    row("de", "de");
    row("DE", "de");
    row("de-AT", "de");
    row("de_CH", "de");
    row("Deutsch", "de");
    row("German", "de");
    row("allemand", "de");
    row("Français", "fr");
    row("ITA", "it");
    row("español", "es");
    row("UK", "en");
    row("Klingon", "");
    row("xx", "");
    row("?", "");
    row("e", "");
    row("", "");
}

void TestContact::knowsLanguages()
{
    QFETCH(QString, word);
    QTEST(languageFromWord(word), "code");
}

QTEST_GUILESS_MAIN(TestContact)
#include "tst_contact.moc"
