#include "core/accounts/oauthclient.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qint64 longestAnswer = 64 * 1024;
constexpr std::chrono::seconds patience{30};
constexpr qint64 usualLifetime = 3600;

/// What may stand in a token (RFC 6750, 2.1, and a little more): nothing that could end its place in a command.
bool isToken(const QByteArray& token)
{
    return std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Error unreachable(const OAuthProvider& provider, const QString& detail)
{
    return {ErrorKind::Unreachable,
            OAuthClient::tr("%1’s sign-in does not answer just now. Nothing is lost; it will be tried again.")
                .arg(provider.name),
            detail};
}

Error refused(const OAuthProvider& provider, const QString& code)
{
    if (code == u"invalid_client" || code == u"unauthorized_client")
        return {ErrorKind::InvalidInput,
                OAuthClient::tr("%1 does not know this Inglenook: its client id is wrong or has been withdrawn.")
                    .arg(provider.name),
                code};
    return {ErrorKind::SignIn,
            OAuthClient::tr("%1 no longer lets Inglenook send for you. Sign in again in the browser; what waits in the "
                            "outbox stays there and goes on.")
                .arg(provider.name),
            code};
}

} // namespace

OAuthClient::OAuthClient(QObject* parent)
    : QObject(parent)
{
}

void OAuthClient::exchange(const OAuthProvider& provider, const QByteArray& code, const QByteArray& verifier,
                           const QString& redirectUrl, Done done)
{
    post(provider,
         {{"grant_type", "authorization_code"},
          {"code", code},
          {"code_verifier", verifier},
          {"redirect_uri", redirectUrl.toUtf8()}},
         std::move(done));
}

void OAuthClient::refresh(const OAuthProvider& provider, const QByteArray& refreshToken, Done done)
{
    post(provider,
         {{"grant_type", "refresh_token"}, {"refresh_token", refreshToken}, {"scope", provider.scope.toUtf8()}},
         std::move(done));
}

void OAuthClient::post(const OAuthProvider& provider, Form form, Done done)
{
    form.append({"client_id", provider.clientId.toUtf8()});
    if (!provider.clientSecret.isEmpty())
        form.append({"client_secret", provider.clientSecret.toUtf8()});
    QByteArray body;
    for (const auto& [name, value] : std::as_const(form))
        body += (body.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    QNetworkRequest request(provider.tokenUrl);
    request.setSslConfiguration(tls);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QNetworkReply* reply = m_network.post(request, body);
    QTimer::singleShot(patience, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64) {
        if (received > longestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, provider, done = std::move(done)] {
        reply->deleteLater();
        done(judge(provider, *reply));
    });
}

Result<OAuthTokens> OAuthClient::judge(const OAuthProvider& provider, QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonObject answer = QJsonDocument::fromJson(reply.readAll()).object();
    // A code of its own is an answer; everything else from 400 on may be a proxy's or an outage.
    if (const QString code = answer[u"error"].toString().left(100); !code.isEmpty() && status >= 400 && status < 500) {
        if (code == u"temporarily_unavailable" || code == u"slow_down")
            return unreachable(provider, code);
        return refused(provider, code);
    }
    if (status != 200)
        return unreachable(provider, QStringLiteral("%1, %2").arg(status).arg(reply.error()));
    OAuthTokens tokens;
    tokens.accessToken = answer[u"access_token"].toString().toUtf8();
    tokens.refreshToken = answer[u"refresh_token"].toString().toUtf8();
    tokens.lifetime = std::chrono::seconds(answer[u"expires_in"].toInteger(usualLifetime));
    if (tokens.accessToken.isEmpty() || !isToken(tokens.accessToken) || !isToken(tokens.refreshToken))
        return unreachable(provider, QStringLiteral("no token in the answer"));
    return tokens;
}

} // namespace inglenook::core
