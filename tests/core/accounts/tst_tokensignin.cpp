#include "core/accounts/accesstokens.h"
#include "core/mailing/smtptransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/oauthserver.h"
#include "tests/support/scriptedsmtpserver.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

/// The mail server, the provider's sign-in and the transport together.
class tst_TokenSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void signsInWithAToken_data();
    void signsInWithAToken();
    void renewsATokenInTheMiddleOfASend();
    void triesARenewedTokenOnce();
    void tellsThatThePermissionIsGone();
    void sendsNothingDuringAnOutage();
    void needsAServerThatTakesTokens();
    void endsWhileItWaitsForAToken();

private:
    std::unique_ptr<SmtpTransport> transport()
    {
        const MailAccount account{.from = {{}, *EmailAddress::parse(QStringLiteral("owner@pub.test"))},
                                  .host = QStringLiteral("localhost"),
                                  .port = m_smtp->serverPort(),
                                  .user = QStringLiteral("owner@pub.test"),
                                  .caFile = m_authority.caFile(),
                                  .signIn = MailSignIn::Google};
        auto made = std::make_unique<SmtpTransport>(account, m_refreshToken);
        made->setTokenSource([this, source = m_tokens->sourceFor(account, m_refreshToken)](bool isRefused, auto done) {
            source(isRefused, [this, done](const Result<QByteArray>& token) {
                m_given = token.value_or({});
                if (m_knowsTokens)
                    m_smtp->setToken(m_given);
                done(token);
            });
        });
        return made;
    }
    static SendOutcome outcomeOf(SmtpTransport& transport, qint64 ticket)
    {
        QSignalSpy spy(&transport, &MailTransport::finished);
        const auto owner = *EmailAddress::parse(QStringLiteral("owner@pub.test"));
        transport.send({ticket, owner, owner, "Subject: x\r\n\r\nx\r\n"});
        if (spy.isEmpty() && !spy.wait(20000))
            qFatal("the mail does not end");
        return spy.first().at(1).value<SendOutcome>();
    }

    TestAuthority m_authority;
    TestAuthority::Identity m_identity = m_authority.issue(QStringLiteral("localhost"));
    FakeClock m_clock;
    OAuthClient m_client;
    std::unique_ptr<FakeSecretStore> m_secrets;
    std::unique_ptr<OAuthServer> m_oauth;
    std::unique_ptr<ScriptedSmtpServer> m_smtp;
    std::unique_ptr<AccessTokens> m_tokens;
    QByteArray m_refreshToken;
    QByteArray m_given;
    bool m_knowsTokens = true; ///< the mail server takes every token that the provider gives
};

void tst_TokenSignIn::init()
{
    m_tokens.reset();
    m_knowsTokens = true;
    m_oauth = std::make_unique<OAuthServer>();
    m_secrets = std::make_unique<FakeSecretStore>();
    m_smtp = std::make_unique<ScriptedSmtpServer>(MailSecurity::Tls);
    m_smtp->setIdentity(m_identity);
    m_smtp->setOffers({"AUTH PLAIN XOAUTH2 OAUTHBEARER"});
    m_tokens = std::make_unique<AccessTokens>(*m_secrets, m_clock, m_client,
                                              [this](MailSignIn signIn) { return m_oauth->provider(signIn); });
    m_refreshToken = m_oauth->issueRefreshToken();
}

void tst_TokenSignIn::signsInWithAToken_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::newRow("Google's form") << QByteArray("AUTH PLAIN XOAUTH2");
    QTest::newRow("the standard form") << QByteArray("AUTH PLAIN OAUTHBEARER");
}

void tst_TokenSignIn::signsInWithAToken()
{
    QFETCH(QByteArray, offer);
    m_smtp->setOffers({offer});
    const auto sender = transport();
    QCOMPARE(outcomeOf(*sender, 1).verdict, SendVerdict::Accepted);
    QCOMPARE(m_smtp->mails().size(), 1);
    QCOMPARE(m_smtp->count("AUTH PLAIN"), 0);
    for (const QByteArray& command : m_smtp->commands())
        QVERIFY(!QByteArray::fromBase64(command.split(' ').last()).contains(m_refreshToken));
}

/// The connection ends, the token is no longer good: the next mail gets a new one and leaves all the same.
void tst_TokenSignIn::renewsATokenInTheMiddleOfASend()
{
    m_oauth->rotates = true;
    const auto sender = transport();
    QCOMPARE(outcomeOf(*sender, 1).verdict, SendVerdict::Accepted);
    const QByteArray first = m_given;
    sender->close();
    QTRY_COMPARE(m_smtp->count("QUIT"), 1);
    m_oauth->revokeAccessTokens();
    m_smtp->setToken("something else");
    m_knowsTokens = false;
    // The first try comes with the old token; only the renewed one is known.
    auto* server = m_smtp.get();
    sender->setTokenSource([this, server](bool isRefused, auto done) {
        m_tokens->sourceFor({.from = {{}, *EmailAddress::parse(QStringLiteral("owner@pub.test"))},
                             .host = {},
                             .user = {},
                             .caFile = {},
                             .signIn = MailSignIn::Google},
                            m_refreshToken)(isRefused,
                                            [this, server, isRefused, done](const Result<QByteArray>& token) {
                                                m_given = token.value_or({});
                                                if (isRefused)
                                                    server->setToken(m_given);
                                                done(token);
                                            });
    });
    QCOMPARE(outcomeOf(*sender, 2).verdict, SendVerdict::Accepted);
    QVERIFY(m_given != first);
    QCOMPARE(m_smtp->mails().size(), 2);
    QCOMPARE(m_secrets->mailPassword(), m_oauth->refreshToken());
}

void tst_TokenSignIn::triesARenewedTokenOnce()
{
    m_knowsTokens = false;
    const auto sender = transport();
    QCOMPARE(outcomeOf(*sender, 1).verdict, SendVerdict::SignIn);
    QCOMPARE(m_smtp->connections(), 2);
    QCOMPARE(m_oauth->refreshes(), 2);
    QVERIFY(m_smtp->mails().isEmpty());
    QSignalSpy spy(sender.get(), &MailTransport::checked);
    sender->check();
    QVERIFY(spy.wait(20000));
    QCOMPARE(spy.first().at(0).value<SendOutcome>().verdict, SendVerdict::SignIn);
    QCOMPARE(m_smtp->connections(), 4);
}

void tst_TokenSignIn::tellsThatThePermissionIsGone()
{
    m_oauth->revokeAll();
    const auto sender = transport();
    const SendOutcome outcome = outcomeOf(*sender, 1);
    QCOMPARE(outcome.verdict, SendVerdict::SignIn);
    QVERIFY(outcome.message.contains(QStringLiteral("Test provider")));
    QCOMPARE(m_smtp->connections(), 0);
}

void tst_TokenSignIn::sendsNothingDuringAnOutage()
{
    m_oauth->isDown = true;
    const auto sender = transport();
    QCOMPARE(outcomeOf(*sender, 1).verdict, SendVerdict::NotSent);
    m_oauth->isDown = false;
    QCOMPARE(outcomeOf(*sender, 1).verdict, SendVerdict::Accepted);
}

void tst_TokenSignIn::needsAServerThatTakesTokens()
{
    m_smtp->setOffers({"AUTH PLAIN LOGIN"});
    const auto sender = transport();
    QCOMPARE(outcomeOf(*sender, 1).verdict, SendVerdict::SignIn);
    QVERIFY(!m_smtp->knowsSecret());
}

void tst_TokenSignIn::endsWhileItWaitsForAToken()
{
    const auto sender = transport();
    sender->setTokenSource([](bool, auto) {});
    QSignalSpy spy(sender.get(), &MailTransport::finished);
    const auto owner = *EmailAddress::parse(QStringLiteral("owner@pub.test"));
    sender->send({1, owner, owner, "x"});
    sender->abort();
    QVERIFY(spy.wait());
    QCOMPARE(spy.first().at(1).value<SendOutcome>().verdict, SendVerdict::NotSent);
    QCOMPARE(m_smtp->connections(), 0);
}

QTEST_GUILESS_MAIN(tst_TokenSignIn)
#include "tst_tokensignin.moc"
