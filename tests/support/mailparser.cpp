#include "tests/support/mailparser.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

namespace inglenook::tests {

namespace {

const QString script = QStringLiteral(R"(
import email, email.policy, json, sys
mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
part = lambda kind: mail.get_body((kind,)).get_content()
text = part('plain')
to, sender = mail['To'].addresses[0], mail['From'].addresses[0]
print(json.dumps({
    'trouble': '; '.join(str(defect) for piece in mail.walk() for defect in piece.defects),
    'from': sender.addr_spec, 'to': to.addr_spec, 'toName': to.display_name, 'subject': mail['Subject'],
    'text': text, 'html': part('html'),
    'links': [line.strip() for line in text.splitlines() if '/a/' in line and line.strip().startswith('http')]}))
)");

} // namespace

ParsedMail parseMail(const QByteArray& bytes)
{
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), script});
    python.write(bytes);
    python.closeWriteChannel();
    ParsedMail mail;
    if (!python.waitForFinished() || python.exitCode() != 0) {
        mail.trouble = QString::fromUtf8(python.readAllStandardError()) + python.errorString();
        return mail;
    }
    const QJsonObject read = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    const auto text = [&read](const char* name) { return read.value(QLatin1String(name)).toString(); };
    mail = {.trouble = text("trouble"),
            .from = text("from"),
            .to = text("to"),
            .toName = text("toName"),
            .subject = text("subject"),
            .text = text("text"),
            .html = text("html"),
            .links = {}};
    const QJsonArray links = read.value(QStringLiteral("links")).toArray();
    for (const QJsonValue& link : links)
        mail.links << link.toString();
    return mail;
}

} // namespace inglenook::tests
