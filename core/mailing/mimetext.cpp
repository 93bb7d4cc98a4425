#include "core/mailing/mimetext.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int longestLine = 76;
constexpr int longestEncodedWord = 75; // RFC 2047, 2

bool isPlainAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

void appendHexEscape(QByteArray& out, unsigned char byte)
{
    constexpr char digits[] = "0123456789ABCDEF";
    const char escape[] = {'=', digits[byte >> 4], digits[byte & 15]};
    out.append(escape, sizeof escape);
}

/// A blank at the end of a line is escaped, since relays strip it.
bool isLiteral(QByteArrayView line, qsizetype at)
{
    const char byte = line[at];
    const bool isBlank = byte == ' ' || byte == '\t';
    return isBlank ? at + 1 < line.size() : byte > 0x20 && byte < 0x7f && byte != '=';
}

/// One line of text. What stands for itself goes in runs: a mail has thousands of such bytes.
void appendQuotedLine(QByteArray& out, QByteArrayView line)
{
    constexpr qsizetype room = longestLine - 1;
    constexpr qsizetype escapeSize = 3;
    qsizetype column = 0;
    for (qsizetype i = 0; i < line.size();) {
        const qsizetype start = i;
        const qsizetype end = std::min(line.size(), start + room - column);
        while (i < end && isLiteral(line, i))
            ++i;
        out.append(line.sliced(start, i - start));
        column += i - start;
        if (i == line.size())
            return;
        if (isLiteral(line, i) || column + escapeSize > room) {
            out += "=\r\n";
            column = 0;
        } else {
            appendHexEscape(out, static_cast<unsigned char>(line[i++]));
            column += escapeSize;
        }
    }
}

/// Encoded words of whole characters, base64, each on its own line.
QByteArray encodedWords(const QString& text, int used)
{
    constexpr int frame = 12; // =?UTF-8?B??=
    QByteArray out;
    QByteArray word;
    int room = longestLine - used;
    const auto flush = [&] {
        if (!out.isEmpty())
            out += "\r\n ";
        out += "=?UTF-8?B?" + word.toBase64() + "?=";
        word.clear();
        room = longestLine - 1;
    };
    const auto characters = text.toUcs4();
    for (const uint character : characters) {
        const QByteArray bytes = QString::fromUcs4(reinterpret_cast<const char32_t*>(&character), 1).toUtf8();
        const qsizetype length = frame + (word.size() + bytes.size() + 2) / 3 * 4;
        if (!word.isEmpty() && length > std::min(room, longestEncodedWord))
            flush();
        word += bytes;
    }
    flush();
    return out;
}

/// Plain words, folded at blanks.
QByteArray foldedWords(const QByteArray& text, int used)
{
    QByteArray out;
    qsizetype column = used;
    for (const QByteArray& word : text.split(' ')) {
        const bool isFirst = out.isEmpty();
        if (!isFirst && column + 1 + word.size() > longestLine) {
            out += "\r\n ";
            column = 1;
        } else if (!isFirst) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

} // namespace

QByteArray toQuotedPrintable(const QString& text)
{
    QString unix = text;
    unix.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    const QByteArray bytes = unix.toUtf8();
    QByteArray out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (qsizetype start = 0; start <= bytes.size();) {
        const qsizetype found = bytes.indexOf('\n', start);
        const qsizetype end = found < 0 ? bytes.size() : found;
        if (start > 0)
            out += "\r\n";
        appendQuotedLine(out, QByteArrayView(bytes).sliced(start, end - start));
        start = end + 1;
    }
    if (!out.endsWith("\r\n"))
        out += "\r\n";
    return out;
}

QByteArray toHeaderText(const QString& text, int used)
{
    const QStringList words = text.split(u' ');
    const bool fits =
        words.first().size() + used <= longestLine &&
        std::all_of(words.begin(), words.end(), [](const QString& word) { return word.size() < longestLine; });
    // "=?" would be read as the beginning of an encoded word, and doubled blanks would be lost in folding.
    if (isPlainAscii(text) && fits && !text.contains(u"=?") && text == text.simplified())
        return foldedWords(text.toLatin1(), used);
    return encodedWords(text, used);
}

QByteArray toHeaderMailbox(const Mailbox& mailbox, int used)
{
    const QByteArray address = mailbox.address.wire().toUtf8();
    if (mailbox.name.isEmpty())
        return address;
    QByteArray name;
    if (isPlainAscii(mailbox.name) && mailbox.name.size() < 60) {
        QString quoted = mailbox.name;
        quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        name = '"' + quoted.toLatin1() + '"';
    } else {
        name = encodedWords(mailbox.name, used);
    }
    const qsizetype lastLine = name.size() - (name.lastIndexOf('\n') + 1) + (name.contains('\n') ? 0 : used);
    return name + (lastLine + address.size() + 3 > longestLine ? "\r\n <" : " <") + address + '>';
}

} // namespace inglenook::core
