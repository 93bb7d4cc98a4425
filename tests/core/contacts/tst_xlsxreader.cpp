#include "core/contacts/importformat.h"
#include "core/contacts/sheetnumber.h"
#include "core/contacts/xlsxreader.h"
#include "core/contacts/ziparchive.h"
#include "tests/support/zipwriter.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using inglenook::tests::makeWorkbook;
using inglenook::tests::makeZip;

namespace {

constexpr int allRows = 2'000'000;

struct Reading
{
    QList<ImportRow> rows;
    bool isWhole = false;
};

Reading readAll(const QByteArray& bytes)
{
    const auto format = detectFormat(bytes);
    const auto rows = format ? openRows(bytes, *format) : Result<std::unique_ptr<RowReader>>(format.error());
    if (!rows)
        return {};
    Reading reading;
    while (auto row = (*rows)->next()) {
        reading.rows.append(std::move(*row));
        if (reading.rows.size() > allRows)
            return {};
    }
    reading.isWhole = !(*rows)->failure();
    return reading;
}

QByteArray oneRow(const QByteArray& cells)
{
    return "<worksheet><sheetData><row r=\"1\">" + cells + "</row></sheetData></worksheet>";
}

} // namespace

class TestXlsxReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsColumnsByTheirLetters();
    void tellsDaysFromOtherNumbers_data();
    void tellsDaysFromOtherNumbers();
    void writesDaysAsTheyAreRead_data();
    void writesDaysAsTheyAreRead();
    void readsASheetOfTheOwnersChoice();
    void saysWhatIsNoWorkbook();
    void refusesAWorkbookThatIsCutShort();
    void refusesADocumentType();
    void refusesEndlessNesting();
    void refusesATextWithoutEnd();
    void allowsNoMoreThanAnHonestListUnpacksTo();
    void survivesCellsBeyondEveryColumn();
};

void TestXlsxReader::knowsColumnsByTheirLetters()
{
    QCOMPARE(columnOfCell(u"A1"), 0);
    QCOMPARE(columnOfCell(u"z9"), 25);
    QCOMPARE(columnOfCell(u"AA10"), 26);
    QCOMPARE(columnOfCell(u"XFD1"), 16383);
    QCOMPARE(columnOfCell(u"ZZZZZZ1"), -1);
    QCOMPARE(columnOfCell(u"12"), -1);
}

void TestXlsxReader::tellsDaysFromOtherNumbers_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("isDate");
    QTest::newRow("day") << QStringLiteral("dd/mm/yyyy") << true;
    QTest::newRow("hours") << QStringLiteral("[h]:mm") << true;
    QTest::newRow("locale") << QStringLiteral("[$-409]d-mmm-yy;@") << true;
    QTest::newRow("number") << QStringLiteral("#,##0.00") << false;
    QTest::newRow("words") << QStringLiteral("\"days\" 0") << false;
    QTest::newRow("colour") << QStringLiteral("[Red]0") << false;
    QTest::newRow("escaped") << QStringLiteral("0\\d") << false;
    QTest::newRow("general") << QStringLiteral("General") << false;
    QTest::newRow("open") << QStringLiteral("0\"dd") << false;
}

void TestXlsxReader::tellsDaysFromOtherNumbers()
{
    QFETCH(QString, format);
    QTEST(isDateFormat(format), "isDate");
}

void TestXlsxReader::writesDaysAsTheyAreRead_data()
{
    QTest::addColumn<double>("serial");
    QTest::addColumn<bool>("from1904");
    QTest::addColumn<QString>("text");
    QTest::newRow("first") << 1.0 << false << QStringLiteral("1900-01-01");
    QTest::newRow("before the mistake") << 59.0 << false << QStringLiteral("1900-02-28");
    QTest::newRow("after the mistake") << 61.0 << false << QStringLiteral("1900-03-01");
    QTest::newRow("today") << 46348.0 << false << QStringLiteral("2026-11-22");
    QTest::newRow("today from 1904") << 44886.0 << true << QStringLiteral("2026-11-22");
    QTest::newRow("afternoon") << 46348.604166666664 << false << QStringLiteral("2026-11-22 14:30");
    QTest::newRow("almost midnight") << 46347.9999999999 << false << QStringLiteral("2026-11-22");
    QTest::newRow("time alone") << 0.25 << false << QStringLiteral("06:00");
    QTest::newRow("before time") << -1.0 << false << QString();
    QTest::newRow("after all days") << 1e9 << false << QString();
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << false << QString();
}

void TestXlsxReader::writesDaysAsTheyAreRead()
{
    QFETCH(double, serial);
    QFETCH(bool, from1904);
    QTEST(sheetDateText(serial, from1904), "text");
}

void TestXlsxReader::readsASheetOfTheOwnersChoice()
{
    const QByteArray bytes = makeWorkbook(
        {{"First", oneRow("<c t=\"str\"><v>one</v></c>")}, {"Second", oneRow("<c t=\"str\"><v>two</v></c>")}});
    auto format = detectFormat(bytes);
    QVERIFY(format.has_value());
    QCOMPARE(format->workbook->sheetNames(), QStringList({QStringLiteral("First"), QStringLiteral("Second")}));
    format->sheet = 1;
    const auto rows = openRows(bytes, *format);
    QVERIFY(rows.has_value());
    QCOMPARE((*rows)->next()->cells, QStringList({QStringLiteral("two")}));
    QVERIFY(!(*rows)->next());
    format->sheet = 2;
    QVERIFY(!openRows(bytes, *format).has_value());
}

void TestXlsxReader::saysWhatIsNoWorkbook()
{
    QVERIFY(
        detectFormat(makeZip({{"picture.png", "x"}})).error().message.contains(QStringLiteral("no Excel workbook")));
    QVERIFY(detectFormat(makeZip({{"xl/workbook.bin", "x"}})).error().message.contains(QStringLiteral("binary")));
    QVERIFY(detectFormat("PK\x03\x04 and then nothing").error().message.contains(QStringLiteral("damaged")));
    QVERIFY(detectFormat(makeWorkbook({})).error().message.contains(QStringLiteral("damaged")));
}

void TestXlsxReader::refusesAWorkbookThatIsCutShort()
{
    const Reading cut = readAll(makeWorkbook({{"S", "<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>one</v></c>"
                                                    "</row><row r=\"2\"><c t=\"str\"><v>tw"}}));
    QCOMPARE(cut.rows.size(), 1);
    QVERIFY(!cut.isWhole);
}

void TestXlsxReader::refusesADocumentType()
{
    const Reading reading = readAll(makeWorkbook(
        {{"S", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + oneRow("<c t=\"str\"><v>&b;</v></c>")}}));
    QVERIFY(reading.rows.isEmpty());
    QVERIFY(!reading.isWhole);
}

void TestXlsxReader::refusesEndlessNesting()
{
    const Reading reading = readAll(makeWorkbook({{"S", QByteArray("<a>").repeated(500'000)}}));
    QVERIFY(reading.rows.isEmpty());
    QVERIFY(!reading.isWhole);
    const Reading inside =
        readAll(makeWorkbook({{"S", "<worksheet><sheetData><row><c><is>" + QByteArray("<t>").repeated(500'000)}}));
    QVERIFY(!inside.isWhole);
}

void TestXlsxReader::refusesATextWithoutEnd()
{
    const Reading reading =
        readAll(makeWorkbook({{"S", oneRow("<c t=\"str\"><v>" + QByteArray(20'000'000, 'a') + "</v></c>")}}));
    QVERIFY(reading.rows.isEmpty());
    QVERIFY(!reading.isWhole);
}

void TestXlsxReader::allowsNoMoreThanAnHonestListUnpacksTo()
{
    QCOMPARE(largestUnpacked(0), 64LL * 1024 * 1024);
    QCOMPARE(largestUnpacked(1'000'000), 250'000'000);
    QCOMPARE(largestUnpacked(1LL << 40), 4LL * 1024 * 1024 * 1024);
    // 90 MB of blank rows out of less than 200 KB.
    const Reading bomb =
        readAll(makeWorkbook({{"S", "<worksheet><sheetData>" + QByteArray("<row></row>").repeated(8'200'000) +
                                        "</sheetData></worksheet>"}}));
    QVERIFY(bomb.rows.isEmpty());
    QVERIFY(!bomb.isWhole);
}

void TestXlsxReader::survivesCellsBeyondEveryColumn()
{
    const Reading reading =
        readAll(makeWorkbook({{"S", oneRow("<c r=\"ZZZZ1\" t=\"str\"><v>far</v></c><c r=\"B1\" t=\"s\"><v>77</v></c>"
                                           "<c r=\"C1\" t=\"str\"><v>here</v></c>")}}));
    QVERIFY(reading.isWhole);
    QCOMPARE(reading.rows.first().cells, QStringList({QString(), QString(), QStringLiteral("here")}));
}

QTEST_GUILESS_MAIN(TestXlsxReader)
#include "tst_xlsxreader.moc"
