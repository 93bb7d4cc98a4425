#pragma once

#include "core/mailing/mailtransport.h"
#include "core/mailing/smtpsession.h"

#include <QtCore/QTimer>
#include <QtNetwork/QSslSocket>

#include <optional>

namespace inglenook::core {

/// Submits mail to a server over one connection, which it keeps for the next mail: a thin socket around SmtpSession.
class SmtpTransport final : public MailTransport
{
    Q_OBJECT

public:
    /// `Proven` is the only one that owners can reach. `PlainOnLoopback` speaks without TLS and password to 127.0.0.1,
    /// for measuring against a mail sink; with any other host it is the same as `Proven`.
    enum class Peer { Proven, PlainOnLoopback };

    SmtpTransport(MailAccount account, QByteArray password, SmtpTimeLimits limits = {}, Peer peer = Peer::Proven,
                  QObject* parent = nullptr);
    ~SmtpTransport() override;

    void send(const OutgoingMail& mail) override;
    void abort() override;
    void close() override;
    void check() override;
    [[nodiscard]] std::optional<ServerCertificate> unprovenCertificate() const override { return m_unproven; }

private:
    void open(bool isTokenRefused = false);
    void takeToken(const Result<QByteArray>& token);
    void begin();
    void connectToServer();
    void finishConnecting();
    void readReplies();
    void followWrites();
    void finishLost();
    void finishMail(const SendOutcome& outcome);
    void askForDot();
    void finishCheck(const SendOutcome& outcome);
    [[nodiscard]] bool mayRenewToken(const SendOutcome& outcome);
    [[nodiscard]] SendOutcome reasonOfLoss() const;
    void perform();
    void perform(const SmtpSession::Action& action);
    void endConnection(bool politely);
    void judgeCertificate(const QList<QSslError>& errors);
    void beginDialogue();
    void note(const QString& fact);
    void restartTimer();
    [[nodiscard]] bool isPlain() const;

    MailAccount m_account;
    QByteArray m_password;
    SmtpTimeLimits m_limits;
    Peer m_peer;
    std::unique_ptr<QSslSocket> m_socket;
    std::optional<SmtpSession> m_session;
    std::optional<OutgoingMail> m_mail; ///< under way
    std::optional<OutgoingMail> m_next; ///< begun behind the dot of `m_mail`
    QList<QSslError> m_sslErrors;
    std::optional<ServerCertificate> m_unproven;
    int m_conversation = 0; ///< number of this connection in the dialogue
    QTimer m_timer;
    int m_connection = 0;    ///< counts them, so that an old one's last words are not taken for the new one's
    bool m_isReused = false; ///< the mail under way was begun on a connection that had been idle
    bool m_isConnecting = false;
    bool m_isCalled = false; ///< within a call from outside, which must return before anything is told
    bool m_isChecking = false;
    bool m_isWaitingForToken = false;
    bool m_isTokenRenewed = false; ///< for the mail or check under way: it is done once
    int m_tokenWish = 0;           ///< counts them, so that a late token is not taken for a later wish
};

} // namespace inglenook::core
