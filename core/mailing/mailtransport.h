#pragma once

#include "core/mailing/mailaccount.h"
#include "core/mailing/maildialogue.h"
#include "core/mailing/servercertificate.h"
#include "core/mailing/tokensource.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <optional>

namespace inglenook::core {

/// How one try to hand a mail to the server ended (`sending.md`): what is certain and what is not.
enum class SendVerdict {
    Accepted,    ///< the server took it: its words are kept
    Rejected,    ///< this address, for ever
    Later,       ///< try again
    Uncertain,   ///< the final dot went out and no complete reply came: never sent again by itself
    NotSent,     ///< the connection ended before the final dot: safe to send again
    SignIn,      ///< the account: password, app password needed, SMTP AUTH off
    Certificate, ///< the server could not prove who it is
    Tls,         ///< no safe connection could be made
    Account,     ///< the owner's quota or standing: the recipient is innocent
};

struct SendOutcome
{
    SendVerdict verdict;
    QString message;    ///< translated, for the owner
    QString serverText; ///< the server's own words: foreign plain text, 500 characters at most
};

/// One mail on its way out.
struct OutgoingMail
{
    qint64 ticket; ///< the caller's own number, given back with each report
    EmailAddress from;
    EmailAddress to;
    QByteArray content; ///< MailMessage::toBytes()
};

/// Hands mails to a server one after another and tells truthfully what became of each.
class MailTransport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Called, from the event loop, when nothing but the final dot of `ticket` is left to send: returns true once that
    /// fact is durable. On false the dot is not sent and the mail ends as NotSent.
    using BeforeFinalDot = std::function<bool(qint64 ticket)>;
    void setBeforeFinalDot(BeforeFinalDot callback) { m_beforeFinalDot = std::move(callback); }

    /// Asked when the final dot of one mail goes and the server takes commands ahead: the mail given is begun right
    /// behind that dot, and is under way like one that was sent as soon as the other has finished. Until then it may
    /// come back with `returned`.
    using NextMail = std::function<std::optional<OutgoingMail>()>;
    void setNextMail(NextMail callback) { m_nextMail = std::move(callback); }

    /// Sends `mail` as soon as the connection allows; ends in exactly one `finished(ticket, outcome)`, never inside
    /// this call. A transport takes one mail at a time: calling again before `finished` is a bug.
    virtual void send(const OutgoingMail& mail) = 0;
    /// Ends a mail that is under way: NotSent before the final dot, Uncertain after it. Closes the connection.
    virtual void abort() = 0;
    /// Says QUIT and closes when idle.
    virtual void close() = 0;
    /// Signs in without sending anything; ends in exactly one `checked(outcome)`: Accepted when the account works.
    virtual void check() = 0;

    /// The certificate of the last connection, where it was the reason for a `SendVerdict::Certificate`.
    [[nodiscard]] virtual std::optional<ServerCertificate> unprovenCertificate() const { return std::nullopt; }
    /// For an account that signs in with tokens (`MailAccount::signIn`): where each connection's comes from.
    void setTokenSource(TokenSource source) { m_tokenSource = std::move(source); }
    /// Where to keep what is said, redacted; it may be shared with other transports.
    void setDialogue(std::shared_ptr<MailDialogue> dialogue) { m_dialogue = std::move(dialogue); }

Q_SIGNALS:
    void finished(qint64 ticket, const inglenook::core::SendOutcome& outcome);
    void checked(const inglenook::core::SendOutcome& outcome);
    /// The connection ended before this mail had its turn: it is as if it had never been given.
    void returned(qint64 ticket);

protected:
    [[nodiscard]] const TokenSource& tokenSource() const { return m_tokenSource; } ///< empty: signs in with a password
    [[nodiscard]] MailDialogue* dialogue() const { return m_dialogue.get(); }      ///< null: nobody wants it
    [[nodiscard]] bool beforeFinalDot(qint64 ticket) const { return !m_beforeFinalDot || m_beforeFinalDot(ticket); }
    [[nodiscard]] std::optional<OutgoingMail> nextMail() const
    {
        return m_nextMail ? m_nextMail() : std::optional<OutgoingMail>();
    }

private:
    BeforeFinalDot m_beforeFinalDot;
    NextMail m_nextMail;
    TokenSource m_tokenSource;
    std::shared_ptr<MailDialogue> m_dialogue;
};

/// Makes a transport for the account as it is now set, signing in with `password`.
using MailTransportFactory =
    std::function<std::unique_ptr<MailTransport>(const MailAccount&, const QByteArray& password)>;

} // namespace inglenook::core

Q_DECLARE_METATYPE(inglenook::core::SendOutcome)
