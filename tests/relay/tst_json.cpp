#include "relay/json.h"

#include <QtTest/QTest>

using inglenook::relay::Json;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItReads_data();
    void keepsWhatItReads();
    void refusesDamagedText_data();
    void refusesDamagedText();
    void refusesBottomlessNesting();
    void findsMembersOfObjectsOnly();
};

void JsonTest::keepsWhatItReads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    row("null", "null");
    row(" true ", "true");
    row("-12", "-12");
    row("0", "0");
    row("1764936000123", "1764936000123");
    row("1.5e1", "15");
    row("0.25", "0.25");
    row("[ ]", "[]");
    row("{ }", "{}");
    row("[1, [2], {\"b\" : null, \"a\":\"x\"}]", "[1,[2],{\"a\":\"x\",\"b\":null}]");
    row(R"("a\n\t\"\\\/\u0001")", R"("a\u000a\u0009\"\\/\u0001")");
    row(R"("\u00e4\u20ac\ud83d\ude42")", "\"\xc3\xa4\xe2\x82\xac\xf0\x9f\x99\x82\"");
}

void JsonTest::keepsWhatItReads()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto json = Json::parse(text.toStdString());
    QVERIFY(json);
    QCOMPARE(QByteArray::fromStdString(json->text()), expected);
    QVERIFY(Json::parse(json->text()));
}

void JsonTest::refusesDamagedText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             " ",
                             "tru",
                             "[1,]",
                             "[1 2]",
                             "{\"a\":1,}",
                             "{a:1}",
                             "{\"a\" 1}",
                             "{\"a\":1,\"a\":2}",
                             "\"",
                             "\"\\x\"",
                             "\"\\u12\"",
                             "\"\\ud83d\"",
                             "\"\\udc00\"",
                             "\"a\nb\"",
                             "01",
                             "1.",
                             "-",
                             "+1",
                             "1 2",
                             "[",
                             "{",
                             "\"\xff\"",
                             ".5",
                             "1e",
                             "NaN"})
        QTest::newRow(text) << QByteArray(text);
}

void JsonTest::refusesDamagedText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Json::parse(text.toStdString()));
}

void JsonTest::refusesBottomlessNesting()
{
    QVERIFY(Json::parse(std::string(30, '[') + std::string(30, ']')));
    QVERIFY(!Json::parse(std::string(60'000, '[')));
    QVERIFY(!Json::parse(std::string(100, '[') + std::string(100, ']')));
}

void JsonTest::findsMembersOfObjectsOnly()
{
    const auto json = Json::parse(R"({"a":1,"b":null})");
    QVERIFY(json->find("a") && json->find("a")->number());
    QVERIFY(!json->find("b"));
    QVERIFY(!json->find("c"));
    QVERIFY(!json->find("a")->find("x"));
}

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
