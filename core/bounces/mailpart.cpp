#include "core/bounces/mailpart.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qsizetype longestHeader = 16 * 1024;

/// UTF-8 where it is, else Latin-1, which takes anything.
QString decoded(const QByteArray& bytes, const QByteArray& charset)
{
    const bool isLatin = charset.startsWith("iso-8859-1") || charset.startsWith("windows-125");
    if (isLatin)
        return QString::fromLatin1(bytes);
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

QByteArray fromQuotedPrintable(QByteArray text)
{
    text.replace("=\r\n", "").replace("=\n", "");
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isHex = false;
        const int code = text.at(i) == '=' && i + 2 < text.size() ? text.mid(i + 1, 2).toInt(&isHex, 16) : 0;
        plain += isHex ? static_cast<char>(code) : text.at(i);
        i += isHex ? 2 : 0;
    }
    return plain;
}

/// Where the headers end and the body begins.
qsizetype bodyBegin(const QByteArray& bytes)
{
    if (bytes.startsWith("\r\n"))
        return 2;
    if (bytes.startsWith('\n'))
        return 1;
    const qsizetype crlf = bytes.indexOf("\r\n\r\n");
    const qsizetype lf = bytes.indexOf("\n\n");
    if (crlf >= 0 && (lf < 0 || crlf < lf))
        return crlf + 4;
    return lf >= 0 ? lf + 2 : bytes.size();
}

/// The parts between the lines "--boundary".
QByteArrayList splitAt(const QByteArray& body, const QByteArray& boundary)
{
    const QByteArray mark = "--" + boundary;
    QByteArrayList parts;
    qsizetype begin = -1; // of the present part; -1: before the first
    for (qsizetype at = 0; at >= 0 && at < body.size() && parts.size() < MailPart::mostParts;) {
        const qsizetype end = body.indexOf('\n', at);
        const qsizetype next = end < 0 ? body.size() : end + 1;
        if (body.mid(at, mark.size()) == mark) {
            if (begin >= 0)
                parts += body.mid(begin, at - begin);
            begin = next;
            if (body.mid(at + mark.size(), 2) == "--")
                return parts;
        }
        at = next;
    }
    if (begin >= 0 && parts.size() < MailPart::mostParts)
        parts += body.mid(begin); // cut off
    return parts;
}

void readChildren(MailPart& part, int depth, int& count);

MailPart readPart(const QByteArray& bytes, int depth, int& count)
{
    MailPart part;
    const qsizetype begin = bodyBegin(bytes);
    part.headers = readHeaders(bytes.left(begin));
    part.body = bytes.mid(begin);
    readChildren(part, depth, count);
    return part;
}

void readChildren(MailPart& part, int depth, int& count)
{
    if (depth >= MailPart::deepest)
        return;
    const QByteArray type = part.type();
    QByteArrayList inner;
    if (type.startsWith("multipart/") && !part.typeParameter("boundary").isEmpty())
        inner = splitAt(part.body, part.typeParameter("boundary"));
    else if (type == "message/rfc822" || type == "message/global")
        inner = {part.content()};
    for (const QByteArray& bytes : std::as_const(inner)) {
        if (++count > MailPart::mostParts)
            return;
        part.children.push_back(readPart(bytes, depth + 1, count));
    }
}

} // namespace

QByteArray MailPart::header(const char* name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const Header& header) { return header.name == name; });
    return found == headers.end() ? QByteArray() : found->value;
}

QString MailPart::headerText(const char* name) const
{
    static const QRegularExpression word(
        QStringLiteral("=\\?([^?\\s]{1,40})\\?([bBqQ])\\?([^?\\s]*)\\?=(\\s+(?==\\?))?"));
    const QByteArray value = header(name);
    const QString raw = decoded(value, {});
    QString text;
    qsizetype end = 0;
    for (auto matches = word.globalMatch(raw); matches.hasNext();) {
        const auto match = matches.next();
        text += raw.mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const QByteArray letters = match.captured(3).toLatin1();
        const bool isBase64 = match.captured(2).toLower() == u"b";
        const QByteArray bytes =
            isBase64 ? QByteArray::fromBase64(letters) : fromQuotedPrintable(QByteArray(letters).replace('_', ' '));
        text += decoded(bytes, match.captured(1).toLatin1().toLower());
    }
    return (text + raw.mid(end)).simplified();
}

QByteArray MailPart::type() const
{
    const QByteArray type = header("content-type").split(';').first().trimmed().toLower();
    return type.contains('/') ? type : QByteArray("text/plain");
}

QByteArray MailPart::typeParameter(const char* name) const
{
    const QString value = QString::fromLatin1(header("content-type"));
    const QRegularExpression parameter(
        QStringLiteral(";\\s*%1\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))").arg(QLatin1String(name)),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = parameter.match(value);
    return (match.captured(1) + match.captured(2)).toLatin1();
}

QByteArray MailPart::content() const
{
    const QByteArray encoding = header("content-transfer-encoding").toLower();
    if (encoding == "quoted-printable")
        return fromQuotedPrintable(body);
    return encoding == "base64" ? QByteArray::fromBase64(body) : body;
}

QString MailPart::text() const
{
    return decoded(content(), typeParameter("charset").toLower()).remove(u'\r').remove(QChar(0));
}

const MailPart* MailPart::find(const QByteArrayList& types) const
{
    if (types.contains(type()))
        return this;
    for (const MailPart& child : children) {
        if (const MailPart* found = child.find(types))
            return found;
    }
    return nullptr;
}

MailPart readMail(const QByteArray& bytes)
{
    int count = 0;
    return readPart(bytes, 0, count);
}

QList<MailPart::Header> readHeaders(const QByteArray& bytes)
{
    QList<MailPart::Header> headers;
    for (QByteArray line : bytes.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        if ((line.startsWith(' ') || line.startsWith('\t')) && !headers.isEmpty()) {
            if (headers.last().value.size() < longestHeader)
                headers.last().value += ' ' + line.trimmed();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || headers.size() >= MailPart::mostHeaders)
            continue;
        headers.append({line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed().left(longestHeader)});
    }
    return headers;
}

QByteArrayList mailIdsIn(const QByteArray& value)
{
    QByteArrayList ids;
    for (qsizetype at = value.indexOf('<'); at >= 0 && ids.size() < 200; at = value.indexOf('<', at + 1)) {
        const qsizetype end = value.indexOf('>', at);
        if (end < 0)
            break;
        if (end - at - 1 <= 250)
            ids += value.mid(at + 1, end - at - 1).trimmed();
    }
    return ids;
}

} // namespace inglenook::core
