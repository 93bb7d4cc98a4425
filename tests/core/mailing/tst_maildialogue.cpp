#include "core/mailing/maildialogue.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class tst_MailDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoSaidWhat();
    void keepsNothingOfASignIn_data();
    void keepsNothingOfASignIn();
    void keepsNoAddressAndNoUserName();
    void keepsNothingOfAMail();
    void joinsHalfLines();
    void keepsTheBeginningAndTheEndOfALongOne();
    void keepsTheLastConnectionsOnly();
    void takesHostileBytesForText();
};

void tst_MailDialogue::tellsWhoSaidWhat()
{
    MailDialogue dialogue;
    QVERIFY(dialogue.isEmpty());
    const int connection =
        dialogue.begin(QStringLiteral("smtp.fox.example:465, TLS"), QStringLiteral("anna@fox.example"));
    dialogue.note(connection, QStringLiteral("encrypted"));
    dialogue.heard(connection, "220 hi\r\n");
    dialogue.said(connection, "EHLO [127.0.0.1]\r\n");
    QCOMPARE(dialogue.text(), QStringLiteral("== smtp.fox.example:465, TLS\n-- encrypted\nS: 220 hi\n"
                                             "C: EHLO [[network address]]\n\n"));
}

void tst_MailDialogue::keepsNothingOfASignIn_data()
{
    QTest::addColumn<QByteArrayList>("said");
    QTest::newRow("PLAIN") << QByteArrayList{"AUTH PLAIN c2VjcmV0\r\n"};
    QTest::newRow("LOGIN") << QByteArrayList{"AUTH LOGIN\r\n", "c2VjcmV0\r\n", "c2VjcmV0\r\n"};
    QTest::newRow("XOAUTH2") << QByteArrayList{"AUTH XOAUTH2 c2VjcmV0\r\n", "\r\n"};
}

void tst_MailDialogue::keepsNothingOfASignIn()
{
    QFETCH(QByteArrayList, said);
    MailDialogue dialogue;
    const int connection = dialogue.begin(QStringLiteral("x"), QStringLiteral("anna"));
    for (const QByteArray& line : said) {
        dialogue.said(connection, line);
        dialogue.heard(connection, "334 c2VjcmV0\r\n");
    }
    dialogue.heard(connection, "235 2.7.0 welcome\r\n");
    dialogue.said(connection, "QUIT\r\n");
    QVERIFY2(!dialogue.text().contains(QStringLiteral("c2VjcmV0")), qPrintable(dialogue.text()));
    QVERIFY(dialogue.text().contains(QStringLiteral("AUTH ")));
    QVERIFY(dialogue.text().contains(QStringLiteral("S: 235 2.7.0 welcome\nC: QUIT\n")));
}

void tst_MailDialogue::keepsNoAddressAndNoUserName()
{
    MailDialogue dialogue;
    const int connection = dialogue.begin(QStringLiteral("x"), QStringLiteral("anna@fox.example"));
    dialogue.said(connection, "MAIL FROM:<anna@fox.example>\r\nRCPT TO:<tom.weber@guests.example>\r\nDATA\r\n");
    dialogue.heard(connection,
                   "550 5.1.1 tom.weber@guests.example: Anna may not write to (tom.weber@guests.example)\r\n"
                   "550 you are 203.0.113.7 or 2001:db8:0:1:2:3:4:5\r\n");
    const QString text = dialogue.text();
    for (const char* word : {"anna", "tom", "weber", "guests", "203.0", "2001"})
        QVERIFY2(!text.contains(QString::fromLatin1(word), Qt::CaseInsensitive), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("S: 550 5.1.1 [address]: [user] may not write to ([address])")));
}

void tst_MailDialogue::keepsNothingOfAMail()
{
    MailDialogue dialogue;
    const int connection = dialogue.begin(QStringLiteral("x"), {});
    dialogue.said(connection, "DATA\r\n");
    dialogue.heard(connection, "354 go on\r\n");
    dialogue.said(connection, "Subject: How was it, Tom?\r\n");
    dialogue.said(connection, ".\r\nMAIL FROM:<a@fox.example>\r\n");
    dialogue.heard(connection, "250 queued\r\n");
    QVERIFY(!dialogue.text().contains(QStringLiteral("Tom")));
    QVERIFY(
        dialogue.text().contains(QStringLiteral("C: [a mail of 27 bytes]\nC: MAIL FROM:<[address]>\nS: 250 queued\n")));
}

void tst_MailDialogue::joinsHalfLines()
{
    MailDialogue dialogue;
    const int connection = dialogue.begin(QStringLiteral("x"), {});
    dialogue.heard(connection, "550 tom.web");
    QVERIFY(!dialogue.text().contains(QStringLiteral("tom")));
    dialogue.heard(connection, "er@guests.example no\r\n250 ");
    QCOMPARE(dialogue.text(), QStringLiteral("== x\nS: 550 [address] no\n\n"));
}

void tst_MailDialogue::keepsTheBeginningAndTheEndOfALongOne()
{
    MailDialogue dialogue;
    const int connection = dialogue.begin(QStringLiteral("x"), {});
    for (int i = 1; i <= 1000; ++i)
        dialogue.heard(connection, "250 line " + QByteArray::number(i) + "\r\n");
    const QString text = dialogue.text();
    QVERIFY(text.contains(QStringLiteral("line 1\n")));
    QVERIFY(text.contains(QStringLiteral("line 40\n-- [800 lines left out]\nS: 250 line 841\n")));
    QVERIFY(text.contains(QStringLiteral("line 1000\n")));
    QCOMPARE(text.count(u'\n'), MailDialogue::mostLines + 3);
}

void tst_MailDialogue::keepsTheLastConnectionsOnly()
{
    MailDialogue dialogue;
    const int first = dialogue.begin(QStringLiteral("a"), {});
    for (const char* place : {"b", "c", "d"})
        (void)dialogue.begin(QString::fromLatin1(place), {});
    dialogue.heard(first, "220 late words\r\n");
    QCOMPARE(dialogue.text(), QStringLiteral("== b\n\n== c\n\n== d\n\n"));
}

void tst_MailDialogue::takesHostileBytesForText()
{
    MailDialogue dialogue;
    const int connection = dialogue.begin(QStringLiteral("x"), {});
    dialogue.heard(connection, QByteArray("220 \x1b[31m\0 \xff\xe2\x80\xae end\r\n", 21));
    dialogue.heard(connection, QByteArray(100'000, 'x'));
    for (const QChar character : dialogue.text())
        QVERIFY(character == u'\n' || character.isPrint());
    QVERIFY(dialogue.text().size() < 1000);
}

QTEST_GUILESS_MAIN(tst_MailDialogue)
#include "tst_maildialogue.moc"
