#include "core/clicks/bytes.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        const std::vector<std::uint8_t> bytes{0, 1, 127, 128, 255};
        QCOMPARE(toHex(bytes), std::string("00017f80ff"));
        QCOMPARE(toBase64(bytes), std::string("AAF/gP8="));
        QVERIFY(fromHex(toHex(bytes)) == bytes);
        QVERIFY(fromHex("00017F80FF") == bytes);
        QVERIFY(fromBase64(toBase64(bytes)) == bytes);
    }

    void readsNothingAsNoBytes()
    {
        QVERIFY(fromHex({}) == std::vector<std::uint8_t>());
        QVERIFY(fromBase64({}) == std::vector<std::uint8_t>());
        QCOMPARE(toHex({}), std::string());
        QCOMPARE(toBase64({}), std::string());
    }

    void refusesWhatIsNoEncoding_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("half a byte") << QByteArray("0");
        QTest::newRow("no digit") << QByteArray("0g");
        QTest::newRow("a blank") << QByteArray("00 1");
    }
    void refusesWhatIsNoEncoding()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromHex(text.toStdString()));
    }

    void refusesWhatIsNoBase64()
    {
        for (const char* text : {"A", "AA", "AAA", "AA==A", "A A=", "AA-_", "AAF/gP8"})
            QVERIFY2(!fromBase64(text), text);
    }

    void takesOnlyTheExactLength()
    {
        using Four = FixedBytes<4, struct FourTag>;
        const std::vector<std::uint8_t> bytes{1, 2, 3, 4, 5};
        QVERIFY(!Four::from(bytes));
        QVERIFY(!Four::from(ByteView(bytes).first(3)));
        const auto four = Four::from(ByteView(bytes).first(4));
        QVERIFY(four && four->bytes == (std::array<std::uint8_t, 4>{1, 2, 3, 4}));
        QVERIFY(randomBytes<Four>() != randomBytes<Four>() || randomBytes<Four>() != randomBytes<Four>());
    }
};

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
