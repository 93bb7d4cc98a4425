#include "core/clicks/clickevent.h"
#include "relay/http/form.h"

#include <QtTest/QTest>

using namespace inglenook::relay;

class FormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesFields();
    void leavesBrokenEscapesAlone();
    void tidiesAStrangersWords_data();
    void tidiesAStrangersWords();
    void cutsAtCharactersNotBytes();
};

void FormTest::decodesFields()
{
    const Form form = parseForm("a=1&b=x+y%20z&b=second&%C3%A4=%E2%82%AC&&empty=&bare");
    QCOMPARE(field(form, "a"), std::string_view("1"));
    QCOMPARE(field(form, "b"), std::string_view("x y z"));
    QCOMPARE(field(form, "\xc3\xa4"), std::string_view("\xe2\x82\xac"));
    QVERIFY(form.contains("empty") && form.contains("bare"));
    QVERIFY(field(form, "none").empty());
    QVERIFY(parseForm("").empty());
}

void FormTest::leavesBrokenEscapesAlone()
{
    QCOMPARE(decodePercent("100%"), std::string("100%"));
    QCOMPARE(decodePercent("%4"), std::string("%4"));
    QCOMPARE(decodePercent("%zz%41"), std::string("%zzA"));
    QCOMPARE(decodePercent("a+b"), std::string("a+b"));
}

void FormTest::tidiesAStrangersWords_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QByteArray("Lovely soup") << QByteArray("Lovely soup");
    QTest::newRow("space around") << QByteArray(" \n\t cold room \r\n ") << QByteArray("cold room");
    QTest::newRow("line ends") << QByteArray("one\r\ntwo\r\n\r\nthree") << QByteArray("one\ntwo\n\nthree");
    QTest::newRow("control characters") << QByteArray("a\x01\x1b[31mb\x7f") << QByteArray("a[31mb");
    QTest::newRow("nul") << QByteArray("a\0b", 3) << QByteArray("ab");
    QTest::newRow("bad UTF-8") << QByteArray("a\xff"
                                             "b\xc3")
                               << QByteArray("a\xef\xbf\xbd"
                                             "b\xef\xbf\xbd");
    QTest::newRow("markup stays text") << QByteArray("<b>&amp;") << QByteArray("<b>&amp;");
    QTest::newRow("only space") << QByteArray(" \r\n\t ") << QByteArray();
}

void FormTest::tidiesAStrangersWords()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(tidied(words.toStdString(), 100)), expected);
}

void FormTest::cutsAtCharactersNotBytes()
{
    std::string smiles;
    for (int i = 0; i < 30; ++i)
        smiles += "\xf0\x9f\x99\x82";
    const std::string cut = tidied(smiles, 20);
    QCOMPARE(inglenook::core::countCharacters(cut), std::optional<std::size_t>(20));
    QCOMPARE(tidied(std::string(50, '\xff'), 10).size(), std::size_t(30));
}

QTEST_APPLESS_MAIN(FormTest)
#include "tst_form.moc"
