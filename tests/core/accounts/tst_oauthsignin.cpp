#include "core/accounts/oauthsignin.h"
#include "tests/support/oauthserver.h"

#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class tst_OAuthSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bringsTokensHome();
    void sendsNoSecretThroughTheBrowser();
    void tellsThatTheOwnerDeclined();
    void takesNoAnswerWithAnothersWord();
    void takesOneAnswerOnly();
    void wantsLastingAccess();
    void tellsAnOutageFromARefusal();
    void endsWhenNobodyComes();
    void closesTheDoorOnCancel();
    void letsNobodyElseKnockItDown();

private:
    using Outcome = std::optional<Result<OAuthTokens>>;
    void watch(OAuthSignIn& signIn);
    void browse(const QUrl& url);
    QByteArray get(const QUrl& url);

    OAuthClient m_client;
    QNetworkAccessManager m_browser;
    std::unique_ptr<OAuthServer> m_server;
    const EmailAddress m_address = *EmailAddress::parse(QStringLiteral("anna+pub@fox.example"));
    QUrl m_url;
    Outcome m_outcome;
    int m_ends = 0;
};

void tst_OAuthSignIn::init()
{
    m_server = std::make_unique<OAuthServer>();
    m_url.clear();
    m_outcome.reset();
    m_ends = 0;
}

void tst_OAuthSignIn::watch(OAuthSignIn& signIn)
{
    connect(&signIn, &OAuthSignIn::browserWanted, this, [this](const QUrl& url) { m_url = url; });
    connect(&signIn, &OAuthSignIn::finished, this, [this](const Result<OAuthTokens>& tokens) {
        m_outcome = tokens;
        ++m_ends;
    });
}

/// What the owner's browser does: it follows wherever it is sent.
void tst_OAuthSignIn::browse(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    QNetworkReply* reply = m_browser.get(request);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

QByteArray tst_OAuthSignIn::get(const QUrl& url)
{
    QNetworkReply* reply = m_browser.get(QNetworkRequest(url));
    QSignalSpy spy(reply, &QNetworkReply::finished);
    (void)spy.wait();
    reply->deleteLater();
    return reply->readAll();
}

void tst_OAuthSignIn::bringsTokensHome()
{
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    browse(m_url);
    QTRY_VERIFY(m_outcome.has_value());
    QVERIFY2(m_outcome->has_value(), m_outcome->has_value() ? "" : qPrintable(m_outcome->error().detail));
    QVERIFY(m_server->isGood((*m_outcome)->accessToken));
    QCOMPARE((*m_outcome)->refreshToken, m_server->refreshToken());
    QCOMPARE((*m_outcome)->lifetime, std::chrono::seconds(3600));
    QVERIFY(!signIn.isUnderWay());
}

void tst_OAuthSignIn::sendsNoSecretThroughTheBrowser()
{
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    const QUrlQuery query(m_url);
    QVERIFY(query.queryItemValue(QStringLiteral("state")).size() >= 22);
    QCOMPARE(query.queryItemValue(QStringLiteral("code_challenge")).size(), 43);
    QCOMPARE(query.queryItemValue(QStringLiteral("login_hint"), QUrl::FullyDecoded), m_address.text());
    QVERIFY(!m_url.toString().contains(QStringLiteral("s/e=c")));
    QVERIFY(!query.hasQueryItem(QStringLiteral("code_verifier")));
    const QUrl first = m_url;
    m_url.clear();
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    QVERIFY(QUrlQuery(first).queryItemValue(QStringLiteral("state")) !=
            QUrlQuery(m_url).queryItemValue(QStringLiteral("state")));
}

void tst_OAuthSignIn::tellsThatTheOwnerDeclined()
{
    m_server->declines = true;
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    browse(m_url);
    QTRY_VERIFY(m_outcome.has_value());
    QVERIFY(!m_outcome->has_value());
    QCOMPARE(m_outcome->error().kind, ErrorKind::SignIn);
    QCOMPARE(m_outcome->error().detail, QStringLiteral("access_denied"));
}

void tst_OAuthSignIn::takesNoAnswerWithAnothersWord()
{
    m_server->forgesState = true;
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    const QByteArray page = get(m_url);
    Q_UNUSED(page)
    QNetworkRequest request(m_url);
    QNetworkReply* reply = m_browser.get(request);
    QSignalSpy spy(reply, &QNetworkReply::finished);
    QVERIFY(spy.wait());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 400);
    reply->deleteLater();
    QVERIFY(!m_outcome);
    // The real one still comes through.
    m_server->forgesState = false;
    browse(m_url);
    QTRY_VERIFY(m_outcome.has_value());
    QVERIFY(m_outcome->has_value());
}

void tst_OAuthSignIn::takesOneAnswerOnly()
{
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    browse(m_url);
    browse(m_url);
    QTRY_VERIFY(m_outcome.has_value());
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    QCOMPARE(m_ends, 1);
}

void tst_OAuthSignIn::wantsLastingAccess()
{
    m_server->givesNoRefreshToken = true;
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    browse(m_url);
    QTRY_VERIFY(m_outcome.has_value());
    QVERIFY(!m_outcome->has_value());
    QCOMPARE(m_outcome->error().kind, ErrorKind::SignIn);
}

void tst_OAuthSignIn::tellsAnOutageFromARefusal()
{
    std::optional<Result<OAuthTokens>> outcome;
    const auto refresh = [&](const QByteArray& token) {
        outcome.reset();
        m_client.refresh(m_server->provider(), token, [&](const auto& tokens) { outcome = tokens; });
        return QTest::qWaitFor([&] { return outcome.has_value(); });
    };
    const QByteArray good = m_server->issueRefreshToken();
    QVERIFY(refresh(good) && outcome->has_value());
    QVERIFY((*outcome)->refreshToken.isEmpty());
    QVERIFY(refresh("another") && !outcome->has_value());
    QCOMPARE(outcome->error().kind, ErrorKind::SignIn);
    m_server->isDown = true;
    QVERIFY(refresh(good) && !outcome->has_value());
    QCOMPARE(outcome->error().kind, ErrorKind::Unreachable);
    m_server->isDown = false;
    OAuthProvider stranger = m_server->provider();
    stranger.clientId = QStringLiteral("nobody");
    outcome.reset();
    m_client.refresh(stranger, good, [&](const auto& tokens) { outcome = tokens; });
    QTRY_VERIFY(outcome.has_value());
    QCOMPARE(outcome->error().kind, ErrorKind::InvalidInput);
}

void tst_OAuthSignIn::endsWhenNobodyComes()
{
    OAuthSignIn signIn(m_client, std::chrono::milliseconds(20));
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_outcome.has_value());
    QCOMPARE(m_outcome->error().kind, ErrorKind::Cancelled);
    QVERIFY(get(QUrl(QUrlQuery(m_url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded))).isEmpty());
}

void tst_OAuthSignIn::closesTheDoorOnCancel()
{
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    signIn.cancel();
    QVERIFY(get(QUrl(QUrlQuery(m_url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded))).isEmpty());
    QCOMPARE(m_ends, 0);
}

void tst_OAuthSignIn::letsNobodyElseKnockItDown()
{
    OAuthSignIn signIn(m_client);
    watch(signIn);
    signIn.start(m_server->provider(), m_address);
    QTRY_VERIFY(m_url.isValid());
    QUrl door(QUrlQuery(m_url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
    for (const char* path : {"/favicon.ico", "/?code=x", "/?code=x&state=", "/?state=guess&code=" /**/}) {
        door.setUrl(door.toString(QUrl::RemovePath | QUrl::RemoveQuery) + QString::fromLatin1(path));
        (void)get(door);
        QVERIFY(!m_outcome);
    }
    browse(m_url);
    QTRY_VERIFY(m_outcome.has_value());
    QVERIFY(m_outcome->has_value());
}

QTEST_GUILESS_MAIN(tst_OAuthSignIn)
#include "tst_oauthsignin.moc"
