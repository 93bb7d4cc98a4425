#include "core/mailing/smtpverdict.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::core::SmtpVerdict", text);
}

bool matches(const SmtpReply& reply, const QString& pattern)
{
    // An address in the text is not what the server says: quota@inn.example is nobody's quota.
    static const QRegularExpression addresses(QStringLiteral("[^\\s<>:]+@[^\\s<>:]+"));
    QString words = reply.text();
    words.remove(addresses);
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(words).hasMatch();
}

/// Replies that speak of the owner's account, not of the recipient.
bool speaksOfAccount(const SmtpReply& reply)
{
    static const QList<QByteArray> codes{"5.4.5", "5.1.8", "5.7.30", "5.2.252", "5.7.60"};
    if (reply.text().contains(u"OutboundSpam") || reply.code == 432 || reply.code == 530 ||
        codes.contains(reply.enhanced))
        return true;
    // X.1 is about an address, X.2 about its mailbox (RFC 3463): "over quota" is then the guest's.
    const QByteArray subject = reply.enhanced.mid(1, 3);
    if (subject == ".1." || subject == ".2.")
        return false;
    // "Too many mails on this connection" ends with the connection.
    if (reply.code == 421 && matches(reply, QStringLiteral("connection|session")))
        return false;
    return matches(reply, QStringLiteral("limit|quota|exceed|too many"));
}

SendOutcome outcome(SendVerdict verdict, const QString& message, const SmtpReply& reply)
{
    return {verdict, message, reply.text()};
}

QString passwordsAreOver()
{
    return say(
        QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict",
                          "Your provider takes no passwords any more; this account needs another way to sign in."));
}

SendOutcome judgeAccount(const SmtpReply& reply)
{
    if (reply.enhanced == "5.7.30")
        return outcome(SendVerdict::Account, passwordsAreOver(), reply);
    return outcome(
        SendVerdict::Account,
        say(QT_TRANSLATE_NOOP(
            "inglenook::core::SmtpVerdict",
            "Your mail provider stopped the sending: a limit or the standing of your account, not this guest.")),
        reply);
}

SendOutcome judgeSignIn(const SmtpReply& reply)
{
    if (reply.code == 432)
        return judgeAccount(reply);
    if (reply.enhanced == "5.7.9" || matches(reply, QStringLiteral("app(lication)?[- ](specific[- ])?password")))
        return outcome(SendVerdict::SignIn,
                       say(QT_TRANSLATE_NOOP(
                           "inglenook::core::SmtpVerdict",
                           "Your provider wants an app password: make one in your mail account’s security settings "
                           "and enter it here instead of your own.")),
                       reply);
    if (reply.enhanced == "5.7.139")
        return outcome(SendVerdict::SignIn,
                       say(QT_TRANSLATE_NOOP(
                           "inglenook::core::SmtpVerdict",
                           "Sending with a password is switched off for this account. Switch on “authenticated SMTP” "
                           "at your provider, or ask who looks after it.")),
                       reply);
    if (reply.enhanced == "5.7.30")
        return outcome(SendVerdict::SignIn, passwordsAreOver(), reply);
    if (reply.enhanced == "5.7.14")
        return outcome(SendVerdict::SignIn,
                       say(QT_TRANSLATE_NOOP(
                           "inglenook::core::SmtpVerdict",
                           "Your provider wants you to sign in to your mail account in the browser once, to be sure "
                           "that it is you. Then try again here.")),
                       reply);
    if (reply.isTemporary())
        return outcome(
            SendVerdict::NotSent,
            say(QT_TRANSLATE_NOOP(
                "inglenook::core::SmtpVerdict",
                "The mail server cannot check passwords just now. Nothing was sent; it will be tried again.")),
            reply);
    return outcome(SendVerdict::SignIn,
                   say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict",
                                         "The mail server refused the user name or the password. Nothing was sent.")),
                   reply);
}

SendOutcome judgeRecipient(const SmtpReply& reply)
{
    // 5.7.x is a rule of the server's: it does not say that nobody is there.
    const bool saysSo = reply.enhanced.startsWith("5.1.") || reply.enhanced == "5.2.1";
    const bool saysNothingElse = reply.enhanced.isEmpty() && (reply.code == 550 || reply.code == 551);
    if (saysSo || saysNothingElse)
        return outcome(SendVerdict::Rejected,
                       say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict", "This address does not exist any more.")),
                       reply);
    return outcome(
        SendVerdict::Rejected,
        say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict", "The mail server will not take mail for this address.")),
        reply);
}

} // namespace

SendOutcome judgeRefusal(SmtpStage stage, const SmtpReply& reply)
{
    if (stage == SmtpStage::SignIn)
        return judgeSignIn(reply);
    if (speaksOfAccount(reply))
        return judgeAccount(reply);
    // Before a recipient was named it is about the server and every mail alike, not about this one.
    const bool namesNobody = stage == SmtpStage::Greeting || stage == SmtpStage::Sender;
    if (reply.isTemporary() && namesNobody)
        return outcome(SendVerdict::NotSent,
                       say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict",
                                             "The mail server is busy and asks to come back later. Nothing was sent; "
                                             "it will be tried again.")),
                       reply);
    if (reply.isTemporary())
        return outcome(
            SendVerdict::Later,
            say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict", "The mail server asks to try again later.")), reply);
    switch (stage) {
    case SmtpStage::Greeting:
    case SmtpStage::Sender:
        return outcome(
            SendVerdict::Account,
            say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict", "The mail server will not send for your account.")),
            reply);
    case SmtpStage::Recipient:
        return judgeRecipient(reply);
    case SmtpStage::Content:
        return outcome(SendVerdict::Rejected,
                       say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict", "The mail server refused this mail.")),
                       reply);
    case SmtpStage::SignIn:
        break;
    }
    Q_UNREACHABLE();
}

SendOutcome lostBeforeDot()
{
    return {SendVerdict::NotSent,
            say(QT_TRANSLATE_NOOP(
                "inglenook::core::SmtpVerdict",
                "The connection to the mail server broke before the mail was handed over. It will be tried again.")),
            {}};
}

SendOutcome lostAfterDot()
{
    return {
        SendVerdict::Uncertain,
        say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict",
                              "The mail was handed over, but the mail server’s “yes” never came. It was probably sent, "
                              "so it is not sent again by itself.")),
        {}};
}

SendOutcome noSafeConnection(const QString& detail)
{
    return {SendVerdict::Tls,
            say(QT_TRANSLATE_NOOP(
                "inglenook::core::SmtpVerdict",
                "No safe connection to the mail server could be made, so neither password nor mail was sent.")),
            detail};
}

SendOutcome unprovenServer(const QString& host, const QString& detail)
{
    return {SendVerdict::Certificate,
            say(QT_TRANSLATE_NOOP(
                    "inglenook::core::SmtpVerdict",
                    "The mail server could not prove that it is “%1”, so neither password nor mail was sent."))
                .arg(host),
            detail};
}

SendOutcome unreachableServer(const QString& host, const QString& detail)
{
    return {SendVerdict::NotSent,
            say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict",
                                  "The mail server “%1” cannot be reached. Nothing was sent; it will be tried again."))
                .arg(host),
            detail};
}

SendOutcome noSignInOffered()
{
    return {SendVerdict::SignIn,
            say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict",
                                  "This mail server takes no user name and password here. Check server and port.")),
            {}};
}

SendOutcome noToken(const Error& error)
{
    const bool isForNow = error.kind == ErrorKind::Unreachable;
    return {isForNow ? SendVerdict::NotSent : SendVerdict::SignIn, error.message, error.detail};
}

SendOutcome foreignLettersNotTaken()
{
    return {
        SendVerdict::Rejected,
        say(QT_TRANSLATE_NOOP("inglenook::core::SmtpVerdict",
                              "Your mail server cannot write to addresses with letters beyond a to z before the “@”.")),
        {}};
}

SendOutcome strangeReply()
{
    return {SendVerdict::NotSent,
            say(QT_TRANSLATE_NOOP(
                "inglenook::core::SmtpVerdict",
                "What answered is not a mail server, or not a healthy one. Nothing was sent; check server and port.")),
            {}};
}

} // namespace inglenook::core
