// Tests of the rows read ahead of their storing.

#include "core/contacts/rowsahead.h"

#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

/// As many rows as wanted; every fifth is blank, every seventh has no address.
class CountedRows : public RowReader
{
public:
    explicit CountedRows(int count)
        : m_count(count)
    {
    }

    [[nodiscard]] std::optional<ImportRow> next() override
    {
        if (m_given == m_count)
            return std::nullopt;
        ++m_given;
        if (m_given % 5 == 0)
            return ImportRow{m_given, {QStringLiteral(" "), QString()}};
        const QString address =
            m_given % 7 == 0 ? QStringLiteral("nobody") : QStringLiteral("guest%1@guests.example").arg(m_given);
        return ImportRow{m_given, {address, QStringLiteral("Guest")}};
    }
    [[nodiscard]] double progress() const override { return m_count == 0 ? 1 : double(m_given) / m_count; }
    [[nodiscard]] int given() const { return m_given; }

private:
    int m_count;
    int m_given = 0;
};

ImportRowReader addressAndName()
{
    ColumnMapping mapping;
    mapping.insert(ContactField::Address, 0);
    mapping.insert(ContactField::FirstName, 1);
    return {mapping, 2};
}

} // namespace

class TestRowsAhead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEveryRowOnceAndInOrder_data();
    void givesEveryRowOnceAndInOrder();
    void saysHowFarItIs();
    void canBeLeftBeforeTheEnd();
};

void TestRowsAhead::givesEveryRowOnceAndInOrder_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 5, 1249, 1250, 1251, 4000})
        QTest::addRow("%d", count) << count;
}

void TestRowsAhead::givesEveryRowOnceAndInOrder()
{
    QFETCH(const int, count);
    CountedRows rows(count);
    const ImportRowReader reader = addressAndName();
    RowsAhead ahead(rows, reader);
    QList<qint64> expected;
    for (int line = 1; line <= count; ++line) {
        if (line % 5 != 0)
            expected.append(line);
    }
    QList<qint64> lines;
    for (bool isLast = false; !isLast;) {
        const RowsAhead::Batch batch = ahead.take();
        isLast = batch.isLast;
        QVERIFY(isLast || batch.rows.size() == RowsAhead::rowsAtOnce);
        for (const ReadRow& read : batch.rows) {
            lines.append(read.row.line);
            QCOMPARE(bool(read.contact), read.row.line % 7 != 0);
        }
    }
    QCOMPARE(lines, expected);
}

void TestRowsAhead::saysHowFarItIs()
{
    CountedRows rows(2500);
    const ImportRowReader reader = addressAndName();
    RowsAhead ahead(rows, reader);
    QCOMPARE(ahead.take().progress, 0.4996); // 1,000 rows that are not blank are among the first 1,249
    QVERIFY(ahead.take().progress >= 0.9);
}

void TestRowsAhead::canBeLeftBeforeTheEnd()
{
    CountedRows rows(10'000);
    const ImportRowReader reader = addressAndName();
    {
        RowsAhead ahead(rows, reader);
        (void)ahead.take();
    }
    QVERIFY(rows.given() <= 2500); // what was taken and the batch after it
}

QTEST_GUILESS_MAIN(TestRowsAhead)
#include "tst_rowsahead.moc"
