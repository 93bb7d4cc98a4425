#include "core/mailing/mailmessage.h"

#include "core/mailing/mimetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <sodium.h>

namespace inglenook::core {
namespace {

constexpr size_t messageIdBytes = 15;
constexpr size_t boundaryBytes = 18;

Error refuse(const QString& why)
{
    return {ErrorKind::InvalidInput, why, {}};
}

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::core::MailMessage", text);
}

QByteArray randomWord(size_t size)
{
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    randombytes_buf(bytes.data(), size);
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool isOneLine(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c == u'\r' || c == u'\n' || c == QChar(0); });
}

bool isOneLine(const QByteArray& text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

/// Written by hand, as QLocale would put a comma before the zone: "Sun, 22 Nov 2026 09:00:00 +0000".
QByteArray dateText(const QDateTime& date)
{
    return QLocale::c().toString(date.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss").toLatin1() + " +0000";
}

QByteArray part(const QByteArray& type, const QString& content)
{
    return "Content-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           toQuotedPrintable(content);
}

/// A quoted string without its backslashes.
QString unescaped(const QString& quoted)
{
    QString text;
    for (qsizetype i = 0; i < quoted.size(); ++i) {
        if (quoted.at(i) == u'\\' && i + 1 < quoted.size())
            ++i;
        text += quoted.at(i);
    }
    return text;
}

void appendHeader(QByteArray& out, const QByteArray& name, const QByteArray& value)
{
    out += name + ": " + value + "\r\n";
}

} // namespace

Result<Mailbox> Mailbox::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (!trimmed.endsWith(u'>')) {
        auto address = EmailAddress::parse(trimmed);
        if (!address)
            return address.error();
        return Mailbox{{}, *address};
    }
    const qsizetype opening = trimmed.lastIndexOf(u'<');
    if (opening < 0)
        return refuse(say(QT_TRANSLATE_NOOP("inglenook::core::MailMessage",
                                            "A sender is written like: The Old Ferry Inn <hello@inn.example>")));
    auto address = EmailAddress::parse(trimmed.mid(opening + 1, trimmed.size() - opening - 2));
    if (!address)
        return address.error();
    QString name = trimmed.left(opening).trimmed();
    if (name.size() >= 2 && name.startsWith(u'"') && name.endsWith(u'"'))
        name = unescaped(name.mid(1, name.size() - 2));
    if (!isOneLine(name))
        return refuse(say(QT_TRANSLATE_NOOP("inglenook::core::MailMessage", "The sender’s name must be one line.")));
    return Mailbox{name, *address};
}

Result<QByteArray> MailMessage::toBytes() const
{
    const bool texts =
        isOneLine(from.name) && isOneLine(to.name) && isOneLine(subject) && (!replyTo || isOneLine(replyTo->name));
    const bool words = isOneLine(messageId) && isOneLine(reference) && isOneLine(unsubscribeUrl);
    if (!texts || !words)
        return refuse(say(QT_TRANSLATE_NOOP("inglenook::core::MailMessage",
                                            "A subject or a name has a line break in it, so the mail was not made.")));

    QByteArray out;
    appendHeader(out, "Date", dateText(date));
    appendHeader(out, "From", toHeaderMailbox(from, 6));
    appendHeader(out, "To", toHeaderMailbox(to, 4));
    if (replyTo && !(replyTo->address == from.address))
        appendHeader(out, "Reply-To", toHeaderMailbox(*replyTo, 10));
    appendHeader(out, "Subject", toHeaderText(subject, 9));
    appendHeader(out, "Message-ID", '<' + messageId + '>');
    if (!unsubscribeUrl.isEmpty()) {
        appendHeader(out, "List-Unsubscribe", '<' + unsubscribeUrl + '>');
        appendHeader(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    if (!reference.isEmpty())
        appendHeader(out, "X-Inglenook-Ref", reference);
    appendHeader(out, "MIME-Version", "1.0");
    if (html.isEmpty())
        return out + part("text/plain", text);
    const QByteArray boundary = "=_" + randomWord(boundaryBytes);
    appendHeader(out, "Content-Type", "multipart/alternative; boundary=\"" + boundary + '"');
    out += "\r\n--" + boundary + "\r\n" + part("text/plain", text);
    out += "\r\n--" + boundary + "\r\n" + part("text/html", html);
    return out + "\r\n--" + boundary + "--\r\n";
}

QByteArray makeMailMessageId(const EmailAddress& from)
{
    return randomWord(messageIdBytes) + '@' + from.domain().toLatin1();
}

} // namespace inglenook::core
