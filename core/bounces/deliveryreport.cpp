#include "core/bounces/deliveryreport.h"

#include "core/base/emailaddress.h"

#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

constexpr qsizetype mostGroups = 50;
constexpr qsizetype mostWords = 500;

QByteArray field(const QList<MailPart::Header>& fields, const char* name)
{
    for (const MailPart::Header& each : fields) {
        if (each.name == name)
            return each.value;
    }
    return {};
}

/// "smtp; 550 no": what stands behind the type.
QString wordsOf(const QByteArray& diagnostic)
{
    const qsizetype semicolon = diagnostic.indexOf(';');
    const bool hasType = semicolon >= 0 && !diagnostic.left(semicolon).contains(' ');
    return QString::fromUtf8(hasType ? diagnostic.mid(semicolon + 1) : diagnostic).simplified().left(mostWords);
}

ReturnKind kindOf(const QByteArray& action, const QByteArray& status, const QString& words)
{
    if (action == "delayed")
        return ReturnKind::Delayed;
    if (action == "delivered" || action == "relayed" || action == "expanded" || status.startsWith('2'))
        return ReturnKind::Delivered;
    return action == "failed" || action.isEmpty() ? judgeFailure(status, words) : ReturnKind::Doubtful;
}

DeliveryReport readGroup(const QList<MailPart::Header>& fields)
{
    DeliveryReport report;
    // "5.1.1 (bad destination mailbox address)"
    report.status = field(fields, "status").simplified().split(' ').first().left(12);
    report.words = wordsOf(field(fields, "diagnostic-code"));
    for (const char* name : {"original-recipient", "final-recipient"}) {
        const QString key = addressKeyIn(field(fields, name));
        if (!key.isEmpty() && !report.recipients.contains(key))
            report.recipients += key;
    }
    const QByteArray action = field(fields, "action").toLower().split(' ').first();
    report.kind = kindOf(action, report.status, report.words);
    return report;
}

/// The lines around the first refusal of a server in a text.
QString refusalIn(const QString& text)
{
    static const QRegularExpression line(QStringLiteral("^[^\\n]*\\b[45]\\d\\d[ -][^\\n]*(\\n[ \\t]+[^\\n]+){0,3}"),
                                         QRegularExpression::MultilineOption);
    const auto match = line.match(text);
    return (match.hasMatch() ? match.captured() : text).simplified().left(mostWords);
}

/// Up to the copy of our own mail, whose words say nothing.
QString withoutCopy(const QString& text)
{
    static const QRegularExpression begin(
        QStringLiteral(
            "^(-{2,}.*(copy|original|returned|ursprüng|kopie|message (header|follows)).*|.*below this line is a copy.*"
            "|Return-Path: .*|Received: .*)$"),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    const auto match = begin.match(text);
    return match.hasMatch() ? text.left(match.capturedStart()) : text;
}

} // namespace

QString addressKeyIn(const QByteArray& value)
{
    static const QRegularExpression address(QStringLiteral("[^\\s<>;,\"()\\[\\]]+@[^\\s<>;,\"()\\[\\]]+"));
    auto matches = address.globalMatch(QString::fromUtf8(value.left(2000)));
    while (matches.hasNext()) {
        QString word = matches.next().captured();
        while (word.endsWith(u'.') || word.endsWith(u':'))
            word.chop(1);
        if (const auto parsed = EmailAddress::parse(word.startsWith(u"mailto:") ? word.mid(7) : word))
            return parsed->key();
    }
    return {};
}

DeliveryReport readDeliveryStatus(const MailPart& part)
{
    // Groups of fields, the first about the mail, the others about a recipient each (RFC 3464, 2).
    const QList<QByteArray> groups = part.content().replace("\r\n", "\n").trimmed().split('\n');
    DeliveryReport best;
    bool isFound = false;
    QByteArray group;
    qsizetype count = 0;
    const auto take = [&] {
        const auto fields = readHeaders(std::exchange(group, {}));
        const bool isOfRecipient =
            !field(fields, "final-recipient").isEmpty() || !field(fields, "original-recipient").isEmpty();
        if (!isOfRecipient || ++count > mostGroups)
            return;
        const DeliveryReport report = readGroup(fields);
        const bool isBetter = !isFound || (saysNotArrived(report.kind) && !saysNotArrived(best.kind));
        if (isBetter)
            best = report;
        isFound = true;
    };
    for (const QByteArray& line : groups) {
        if (line.trimmed().isEmpty())
            take();
        else
            group += line + '\n';
    }
    take();
    return best;
}

DeliveryReport readBounceWords(const MailPart& mail)
{
    const MailPart* plain = mail.find({"text/plain", "text/html"});
    QString text = plain ? plain->text() : mail.text();
    if (plain && plain->type() == "text/html") {
        static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
        text.replace(tags, QStringLiteral(" "));
    }
    const QString said = withoutCopy(text.left(32 * 1024));
    DeliveryReport report;
    report.words = refusalIn(said);
    report.status = statusIn(said);
    // Not every text quotes the server: then all of it has to be looked at.
    report.kind = judgeFailure(report.status, report.words);
    if (report.kind == ReturnKind::Doubtful)
        report.kind = judgeFailure({}, said);
    static const QRegularExpression delay(
        QStringLiteral(
            "(has not yet been|not been delivered yet|will (keep|continue) trying|still trying|this is a warning|"
            "warning message only|verzögert|weiterhin versucht|no action is required)"),
        QRegularExpression::CaseInsensitiveOption);
    if (delay.match(said + mail.headerText("subject")).hasMatch())
        report.kind = ReturnKind::Delayed;
    QString recipient = addressKeyIn(mail.header("x-failed-recipients"));
    if (recipient.isEmpty())
        recipient = addressKeyIn(said.toUtf8());
    if (!recipient.isEmpty())
        report.recipients = {recipient};
    return report;
}

} // namespace inglenook::core
