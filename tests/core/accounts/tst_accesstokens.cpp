#include "core/accounts/accesstokens.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/oauthserver.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class tst_AccessTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void usesATokenUntilMostOfItsTimeIsOver();
    void renewsARefusedOne();
    void keepsAChangedRefreshTokenBeforeUse();
    void goesOnWithTheOldNameOfAChangedOne();
    void goesOnWithoutAKeychain();
    void asksOnceForSeveralWhoWait();
    void takesWhatASignInBrought();
    void startsAnewWithAnotherSignIn();
    void tellsThatThePermissionIsGone();
    void tellsAnOutage();

private:
    Result<QByteArray> fetch(const QByteArray& refreshToken, bool isRefused = false)
    {
        std::optional<Result<QByteArray>> outcome;
        m_tokens->sourceFor(m_account, refreshToken)(isRefused, [&](const auto& token) { outcome = token; });
        if (outcome)
            qFatal("answered inside the call");
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
            return Error{ErrorKind::Cancelled, {}, {}};
        return *outcome;
    }

    FakeClock m_clock;
    OAuthClient m_client;
    MailAccount m_account{.from = {{}, *EmailAddress::parse(QStringLiteral("anna@fox.example"))},
                          .host = QStringLiteral("smtp.fox.example"),
                          .user = {},
                          .caFile = {}};
    std::unique_ptr<FakeSecretStore> m_secrets;
    std::unique_ptr<OAuthServer> m_server;
    std::unique_ptr<AccessTokens> m_tokens;
};

void tst_AccessTokens::init()
{
    m_account.signIn = MailSignIn::Google;
    m_tokens.reset();
    m_server = std::make_unique<OAuthServer>();
    m_secrets = std::make_unique<FakeSecretStore>();
    m_tokens = std::make_unique<AccessTokens>(*m_secrets, m_clock, m_client,
                                              [this](MailSignIn signIn) { return m_server->provider(signIn); });
}

void tst_AccessTokens::usesATokenUntilMostOfItsTimeIsOver()
{
    const QByteArray refreshToken = m_server->issueRefreshToken();
    const auto first = fetch(refreshToken);
    QVERIFY(first && m_server->isGood(*first));
    m_clock.advance(std::chrono::seconds(2879));
    QCOMPARE(fetch(refreshToken).value_or({}), *first);
    QCOMPARE(m_server->refreshes(), 1);
    m_clock.advance(std::chrono::seconds(2)); // past 80 % of an hour
    const auto second = fetch(refreshToken);
    QVERIFY(second && *second != *first);
    QCOMPARE(m_server->refreshes(), 2);
}

void tst_AccessTokens::renewsARefusedOne()
{
    const QByteArray refreshToken = m_server->issueRefreshToken();
    const auto first = fetch(refreshToken);
    m_server->revokeAccessTokens();
    const auto second = fetch(refreshToken, true);
    QVERIFY(first && second && m_server->isGood(*second));
}

void tst_AccessTokens::keepsAChangedRefreshTokenBeforeUse()
{
    m_server->rotates = true;
    const QByteArray refreshToken = m_server->issueRefreshToken();
    QVERIFY(fetch(refreshToken).has_value());
    QVERIFY(m_server->refreshToken() != refreshToken);
    QCOMPARE(m_secrets->mailPassword(), m_server->refreshToken());
}

/// Who was made before the change still knows the old one.
void tst_AccessTokens::goesOnWithTheOldNameOfAChangedOne()
{
    m_server->rotates = true;
    const QByteArray refreshToken = m_server->issueRefreshToken();
    for (int i = 0; i < 3; ++i)
        QVERIFY(fetch(refreshToken, i > 0).has_value());
    QCOMPARE(m_secrets->mailPassword(), m_server->refreshToken());
    QCOMPARE(m_server->refreshes(), 3);
}

void tst_AccessTokens::goesOnWithoutAKeychain()
{
    m_server->rotates = true;
    m_secrets->trouble = FakeSecretStore::missing();
    const QByteArray refreshToken = m_server->issueRefreshToken();
    QVERIFY(fetch(refreshToken).has_value());
    QVERIFY(fetch(refreshToken, true).has_value());
}

void tst_AccessTokens::asksOnceForSeveralWhoWait()
{
    const auto source = m_tokens->sourceFor(m_account, m_server->issueRefreshToken());
    QList<QByteArray> tokens;
    for (int i = 0; i < 3; ++i)
        source(false, [&](const Result<QByteArray>& token) { tokens += token.value_or({}); });
    QTRY_COMPARE(tokens.size(), 3);
    QCOMPARE(m_server->refreshes(), 1);
    QVERIFY(m_server->isGood(tokens.first()));
    QCOMPARE(tokens, QList<QByteArray>(3, tokens.first()));
}

void tst_AccessTokens::takesWhatASignInBrought()
{
    m_tokens->take({"fresh", "refresh", std::chrono::hours(1)});
    QCOMPARE(fetch("refresh").value_or({}), QByteArray("fresh"));
    QCOMPARE(m_server->refreshes(), 0);
}

void tst_AccessTokens::startsAnewWithAnotherSignIn()
{
    const auto first = fetch(m_server->issueRefreshToken());
    const auto second = fetch(m_server->issueRefreshToken());
    QVERIFY(first && second && *first != *second);
}

void tst_AccessTokens::tellsThatThePermissionIsGone()
{
    const QByteArray refreshToken = m_server->issueRefreshToken();
    QVERIFY(fetch(refreshToken).has_value());
    m_server->revokeAll();
    const auto outcome = fetch(refreshToken, true);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::SignIn);
    QVERIFY(!outcome.error().detail.contains(QString::fromLatin1(refreshToken)));
}

void tst_AccessTokens::tellsAnOutage()
{
    m_server->isDown = true;
    const auto outcome = fetch(m_server->issueRefreshToken());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unreachable);
    m_server->isDown = false;
    QVERIFY(fetch(m_server->refreshToken()).has_value());
}

QTEST_GUILESS_MAIN(tst_AccessTokens)
#include "tst_accesstokens.moc"
