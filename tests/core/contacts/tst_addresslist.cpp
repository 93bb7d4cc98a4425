#include "core/contacts/addresslist.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestAddressList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatMailProgramsCopy_data();
    void readsWhatMailProgramsCopy();
    void leavesRowsOfASpreadsheetAlone_data();
    void leavesRowsOfASpreadsheetAlone();
};

void TestAddressList::readsWhatMailProgramsCopy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("one") << QStringLiteral("anna@hall.example") << QByteArray(",anna@hall.example\r\n");
    QTest::newRow("named") << QStringLiteral("Anna Hall <anna@hall.example>; Tom <tom@hall.example>;")
                           << QByteArray("Anna Hall,anna@hall.example\r\nTom,tom@hall.example\r\n");
    QTest::newRow("quoted") << QStringLiteral("\"Hall, Anna\" <anna@hall.example>, tom@hall.example")
                            << QByteArray("\"Hall, Anna\",anna@hall.example\r\n,tom@hall.example\r\n");
    QTest::newRow("lines") << QStringLiteral("anna@hall.example\r\n\r\ntom@hall.example\n")
                           << QByteArray(",anna@hall.example\r\n,tom@hall.example\r\n");
}

void TestAddressList::readsWhatMailProgramsCopy()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, rows);
    QCOMPARE(addressListAsCsv(text).value_or(QByteArray()), "Full name,Email\r\n" + rows);
}

void TestAddressList::leavesRowsOfASpreadsheetAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("tabs") << QStringLiteral("anna@hall.example\t");
    QTest::newRow("csv") << QStringLiteral("Email,Name\nanna@hall.example,Anna");
    QTest::newRow("words") << QStringLiteral("Dear Anna");
    QTest::newRow("nothing") << QStringLiteral(" ; \n");
}

void TestAddressList::leavesRowsOfASpreadsheetAlone()
{
    QFETCH(QString, text);
    QVERIFY(!addressListAsCsv(text));
}

QTEST_GUILESS_MAIN(TestAddressList)
#include "tst_addresslist.moc"
