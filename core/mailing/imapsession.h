#pragma once

#include "core/base/result.h"
#include "core/mailing/imapcommand.h"
#include "core/mailing/imapresponse.h"
#include "core/mailing/mailaccount.h"
#include "core/mailing/saslresponse.h"

#include <QtCore/QCoreApplication>

#include <chrono>

namespace inglenook::core {

/// What a server said to one command.
struct ImapAnswer
{
    struct Mail
    {
        quint32 uid = 0;
        QByteArray bytes; ///< foreign: headers, or the beginning of the mail
    };
    struct Folder
    {
        QByteArray name;        ///< as it goes back to the server
        QByteArrayList marks{}; ///< in capitals: "\SENT"
    };

    bool isDone = false; ///< it was done; else `text` says why not
    QString text;        ///< the server's words: foreign plain text
    quint32 uidValidity = 0;
    quint32 uidNext = 0;
    QList<quint32> found{};
    QList<Mail> mails{};
    QList<Folder> folders{};
};

struct ImapTimeLimits
{
    std::chrono::milliseconds connecting = std::chrono::minutes(1);
    std::chrono::milliseconds command = std::chrono::minutes(2);
};

/// The client's half of an IMAP session that only reads, without a socket: bytes and facts go in, actions come out.
class ImapSession
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ImapSession)

public:
    struct Login
    {
        QString host; ///< for the owner's words only
        MailSecurity security = MailSecurity::Tls;
        QByteArray user;
        QByteArray password;
        bool isToken = false; ///< `password` is an access token
        quint16 port = 993;
    };

    /// What the socket must do, in order.
    struct Action
    {
        enum class Kind {
            Write,    ///< `bytes`
            StartTls, ///< begin the handshake, verify the peer, then `encrypted()`
            SignedIn, ///< commands may come
            Answered, ///< `answer` to the command
            Close,    ///< end the connection politely: everything has been said
            Fail,     ///< end it at once, because of `error`: nothing on it can be trusted any more
        } kind;
        QByteArray bytes{};
        ImapAnswer answer{};
        Error error{};
    };

    /// Most mails and folders of one answer, and most bytes of its mails; what comes beyond ends the session.
    static constexpr int mostRows = 20000;
    static constexpr qsizetype mostBytes = 4 * 1024 * 1024;

    explicit ImapSession(Login login, ImapTimeLimits limits = {});

    /// The connection is up; with `MailSecurity::Tls` it is encrypted and its peer proven already.
    void connected();
    /// The handshake that `StartTls` asked for is done and the peer is proven.
    void encrypted();
    void received(const QByteArray& bytes);
    /// Only when signed in and nothing is under way.
    void run(const ImapCommand& command);
    /// The connection is gone.
    void lost(const Error& why);
    void timedOut();

    [[nodiscard]] QList<Action> takeActions();
    /// How long the present step may take; zero when nothing is awaited.
    [[nodiscard]] std::chrono::milliseconds timeLimit() const;
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    /// Grows with each whole response: what trickles in without ever becoming one does not count.
    [[nodiscard]] int steps() const { return m_steps; }

    [[nodiscard]] static Error noSafeConnection(const QString& host, const QString& detail);
    [[nodiscard]] static Error unreachable(const QString& host, const QString& detail);

private:
    enum class State { Unconnected, Greeting, Capability, StartTls, Handshake, SigningIn, Ready, Command, Ended };

    void handle(const ImapResponse& response);
    void handleGreeting(const ImapResponse& response);
    void handleTagged(const ImapResponse& response);
    void handleGoOn();
    void gather(const ImapResponse& response);
    void gatherMail(const ImapResponse& response);
    void gatherFolder(const ImapResponse& response);
    void takeCapabilities(const QByteArrayList& words);
    void askCapabilities();
    void goOnSafely();
    void signIn();
    void signInWithToken();
    void finishSignIn(const ImapResponse& response);
    void authenticate(const QByteArray& mechanism, const QByteArray& response);
    void say(const QByteArray& command);
    void write(const QByteArray& line) { m_actions.append({Action::Kind::Write, line + "\r\n"}); }
    void fail(const Error& error);
    void failAstray();

    Login m_login;
    ImapTimeLimits m_limits;
    State m_state = State::Unconnected;
    ImapResponseParser m_parser;
    QList<Action> m_actions;
    ImapAnswer m_answer;
    QByteArrayList m_capabilities;
    QByteArray m_tag;
    QByteArray m_response; ///< waits for the server's "go on"
    BearerMechanism m_bearer = BearerMechanism::XOAuth2;
    qsizetype m_bytes = 0; ///< of the mails in `m_answer`
    int m_commands = 0;
    int m_steps = 0;
    bool m_isEncrypted = false;
    bool m_isLeaving = false;
};

} // namespace inglenook::core
