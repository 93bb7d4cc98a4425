#pragma once

#include "core/mailing/mailtransport.h"
#include "core/mailing/saslresponse.h"
#include "core/mailing/smtpreply.h"
#include "core/mailing/smtpverdict.h"

#include <chrono>

namespace inglenook::core {

/// How long one step of a session may take (sending.md, rule 3).
struct SmtpTimeLimits
{
    std::chrono::milliseconds greeting = std::chrono::minutes(2);
    std::chrono::milliseconds command = std::chrono::minutes(2);
    std::chrono::milliseconds content = std::chrono::minutes(3);
    std::chrono::milliseconds finalReply = std::chrono::minutes(10);
};

/// The client's half of an SMTP submission session without a socket: bytes and facts go in, actions come out.
class SmtpSession
{
public:
    struct Login
    {
        QString host; ///< for the owner's words only
        MailSecurity security = MailSecurity::Tls;
        QByteArray user; ///< empty: only to see whether a mail server that signs people in is there
        QByteArray password;
        bool isPlain = false; ///< neither TLS nor password: a mail sink on this computer
        bool isToken = false; ///< `password` is an access token
        quint16 port = 0;     ///< as some servers want to hear it beside a token
    };

    /// What the socket must do, in order.
    struct Action
    {
        enum class Kind {
            Write,     ///< `bytes`
            StartTls,  ///< begin the handshake, verify the peer, then `encrypted()`
            AskForDot, ///< everything but the dot is written: `answerDot()` once the fact is durable
            WriteDot,  ///< `bytes`; report `dotLeft()` once no byte of it waits in any buffer
            Finish,    ///< `outcome` of the mail that was submitted
            Return,    ///< the mail given to follow another has not had its turn
            Checked,   ///< `outcome` of the check
            Close,     ///< end the connection politely: everything has been said
            Abort,     ///< end it at once: nothing on it can be trusted any more
        } kind;
        QByteArray bytes;
        SendOutcome outcome{};
    };

    explicit SmtpSession(Login login, SmtpTimeLimits limits = {});

    /// The connection is up; with `MailSecurity::Tls` it is encrypted and its peer proven already.
    void connected();
    /// The handshake that `StartTls` asked for is done and the peer is proven.
    void encrypted();
    void received(const QByteArray& bytes);
    void submit(const OutgoingMail& mail); ///< only when nothing is under way
    void check();                          ///< sign in, then QUIT
    /// `next` is begun right behind the dot, and is under way once the mail before it has finished; only while
    /// `takesNext`.
    void answerDot(bool isDurable, const std::optional<OutgoingMail>& next = {});
    void dotLeft();
    void quit();
    /// The connection is gone; `why` is what a mail under way ends with unless its dot has left.
    void lost(const SendOutcome& why);
    void timedOut();

    [[nodiscard]] QList<Action> takeActions();
    /// How long the present step may take; zero when nothing is awaited.
    [[nodiscard]] std::chrono::milliseconds timeLimit() const;
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    [[nodiscard]] bool hasMail() const { return m_mail.has_value(); }
    /// The server has not answered a word of the last submitted mail, unless to say that it is leaving: the connection
    /// may have died while it was idle.
    [[nodiscard]] bool isUntouched() const { return m_repliesToMail == 0; }
    /// Grows with each whole reply and at the end: what trickles in without ever becoming one does not count.
    [[nodiscard]] int steps() const { return m_steps; }
    /// The server reads on while it judges a mail.
    [[nodiscard]] bool takesNext() const { return m_state == State::Dot && !isStepwise(); }
    [[nodiscard]] bool isDotLeaving() const { return m_state == State::WritingDot; }

private:
    enum class State {
        Unconnected,
        Greeting,
        Hello,
        StartTls,
        Handshake,
        AuthPlain,
        AuthBearer,
        AuthLoginUser,
        AuthLoginPassword,
        Ready,
        Sender,
        Recipient,
        Data,
        EmptyDot,
        Dot,
        WritingDot,
        FinalReply,
        Reset,
        Quit,
        Ended
    };

    void handle(const SmtpReply& reply);
    void handleGreeting(const SmtpReply& reply);
    void handleHello(const SmtpReply& reply);
    void handleStartTls(const SmtpReply& reply);
    void handleAuth(const SmtpReply& reply);
    void handleSender(const SmtpReply& reply);
    void handleRecipient(const SmtpReply& reply);
    void handleData(const SmtpReply& reply);
    void handleFinal(const SmtpReply& reply);

    void greet();
    void signIn();
    void signInWithToken();
    void becomeReady();
    void beginMail();
    void beginFollowing();
    [[nodiscard]] bool canWrite(const OutgoingMail& mail) const;
    [[nodiscard]] static QByteArray senderOf(const OutgoingMail& mail);
    [[nodiscard]] static QByteArray envelopeOf(const OutgoingMail& mail);
    void writeContent();
    void refuseMail(const SendOutcome& outcome);
    void fail(const SendOutcome& outcome);
    void failAstray();
    void finishMail(const SendOutcome& outcome);
    void write(const QByteArray& line);
    void act(Action::Kind kind) { m_actions.append({kind, {}, {}}); }
    [[nodiscard]] bool isSafe() const { return m_isEncrypted || m_login.isPlain; }
    [[nodiscard]] bool isStepwise() const;
    [[nodiscard]] bool mayHaveLeft() const;
    [[nodiscard]] bool isOutOfStep(const SmtpReply& reply) const;
    [[nodiscard]] static QByteArray dotStuffed(const QByteArray& content);

    Login m_login;
    SmtpTimeLimits m_limits;
    State m_state = State::Unconnected;
    SmtpReplyParser m_parser;
    QList<Action> m_actions;
    std::optional<OutgoingMail> m_mail;
    std::optional<OutgoingMail> m_following; ///< its first commands went out behind the dot of `m_mail`
    std::optional<SendOutcome> m_refusal;    ///< of this mail's sender or recipient, while replies are still due
    QByteArrayList m_authMechanisms;
    BearerMechanism m_bearer = BearerMechanism::XOAuth2;
    bool m_isEncrypted = false;
    bool m_isChecking = false;
    bool m_offersStartTls = false;
    bool m_offersPipelining = false;
    bool m_offersSmtpUtf8 = false;
    int m_pipelinedRefusals = 0;
    int m_repliesToMail = 0;
    int m_steps = 0;
};

} // namespace inglenook::core
