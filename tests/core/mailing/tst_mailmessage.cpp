#include "core/mailing/mailmessage.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

MailMessage message()
{
    return {.from = *Mailbox::parse(QStringLiteral("The Old Ferry Inn <hello@inn.example>")),
            .to = *Mailbox::parse(QStringLiteral("Anna Hall <anna@guests.test>")),
            .replyTo = {},
            .date = QDateTime({2026, 11, 2}, {9, 5, 7}, Qt::OffsetFromUTC, 3600),
            .subject = QStringLiteral("How was it?"),
            .messageId = "abc@inn.example",
            .reference = "r-1",
            .text = QStringLiteral("Hello"),
            .html = QStringLiteral("<p>Hello</p>"),
            .unsubscribeUrl = "https://relay.test/u/1"};
}

QByteArray header(const QByteArray& mail, const QByteArray& name)
{
    const QByteArray headers = "\r\n" + mail.left(mail.indexOf("\r\n\r\n") + 2);
    const qsizetype begin = headers.indexOf("\r\n" + name + ": ");
    if (begin < 0)
        return {};
    const qsizetype value = begin + name.size() + 4;
    return headers.mid(value, headers.indexOf("\r\n", value) - value);
}

} // namespace

class tst_MailMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMailboxes_data();
    void readsMailboxes();
    void refusesMailboxes_data();
    void refusesMailboxes();
    void writesItsHeaders();
    void namesAReplyAddressOnlyIfItDiffers();
    void writesTextFirst();
    void writesPlainMails();
    void writesOnlyWireLines();
    void refusesLineBreaksInHeaders_data();
    void refusesLineBreaksInHeaders();
    void drawsFreshMessageIds();
};

void tst_MailMessage::readsMailboxes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("bare") << QStringLiteral(" hello@inn.example ") << QString();
    QTest::newRow("named") << QStringLiteral("The Inn <hello@inn.example>") << QStringLiteral("The Inn");
    QTest::newRow("quoted") << QStringLiteral("\"Smith, Jr.\" <hello@inn.example>") << QStringLiteral("Smith, Jr.");
    QTest::newRow("escaped") << QStringLiteral("\"a \\\"b\\\" \\\\ c\" <hello@inn.example>")
                             << QStringLiteral("a \"b\" \\ c");
    QTest::newRow("angle in the name") << QStringLiteral("a < b <hello@inn.example>") << QStringLiteral("a < b");
    QTest::newRow("brackets only") << QStringLiteral("<hello@inn.example>") << QString();
}

void tst_MailMessage::readsMailboxes()
{
    QFETCH(const QString, text);
    QFETCH(const QString, name);
    const auto mailbox = Mailbox::parse(text);
    QVERIFY(mailbox);
    QCOMPARE(mailbox->name, name);
    QCOMPARE(mailbox->address.text(), QStringLiteral("hello@inn.example"));
}

void tst_MailMessage::refusesMailboxes_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "x", "The Inn", "The Inn hello@inn.example>", "The Inn <hello>", "a\r\nBcc: b@c.test <hello@inn.example>",
          "The Inn <a@inn.example\r\nRCPT TO:<b@c.test>>", "a@b.test, c@d.test"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_MailMessage::refusesMailboxes()
{
    QFETCH(const QString, text);
    const auto mailbox = Mailbox::parse(text);
    QVERIFY(!mailbox);
    QCOMPARE(mailbox.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!mailbox.error().message.isEmpty());
}

void tst_MailMessage::writesItsHeaders()
{
    const auto mail = message().toBytes();
    QVERIFY(mail);
    QCOMPARE(header(*mail, "Date"), QByteArray("Mon, 02 Nov 2026 08:05:07 +0000"));
    QCOMPARE(header(*mail, "From"), QByteArray("\"The Old Ferry Inn\" <hello@inn.example>"));
    QCOMPARE(header(*mail, "To"), QByteArray("\"Anna Hall\" <anna@guests.test>"));
    QCOMPARE(header(*mail, "Message-ID"), QByteArray("<abc@inn.example>"));
    QCOMPARE(header(*mail, "List-Unsubscribe"), QByteArray("<https://relay.test/u/1>"));
    QCOMPARE(header(*mail, "List-Unsubscribe-Post"), QByteArray("List-Unsubscribe=One-Click"));
    QCOMPARE(header(*mail, "X-Inglenook-Ref"), QByteArray("r-1"));
    QCOMPARE(header(*mail, "MIME-Version"), QByteArray("1.0"));
    for (const char* unwanted : {"Reply-To", "X-Mailer", "User-Agent", "Precedence", "Bcc"})
        QVERIFY(header(*mail, unwanted).isEmpty());
}

void tst_MailMessage::namesAReplyAddressOnlyIfItDiffers()
{
    MailMessage mail = message();
    mail.replyTo = *Mailbox::parse(QStringLiteral("HELLO@inn.example"));
    QVERIFY(header(*mail.toBytes(), "Reply-To").isEmpty());
    mail.replyTo = *Mailbox::parse(QStringLiteral("desk@inn.example"));
    QCOMPARE(header(*mail.toBytes(), "Reply-To"), QByteArray("desk@inn.example"));
}

void tst_MailMessage::writesTextFirst()
{
    const QByteArray mail = *message().toBytes();
    QVERIFY(header(mail, "Content-Type").startsWith("multipart/alternative; boundary="));
    QVERIFY(mail.indexOf("text/plain") < mail.indexOf("text/html"));
    QVERIFY(header(*message().toBytes(), "Content-Type") != header(mail, "Content-Type")); // a fresh boundary
}

void tst_MailMessage::writesPlainMails()
{
    MailMessage mail = message();
    mail.html.clear();
    mail.unsubscribeUrl.clear();
    const QByteArray bytes = *mail.toBytes();
    QCOMPARE(header(bytes, "Content-Type"), QByteArray("text/plain; charset=utf-8"));
    QVERIFY(bytes.endsWith("\r\n\r\nHello\r\n"));
    QVERIFY(!bytes.contains("List-Unsubscribe"));
}

void tst_MailMessage::writesOnlyWireLines()
{
    MailMessage mail = message();
    mail.text = QStringLiteral("a\nb\rc\r\n") + QString(500, u'ü');
    mail.subject = QStringLiteral("Grüße ").repeated(50);
    for (const QByteArray& line : (*mail.toBytes()).split('\n')) {
        QVERIFY(line.isEmpty() || line.endsWith('\r'));
        QVERIFY(line.count('\r') <= 1);
        QVERIFY(line.size() <= 79);
    }
}

void tst_MailMessage::refusesLineBreaksInHeaders_data()
{
    QTest::addColumn<char>("character");
    QTest::newRow("CR") << '\r';
    QTest::newRow("LF") << '\n';
    QTest::newRow("NUL") << '\0';
}

void tst_MailMessage::refusesLineBreaksInHeaders()
{
    QFETCH(const char, character);
    const QByteArray bytes = QByteArray("x") + character + "Bcc: all@guests.test";
    const QString text = QString::fromLatin1(bytes);
    QList<MailMessage> mails(7, message());
    mails[0].subject = text;
    mails[1].from.name = text;
    mails[2].to.name = text;
    mails[3].replyTo = Mailbox{text, mails[3].to.address};
    mails[4].messageId = bytes;
    mails[5].reference = bytes;
    mails[6].unsubscribeUrl = bytes;
    for (const MailMessage& mail : std::as_const(mails)) {
        const auto made = mail.toBytes();
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::InvalidInput);
    }
}

void tst_MailMessage::drawsFreshMessageIds()
{
    const auto from = *EmailAddress::parse(QStringLiteral("hello@Müller.example"));
    QSet<QByteArray> ids;
    for (int i = 0; i < 1000; ++i)
        ids += makeMailMessageId(from);
    QCOMPARE(ids.size(), 1000);
    QVERIFY((*ids.begin()).endsWith("@xn--mller-kva.example"));
}

QTEST_APPLESS_MAIN(tst_MailMessage)
#include "tst_mailmessage.moc"
