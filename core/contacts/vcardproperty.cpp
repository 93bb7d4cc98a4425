#include "core/contacts/vcardproperty.h"

#include "core/contacts/textdecoder.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int notSaid = 101;

/// Where the names end and the value begins: the first colon outside quotation marks.
qsizetype findColon(QStringView line)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u'"')
            isQuoted = !isQuoted;
        else if (line.at(i) == u':' && !isQuoted)
            return i;
    }
    return -1;
}

QList<QStringView> splitParameters(QStringView names)
{
    QList<QStringView> parts;
    bool isQuoted = false;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= names.size(); ++i) {
        if (i < names.size() && names.at(i) == u'"')
            isQuoted = !isQuoted;
        if (i == names.size() || (names.at(i) == u';' && !isQuoted)) {
            parts.append(names.sliced(start, i - start).trimmed());
            start = i + 1;
        }
    }
    return parts;
}

QByteArray unquotedBytes(QStringView text)
{
    QByteArray bytes;
    const QByteArray quoted = text.toUtf8();
    for (qsizetype i = 0; i < quoted.size(); ++i) {
        const QByteArray hex = quoted.at(i) == '=' ? quoted.mid(i + 1, 2) : QByteArray();
        bool isByte = false;
        const uint byte = hex.size() == 2 ? hex.toUInt(&isByte, 16) : 0;
        if (isByte) {
            bytes += static_cast<char>(byte);
            i += 2;
        } else {
            bytes += quoted.at(i);
        }
    }
    return bytes;
}

QString decodeQuoted(QStringView text, const QString& charset)
{
    const QByteArray bytes = unquotedBytes(text);
    const QString name = charset.toUpper();
    TextEncoding encoding = bytes.isValidUtf8() ? TextEncoding::Utf8 : TextEncoding::Windows1252;
    if (name == u"UTF-8")
        encoding = TextEncoding::Utf8;
    else if (name == u"WINDOWS-1250" || name == u"CP1250" || name == u"ISO-8859-2")
        encoding = TextEncoding::Windows1250;
    else if (!name.isEmpty())
        encoding = TextEncoding::Windows1252;
    return TextDecoder(encoding).decode(bytes);
}

} // namespace

VcardProperty VcardProperty::parse(const QString& line)
{
    const qsizetype colon = findColon(line);
    if (colon < 0)
        return {{}, {}, notSaid, {}};
    const auto parts = splitParameters(QStringView(line).left(colon));
    VcardProperty property{parts.first().mid(parts.first().lastIndexOf(u'.') + 1).toString().toUpper(),
                           {},
                           notSaid,
                           line.sliced(colon + 1).trimmed()};
    bool isQuotedPrintable = false;
    QString charset;
    for (const QStringView part : parts.sliced(1)) {
        const qsizetype sign = part.indexOf(u'=');
        const QString name = part.left(std::max<qsizetype>(sign, 0)).trimmed().toString().toUpper();
        QString value = part.mid(sign + 1).trimmed().toString();
        value.remove(u'"');
        if (name == u"CHARSET")
            charset = value;
        else if (name == u"PREF")
            property.preference = std::clamp(value.toInt(), 1, notSaid);
        else if (name.isEmpty() || name == u"TYPE" || name == u"ENCODING")
            property.words += value.toUpper().split(u',', Qt::SkipEmptyParts);
    }
    isQuotedPrintable = property.words.contains(QStringLiteral("QUOTED-PRINTABLE"));
    if (property.preference == notSaid && property.words.contains(QStringLiteral("PREF")))
        property.preference = 1;
    if (isQuotedPrintable)
        property.value = decodeQuoted(property.value, charset);
    return property;
}

bool goesOnQuoted(QStringView line)
{
    const qsizetype colon = line.endsWith(u'=') ? findColon(line) : -1;
    return colon > 0 && line.left(colon).contains(u"QUOTED-PRINTABLE", Qt::CaseInsensitive);
}

QString vcardText(QStringView value)
{
    QString text;
    text.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) != u'\\' || i + 1 == value.size()) {
            text += value.at(i);
            continue;
        }
        const QChar next = value.at(++i);
        if (next == u'n' || next == u'N')
            text += u'\n';
        else if (QStringView(u",;:\\").contains(next))
            text += next;
        else
            text += QStringView(value).sliced(i - 1, 2); // a path, say
    }
    return text;
}

QStringList vcardParts(QStringView value, QChar separator)
{
    QStringList parts;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= value.size(); ++i) {
        if (i < value.size() && value.at(i) == u'\\') {
            ++i;
            continue;
        }
        if (i >= value.size() || value.at(i) == separator) {
            parts.append(vcardText(value.sliced(start, std::min(i, value.size()) - start)).trimmed());
            start = i + 1;
        }
    }
    return parts;
}

} // namespace inglenook::core
