#include "core/mailing/imapclient.h"

#include "core/mailing/serverproof.h"

#include <QtCore/QPointer>

namespace inglenook::core {

ImapClient::ImapClient(MailAccount account, InboxServer server, QByteArray password, ImapTimeLimits limits,
                       QObject* parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_server(std::move(server))
    , m_password(std::move(password))
    , m_limits(limits)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_session->timedOut();
        perform();
    });
}

ImapClient::~ImapClient() = default;

void ImapClient::open(std::function<void(Result<void>)> done)
{
    Q_ASSERT(!m_opened && !m_session);
    m_opened = std::move(done);
    if (!m_tokenSource)
        return connectToServer();
    m_tokenSource(m_isTokenRenewed, [self = QPointer(this)](const Result<QByteArray>& token) {
        if (self)
            self->takeToken(token);
    });
}

void ImapClient::takeToken(const Result<QByteArray>& token)
{
    if (!token)
        return finishOpening(token.error());
    m_password = *token;
    connectToServer();
}

void ImapClient::connectToServer()
{
    m_sslErrors.clear();
    m_session.emplace(ImapSession::Login{m_server.host, m_server.security, m_account.user.toUtf8(), m_password,
                                         static_cast<bool>(m_tokenSource), m_server.port},
                      m_limits);
    m_socket = std::make_unique<QSslSocket>();
    QSslSocket& socket = *m_socket;
    demandProof(socket, m_server.host, m_account);
    connect(&socket, &QSslSocket::readyRead, this, &ImapClient::readResponses);
    connect(&socket, &QSslSocket::sslErrors, this, &ImapClient::judgeCertificate);
    connect(&socket, &QSslSocket::errorOccurred, this, &ImapClient::finishLost, Qt::QueuedConnection);
    const bool isImplicit = m_server.security == MailSecurity::Tls;
    connect(&socket, &QSslSocket::encrypted, this, [this, isImplicit] {
        if (isImplicit)
            return finishConnecting();
        m_session->encrypted();
        perform();
    });
    m_timer.start(m_limits.connecting);
    if (isImplicit)
        return socket.connectToHostEncrypted(m_server.host, m_server.port, m_server.host);
    connect(&socket, &QSslSocket::connected, this, &ImapClient::finishConnecting);
    socket.connectToHost(m_server.host, m_server.port);
}

void ImapClient::finishConnecting()
{
    m_session->connected();
    restartTimer();
    readResponses();
}

void ImapClient::judgeCertificate(const QList<QSslError>& errors)
{
    if (isPinned(m_socket->peerCertificate(), m_account))
        return m_socket->ignoreSslErrors();
    m_sslErrors = errors;
}

void ImapClient::readResponses()
{
    if (!m_socket || !m_session || !m_socket->isReadable())
        return;
    const QByteArray bytes = m_socket->readAll();
    if (bytes.isEmpty())
        return;
    const int steps = m_session->steps();
    m_session->received(bytes);
    // Bytes that trickle in do not buy the server more time; a whole response does. What is garbage ends it all.
    const bool isNew = m_session->steps() != steps;
    perform();
    if (isNew && m_session)
        restartTimer();
}

void ImapClient::finishLost()
{
    if (!m_socket || !m_session)
        return;
    readResponses(); // whatever was said before the end is still to be read
    if (!m_socket || !m_session)
        return;
    m_session->lost(reasonOfLoss());
    perform();
}

Error ImapClient::reasonOfLoss() const
{
    if (!m_sslErrors.isEmpty())
        return {
            ErrorKind::Untrusted,
            tr("“%1” could not prove who it is, so the password was not sent. Nothing was read.").arg(m_server.host),
            m_sslErrors.first().errorString()};
    switch (m_socket->error()) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return ImapSession::noSafeConnection(m_server.host, m_socket->errorString());
    default:
        return ImapSession::unreachable(m_server.host, m_socket->errorString());
    }
}

void ImapClient::run(const ImapCommand& command, std::function<void(Result<ImapAnswer>)> done)
{
    Q_ASSERT(!m_answered);
    m_answered = std::move(done);
    if (!m_session || !m_session->isReady())
        return finishRunning(ImapSession::unreachable(m_server.host, QStringLiteral("closed")));
    m_session->run(command);
    perform();
    restartTimer();
}

void ImapClient::close()
{
    m_opened = {};
    m_answered = {};
    if (!m_session || !m_session->isReady())
        return endConnection(false);
    m_session->run(ImapCommand::logOut());
    perform();
    endConnection(true); // its "bye" tells nothing
}

void ImapClient::perform()
{
    if (!m_session)
        return;
    const auto actions = m_session->takeActions();
    for (const ImapSession::Action& action : actions)
        perform(action);
    if (m_socket)
        m_socket->flush();
}

void ImapClient::perform(const ImapSession::Action& action)
{
    using Kind = ImapSession::Action::Kind;
    switch (action.kind) {
    case Kind::Write:
        if (m_socket)
            m_socket->write(action.bytes);
        return;
    case Kind::StartTls:
        // Bytes that lie in the socket unread are as foreign as those in the parser.
        if (m_socket->bytesAvailable() > 0) {
            m_session->lost(ImapSession::noSafeConnection(m_server.host, QStringLiteral("text was injected")));
            return perform();
        }
        m_timer.start(m_limits.connecting);
        return m_socket->startClientEncryption();
    case Kind::SignedIn:
        return finishOpening({});
    case Kind::Answered:
        return finishRunning(action.answer);
    case Kind::Close:
        return endConnection(true);
    case Kind::Fail:
        endConnection(false);
        if (m_opened)
            return finishOpening(action.error);
        return m_answered ? finishRunning(action.error) : void();
    }
}

/// A token may have run out or been taken back since it was given: once, a new one is tried.
void ImapClient::finishOpening(const Result<void>& opened)
{
    m_timer.stop();
    const bool isRefused = !opened && opened.error().kind == ErrorKind::SignIn && m_session.has_value();
    auto done = std::exchange(m_opened, {});
    if (isRefused && m_tokenSource && !std::exchange(m_isTokenRenewed, true)) {
        // Later: what has just refused is still being spoken with.
        QMetaObject::invokeMethod(
            this,
            [this, done] {
                m_session.reset();
                open(done);
            },
            Qt::QueuedConnection);
        return;
    }
    if (done)
        QMetaObject::invokeMethod(
            this, [done, opened] { done(opened); }, Qt::QueuedConnection);
}

void ImapClient::finishRunning(const Result<ImapAnswer>& answer)
{
    m_timer.stop();
    // Later, so that whoever asks may ask again.
    if (auto done = std::exchange(m_answered, {}))
        QMetaObject::invokeMethod(
            this, [done, answer] { done(answer); }, Qt::QueuedConnection);
}

void ImapClient::endConnection(bool politely)
{
    m_timer.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    if (politely)
        m_socket->disconnectFromHost();
    else
        m_socket->abort();
    m_socket.release()->deleteLater();
}

void ImapClient::restartTimer()
{
    const auto limit = m_session ? m_session->timeLimit() : std::chrono::milliseconds(0);
    if (m_socket && limit.count() > 0)
        m_timer.start(limit);
    else
        m_timer.stop();
}

} // namespace inglenook::core
