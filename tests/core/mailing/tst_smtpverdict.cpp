#include "core/mailing/smtpverdict.h"

#include <QtTest/QTest>

using namespace inglenook::core;

Q_DECLARE_METATYPE(inglenook::core::SendVerdict)

namespace {

SmtpReply parse(const QByteArray& line)
{
    SmtpReplyParser parser;
    parser.append(line + "\r\n");
    return std::get<SmtpReply>(parser.next());
}

} // namespace

class tst_SmtpVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void keepsTheServersWords();
    void neverSaysThatNothingWasSentAfterTheDot();
};

void tst_SmtpVerdict::judges_data()
{
    QTest::addColumn<SmtpStage>("stage");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<SendVerdict>("verdict");
    QTest::addColumn<QString>("saying");
    const auto row = [](SmtpStage stage, const char* line, SendVerdict verdict, const char* saying = "") {
        QTest::newRow(line) << stage << QByteArray(line) << verdict << QString::fromUtf8(saying);
    };
    row(SmtpStage::SignIn, "535 5.7.8 Username and Password not accepted", SendVerdict::SignIn, "refused");
    row(SmtpStage::SignIn, "535 Authentication failed", SendVerdict::SignIn, "refused");
    row(SmtpStage::SignIn, "534 5.7.9 Application-specific password required", SendVerdict::SignIn, "app password");
    row(SmtpStage::SignIn, "535 use an app password", SendVerdict::SignIn, "app password");
    row(SmtpStage::SignIn, "534 5.7.14 Please log in via your web browser", SendVerdict::SignIn, "browser");
    row(SmtpStage::SignIn, "535 5.7.139 SmtpClientAuthentication is disabled", SendVerdict::SignIn, "switched off");
    row(SmtpStage::SignIn, "550 5.7.30 Basic authentication is not supported", SendVerdict::SignIn, "no passwords");
    row(SmtpStage::SignIn, "454 4.7.0 Too many login attempts", SendVerdict::NotSent, "tried again");
    row(SmtpStage::SignIn, "432 4.7.12 A password transition is needed", SendVerdict::Account);
    row(SmtpStage::Greeting, "421 4.3.2 too busy", SendVerdict::NotSent, "tried again");
    row(SmtpStage::Greeting, "421 4.7.0 too many connections from you", SendVerdict::NotSent);
    row(SmtpStage::Greeting, "421 4.7.0 too many messages in this session", SendVerdict::NotSent);
    row(SmtpStage::Greeting, "421 4.7.28 daily limit reached", SendVerdict::Account);
    row(SmtpStage::Greeting, "554 5.7.1 no", SendVerdict::Account);
    row(SmtpStage::Sender, "530 5.7.0 Authentication required", SendVerdict::Account);
    row(SmtpStage::Sender, "550 5.1.8 bad outbound sender", SendVerdict::Account);
    row(SmtpStage::Sender, "550 5.7.60 no permission to send as this sender", SendVerdict::Account);
    row(SmtpStage::Sender, "550 5.7.30 Basic authentication is over", SendVerdict::Account, "no passwords");
    row(SmtpStage::Sender, "553 not your address", SendVerdict::Account);
    row(SmtpStage::Sender, "452 4.3.1 no room", SendVerdict::NotSent);
    row(SmtpStage::Recipient, "550 5.1.1 no such user", SendVerdict::Rejected, "does not exist");
    row(SmtpStage::Recipient, "550 no such user", SendVerdict::Rejected, "does not exist");
    row(SmtpStage::Recipient, "550 5.2.1 mailbox disabled", SendVerdict::Rejected, "does not exist");
    row(SmtpStage::Recipient, "554 5.7.1 relay access denied", SendVerdict::Rejected, "will not take");
    row(SmtpStage::Recipient, "550 5.7.1 blocked by policy", SendVerdict::Rejected, "will not take");
    row(SmtpStage::Recipient, "550 5.1.1 <quota@limit.test>: user unknown", SendVerdict::Rejected, "does not exist");
    row(SmtpStage::Recipient, "550 <too-many@limit.test>: user unknown", SendVerdict::Rejected, "does not exist");
    row(SmtpStage::Recipient, "452 4.2.2 mailbox over quota", SendVerdict::Later);
    row(SmtpStage::Recipient, "552 5.2.2 mailbox over quota", SendVerdict::Rejected, "will not take");
    row(SmtpStage::Recipient, "450 4.2.0 greylisted", SendVerdict::Later);
    row(SmtpStage::Recipient, "550 5.4.5 daily user sending quota exceeded", SendVerdict::Account, "not this guest");
    row(SmtpStage::Recipient, "450 4.7.1 too many mails, slow down", SendVerdict::Account);
    row(SmtpStage::Recipient, "550 hourly limit of your account", SendVerdict::Account);
    row(SmtpStage::Recipient, "432 4.3.2 sender thread limit", SendVerdict::Account);
    row(SmtpStage::Content, "554 5.2.0 STOREDRV.OutboundSpamException", SendVerdict::Account);
    row(SmtpStage::Content, "550 5.2.252 SendAsDenied", SendVerdict::Account);
    row(SmtpStage::Content, "554 5.7.1 looks like spam", SendVerdict::Rejected);
    row(SmtpStage::Content, "451 4.3.0 try again", SendVerdict::Later);
}

void tst_SmtpVerdict::judges()
{
    QFETCH(const SmtpStage, stage);
    QFETCH(const QByteArray, line);
    QFETCH(const SendVerdict, verdict);
    QFETCH(const QString, saying);
    const SendOutcome outcome = judgeRefusal(stage, parse(line));
    QCOMPARE(outcome.verdict, verdict);
    QVERIFY2(outcome.message.contains(saying), qPrintable(outcome.message));
    QCOMPARE(outcome.serverText, QString::fromUtf8(line));
}

void tst_SmtpVerdict::keepsTheServersWords()
{
    const auto outcome = judgeRefusal(SmtpStage::Recipient, parse("550 5.1.1 <b>no\x07"
                                                                  "body</b>"));
    QCOMPARE(outcome.serverText, QStringLiteral("550 5.1.1 <b>nobody</b>"));
    QVERIFY(!outcome.message.contains(u"<b>"));
}

void tst_SmtpVerdict::neverSaysThatNothingWasSentAfterTheDot()
{
    QCOMPARE(lostAfterDot().verdict, SendVerdict::Uncertain);
    QVERIFY(!lostAfterDot().message.contains(QStringLiteral("Nothing was sent")));
    for (const SendOutcome& outcome :
         {lostBeforeDot(), strangeReply(), unreachableServer(QStringLiteral("h"), {}), noSafeConnection({})})
        QVERIFY(outcome.verdict != SendVerdict::Uncertain);
}

QTEST_APPLESS_MAIN(tst_SmtpVerdict)
#include "tst_smtpverdict.moc"
