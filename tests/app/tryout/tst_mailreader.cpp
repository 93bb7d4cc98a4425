#include "app/tryout/mailreader.h"
#include "core/mailing/mailmessage.h"

#include <QtTest/QTest>

using namespace inglenook::app;
using namespace inglenook::core;
using inglenook::ui::GuestMail;

class TestMailReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheSenderWrote();
    void readsNamesAndSubjectsBeyondAscii();
    void readsAPlainMail();
    void readsBase64AndFoldedHeaders();
    void staysCalmAboutBrokenMails_data();
    void staysCalmAboutBrokenMails();

private:
    static MailMessage message();
};

MailMessage TestMailReader::message()
{
    MailMessage mail{
        .from = {QStringLiteral("The Old Ferry Inn"), *EmailAddress::parse(QStringLiteral("hi@inn.example"))},
        .to = {QStringLiteral("Anna Hall"), *EmailAddress::parse(QStringLiteral("anna@guests.example"))},
        .replyTo = std::nullopt,
        .date = QDateTime(QDate(2026, 3, 18), QTime(10, 0), Qt::UTC),
        .subject = QStringLiteral("How was it, Anna?"),
        .messageId = "abc@inn.example",
        .reference = {},
        .text = QStringLiteral("Dear Anna,\n\nHappy:\nhttps://relay.example/a/1\n"),
        .html = QStringLiteral("<p>Dear Anna = friend, a line that is longer than what one line of quoted "
                               "printable may hold, for sure</p>\n"),
        .unsubscribeUrl = {}};
    return mail;
}

void TestMailReader::readsWhatTheSenderWrote()
{
    const GuestMail mail = readMail(*message().toBytes());
    QCOMPARE(mail.fromName, QStringLiteral("The Old Ferry Inn"));
    QCOMPARE(mail.fromAddress, QStringLiteral("hi@inn.example"));
    QCOMPARE(mail.toName, QStringLiteral("Anna Hall"));
    QCOMPARE(mail.subject, QStringLiteral("How was it, Anna?"));
    QCOMPARE(mail.text, message().text);
    QCOMPARE(mail.html, message().html);
}

void TestMailReader::readsNamesAndSubjectsBeyondAscii()
{
    MailMessage written = message();
    written.to.name = QStringLiteral("Zoë “Zo” O’Neill-Lindqvist von der langen Straße am Fluss hinter dem Berg");
    written.from.name = QStringLiteral("Inn \"by the\" \\ water");
    written.subject =
        QStringLiteral("Wie war’s bei uns, Zoë? Wir fragen mit vier Gesichtern: 🙂 und lesen jede Antwort selbst.");
    const GuestMail mail = readMail(*written.toBytes());
    QCOMPARE(mail.toName, written.to.name);
    QCOMPARE(mail.fromName, written.from.name);
    QCOMPARE(mail.subject, written.subject);
}

void TestMailReader::readsAPlainMail()
{
    MailMessage written = message();
    written.html.clear();
    written.to.name.clear();
    const GuestMail mail = readMail(*written.toBytes());
    QCOMPARE(mail.text, written.text);
    QVERIFY(mail.html.isEmpty());
    QCOMPARE(mail.toName, QStringLiteral("anna@guests.example"));
}

void TestMailReader::readsBase64AndFoldedHeaders()
{
    const GuestMail mail =
        readMail("Subject: =?utf-8?q?Sch=C3=B6ne_?=\r\n =?utf-8?q?Tage?=\r\nFrom: a@b.example\r\n"
                 "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                 "PGI+\r\nw7w8L2I+\r\n");
    QCOMPARE(mail.subject, QStringLiteral("Schöne Tage"));
    QCOMPARE(mail.html, QStringLiteral("<b>ü</b>"));
}

void TestMailReader::staysCalmAboutBrokenMails_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no end of headers") << QByteArray("Subject: x");
    QTest::newRow("multipart without a boundary") << QByteArray("Content-Type: multipart/mixed\r\n\r\nwords");
    QTest::newRow("boundary that never comes")
        << QByteArray("Content-Type: multipart/mixed; boundary=b\r\n\r\n--c\r\nwords\r\n");
    QTest::newRow("cut quoted-printable") << QByteArray("Content-Transfer-Encoding: quoted-printable\r\n\r\na=");
    QByteArray nested;
    for (int i = 0; i < 50; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n";
    QTest::newRow("nested without end") << nested;
}

void TestMailReader::staysCalmAboutBrokenMails()
{
    QFETCH(QByteArray, bytes);
    const GuestMail mail = readMail(bytes);
    QVERIFY(mail.html.isEmpty());
    QVERIFY(mail.fromAddress.isEmpty());
}

QTEST_GUILESS_MAIN(TestMailReader)
#include "tst_mailreader.moc"
