#include "core/bounces/returnedmail.h"

#include "core/bounces/deliveryreport.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

constexpr qsizetype mostIds = 50;

QRegularExpression anyOf(const char* pattern)
{
    return QRegularExpression(QString::fromUtf8(pattern), QRegularExpression::CaseInsensitiveOption |
                                                              QRegularExpression::UseUnicodePropertiesOption);
}

/// Our own ids are 24 hexadecimal digits before the “@” (`mailIdOf`).
bool isOurs(const QByteArray& id)
{
    static const QRegularExpression shape(QStringLiteral("^[0-9a-f]{24}@[A-Za-z0-9.-]+$"));
    return shape.match(QString::fromLatin1(id)).hasMatch();
}

QByteArrayList oursIn(const QByteArray& value)
{
    QByteArrayList ours;
    for (const QByteArray& id : mailIdsIn(value)) {
        if (isOurs(id) && !ours.contains(id))
            ours += id;
    }
    return ours;
}

/// Those that the mail answers to.
QByteArrayList answeredIn(const MailPart& mail)
{
    return oursIn(mail.header("in-reply-to") + ' ' + mail.header("references"));
}

bool isFromDaemon(const MailPart& mail)
{
    static const QRegularExpression daemon = anyOf("(mailer-?daemon|mail-?daemon|postmaster|mail delivery (sub)?system|"
                                                   "microsoftexchange[0-9a-f]*)");
    return daemon.match(QString::fromLatin1(mail.header("from"))).hasMatch();
}

/// A bounce that is not an RFC 3464 report.
bool isOldBounce(const MailPart& mail)
{
    if (!mail.header("x-failed-recipients").isEmpty())
        return true;
    static const QRegularExpression subject =
        anyOf("undeliver|delivery (status|failure|report|has failed)|returned (mail|to sender)|failure notice|mail "
              "delivery fail|"
              "unzustellbar|nicht zustellbar|non remis|échec|no se (ha|pudo)|mancata consegna|niet bezorgd");
    const bool hasNoSender = mail.header("return-path") == "<>";
    return isFromDaemon(mail) || (hasNoSender && subject.match(mail.headerText("subject")).hasMatch());
}

bool isAutomatic(const MailPart& mail)
{
    const QByteArray submitted = mail.header("auto-submitted").toLower();
    if (!submitted.isEmpty() && !submitted.startsWith("no"))
        return true;
    if (!mail.header("x-autoreply").isEmpty() || !mail.header("x-autorespond").isEmpty() ||
        mail.header("precedence").toLower() == "auto_reply")
        return true;
    static const QRegularExpression subject =
        anyOf("^(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|autoreply|abwesen|automatische "
              "antwort|"
              "réponse automatique|absence|respuesta automática|risposta automatica|automatisch antwoord)");
    return subject.match(mail.headerText("subject")).hasMatch();
}

bool isBulk(const MailPart& mail)
{
    const QByteArray precedence = mail.header("precedence").toLower();
    return !mail.header("list-id").isEmpty() || precedence == "bulk" || precedence == "list" || precedence == "junk";
}

/// A guest who knows no other way: nothing but the wish, in the subject or in the first line of the answer.
bool asksToStop(const MailPart& mail)
{
    static const QRegularExpression wish = anyOf(
        "^\\W*(please )?(unsubscribe( me)?|stop|remove( me)?|opt ?out|no more (e?mails?|surveys)( "
        "please)?|abmelden|abbestellen|"
        "austragen|bitte abmelden|me désabonner|désabonner|désinscription|désinscrire|darme de baja|baja|cancellami|"
        "afmelden|uitschrijven)\\W*$");
    if (wish.match(mail.headerText("subject")).hasMatch())
        return true;
    const MailPart* plain = mail.find({"text/plain"});
    const QStringList lines = plain ? plain->text().left(4000).split(u'\n') : QStringList();
    for (const QString& line : lines) {
        if (!line.trimmed().isEmpty())
            return wish.match(line.trimmed()).hasMatch();
    }
    return false;
}

/// Whatever of our mail came back with it: its headers, whole or as text.
void findOriginal(const MailPart& mail, ReturnedMail& returned)
{
    const auto take = [&](const QByteArray& id) {
        if (!returned.mailIds.contains(id) && returned.mailIds.size() < mostIds)
            returned.mailIds += id;
    };
    const MailPart* copy = mail.find({"message/rfc822", "message/global"});
    if (copy && !copy->children.empty()) {
        for (const QByteArray& id : oursIn(copy->children.front().header("message-id")))
            take(id);
        returned.references += copy->children.front().header("x-inglenook-ref");
    }
    static const QRegularExpression id(QStringLiteral("^message-id:\\s*<([0-9a-f]{24}@[A-Za-z0-9.-]+)>"),
                                       QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression reference(QStringLiteral("^x-inglenook-ref:\\s*([0-9a-f.]{20,120})"),
                                              QRegularExpression::MultilineOption |
                                                  QRegularExpression::CaseInsensitiveOption);
    QStringList texts;
    for (const char* type : {"text/rfc822-headers", "message/global-headers", "text/plain"}) {
        if (const MailPart* part = mail.find({type}))
            texts += part->text();
    }
    for (const QString& text : std::as_const(texts)) {
        for (auto found = id.globalMatch(text); found.hasNext();)
            take(found.next().captured(1).toLatin1());
        if (const auto found = reference.match(text); found.hasMatch())
            returned.references += found.captured(1).toLatin1();
    }
    for (const QByteArray& answered : answeredIn(mail))
        take(answered);
    returned.references.removeAll({});
}

void takeReport(const DeliveryReport& report, ReturnedMail& returned)
{
    returned.kind = report.kind;
    returned.recipients = report.recipients;
    returned.status = report.status;
    returned.serverText = report.words;
}

/// RFC 5965: what a guest pressed in his mail program.
bool takeComplaint(const MailPart& feedback, ReturnedMail& returned)
{
    const MailPart fields{.headers = readHeaders(feedback.content())};
    const QByteArray type = fields.header("feedback-type").toLower();
    if (type == "not-spam")
        return false;
    returned.kind = type.startsWith("opt-out") ? ReturnKind::OptOut : ReturnKind::Complaint;
    for (const char* name : {"original-rcpt-to", "removal-recipient"}) {
        const QString key = addressKeyIn(fields.header(name));
        if (!key.isEmpty() && !returned.recipients.contains(key))
            returned.recipients += key;
    }
    returned.serverText = QString::fromLatin1(type);
    return true;
}

bool takeLetter(const MailPart& mail, ReturnedMail& returned)
{
    const bool isAnswer = !returned.mailIds.isEmpty();
    const bool isAway = isAutomatic(mail);
    if ((isBulk(mail) && !isAnswer) || (!isAnswer && !isAway))
        return false;
    if (isAway)
        returned.kind = ReturnKind::AutoReply;
    else
        returned.kind = asksToStop(mail) ? ReturnKind::OptOut : ReturnKind::Answered;
    if (const QString from = addressKeyIn(mail.header("from")); !from.isEmpty())
        returned.recipients = {from};
    returned.serverText = mail.headerText("subject").left(500);
    return true;
}

/// False when it says nothing about a mail of ours.
bool take(const MailPart& mail, ReturnedMail& returned)
{
    if (const MailPart* feedback = mail.find({"message/feedback-report"}))
        return takeComplaint(*feedback, returned);
    const MailPart* status = mail.find({"message/delivery-status", "message/global-delivery-status"});
    if (status) {
        takeReport(readDeliveryStatus(*status), returned);
        // Some gateways fill the fields with nothing and write the reason for people.
        if (returned.kind == ReturnKind::Doubtful) {
            const DeliveryReport told = readBounceWords(mail);
            returned.kind = told.kind;
            if (returned.serverText.isEmpty())
                returned.serverText = told.words;
        }
        return true;
    }
    if (mail.find({"message/disposition-notification"})) {
        returned.kind = ReturnKind::AutoReply;
        return !returned.mailIds.isEmpty();
    }
    if (isOldBounce(mail)) {
        takeReport(readBounceWords(mail), returned);
        return true;
    }
    return takeLetter(mail, returned);
}

} // namespace

bool looksReturned(const QByteArray& headers)
{
    const MailPart mail{.headers = readHeaders(headers)};
    const QByteArray type = mail.type();
    return type == "multipart/report" || type.startsWith("message/") || isOldBounce(mail) || isAutomatic(mail) ||
           !answeredIn(mail).isEmpty();
}

std::optional<ReturnedMail> readReturned(const QByteArray& bytes)
{
    const MailPart mail = readMail(bytes);
    ReturnedMail returned;
    findOriginal(mail, returned);
    if (!take(mail, returned))
        return std::nullopt;
    returned.date = QDateTime::fromString(QString::fromLatin1(mail.header("date")), Qt::RFC2822Date).toUTC();
    const QByteArrayList own = mailIdsIn(mail.header("message-id"));
    returned.mailKey = QCryptographicHash::hash(own.isEmpty() ? bytes : own.first(), QCryptographicHash::Sha256);
    return returned;
}

} // namespace inglenook::core
