#include "core/mailing/smtpreply.h"

#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

/// What the parser makes of `bytes`, one word a reply: "250", "250/5.1.1", "...", "rubbish".
QString read(SmtpReplyParser& parser, const QByteArray& bytes)
{
    parser.append(bytes);
    QStringList words;
    for (;;) {
        const auto next = parser.next();
        if (const auto* reply = std::get_if<SmtpReply>(&next)) {
            const QString enhanced = reply->enhanced.isEmpty() ? QString() : u'/' + QString::fromUtf8(reply->enhanced);
            words += QString::number(reply->code) + enhanced;
        } else {
            words += std::holds_alternative<SmtpReplyParser::Garbage>(next) ? QStringLiteral("rubbish")
                                                                            : QStringLiteral("...");
            return words.join(u' ');
        }
    }
}

} // namespace

class tst_SmtpReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsReplies_data();
    void cutsReplies();
    void cutsTheSameInAnyPieces();
    void takesLongLinesButNotEndlessOnes();
    void takesNoEndlessReply();
    void keepsWordsAsOnePlainLine();
    void knowsWhenNothingIsLeft();
};

void tst_SmtpReply::cutsReplies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("replies");
    const auto row = [](const char* name, const QByteArray& bytes, const char* replies) {
        QTest::newRow(name) << bytes << QString::fromLatin1(replies);
    };
    row("one line", "250 ok\r\n", "250 ...");
    row("code only", "250\r\n", "250 ...");
    row("bare line feed", "250 ok\n", "250 ...");
    row("several lines", "250-one\r\n250-two\r\n250 three\r\n", "250 ...");
    row("two replies", "250 ok\r\n354 go on\r\n", "250 354 ...");
    row("enhanced", "550 5.1.1 nobody\r\n", "550/5.1.1 ...");
    row("enhanced, long", "550 5.7.139 off\r\n", "550/5.7.139 ...");
    row("enhanced on the last line", "550-5.1.1 no\r\n550 5.1.1 body\r\n", "550/5.1.1 ...");
    row("no enhanced code", "550 5.1 is a number\r\n", "550 ...");
    row("half a line", "250 o", "...");
    row("half a reply", "250-one\r\n250-t", "...");
    row("codes that differ", "250-one\r\n251 two\r\n", "rubbish");
    row("no code", "hello\r\n", "rubbish");
    row("empty line", "\r\n", "rubbish");
    row("short", "25\r\n", "rubbish");
    row("a signed code", "+25 ok\r\n", "rubbish");
    row("a blank in the code", " 25 ok\r\n", "rubbish");
    row("a code too small", "199 ok\r\n", "rubbish");
    row("a code too large", "600 ok\r\n", "rubbish");
    row("a code too long", "2500 ok\r\n", "rubbish");
    row("another separator", "250:ok\r\n", "rubbish");
    row("web server", "HTTP/1.1 400 Bad Request\r\n", "rubbish");
    row("TLS alert", QByteArray("\x15\x03\x03\x00\x02\x02\x0a", 7) + "\n", "rubbish");
}

void tst_SmtpReply::cutsReplies()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, replies);
    SmtpReplyParser parser;
    QCOMPARE(read(parser, bytes), replies);
}

void tst_SmtpReply::cutsTheSameInAnyPieces()
{
    const QByteArray bytes = "250-one\r\n250 5.0.0 two\r\n354 go\r\n";
    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        SmtpReplyParser parser;
        QString words = read(parser, bytes.left(first));
        words += u' ' + read(parser, bytes.mid(first));
        QCOMPARE(words.remove(QStringLiteral("...")).simplified(), QStringLiteral("250/5.0.0 354"));
    }
}

void tst_SmtpReply::takesLongLinesButNotEndlessOnes()
{
    SmtpReplyParser parser;
    QCOMPARE(read(parser, "250 " + QByteArray(60'000, 'x') + "\r\n"), QStringLiteral("250 ..."));
    QCOMPARE(read(parser, "250 " + QByteArray(70'000, 'x')), QStringLiteral("rubbish"));
}

void tst_SmtpReply::takesNoEndlessReply()
{
    SmtpReplyParser parser;
    QCOMPARE(read(parser, QByteArray("250-" + QByteArray(1000, 'x') + "\r\n").repeated(300)),
             QStringLiteral("rubbish"));
}

void tst_SmtpReply::keepsWordsAsOnePlainLine()
{
    const SmtpReply reply{550, "5.1.1", {"5.1.1 no\x1b[31m body", "\xe2\x80\xae<b>here</b>\t\xc3\xa4"}};
    QCOMPARE(reply.text(), QStringLiteral("550 5.1.1 no[31m body <b>here</b> ä"));
    QCOMPARE(SmtpReply({550, {}, {QByteArray(9999, 'x')}}).text().size(), 500);
}

void tst_SmtpReply::knowsWhenNothingIsLeft()
{
    SmtpReplyParser parser;
    QVERIFY(parser.isEmpty());
    (void)read(parser, "220 go\r\n");
    QVERIFY(parser.isEmpty());
    (void)read(parser, "2");
    QVERIFY(!parser.isEmpty());
    parser.clear();
    (void)read(parser, "220-a\r\n");
    QVERIFY(!parser.isEmpty());
}

QTEST_APPLESS_MAIN(tst_SmtpReply)
#include "tst_smtpreply.moc"
