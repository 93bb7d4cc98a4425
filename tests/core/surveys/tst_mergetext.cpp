#include "core/surveys/mergetext.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestMergeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsEveryField();
    void usesTheFallbackForWhatIsMissing();
    void leavesNothingHangingWhereAFieldIsEmpty_data();
    void leavesNothingHangingWhereAFieldIsEmpty();
    void neverReadsAFieldInWhatWasFilledIn();
    void makesForeignTextOneVisibleLine();
    void cutsALongNameBetweenCharacters();
    void acceptsKnownFields();
    void namesTheUnknownField();
    void namesTheBracketThatStandsAlone();

private:
    [[nodiscard]] static Contact contactNamed(const QString& first, const QString& last = {})
    {
        return {{}, *EmailAddress::parse(QStringLiteral("anna@guests.example")), first, last, {}, {}, {}, {}, {}, {},
                {}};
    }
    [[nodiscard]] static Business fox()
    {
        Business business;
        business.name = QStringLiteral("The Fox & Anchor");
        return business;
    }
};

void TestMergeText::fillsEveryField()
{
    QCOMPARE(fillMergeFields(QStringLiteral("{first_name} {last_name} at {business}"),
                             contactNamed(QStringLiteral("Anna"), QStringLiteral("Hall")), fox()),
             QStringLiteral("Anna Hall at The Fox & Anchor"));
}

void TestMergeText::usesTheFallbackForWhatIsMissing()
{
    const QString text = QStringLiteral("Dear {first_name|guest},");
    QCOMPARE(fillMergeFields(text, contactNamed({}), fox()), QStringLiteral("Dear guest,"));
    QCOMPARE(fillMergeFields(text, contactNamed(QStringLiteral(" \t")), fox()), QStringLiteral("Dear guest,"));
    QCOMPARE(fillMergeFields(text, contactNamed(QStringLiteral("Anna")), fox()), QStringLiteral("Dear Anna,"));
}

void TestMergeText::leavesNothingHangingWhereAFieldIsEmpty_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("greeting") << QStringLiteral("Dear {first_name},") << QStringLiteral("Dear,");
    QTest::newRow("at the start") << QStringLiteral("{first_name}, how was it?") << QStringLiteral("How was it?");
    QTest::newRow("at the end") << QStringLiteral("How was it, {first_name}?") << QStringLiteral("How was it?");
    QTest::newRow("at the very end") << QStringLiteral("Thank you, {first_name}") << QStringLiteral("Thank you");
    QTest::newRow("French blank") << QStringLiteral("Comment était-ce, {first_name}\u00A0?")
                                  << QStringLiteral("Comment était-ce\u00A0?");
    QTest::newRow("second line") << QStringLiteral("Hello\n{first_name}, how was it?")
                                 << QStringLiteral("Hello\nHow was it?");
    QTest::newRow("two in a row") << QStringLiteral("Dear {first_name} {last_name},") << QStringLiteral("Dear,");
    QTest::newRow("before a line end") << QStringLiteral("Hello, {first_name}\nHow was it?")
                                       << QStringLiteral("Hello\nHow was it?");
    QTest::newRow("in the middle") << QStringLiteral("We hope, {first_name}, that you liked it.")
                                   << QStringLiteral("We hope, that you liked it.");
    QTest::newRow("alone") << QStringLiteral("{first_name}") << QString();
}

void TestMergeText::leavesNothingHangingWhereAFieldIsEmpty()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(fillMergeFields(text, contactNamed({}), Business()), expected);
}

void TestMergeText::neverReadsAFieldInWhatWasFilledIn()
{
    QCOMPARE(fillMergeFields(QStringLiteral("{first_name}{last_name}"),
                             contactNamed(QStringLiteral("{last"), QStringLiteral("_name} {business}")), fox()),
             QStringLiteral("{last_name} {business}"));
}

void TestMergeText::makesForeignTextOneVisibleLine()
{
    const QString hostile = QStringLiteral("Anna\r\nBcc: all@guests.example\u202Egpj\u200B\u0007\u2028Hall");
    const QString filled = fillMergeFields(QStringLiteral("{first_name}"), contactNamed(hostile), fox());
    QCOMPARE(filled, QStringLiteral("Anna Bcc: all@guests.examplegpj Hall"));
}

void TestMergeText::cutsALongNameBetweenCharacters()
{
    const QString smiles = QStringLiteral("x") + QStringLiteral("\U0001F600").repeated(60);
    const QString filled = fillMergeFields(QStringLiteral("{first_name}"), contactNamed(smiles), fox());
    QCOMPARE(filled.size(), 79);
    QVERIFY(filled.back().isLowSurrogate());
}

void TestMergeText::acceptsKnownFields()
{
    QVERIFY(checkMergeFields(QStringLiteral("{first_name|there} {last_name} {business|us} and no field")));
    QVERIFY(checkMergeFields({}));
}

void TestMergeText::namesTheUnknownField()
{
    const auto checked = checkMergeFields(QStringLiteral("Dear {first_name} of room {room|1}"));
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(checked.error().message.contains(u"{room}"), qPrintable(checked.error().message));
    QVERIFY(!checkMergeFields(QStringLiteral("{}")));
    QVERIFY(!checkMergeFields(QStringLiteral("{First_Name}")));
    QVERIFY(!checkMergeFields(QStringLiteral("{ first_name }")));
}

void TestMergeText::namesTheBracketThatStandsAlone()
{
    const auto checked = checkMergeFields(QStringLiteral("Dear {business} {first_name, how"));
    QVERIFY(!checked);
    QVERIFY2(checked.error().message.contains(u"{first_name, how"), qPrintable(checked.error().message));
    QVERIFY(!checkMergeFields(QStringLiteral("first_name}")));
    QVERIFY(!checkMergeFields(QStringLiteral("{{first_name}}")));
}

QTEST_GUILESS_MAIN(TestMergeText)
#include "tst_mergetext.moc"
