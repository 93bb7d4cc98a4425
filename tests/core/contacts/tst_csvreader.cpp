#include "core/contacts/csvreader.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsRows_data();
    void cutsRows();
    void countsLines();
    void readsRowsThatLieAcrossPieces();
    void goesOnBehindAQuoteThatIsNeverClosed();
    void refusesARowWithoutEnd();
    void tellsHowFarItIs();
    void detectsDialects_data();
    void detectsDialects();
};

namespace {

QString shown(const QByteArray& bytes, const CsvDialect& dialect)
{
    CsvReader reader(bytes, dialect);
    QStringList rows;
    while (const auto row = reader.next())
        rows += row->cells.join(u'|');
    return rows.join(u'/');
}

} // namespace

void TestCsvReader::cutsRows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char* name, const char* bytes, const char* rows) {
        QTest::newRow(name) << QByteArray(bytes) << QString::fromUtf8(rows);
    };
    row("plain", "a,b\nc,d\n", "a|b/c|d");
    row("no last line end", "a,b\nc,d", "a|b/c|d");
    row("CR LF", "a,b\r\nc,d\r\n", "a|b/c|d");
    row("CR", "a,b\rc,d\r", "a|b/c|d");
    row("blank lines", "\n\na\n\n\nb\n\n", "a/b");
    row("empty cells", ",a,,\n", "|a||");
    row("empty cell at the end of the file", "a,", "a|");
    row("quotes", "\"a\",\"b\"\n", "a|b");
    row("separator in quotes", "\"a,b\",c\n", "a,b|c");
    row("doubled quotes", "\"a \"\"b\"\"\",c\n", "a \"b\"|c");
    row("nothing but quotes", "\"\",\"\"\"\"\n", "|\"");
    row("line break in quotes", "\"a\nb\",c\n", "a\nb|c");
    row("CR LF in quotes", "\"a\r\nb\",c\r\nd,e\r\n", "a\r\nb|c/d|e");
    row("quote inside a word", "a\"b,c\n", "a\"b|c");
    row("words behind a closing quote", "\"a\" b,c\n", "ab|c");
    row("blanks before a quote", "a, \"b,c\"\n", "a|b,c");
    row("sep line", "sep=,\r\na,b\r\n", "a|b");
    row("nothing", "", "");
    row("only line ends", "\r\n\n\r", "");
    row("byte-order mark", "\xEF\xBB\xBF\"a\",b\n", "a|b");
    row("no UTF-8", "\xFF,b\n", "\xEF\xBF\xBD|b");
}

void TestCsvReader::cutsRows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, rows);
    QCOMPARE(shown(bytes, {}), rows);
}

void TestCsvReader::countsLines()
{
    CsvReader reader("\na\n\"b\r\nb\rb\nb\"\n\n\rc\n", {});
    QCOMPARE(reader.next()->line, 2);
    QCOMPARE(reader.next()->line, 3);
    QCOMPARE(reader.next()->line, 9);
    QVERIFY(!reader.next());
}

void TestCsvReader::readsRowsThatLieAcrossPieces()
{
    // Every place where a piece may end, in every kind of cell, in an encoding with letters of several bytes.
    for (int padding = 65'500; padding < 65'560; ++padding) {
        const QByteArray bytes =
            QByteArray(padding, 'x') + ",\"\xC3\xA4 \"\"\xF0\x9F\x8E\x89\"\"\",\"1\r\n2\"\r\nsecond,row,here\r\n";
        CsvReader reader(bytes, {});
        const auto first = reader.next();
        QVERIFY(first.has_value());
        QCOMPARE(first->cells.size(), 3);
        QCOMPARE(first->cells.at(0).size(), padding);
        QCOMPARE(first->cells.at(1), QStringLiteral("ä \"🎉\""));
        QCOMPARE(first->cells.at(2), QStringLiteral("1\r\n2"));
        const auto second = reader.next();
        QVERIFY(second.has_value());
        QCOMPARE(second->line, 3);
        QCOMPARE(second->cells.join(u'|'), QStringLiteral("second|row|here"));
        QVERIFY(!reader.next());
    }
}

void TestCsvReader::goesOnBehindAQuoteThatIsNeverClosed()
{
    CsvReader reader("a\n\"b,c\nd\n", {});
    QCOMPARE(reader.next()->trouble, ImportRow::Trouble::None);
    const auto open = reader.next();
    QCOMPARE(open->trouble, ImportRow::Trouble::OpenQuote);
    QCOMPARE(open->line, 2);
    QCOMPARE(open->cells, QStringList{QStringLiteral("\"b,c")});
    const auto after = reader.next();
    QCOMPARE(after->line, 3);
    QCOMPARE(after->cells, QStringList{QStringLiteral("d")});
    QVERIFY(!reader.next());
}

void TestCsvReader::refusesARowWithoutEnd()
{
    CsvReader reader(QByteArray(3 * 1024 * 1024, 'x') + "\nb\n", {});
    const auto endless = reader.next();
    QCOMPARE(endless->trouble, ImportRow::Trouble::TooLong);
    QVERIFY(endless->cells.first().size() <= 1000);
    const auto after = reader.next();
    QCOMPARE(after->line, 2);
    QCOMPARE(after->cells, QStringList{QStringLiteral("b")});
}

void TestCsvReader::tellsHowFarItIs()
{
    CsvReader reader(QByteArray("a,b\n").repeated(100'000), {});
    double before = reader.progress();
    QCOMPARE(before, 0.0);
    while (reader.next()) {
        QVERIFY(reader.progress() >= before);
        before = reader.progress();
    }
    QCOMPARE(before, 1.0);
}

void TestCsvReader::detectsDialects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QChar>("separator");
    QTest::newRow("nothing") << QByteArray() << TextEncoding::Utf8 << QChar(u',');
    QTest::newRow("one column") << QByteArray("a\nb\n") << TextEncoding::Utf8 << QChar(u',');
    QTest::newRow("semicolons") << QByteArray("a;b\nc,5;d\n") << TextEncoding::Utf8 << QChar(u';');
    QTest::newRow("tabs") << QByteArray("a\tb\nc;5\td\n") << TextEncoding::Utf8 << QChar(u'\t');
    QTest::newRow("separators in quotes")
        << QByteArray("\"a;b;c\",d\n\"e;f;g\",h\n") << TextEncoding::Utf8 << QChar(u',');
    QTest::newRow("named") << QByteArray("sep=;\na,b,c\n") << TextEncoding::Utf8 << QChar(u';');
    QTest::newRow("Western letters") << QByteArray("Caf\xE9;b\n") << TextEncoding::Windows1252 << QChar(u';');
    QTest::newRow("Polish letters") << QByteArray("\xA3ukasz;b\n\xAF\xF3\xB3\xE6;c\n") << TextEncoding::Windows1250
                                    << QChar(u';');
    QTest::newRow("Spanish signs") << QByteArray("\xBFVuelve?;b\n\xBFQui\xE9n?;c\n") << TextEncoding::Windows1252
                                   << QChar(u';');
    QTest::newRow("French letters") << QByteArray("Ana\xEFs;C\x9Cur;go\xFBt\n") << TextEncoding::Windows1252
                                    << QChar(u';');
    QTest::newRow("UTF-8 cut in the middle of the file")
        << QByteArray("Caf\xC3\xA9;b\n") << TextEncoding::Utf8 << QChar(u';');
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "a\0;\0b\0\n\0",
                                          10)
                            << TextEncoding::Utf16LittleEndian << QChar(u';');
}

void TestCsvReader::detectsDialects()
{
    QFETCH(QByteArray, bytes);
    const CsvDialect dialect = detectDialect(bytes);
    QTEST(dialect.encoding, "encoding");
    QTEST(dialect.separator, "separator");
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
