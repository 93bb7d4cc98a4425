#include "core/accounts/deliverymarks.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <algorithm>
#include <utility>

namespace inglenook::core {
namespace {

constexpr qsizetype longestHeader = 256 * 1024;

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::core::DeliveryMarks", text);
}

/// The lines of the header, unfolded.
QStringList headerLines(const QByteArray& mail)
{
    QByteArray head = mail.left(longestHeader);
    head.replace("\r\n", "\n");
    head.truncate(std::max<qsizetype>(0, head.indexOf("\n\n")));
    head.replace("\n ", " ").replace("\n\t", " ");
    return QString::fromUtf8(head).split(u'\n', Qt::SkipEmptyParts);
}

QString contentOf(const QString& line, const QString& name)
{
    return line.startsWith(name + u':', Qt::CaseInsensitive) ? line.mid(name.size() + 1).trimmed() : QString();
}

/// The first "method=result" (RFC 8601).
QString resultOf(const QString& results, const QString& method)
{
    const QRegularExpression pattern(QStringLiteral("(?:^|;)\\s*%1\\s*=\\s*([a-z]{1,20})\\b").arg(method),
                                     QRegularExpression::CaseInsensitiveOption);
    return pattern.match(results).captured(1).toLower();
}

bool covers(const QString& signature, const QString& field)
{
    for (const QString& part : signature.split(u';')) {
        if (part.section(u'=', 0, 0).trimmed() != u"h")
            continue;
        for (const QString& name : part.section(u'=', 1).split(u':')) {
            if (name.trimmed().compare(field, Qt::CaseInsensitive) == 0)
                return true;
        }
    }
    return false;
}

} // namespace

std::optional<DeliveryMarks> readDeliveryMarks(const QByteArray& mail)
{
    const QStringList lines = headerLines(mail);
    DeliveryMarks marks;
    bool isMail = false;
    bool hasResults = false;
    for (const QString& line : lines) {
        isMail = isMail || !contentOf(line, QStringLiteral("From")).isEmpty();
        // The topmost are the own receiver's; those below may be anybody's.
        const QString results = contentOf(line, QStringLiteral("Authentication-Results"));
        if (!results.isEmpty() && !std::exchange(hasResults, true)) {
            marks.spf = resultOf(results, QStringLiteral("spf"));
            marks.dkim = resultOf(results, QStringLiteral("dkim"));
            marks.dmarc = resultOf(results, QStringLiteral("dmarc"));
        }
        const QString signature = contentOf(line, QStringLiteral("DKIM-Signature"));
        marks.isSigned = marks.isSigned || !signature.isEmpty();
        marks.coversUnsubscribe = marks.coversUnsubscribe || covers(signature, QStringLiteral("List-Unsubscribe"));
    }
    return isMail ? std::optional(marks) : std::nullopt;
}

QString DeliveryMarks::words() const
{
    const auto told = [](const QString& name, const QString& result) {
        if (result.isEmpty())
            return say(QT_TRANSLATE_NOOP("inglenook::core::DeliveryMarks", "%1: the receiver says nothing of it."))
                .arg(name);
        if (result == u"pass")
            return say(QT_TRANSLATE_NOOP("inglenook::core::DeliveryMarks", "%1: passed.")).arg(name);
        return say(QT_TRANSLATE_NOOP("inglenook::core::DeliveryMarks", "%1: not passed (%2).")).arg(name, result);
    };
    QStringList sentences{told(QStringLiteral("SPF"), spf), told(QStringLiteral("DKIM"), dkim),
                          told(QStringLiteral("DMARC"), dmarc)};
    if (!isSigned)
        sentences += say(QT_TRANSLATE_NOOP("inglenook::core::DeliveryMarks",
                                           "The mail carries no signature. Switch DKIM on at your provider."));
    else if (coversUnsubscribe)
        sentences +=
            say(QT_TRANSLATE_NOOP("inglenook::core::DeliveryMarks",
                                  "The signature covers the unsubscribe line, so guests can unsubscribe with one "
                                  "press in their mail program."));
    else
        sentences +=
            say(QT_TRANSLATE_NOOP("inglenook::core::DeliveryMarks",
                                  "The signature does not cover the unsubscribe line; some mail programs then show "
                                  "no button for it. Ask your provider to sign it."));
    return sentences.join(u'\n');
}

} // namespace inglenook::core
