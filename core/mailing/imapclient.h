#pragma once

#include "core/mailing/imapsession.h"
#include "core/mailing/inboxserver.h"
#include "core/mailing/tokensource.h"

#include <QtCore/QTimer>
#include <QtNetwork/QSslSocket>

#include <functional>
#include <memory>
#include <optional>

namespace inglenook::core {

/// Reads a mailbox over one connection and changes nothing in it: a thin socket around ImapSession.
class ImapClient : public QObject
{
    Q_OBJECT

public:
    /// The user, the additional authority and the pinned certificate are those of `account`.
    ImapClient(MailAccount account, InboxServer server, QByteArray password, ImapTimeLimits limits = {},
               QObject* parent = nullptr);
    ~ImapClient() override;

    /// For an account that signs in with tokens.
    void setTokenSource(TokenSource source) { m_tokenSource = std::move(source); }

    /// Connects and signs in; `done` is called once, later. Errors: Untrusted, SignIn, Unreachable.
    void open(std::function<void(Result<void>)> done);
    /// One at a time, once open; `done` is called once, later. Errors: Unreachable.
    void run(const ImapCommand& command, std::function<void(Result<ImapAnswer>)> done);
    /// Says goodbye; nothing is called any more.
    void close();

private:
    void takeToken(const Result<QByteArray>& token);
    void connectToServer();
    void finishConnecting();
    void readResponses();
    void finishLost();
    void judgeCertificate(const QList<QSslError>& errors);
    [[nodiscard]] Error reasonOfLoss() const;
    void perform();
    void perform(const ImapSession::Action& action);
    void finishOpening(const Result<void>& opened);
    void finishRunning(const Result<ImapAnswer>& answer);
    void endConnection(bool politely);
    void restartTimer();

    MailAccount m_account;
    InboxServer m_server;
    QByteArray m_password;
    ImapTimeLimits m_limits;
    TokenSource m_tokenSource;
    std::unique_ptr<QSslSocket> m_socket;
    std::optional<ImapSession> m_session;
    std::function<void(Result<void>)> m_opened;
    std::function<void(Result<ImapAnswer>)> m_answered;
    QList<QSslError> m_sslErrors;
    QTimer m_timer;
    bool m_isTokenRenewed = false;
};

/// Makes a client for the account as it is now set, signing in with `password`.
using ImapClientFactory =
    std::function<std::unique_ptr<ImapClient>(const MailAccount&, const InboxServer&, const QByteArray& password)>;

} // namespace inglenook::core
