#include "core/accounts/deliverymarks.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class tst_DeliveryMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheReceiverFound();
    void believesOnlyTheTopmostResults();
    void seesWhatTheSignatureCovers_data();
    void seesWhatTheSignatureCovers();
    void readsOnlyTheHeader();
    void takesNothingFromWhatIsNoMail_data();
    void takesNothingFromWhatIsNoMail();
};

void tst_DeliveryMarks::readsWhatTheReceiverFound()
{
    const auto marks =
        readDeliveryMarks("Authentication-Results: mx.example;\r\n"
                          "\tdkim=pass header.d=fox.example;\r\n spf=SoftFail smtp.mailfrom=fox.example;\r\n"
                          " dmarc=none\r\n"
                          "From: a@fox.example\r\n\r\nspf=pass\r\n");
    QVERIFY(marks.has_value());
    QCOMPARE(marks->dkim, QStringLiteral("pass"));
    QCOMPARE(marks->spf, QStringLiteral("softfail"));
    QCOMPARE(marks->dmarc, QStringLiteral("none"));
    QVERIFY(!marks->isSigned);
    QCOMPARE(marks->words().count(u'\n'), 3);
}

void tst_DeliveryMarks::believesOnlyTheTopmostResults()
{
    const auto marks = readDeliveryMarks("Authentication-Results: mx.example; spf=fail\n"
                                         "From: a@fox.example\n"
                                         "Authentication-Results: mx.example; spf=pass; dkim=pass\n\n");
    QCOMPARE(marks->spf, QStringLiteral("fail"));
    QVERIFY(marks->dkim.isEmpty());
}

void tst_DeliveryMarks::seesWhatTheSignatureCovers_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("covers");
    QTest::newRow("covered") << QByteArray("from:to:List-Unsubscribe:list-unsubscribe-post") << true;
    QTest::newRow("folded") << QByteArray("from:to:\r\n\tlist-unsubscribe :date") << true;
    QTest::newRow("only the other one") << QByteArray("from:list-unsubscribe-post") << false;
    QTest::newRow("not") << QByteArray("from:to:subject") << false;
}

void tst_DeliveryMarks::seesWhatTheSignatureCovers()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, covers);
    const auto marks = readDeliveryMarks("DKIM-Signature: v=1; a=rsa-sha256; d=fox.example; s=s1; h=" + fields +
                                         "; b=aGk=\r\nFrom: a@fox.example\r\n\r\n");
    QVERIFY(marks->isSigned);
    QCOMPARE(marks->coversUnsubscribe, covers);
}

void tst_DeliveryMarks::readsOnlyTheHeader()
{
    const auto marks = readDeliveryMarks("From: a@fox.example\n\nDKIM-Signature: h=list-unsubscribe\n\n");
    QVERIFY(!marks->isSigned);
}

void tst_DeliveryMarks::takesNothingFromWhatIsNoMail_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11);
    QTest::newRow("a web page") << QByteArray("<html>\n\nFrom: a@fox.example\n\n</html>");
    QTest::newRow("no end of the header") << QByteArray("From: a@fox.example");
}

void tst_DeliveryMarks::takesNothingFromWhatIsNoMail()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!readDeliveryMarks(bytes));
}

QTEST_GUILESS_MAIN(tst_DeliveryMarks)
#include "tst_deliverymarks.moc"
