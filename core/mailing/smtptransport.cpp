#include "core/mailing/smtptransport.h"

#include "core/mailing/serverproof.h"

#include <QtCore/QPointer>
#include <QtCore/QScopedValueRollback>

namespace inglenook::core {

SmtpTransport::SmtpTransport(MailAccount account, QByteArray password, SmtpTimeLimits limits, Peer peer,
                             QObject* parent)
    : MailTransport(parent)
    , m_account(std::move(account))
    , m_password(std::move(password))
    , m_limits(limits)
    , m_peer(peer)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_session->timedOut();
        perform();
    });
}

SmtpTransport::~SmtpTransport() = default;

bool SmtpTransport::isPlain() const
{
    return m_peer == Peer::PlainOnLoopback && m_account.host == u"127.0.0.1";
}

void SmtpTransport::send(const OutgoingMail& mail)
{
    Q_ASSERT(!m_mail);
    const QScopedValueRollback calling(m_isCalled, true);
    m_mail = mail;
    m_isTokenRenewed = false;
    m_isReused = m_session && m_session->isReady();
    if (!m_isReused)
        return open();
    m_session->submit(mail);
    perform();
}

void SmtpTransport::check()
{
    m_isChecking = true;
    m_isTokenRenewed = false;
    open();
}

/// Connects and does what is under way; an account that signs in with tokens gets a good one first.
void SmtpTransport::open(bool isTokenRefused)
{
    if (!tokenSource())
        return begin();
    m_isWaitingForToken = true;
    tokenSource()(isTokenRefused, [self = QPointer(this), wish = ++m_tokenWish](const Result<QByteArray>& token) {
        if (self && self->m_isWaitingForToken && self->m_tokenWish == wish)
            self->takeToken(token);
    });
}

void SmtpTransport::takeToken(const Result<QByteArray>& token)
{
    m_isWaitingForToken = false;
    if (token) {
        m_password = *token;
        return begin();
    }
    m_isReused = false;
    if (m_isChecking)
        finishCheck(noToken(token.error()));
    else
        finishMail(noToken(token.error()));
}

void SmtpTransport::begin()
{
    connectToServer();
    if (m_isChecking)
        m_session->check();
    else
        m_session->submit(*m_mail);
    perform();
}

/// A token may have run out or been taken back since it was given: once, a new one is tried.
bool SmtpTransport::mayRenewToken(const SendOutcome& outcome)
{
    return tokenSource() && outcome.verdict == SendVerdict::SignIn && !std::exchange(m_isTokenRenewed, true);
}

void SmtpTransport::abort()
{
    const QScopedValueRollback calling(m_isCalled, true);
    if (std::exchange(m_isWaitingForToken, false)) {
        m_isReused = false;
        return m_isChecking ? finishCheck(lostBeforeDot()) : finishMail(lostBeforeDot());
    }
    if (!m_session)
        return;
    m_isReused = false; // not to be tried again
    m_session->lost(lostBeforeDot());
    perform();
}

void SmtpTransport::close()
{
    if (!m_session || !m_session->isReady())
        return;
    const QScopedValueRollback calling(m_isCalled, true);
    m_session->quit();
    perform();
}

void SmtpTransport::connectToServer()
{
    m_sslErrors.clear();
    m_unproven.reset();
    beginDialogue();
    m_session.emplace(SmtpSession::Login{m_account.host, m_account.security, m_account.user.toUtf8(), m_password,
                                         isPlain(), static_cast<bool>(tokenSource()), m_account.port},
                      m_limits);
    m_socket = std::make_unique<QSslSocket>();
    QSslSocket& socket = *m_socket;
    // Only a connected socket takes the option; without it the dot would wait for the server's delayed acknowledgement.
    connect(&socket, &QSslSocket::connected, this,
            [&socket] { socket.setSocketOption(QAbstractSocket::LowDelayOption, 1); });
    connect(&socket, &QSslSocket::readyRead, this, &SmtpTransport::readReplies);
    connect(&socket, &QSslSocket::bytesWritten, this, &SmtpTransport::followWrites);
    connect(&socket, &QSslSocket::encryptedBytesWritten, this, &SmtpTransport::followWrites);
    connect(&socket, &QSslSocket::sslErrors, this, &SmtpTransport::judgeCertificate);
    connect(
        &socket, &QSslSocket::errorOccurred, this,
        [this, connection = ++m_connection] {
            if (connection == m_connection)
                finishLost();
        },
        Qt::QueuedConnection);
    const bool isImplicit = m_account.security == MailSecurity::Tls && !isPlain();
    if (!isPlain())
        demandProof(socket, m_account.host, m_account);
    connect(&socket, &QSslSocket::encrypted, this, [this, isImplicit] {
        note(QStringLiteral("encrypted, the server is proven"));
        if (isImplicit)
            return finishConnecting();
        m_session->encrypted();
        perform();
    });
    if (isImplicit) {
        socket.connectToHostEncrypted(m_account.host, m_account.port, m_account.host);
    } else {
        connect(&socket, &QSslSocket::connected, this, &SmtpTransport::finishConnecting);
        socket.connectToHost(m_account.host, m_account.port);
    }
    m_isConnecting = true;
    m_timer.start(m_limits.greeting);
}

/// A certificate that nobody vouches for stands for the server only where the owner has said so, and only this one.
void SmtpTransport::judgeCertificate(const QList<QSslError>& errors)
{
    const QSslCertificate certificate = m_socket->peerCertificate();
    if (isPinned(certificate, m_account))
        return m_socket->ignoreSslErrors();
    m_sslErrors = errors;
    m_unproven = describe(certificate, errors);
    note(QStringLiteral("not proven: ") + errors.first().errorString());
}

void SmtpTransport::beginDialogue()
{
    if (!dialogue())
        return;
    const QString security =
        m_account.security == MailSecurity::Tls ? QStringLiteral("TLS") : QStringLiteral("STARTTLS");
    m_conversation = dialogue()->begin(
        QStringLiteral("%1:%2, %3").arg(m_account.host).arg(m_account.port).arg(security), m_account.user);
}

void SmtpTransport::note(const QString& fact)
{
    if (dialogue())
        dialogue()->note(m_conversation, fact);
}

void SmtpTransport::finishConnecting()
{
    m_isConnecting = false;
    m_session->connected();
    restartTimer();
    readReplies();
}

void SmtpTransport::readReplies()
{
    if (!m_socket || !m_session || !m_socket->isReadable())
        return;
    // A reply to the dot may be here before the news that the dot has left.
    followWrites();
    const QByteArray bytes = m_socket->readAll();
    if (bytes.isEmpty())
        return;
    if (dialogue())
        dialogue()->heard(m_conversation, bytes);
    const int steps = m_session->steps();
    m_session->received(bytes);
    // Bytes that trickle in do not buy the server more time; a whole reply does.
    if (m_session->steps() != steps)
        perform();
}

/// The dot has left once no byte waits in any buffer of ours.
void SmtpTransport::followWrites()
{
    if (!m_socket || !m_session->isDotLeaving())
        return;
    // A connection that breaks empties its buffers too: that is not leaving.
    const bool isAlive = m_socket->state() == QAbstractSocket::ConnectedState &&
                         m_socket->error() == QAbstractSocket::UnknownSocketError;
    if (!isAlive || m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() > 0)
        return;
    m_session->dotLeft();
    restartTimer();
}

void SmtpTransport::finishLost()
{
    if (!m_socket || !m_session)
        return;
    // After a TLS close_notify Qt does not emit disconnected(): whatever was said before the end is still to be read.
    const int connection = m_connection;
    readReplies();
    if (!m_socket || connection != m_connection)
        return;
    note(QStringLiteral("lost: ") + m_socket->errorString());
    m_session->lost(reasonOfLoss());
    perform();
}

SendOutcome SmtpTransport::reasonOfLoss() const
{
    if (!m_sslErrors.isEmpty())
        return unprovenServer(m_account.host, m_sslErrors.first().errorString());
    switch (m_socket->error()) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return noSafeConnection(m_socket->errorString());
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::SocketTimeoutError:
        return unreachableServer(m_account.host, m_socket->errorString());
    default:
        return lostBeforeDot();
    }
}

void SmtpTransport::perform()
{
    // An action may ask the owner of this transport something, and that may add more.
    for (auto actions = m_session->takeActions(); !actions.isEmpty(); actions = m_session->takeActions()) {
        for (const SmtpSession::Action& action : actions)
            perform(action);
    }
    if (m_socket)
        m_socket->flush();
    restartTimer();
}

void SmtpTransport::perform(const SmtpSession::Action& action)
{
    using Kind = SmtpSession::Action::Kind;
    if (dialogue() && !action.bytes.isEmpty())
        dialogue()->said(m_conversation, action.bytes);
    switch (action.kind) {
    case Kind::Write:
        m_socket->write(action.bytes);
        return;
    case Kind::StartTls:
        // Bytes that lie in the socket unread are as foreign as those in the parser.
        if (m_socket->bytesAvailable() > 0)
            return m_session->lost(noSafeConnection(QStringLiteral("text was injected before the handshake")));
        m_socket->startClientEncryption();
        return;
    case Kind::AskForDot:
        return askForDot();
    case Kind::WriteDot:
        m_socket->write(action.bytes);
        m_socket->flush();
        return followWrites();
    case Kind::Finish:
        return finishMail(action.outcome);
    case Kind::Return:
        if (const auto returnedMail = std::exchange(m_next, std::nullopt))
            Q_EMIT returned(returnedMail->ticket);
        return;
    case Kind::Checked:
        return finishCheck(action.outcome);
    case Kind::Close:
        return endConnection(true);
    case Kind::Abort:
        return endConnection(false);
    }
}

void SmtpTransport::askForDot()
{
    m_socket->flush(); // the server reads the mail while the fact is made durable
    const bool isDurable = beforeFinalDot(m_mail->ticket);
    if (isDurable && m_session->takesNext())
        m_next = nextMail();
    m_session->answerDot(isDurable, m_next);
}

void SmtpTransport::finishMail(const SendOutcome& outcome)
{
    if (m_isReused && outcome.verdict == SendVerdict::NotSent && m_session->isUntouched()) {
        // The server left, or was leaving, while nothing was under way: it has not heard of this mail, so one new
        // connection is fair.
        m_isReused = false;
        return open();
    }
    if (mayRenewToken(outcome))
        return open(true);
    const qint64 ticket = m_mail->ticket;
    m_mail = std::exchange(m_next, std::nullopt);
    m_isReused = false;
    if (!m_isCalled)
        return Q_EMIT finished(ticket, outcome);
    // Later, so that `finished` never comes inside `send` and may itself send the next one.
    QMetaObject::invokeMethod(
        this, [this, ticket, outcome] { Q_EMIT finished(ticket, outcome); }, Qt::QueuedConnection);
}

void SmtpTransport::finishCheck(const SendOutcome& outcome)
{
    if (mayRenewToken(outcome))
        return open(true);
    m_isChecking = false;
    QMetaObject::invokeMethod(
        this, [this, outcome] { Q_EMIT checked(outcome); }, Qt::QueuedConnection);
}

void SmtpTransport::endConnection(bool politely)
{
    if (!m_socket)
        return;
    m_isConnecting = false;
    m_socket->disconnect(this);
    if (politely)
        m_socket->disconnectFromHost();
    else
        m_socket->abort();
    m_socket.release()->deleteLater();
}

void SmtpTransport::restartTimer()
{
    const auto limit = m_session->timeLimit();
    if (limit.count() > 0)
        m_timer.start(limit);
    else if (!m_isConnecting)
        m_timer.stop();
}

} // namespace inglenook::core
