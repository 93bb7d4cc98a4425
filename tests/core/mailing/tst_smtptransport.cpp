#include "core/mailing/smtptransport.h"
#include "tests/support/scriptedsmtpserver.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

Q_DECLARE_METATYPE(inglenook::core::SendVerdict)

namespace {

using namespace std::chrono_literals;
using Server = ScriptedSmtpServer;
using Stage = Server::Stage;
using Then = Server::Answer::Then;

const QByteArray password = "c0rrect horse";
/// Long enough for any honest reply on loopback, short enough to wait for.
constexpr SmtpTimeLimits shortLimits{1s, 1s, 1s, 1s};

EmailAddress address(const char* text)
{
    return *EmailAddress::parse(QString::fromUtf8(text));
}

OutgoingMail mailTo(qint64 ticket, const char* to = "guest@guests.test")
{
    return {ticket, address("owner@pub.test"), address(to), "Subject: x\r\n\r\n.one\r\n..two\r\n"};
}

} // namespace

class tst_SmtpTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void handsOverMail_data();
    void handsOverMail();
    void keepsTheConnection();
    void asksBeforeTheDot();
    void sendsNoDotWithoutTheFact();
    void checksTheAccount();
    void checksAWrongPassword();
    void provesTheServerFirst_data();
    void provesTheServerFirst();
    void trustsOnlyTlsAfterStartTls_data();
    void trustsOnlyTlsAfterStartTls();
    void tellsFaultsApart_data();
    void tellsFaultsApart();
    void readsWhatWasSaidBeforeTheEnd();
    void readsASlowServer();
    void waitsNoLongerForBytesThatTrickle();
    void connectsAnewWhenTheServerLeftWhileIdle_data();
    void connectsAnewWhenTheServerLeftWhileIdle();
    void connectsAnewOnlyOnce();
    void refusedRecipientsCostNoConnection();
    void goesOnAfterTrouble();
    void abortIsNotSentBeforeTheDot();
    void abortIsUncertainAfterTheDot();
    void saysGoodbye();
    void speaksPlainOnlyOnLoopback();

private:
    MailAccount account(const Server& server, MailSecurity security = MailSecurity::Tls) const
    {
        return {.from = {{}, address("owner@pub.test")},
                .host = QStringLiteral("localhost"),
                .port = server.serverPort(),
                .security = security,
                .user = QStringLiteral("owner@pub.test"),
                .caFile = m_authority->caFile()};
    }
    std::unique_ptr<SmtpTransport> transport(const Server& server, MailSecurity security = MailSecurity::Tls,
                                             SmtpTimeLimits limits = {}) const
    {
        return std::make_unique<SmtpTransport>(account(server, security), password, limits);
    }
    /// Sends and waits for the end.
    static SendOutcome outcomeOf(SmtpTransport& transport, const OutgoingMail& mail)
    {
        QSignalSpy spy(&transport, &MailTransport::finished);
        transport.send(mail);
        if (spy.isEmpty() && !spy.wait(20000))
            qFatal("the mail does not end");
        if (spy.first().at(0).toLongLong() != mail.ticket)
            qFatal("another mail ended");
        return spy.first().at(1).value<SendOutcome>();
    }
    static SendOutcome checkOf(SmtpTransport& transport)
    {
        QSignalSpy spy(&transport, &MailTransport::checked);
        transport.check();
        if (!spy.wait(20000))
            qFatal("the check does not end");
        return spy.first().at(0).value<SendOutcome>();
    }

    std::unique_ptr<TestAuthority> m_authority;
    TestAuthority::Identity m_identity;
    std::unique_ptr<Server> m_server;
};

void tst_SmtpTransport::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
    m_identity = m_authority->issue(QStringLiteral("localhost"));
}

void tst_SmtpTransport::init()
{
    m_server = std::make_unique<Server>(MailSecurity::Tls);
    m_server->setIdentity(m_identity);
}

void tst_SmtpTransport::handsOverMail_data()
{
    QTest::addColumn<MailSecurity>("security");
    QTest::addColumn<QByteArrayList>("offers");
    QTest::newRow("TLS") << MailSecurity::Tls << QByteArrayList{"AUTH PLAIN LOGIN"};
    QTest::newRow("TLS, LOGIN") << MailSecurity::Tls << QByteArrayList{"AUTH LOGIN"};
    QTest::newRow("TLS, PIPELINING") << MailSecurity::Tls << QByteArrayList{"PIPELINING", "AUTH PLAIN"};
    QTest::newRow("STARTTLS") << MailSecurity::StartTls << QByteArrayList{"8BITMIME", "AUTH PLAIN"};
}

void tst_SmtpTransport::handsOverMail()
{
    QFETCH(const MailSecurity, security);
    QFETCH(const QByteArrayList, offers);
    Server server(security);
    server.setIdentity(m_identity);
    server.setOffers(offers);
    const auto sender = transport(server, security);
    const SendOutcome outcome = outcomeOf(*sender, mailTo(1));
    QCOMPARE(outcome.verdict, SendVerdict::Accepted);
    QCOMPARE(outcome.serverText, QStringLiteral("250 2.0.0 queued"));
    QCOMPARE(server.mails().size(), 1);
    QCOMPARE(server.mails().first().from, QByteArray("<owner@pub.test>"));
    QCOMPARE(server.mails().first().to, QByteArray("<guest@guests.test>"));
    QCOMPARE(server.mails().first().content, mailTo(1).content);
    QVERIFY(!server.heardInTheClear("AUTH"));
    QVERIFY(!server.heardInTheClear("guest"));
}

void tst_SmtpTransport::keepsTheConnection()
{
    const auto sender = transport(*m_server);
    for (qint64 ticket = 1; ticket <= 5; ++ticket)
        QCOMPARE(outcomeOf(*sender, mailTo(ticket)).verdict, SendVerdict::Accepted);
    QCOMPARE(m_server->mails().size(), 5);
    QCOMPARE(m_server->connections(), 1);
    QCOMPARE(m_server->count("AUTH"), 1);
}

void tst_SmtpTransport::asksBeforeTheDot()
{
    const auto sender = transport(*m_server);
    QList<qint64> asked;
    sender->setBeforeFinalDot([&](qint64 ticket) {
        asked += ticket;
        return m_server->mails().isEmpty();
    });
    QCOMPARE(outcomeOf(*sender, mailTo(4711)).verdict, SendVerdict::Accepted);
    QCOMPARE(asked, QList<qint64>{4711});
}

void tst_SmtpTransport::sendsNoDotWithoutTheFact()
{
    const auto sender = transport(*m_server);
    sender->setBeforeFinalDot([](qint64) { return false; });
    QCOMPARE(outcomeOf(*sender, mailTo(1)).verdict, SendVerdict::NotSent);
    QCOMPARE(m_server->mails().size(), 0);
    sender->setBeforeFinalDot({});
    QCOMPARE(outcomeOf(*sender, mailTo(1)).verdict, SendVerdict::Accepted);
    QCOMPARE(m_server->mails().size(), 1);
}

void tst_SmtpTransport::checksTheAccount()
{
    const auto sender = transport(*m_server);
    QCOMPARE(checkOf(*sender).verdict, SendVerdict::Accepted);
    QTRY_COMPARE(m_server->count("QUIT"), 1);
    QCOMPARE(m_server->count("MAIL"), 0);
}

void tst_SmtpTransport::checksAWrongPassword()
{
    m_server->setPassword("owner@pub.test", "another");
    const auto sender = transport(*m_server);
    const SendOutcome outcome = checkOf(*sender);
    QCOMPARE(outcome.verdict, SendVerdict::SignIn);
    QVERIFY(!outcome.message.contains(QString::fromUtf8(password)));
}

void tst_SmtpTransport::provesTheServerFirst_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<SendVerdict>("verdict");
    for (const char* security : {"TLS", "STARTTLS"}) {
        const auto row = [&](const char* fault, SendVerdict verdict) {
            QTest::addRow("%s: %s", security, fault) << QString::fromLatin1(fault) << verdict;
        };
        row("expired", SendVerdict::Certificate);
        row("not yet valid", SendVerdict::Certificate);
        row("wrong host", SendVerdict::Certificate);
        row("self-signed", SendVerdict::Certificate);
        row("unknown authority", SendVerdict::Certificate);
        row("old protocol", SendVerdict::Tls);
    }
}

void tst_SmtpTransport::provesTheServerFirst()
{
    QFETCH(const QString, fault);
    QFETCH(const SendVerdict, verdict);
    const QString host = QStringLiteral("localhost");
    const MailSecurity security =
        QByteArray(QTest::currentDataTag()).startsWith("TLS") ? MailSecurity::Tls : MailSecurity::StartTls;
    TestAuthority stranger;
    TestAuthority::Identity identity = m_identity;
    if (fault == u"expired")
        identity = m_authority->issue(host, TestAuthority::Validity::Over);
    else if (fault == u"not yet valid")
        identity = m_authority->issue(host, TestAuthority::Validity::NotYet);
    else if (fault == u"wrong host")
        identity = m_authority->issue(QStringLiteral("mail.elsewhere.test"));
    else if (fault == u"self-signed")
        identity = m_authority->issueSelfSigned(host);
    else if (fault == u"unknown authority")
        identity = stranger.issue(host);
    Server server(security);
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    server.setIdentity(identity, fault == u"old protocol" ? QSsl::TlsV1_1 : QSsl::TlsV1_2OrLater);
    QT_WARNING_POP
    const auto sender = transport(server, security);
    const SendOutcome outcome = outcomeOf(*sender, mailTo(1));
    QCOMPARE(outcome.verdict, verdict);
    QVERIFY(!outcome.message.isEmpty());
    QVERIFY(!server.knowsSecret());
    QCOMPARE(server.mails().size(), 0);
    QCOMPARE(checkOf(*sender).verdict, verdict);
    QVERIFY(!server.knowsSecret());
}

void tst_SmtpTransport::trustsOnlyTlsAfterStartTls_data()
{
    QTest::addColumn<Server::Answer>("hello");
    QTest::addColumn<Server::Answer>("startTls");
    const Server::Answer polite{"250-mail.pub.test\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n"};
    const Server::Answer go{"220 go on\r\n"};
    QTest::newRow("stripped") << Server::Answer{"250-mail.pub.test\r\n250 AUTH PLAIN LOGIN\r\n"} << go;
    QTest::newRow("refused") << polite << Server::Answer{"454 4.7.0 not now\r\n"};
    QTest::newRow("not understood") << polite << Server::Answer{"502 5.5.1 what\r\n"};
    QTest::newRow("reply injected") << polite << Server::Answer{"220 go on\r\n250 AUTH PLAIN\r\n"};
    QTest::newRow("half a reply injected") << polite << Server::Answer{"220 go on\r\n250-AU"};
    QTest::newRow("closed") << polite << Server::Answer{"220 go on\r\n", Then::Close};
    QTest::newRow("reset") << polite << Server::Answer{"", Then::Cut};
    QTest::newRow("silence in place of a handshake") << polite << Server::Answer{"220 go on\r\n", Then::Silence};
}

void tst_SmtpTransport::trustsOnlyTlsAfterStartTls()
{
    QFETCH(const Server::Answer, hello);
    QFETCH(const Server::Answer, startTls);
    Server server(MailSecurity::StartTls);
    server.setIdentity(m_identity);
    server.answer(Stage::Hello, hello);
    server.answer(Stage::StartTls, startTls);
    const auto sender = transport(server, MailSecurity::StartTls, shortLimits);
    const SendVerdict verdict = outcomeOf(*sender, mailTo(1)).verdict;
    QVERIFY(verdict == SendVerdict::Tls || (startTls.then != Then::GoOn && verdict == SendVerdict::NotSent));
    QVERIFY(!server.knowsSecret());
    QVERIFY(!server.heardInTheClear("guest"));
}

void tst_SmtpTransport::tellsFaultsApart_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Server::Answer>("answer");
    QTest::addColumn<SendVerdict>("verdict");
    const std::pair<const char*, Stage> stages[] = {{"greeting", Stage::Greeting},   {"hello", Stage::Hello},
                                                    {"sign-in", Stage::SignIn},      {"sender", Stage::Sender},
                                                    {"recipient", Stage::Recipient}, {"data", Stage::Data},
                                                    {"content", Stage::Content},     {"dot", Stage::Final}};
    const std::pair<const char*, Server::Answer> faults[] = {
        {"closed", {"", Then::Close}},
        {"reset", {"", Then::Cut}},
        {"silence", {"", Then::Silence}},
        {"half a reply, then silence", {"2", Then::Silence}},
        {"half a reply, then closed", {"250-ok\r\n250", Then::Close}},
        {"rubbish", {"\x16\x03\x01 what\r\n"}}};
    for (const auto& [place, stage] : stages) {
        const SendVerdict verdict = stage == Stage::Final ? SendVerdict::Uncertain : SendVerdict::NotSent;
        for (const auto& [name, answer] : faults)
            QTest::addRow("%s: %s", place, name) << stage << answer << verdict;
    }
    const auto reply = [](const char* name, Stage stage, const char* line, SendVerdict verdict) {
        QTest::addRow("%s", name) << stage << Server::Answer{QByteArray(line) + "\r\n"} << verdict;
    };
    reply("greeting 421", Stage::Greeting, "421 4.3.2 busy", SendVerdict::NotSent);
    reply("greeting 554", Stage::Greeting, "554 5.7.1 go away", SendVerdict::Account);
    reply("sign-in 535", Stage::SignIn, "535 5.7.8 wrong", SendVerdict::SignIn);
    reply("sender 550", Stage::Sender, "550 5.7.60 no permission to send as this sender", SendVerdict::Account);
    reply("recipient 550", Stage::Recipient, "550 5.1.1 nobody", SendVerdict::Rejected);
    reply("recipient 450", Stage::Recipient, "450 4.2.0 greylisted", SendVerdict::Later);
    reply("recipient 421", Stage::Recipient, "421 4.4.2 leaving", SendVerdict::NotSent);
    reply("quota at recipient", Stage::Recipient, "550 5.4.5 Daily sending quota exceeded", SendVerdict::Account);
    reply("data 451", Stage::Data, "451 4.3.0 disk full", SendVerdict::Later);
    reply("dot 554", Stage::Final, "554 5.7.1 spam", SendVerdict::Rejected);
    reply("dot 451", Stage::Final, "451 4.3.0 later", SendVerdict::Later);
    reply("dot 421", Stage::Final, "421 4.3.0 later", SendVerdict::Later);
    reply("quota at the dot", Stage::Final, "554 5.2.0 OutboundSpamException", SendVerdict::Account);
}

void tst_SmtpTransport::tellsFaultsApart()
{
    QFETCH(const Stage, stage);
    QFETCH(const Server::Answer, answer);
    QFETCH(const SendVerdict, verdict);
    m_server->answer(stage, answer);
    const auto sender = transport(*m_server, MailSecurity::Tls, shortLimits);
    OutgoingMail mail = mailTo(1);
    if (stage == Stage::Content)
        mail.content += QByteArray("a long mail\r\n").repeated(1'000'000); // its dot waits while the server reads
    const SendOutcome outcome = outcomeOf(*sender, mail);
    QCOMPARE(outcome.verdict, verdict);
    QVERIFY(!outcome.message.isEmpty());
    // The next mail goes, and only that one has been taken or may have been.
    QCOMPARE(outcomeOf(*sender, mailTo(2, "next@guests.test")).verdict, SendVerdict::Accepted);
    QCOMPARE(m_server->mails().last().to, QByteArray("<next@guests.test>"));
    QCOMPARE(m_server->mails().size(), stage == Stage::Final ? 2 : 1);
}

/// Rule 1: after a TLS close_notify Qt does not emit disconnected().
void tst_SmtpTransport::readsWhatWasSaidBeforeTheEnd()
{
    m_server->answer(Stage::Final, {"250 2.0.0 queued\r\n", Then::Close});
    const auto sender = transport(*m_server);
    QCOMPARE(outcomeOf(*sender, mailTo(1)).verdict, SendVerdict::Accepted);
    QCOMPARE(outcomeOf(*sender, mailTo(2)).verdict, SendVerdict::Accepted);
    QCOMPARE(m_server->connections(), 2);
}

void tst_SmtpTransport::readsASlowServer()
{
    for (const Stage stage : {Stage::Hello, Stage::Sender, Stage::Recipient})
        m_server->answer(stage, {"250-slowly\r\n250 AUTH PLAIN\r\n", Then::GoOn, true});
    m_server->answer(Stage::Final, {"250 queued\r\n", Then::GoOn, true});
    const auto sender = transport(*m_server);
    QCOMPARE(outcomeOf(*sender, mailTo(1)).verdict, SendVerdict::Accepted);
    QCOMPARE(m_server->connections(), 1);
}

void tst_SmtpTransport::waitsNoLongerForBytesThatTrickle()
{
    m_server->answer(Stage::Final, {QByteArray("250-wait\r\n").repeated(2000), Then::GoOn, true}); // for 100 s
    const auto sender = transport(*m_server, MailSecurity::Tls, shortLimits);
    QCOMPARE(outcomeOf(*sender, mailTo(1)).verdict, SendVerdict::Uncertain);
}

void tst_SmtpTransport::connectsAnewWhenTheServerLeftWhileIdle_data()
{
    QTest::addColumn<Server::Answer>("sender");
    QTest::newRow("closed") << Server::Answer{"", Then::Close};
    QTest::newRow("reset") << Server::Answer{"", Then::Cut};
    QTest::newRow("said so") << Server::Answer{"421 4.4.2 idle for too long\r\n", Then::Close};
    QTest::newRow("silence") << Server::Answer{"", Then::Silence};
}

void tst_SmtpTransport::connectsAnewWhenTheServerLeftWhileIdle()
{
    QFETCH(const Server::Answer, sender);
    const auto mails = transport(*m_server, MailSecurity::Tls, shortLimits);
    QCOMPARE(outcomeOf(*mails, mailTo(1)).verdict, SendVerdict::Accepted);
    m_server->answer(Stage::Sender, sender);
    QCOMPARE(outcomeOf(*mails, mailTo(2)).verdict, SendVerdict::Accepted);
    QCOMPARE(m_server->mails().size(), 2);
    QCOMPARE(m_server->connections(), 2);
}

void tst_SmtpTransport::connectsAnewOnlyOnce()
{
    const auto sender = transport(*m_server);
    QCOMPARE(outcomeOf(*sender, mailTo(1)).verdict, SendVerdict::Accepted);
    m_server->always(Stage::Sender, {"", Then::Close});
    QCOMPARE(outcomeOf(*sender, mailTo(2)).verdict, SendVerdict::NotSent);
    QCOMPARE(m_server->connections(), 2);
}

void tst_SmtpTransport::refusedRecipientsCostNoConnection()
{
    for (const QByteArrayList& offers : {QByteArrayList{"AUTH PLAIN"}, QByteArrayList{"AUTH PLAIN", "PIPELINING"}}) {
        Server server(MailSecurity::Tls);
        server.setIdentity(m_identity);
        server.setOffers(offers);
        const auto sender = transport(server);
        for (qint64 ticket = 1; ticket <= 30; ++ticket) {
            server.reply(Stage::Recipient, "550 5.1.1 nobody");
            QCOMPARE(outcomeOf(*sender, mailTo(ticket)).verdict, SendVerdict::Rejected);
        }
        QCOMPARE(outcomeOf(*sender, mailTo(31)).verdict, SendVerdict::Accepted);
        QCOMPARE(server.connections(), 1);
        QCOMPARE(server.mails().size(), 1);
    }
}

void tst_SmtpTransport::goesOnAfterTrouble()
{
    const auto sender = transport(*m_server, MailSecurity::Tls, shortLimits);
    for (qint64 ticket = 1; ticket <= 3; ++ticket) {
        m_server->answer(Stage::Final, {"", Then::Cut});
        QCOMPARE(outcomeOf(*sender, mailTo(ticket)).verdict, SendVerdict::Uncertain);
    }
    m_server->close();
    QCOMPARE(outcomeOf(*sender, mailTo(4)).verdict, SendVerdict::NotSent); // nobody listens
}

void tst_SmtpTransport::abortIsNotSentBeforeTheDot()
{
    m_server->answer(Stage::Recipient, {"", Then::Silence});
    const auto sender = transport(*m_server);
    QSignalSpy spy(sender.get(), &MailTransport::finished);
    sender->send(mailTo(1));
    QTRY_COMPARE(m_server->count("RCPT"), 1);
    sender->abort();
    QVERIFY(spy.wait());
    QCOMPARE(spy.first().at(1).value<SendOutcome>().verdict, SendVerdict::NotSent);
    QCOMPARE(m_server->connections(), 1);
}

void tst_SmtpTransport::abortIsUncertainAfterTheDot()
{
    m_server->answer(Stage::Final, {"", Then::Silence});
    const auto sender = transport(*m_server);
    QSignalSpy spy(sender.get(), &MailTransport::finished);
    sender->send(mailTo(1));
    QTRY_COMPARE(m_server->mails().size(), 1);
    sender->abort();
    QVERIFY(spy.wait());
    QCOMPARE(spy.first().at(1).value<SendOutcome>().verdict, SendVerdict::Uncertain);
}

void tst_SmtpTransport::saysGoodbye()
{
    const auto sender = transport(*m_server);
    QCOMPARE(outcomeOf(*sender, mailTo(1)).verdict, SendVerdict::Accepted);
    sender->close();
    QTRY_COMPARE(m_server->count("QUIT"), 1);
    QCOMPARE(outcomeOf(*sender, mailTo(2)).verdict, SendVerdict::Accepted);
    QCOMPARE(m_server->connections(), 2);
}

void tst_SmtpTransport::speaksPlainOnlyOnLoopback()
{
    Server sink(MailSecurity::StartTls);
    MailAccount here = account(sink, MailSecurity::StartTls);
    here.host = QStringLiteral("127.0.0.1");
    SmtpTransport plain(here, password, shortLimits, SmtpTransport::Peer::PlainOnLoopback);
    QCOMPARE(outcomeOf(plain, mailTo(1)).verdict, SendVerdict::Accepted);
    QVERIFY(!sink.heardInTheClear("AUTH"));

    SmtpTransport named(account(sink, MailSecurity::StartTls), password, shortLimits,
                        SmtpTransport::Peer::PlainOnLoopback);
    QVERIFY(outcomeOf(named, mailTo(2)).verdict != SendVerdict::Accepted); // "localhost" may be anyone
    QVERIFY(!sink.heardInTheClear("AUTH"));

    MailAccount nameless = account(sink, MailSecurity::StartTls);
    nameless.user.clear();
    SmtpTransport withoutUser(nameless, {}, shortLimits);
    QVERIFY(outcomeOf(withoutUser, mailTo(3)).verdict != SendVerdict::Accepted);
    QCOMPARE(sink.mails().size(), 1);
}

QTEST_GUILESS_MAIN(tst_SmtpTransport)
#include "tst_smtptransport.moc"
