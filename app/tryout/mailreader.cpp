#include "app/tryout/mailreader.h"

#include <QtCore/QMap>
#include <QtCore/QRegularExpression>

namespace inglenook::app {

namespace {

constexpr int deepestNesting = 8;

/// Header fields by name in lower case, and what follows the blank line.
struct Part
{
    QMap<QByteArray, QByteArray> fields;
    QByteArray body;
};

Part splitPart(const QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    Part part;
    part.body = end < 0 ? QByteArray() : bytes.mid(end + 4);
    QByteArray head = end < 0 ? bytes : bytes.left(end);
    head.replace("\r\n ", " ").replace("\r\n\t", " ");
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            part.fields.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    return part;
}

QByteArray fromQuotedPrintable(const QByteArray& text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != '=') {
            out += text.at(i);
        } else if (text.mid(i + 1, 2) == "\r\n") {
            i += 2;
        } else {
            out += QByteArray::fromHex(text.mid(i + 1, 2));
            i += 2;
        }
    }
    return out;
}

/// Encoded words (RFC 2047) become text; blanks between two of them are none.
QString decodedHeader(const QByteArray& value)
{
    static const QRegularExpression encodedWord(QStringLiteral("=\\?utf-8\\?([bq])\\?([^?]*)\\?=(\\s+(?==\\?))?"),
                                                QRegularExpression::CaseInsensitiveOption);
    const QString raw = QString::fromUtf8(value);
    QString out;
    qsizetype end = 0;
    for (auto words = encodedWord.globalMatch(raw); words.hasNext();) {
        const auto word = words.next();
        out += raw.mid(end, word.capturedStart() - end);
        QByteArray content = word.captured(2).toLatin1();
        const bool isBase64 = word.captured(1).compare(u'b', Qt::CaseInsensitive) == 0;
        out += QString::fromUtf8(isBase64 ? QByteArray::fromBase64(content)
                                          : fromQuotedPrintable(content.replace('_', ' ')));
        end = word.capturedEnd();
    }
    return out + raw.mid(end);
}

struct Address
{
    QString name;
    QString address;
};

Address splitMailbox(const QString& text)
{
    const qsizetype open = text.lastIndexOf(u'<');
    if (open < 0)
        return {{}, text.trimmed()};
    QString name = text.left(open).trimmed();
    if (name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"')) {
        static const QRegularExpression escaped(QStringLiteral("\\\\(.)"));
        name = name.mid(1, name.size() - 2).replace(escaped, QStringLiteral("\\1"));
    }
    return {name, text.mid(open + 1).remove(u'>').trimmed()};
}

QByteArray boundaryOf(const QByteArray& contentType)
{
    static const QRegularExpression boundary(QStringLiteral("boundary=(?:\"([^\"]*)\"|([^;\\s]+))"),
                                             QRegularExpression::CaseInsensitiveOption);
    const auto match = boundary.match(QString::fromLatin1(contentType));
    return (match.captured(1) + match.captured(2)).toLatin1();
}

void readBody(const Part& part, ui::GuestMail& mail, int depth)
{
    const QByteArray type = part.fields.value("content-type", "text/plain").toLower();
    if (type.startsWith("multipart/") && depth < deepestNesting) {
        QByteArray boundary = "\r\n--";
        boundary += boundaryOf(part.fields.value("content-type"));
        QByteArray rest = "\r\n";
        rest += part.body;
        for (qsizetype at = rest.indexOf(boundary); at >= 0;) {
            const qsizetype start = rest.indexOf("\r\n", at + boundary.size());
            const qsizetype next = start < 0 ? -1 : rest.indexOf(boundary, start);
            if (next < 0)
                return;
            readBody(splitPart(rest.mid(start + 2, next - start - 2)), mail, depth + 1);
            at = next;
        }
        return;
    }
    const QByteArray encoding = part.fields.value("content-transfer-encoding").toLower();
    const QByteArray body = encoding == "quoted-printable" ? fromQuotedPrintable(part.body)
                            : encoding == "base64"         ? QByteArray::fromBase64(part.body)
                                                           : part.body;
    QString text = QString::fromUtf8(body);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (type.startsWith("text/html"))
        mail.html = text;
    else if (type.startsWith("text/plain"))
        mail.text = text;
}

} // namespace

ui::GuestMail readMail(const QByteArray& bytes)
{
    const Part whole = splitPart(bytes);
    ui::GuestMail mail;
    const Address from = splitMailbox(decodedHeader(whole.fields.value("from")));
    const Address to = splitMailbox(decodedHeader(whole.fields.value("to")));
    mail.fromName = from.name;
    mail.fromAddress = from.address;
    mail.toName = to.name.isEmpty() ? to.address : to.name;
    mail.subject = decodedHeader(whole.fields.value("subject"));
    readBody(whole, mail, 0);
    return mail;
}

} // namespace inglenook::app
