#include "tests/support/oauthserver.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::tests {

namespace {

QByteArray field(const QByteArray& form, const QByteArray& name)
{
    for (QByteArray part : form.split('&')) {
        if (part.startsWith(name + '='))
            return QByteArray::fromPercentEncoding(part.mid(name.size() + 1).replace('+', ' '));
    }
    return {};
}

WebServer::Response json(int status, const QJsonObject& object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), "Content-Type: application/json\r\n"};
}

WebServer::Response refusal(const char* code)
{
    return json(400, {{QStringLiteral("error"), QString::fromLatin1(code)}});
}

} // namespace

OAuthServer::OAuthServer()
    : m_web([this](const WebServer::Request& request) { return answer(request); })
{
}

core::OAuthProvider OAuthServer::provider(core::MailSignIn signIn) const
{
    return {signIn,
            QStringLiteral("Test provider"),
            m_web.url(QStringLiteral("/authorize")),
            m_web.url(QStringLiteral("/token")),
            QStringLiteral("mail.send offline"),
            QStringLiteral("inglenook+test"),
            QStringLiteral("s/e=c"),
            {{QStringLiteral("prompt"), QStringLiteral("consent")}}};
}

void OAuthServer::revokeAll()
{
    m_accessTokens.clear();
    m_refreshToken.clear();
}

QByteArray OAuthServer::issueRefreshToken()
{
    m_refreshToken = "1//r+e/f=" + QByteArray::number(++m_issued);
    return m_refreshToken;
}

WebServer::Response OAuthServer::answer(const WebServer::Request& request)
{
    if (isDown)
        return {503, "<html>Bad gateway</html>", {}};
    const QByteArray path = request.target.split('?').first();
    if (path == "/authorize")
        return authorize(request.target.mid(path.size() + 1));
    if (path == "/token" && request.verb == "POST")
        return give(request.body);
    return {404, {}, {}};
}

WebServer::Response OAuthServer::authorize(const QByteArray& query)
{
    m_redirect = field(query, "redirect_uri");
    m_challenge = field(query, "code_challenge");
    m_code = "4/0A+b=c/" + QByteArray::number(++m_issued);
    const bool isSound = field(query, "code_challenge_method") == "S256" &&
                         field(query, "client_id") == "inglenook+test" &&
                         field(query, "scope") == "mail.send offline" && m_redirect.startsWith("http://127.0.0.1:");
    if (!isSound)
        return {400, "what is this", {}};
    const QByteArray state = forgesState ? "another" : field(query, "state");
    const QByteArray said = declines ? QByteArray("error=access_denied") : "code=" + m_code.toPercentEncoding();
    return {302, {}, "Location: " + m_redirect + "/?" + said + "&state=" + state.toPercentEncoding() + "\r\n"};
}

WebServer::Response OAuthServer::give(const QByteArray& form)
{
    if (field(form, "client_id") != "inglenook+test" || field(form, "client_secret") != "s/e=c")
        return refusal("invalid_client");
    if (field(form, "grant_type") == "authorization_code") {
        const QByteArray challenge = QCryptographicHash::hash(field(form, "code_verifier"), QCryptographicHash::Sha256)
                                         .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const bool isRight = !m_code.isEmpty() && field(form, "code") == m_code && challenge == m_challenge &&
                             field(form, "redirect_uri") == m_redirect;
        m_code.clear(); // good once
        return isRight ? giveTokens(true) : refusal("invalid_grant");
    }
    ++m_refreshes;
    if (m_refreshToken.isEmpty() || field(form, "refresh_token") != m_refreshToken)
        return refusal("invalid_grant");
    return giveTokens(rotates);
}

WebServer::Response OAuthServer::giveTokens(bool isNew)
{
    const QByteArray access = "ya29.a+c/c=" + QByteArray::number(++m_issued);
    m_accessTokens.insert(access);
    QJsonObject tokens{{QStringLiteral("access_token"), QString::fromLatin1(access)},
                       {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                       {QStringLiteral("expires_in"), lifetime}};
    if (isNew && !givesNoRefreshToken)
        tokens.insert(QStringLiteral("refresh_token"), QString::fromLatin1(issueRefreshToken()));
    return json(200, tokens);
}

} // namespace inglenook::tests
