#pragma once

#include "core/mailing/mailaccount.h"
#include "tests/support/testauthority.h"

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <optional>

namespace inglenook::tests {

/// A mail server on loopback, at the wire: polite until the test gives it other answers for a stage of the session. It
/// keeps every byte that a client told it.
class ScriptedSmtpServer : public QTcpServer
{
    Q_OBJECT

public:
    enum class Stage {
        Greeting,
        Hello,
        StartTls,
        SignIn,
        Sender,
        Recipient,
        Data,
        Content, ///< as soon as any of the mail has come; nothing happens here by itself
        Final,   ///< the reply to the dot
        Reset,
        Quit,
    };

    /// What happens at a stage instead of the polite reply.
    struct Answer
    {
        enum class Then {
            GoOn,
            Close,   ///< ends the connection in good order
            Cut,     ///< resets it
            Silence, ///< never says anything again
        };
        QByteArray bytes; ///< as they go over the wire, line ends included
        Then then = Then::GoOn;
        bool isSlow = false; ///< one byte every few milliseconds
    };

    struct Mail
    {
        QByteArray from;
        QByteArray to;
        QByteArray content; ///< as the client meant it: without the added dots
    };

    explicit ScriptedSmtpServer(core::MailSecurity security, QObject* parent = nullptr);
    ~ScriptedSmtpServer() override;

    /// How it proves who it is; without it, no TLS is offered or understood.
    void setIdentity(const TestAuthority::Identity& identity, QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater);
    /// Gives this answer the next time the stage is reached; several are given one after another.
    void answer(Stage stage, const Answer& answer) { m_answers[stage] += answer; }
    void reply(Stage stage, const QByteArray& line) { answer(stage, {line + "\r\n"}); }
    /// Gives this answer each time, after those for the next times are used up.
    void always(Stage stage, const Answer& answer) { m_standing[stage] = answer; }
    /// What EHLO offers: "PIPELINING", "AUTH PLAIN LOGIN" (that is the default), ...
    void setOffers(const QByteArrayList& offers) { m_offers = offers; }
    void setPassword(const QByteArray& user, const QByteArray& password);
    /// The access token that counts for AUTH XOAUTH2 and OAUTHBEARER.
    void setToken(const QByteArray& token) { m_token = token; }

    [[nodiscard]] const QList<Mail>& mails() const { return m_mails; } ///< those it said yes to, or meant to
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] const QByteArrayList& commands() const { return m_commands; }
    [[nodiscard]] int count(const QByteArray& command) const;
    /// Some form of user name or password has come over the wire, in the clear or not.
    [[nodiscard]] bool knowsSecret() const;
    [[nodiscard]] bool heardInTheClear(const QByteArray& word) const { return m_clear.contains(word); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    class Session;
    [[nodiscard]] std::optional<Answer> takeAnswer(Stage stage);

    core::MailSecurity m_security;
    std::optional<TestAuthority::Identity> m_identity;
    QSsl::SslProtocol m_protocol = QSsl::TlsV1_2OrLater;
    QMap<Stage, QList<Answer>> m_answers;
    QMap<Stage, Answer> m_standing;
    QByteArrayList m_offers{"AUTH PLAIN LOGIN"};
    QByteArray m_user{"owner@pub.test"};
    QByteArray m_password{"c0rrect horse"};
    QByteArray m_token;
    QList<Mail> m_mails;
    QByteArrayList m_commands;
    QByteArray m_heard;
    QByteArray m_clear;
    int m_connections = 0;
};

} // namespace inglenook::tests
