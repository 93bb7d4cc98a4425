#include "core/base/emailaddress.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int longestAddress = 254; // RFC 5321 4.5.3.1.3, less the angle brackets
constexpr int longestLocalPart = 64;
constexpr int longestLabel = 63;

bool isAtomCharacter(QChar c)
{
    if (c.unicode() > 0x7f)
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
    return c.isLetterOrNumber() || QStringView(u"!#$%&'*+-/=?^_`{|}~").contains(c);
}

bool isDotAtom(QStringView text)
{
    const auto parts = text.split(u'.');
    return std::all_of(parts.begin(), parts.end(), [](QStringView part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), isAtomCharacter);
    });
}

/// The IDNA form in lower case; empty when the text is no host name.
QString asciiDomain(const QString& domain)
{
    const QString ascii = QString::fromLatin1(QUrl::toAce(domain)).toLower();
    const auto labels = QStringView(ascii).split(u'.');
    const bool valid = std::all_of(labels.begin(), labels.end(), [](QStringView label) {
        return !label.isEmpty() && label.size() <= longestLabel && !label.startsWith(u'-') && !label.endsWith(u'-') &&
               std::all_of(label.begin(), label.end(),
                           [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
    });
    const bool dotted = labels.size() > 1 || ascii == u"localhost";
    return valid && dotted ? ascii : QString();
}

} // namespace

Result<EmailAddress> EmailAddress::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    const auto refuse = [](const QString& why) { return Error{ErrorKind::InvalidInput, why, {}}; };

    if (trimmed.isEmpty())
        return refuse(tr("The mail address is missing."));
    if (trimmed.size() > longestAddress)
        return refuse(tr("The mail address is longer than %1 characters.").arg(longestAddress));
    const qsizetype at = trimmed.indexOf(u'@');
    if (at < 0)
        return refuse(tr("The mail address has no “@”."));
    if (trimmed.indexOf(u'@', at + 1) >= 0)
        return refuse(tr("The mail address has more than one “@”."));

    const QString local = trimmed.left(at);
    const QString domain = trimmed.mid(at + 1);
    if (local.isEmpty())
        return refuse(tr("The mail address has nothing before the “@”."));
    if (domain.isEmpty())
        return refuse(tr("The mail address has nothing after the “@”."));
    if (local.size() > longestLocalPart || !isDotAtom(local))
        return refuse(tr("The part before the “@” cannot be a mail address."));
    const QString ascii = asciiDomain(domain);
    if (ascii.isEmpty())
        return refuse(tr("“%1” is not the name of a mail domain.").arg(domain.left(80)));
    return EmailAddress(trimmed, local.toLower() + u'@' + ascii);
}

EmailAddress::EmailAddress(QString text, QString key)
    : m_text(std::move(text))
    , m_key(std::move(key))
{
}

QString EmailAddress::domain() const
{
    return m_key.mid(m_key.indexOf(u'@') + 1);
}

QString EmailAddress::wire() const
{
    return m_text.left(m_text.indexOf(u'@') + 1) + domain();
}

bool EmailAddress::needsSmtpUtf8() const
{
    const QStringView local = QStringView(m_text).left(m_text.indexOf(u'@'));
    return std::any_of(local.begin(), local.end(), [](QChar c) { return c.unicode() > 0x7f; });
}

} // namespace inglenook::core
