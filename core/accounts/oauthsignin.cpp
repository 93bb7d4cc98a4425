#include "core/accounts/oauthsignin.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QPointer>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QTcpSocket>

#include <sodium.h>

namespace inglenook::core {
namespace {

constexpr qsizetype longestRequest = 16 * 1024;
constexpr int stateBytes = 16; // 128 bits
constexpr int verifierBytes = 32;

QByteArray randomWord(int bytes)
{
    QByteArray word(bytes, Qt::Uninitialized);
    randombytes_buf(word.data(), static_cast<size_t>(bytes));
    return word.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// The value of a field as forms write it: “+” is a blank, and the rest is decoded once.
std::optional<QByteArray> fieldIn(const QByteArray& query, const QByteArray& name)
{
    for (const QByteArray& part : query.split('&')) {
        const qsizetype sign = part.indexOf('=');
        if (sign < 0 || part.left(sign) != name)
            continue;
        QByteArray value = part.mid(sign + 1);
        value.replace('+', ' ');
        return QByteArray::fromPercentEncoding(value);
    }
    return std::nullopt;
}

/// Takes as long whether the first letter differs or the last.
bool isSame(const QByteArray& a, const QByteArray& b)
{
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

} // namespace

OAuthSignIn::OAuthSignIn(OAuthClient& client, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_patience(patience)
{
    m_timer.setSingleShot(true);
    connect(&m_door, &QTcpServer::newConnection, this, &OAuthSignIn::answerDoor);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        finish(Error{
            ErrorKind::Cancelled, tr("Nobody signed in within five minutes. Nothing has changed; try again."), {}});
    });
}

void OAuthSignIn::start(const OAuthProvider& provider, const EmailAddress& address)
{
    cancel();
    m_provider = provider;
    m_state = randomWord(stateBytes);
    m_verifier = randomWord(verifierBytes);
    const int attempt = ++m_attempt;
    // Later, so that neither signal comes inside this call.
    QMetaObject::invokeMethod(
        this,
        [this, attempt, address] {
            if (attempt != m_attempt || !m_provider)
                return;
            if (!m_door.listen(QHostAddress::LocalHost))
                return finish(Error{ErrorKind::Unreachable,
                                    tr("This computer lets no answer from the browser in. Nothing has changed."),
                                    m_door.errorString()});
            m_port = m_door.serverPort();
            m_timer.start(m_patience);
            Q_EMIT browserWanted(authorizationUrl(address));
        },
        Qt::QueuedConnection);
}

void OAuthSignIn::cancel()
{
    ++m_attempt;
    m_provider.reset();
    m_timer.stop();
    m_door.close();
}

QString OAuthSignIn::redirectUrl() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

QUrl OAuthSignIn::authorizationUrl(const EmailAddress& address) const
{
    const QByteArray challenge = QCryptographicHash::hash(m_verifier, QCryptographicHash::Sha256)
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QList<std::pair<QString, QString>> fields{
        {QStringLiteral("response_type"), QStringLiteral("code")},
        {QStringLiteral("client_id"), m_provider->clientId},
        {QStringLiteral("redirect_uri"), redirectUrl()},
        {QStringLiteral("scope"), m_provider->scope},
        {QStringLiteral("state"), QString::fromLatin1(m_state)},
        {QStringLiteral("code_challenge"), QString::fromLatin1(challenge)},
        {QStringLiteral("code_challenge_method"), QStringLiteral("S256")},
        {QStringLiteral("login_hint"), address.text()},
    };
    fields += m_provider->extras;
    QByteArray query;
    for (const auto& [name, value] : std::as_const(fields))
        query += (query.isEmpty() ? "" : "&") + name.toUtf8() + '=' + value.toUtf8().toPercentEncoding();
    QUrl url = m_provider->authorizationUrl;
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

void OAuthSignIn::answerDoor()
{
    while (QTcpSocket* socket = m_door.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void OAuthSignIn::read(QTcpSocket& socket)
{
    const QByteArray heard = socket.peek(longestRequest + 1);
    if (heard.size() > longestRequest)
        return socket.abort();
    if (!heard.contains("\r\n\r\n"))
        return;
    socket.readAll();
    const QByteArrayList words = heard.left(heard.indexOf('\r')).split(' ');
    if (words.size() != 3 || words.first() != "GET" || !m_provider)
        return say(socket, 400, tr("This is not the answer of a sign-in."));
    judge(socket, words.at(1));
}

/// Only the browser that this sign-in has sent knows its word; whoever else knocks changes nothing.
void OAuthSignIn::judge(QTcpSocket& socket, const QByteArray& target)
{
    const QByteArray query = target.mid(target.indexOf('?') + 1);
    if (!target.startsWith("/?"))
        return say(socket, 404, tr("There is nothing here."));
    if (!isSame(fieldIn(query, "state").value_or(QByteArray()), m_state))
        return say(socket, 400, tr("This answer belongs to no sign-in of Inglenook’s."));
    m_door.close();
    m_state = randomWord(stateBytes); // it counts once
    const auto code = fieldIn(query, "code");
    if (code && !code->isEmpty()) {
        say(socket, 200, tr("Thank you. You can close this page and go back to Inglenook."));
        return exchange(*code);
    }
    say(socket, 200, tr("The sign-in was not allowed. You can close this page; nothing has changed."));
    finish(Error{ErrorKind::SignIn,
                 tr("%1 did not allow it, or you declined. Nothing has changed.").arg(m_provider->name),
                 QString::fromLatin1(fieldIn(query, "error").value_or("no code").left(100))});
}

void OAuthSignIn::say(QTcpSocket& socket, int status, const QString& words) const
{
    const QByteArray body = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Inglenook</title></head>"
                            "<body style=\"font-family:sans-serif;margin:3em\"><p>" +
                            words.toHtmlEscaped().toUtf8() + "</p></body></html>";
    socket.write("HTTP/1.1 " + QByteArray::number(status) +
                 " Said\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: "
                 "no-referrer\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket.disconnectFromHost();
}

void OAuthSignIn::exchange(const QByteArray& code)
{
    m_timer.stop();
    m_client.exchange(*m_provider, code, m_verifier, redirectUrl(),
                      [self = QPointer(this), attempt = m_attempt](const Result<OAuthTokens>& tokens) {
                          if (self && self->m_attempt == attempt)
                              self->finish(tokens);
                      });
}

void OAuthSignIn::finish(const Result<OAuthTokens>& tokens)
{
    const QString name = m_provider->name;
    cancel();
    if (tokens && tokens->refreshToken.isEmpty())
        return Q_EMIT finished(Error{
            ErrorKind::SignIn,
            tr("%1 lets Inglenook in only for an hour, so nothing was kept. Sign in again and allow lasting access.")
                .arg(name),
            QStringLiteral("no refresh token")});
    Q_EMIT finished(tokens);
}

} // namespace inglenook::core
