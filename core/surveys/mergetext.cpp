#include "core/surveys/mergetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

constexpr int longestValue = 80; // characters: nobody's name is longer, and a flood of them would push the faces away

const QRegularExpression& fieldPattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\{([^{}|]*)(?:\\|([^{}]*))?\\}"));
    return pattern;
}

/// One line of visible characters: no control characters, and no marks that turn the direction of what follows.
QString oneLine(const QString& foreign)
{
    QString clean;
    for (const QChar c : foreign.simplified()) {
        const auto category = c.category();
        if (category != QChar::Other_Control && category != QChar::Other_Format)
            clean += c;
    }
    if (clean.size() > longestValue)
        clean = clean.left(clean.at(longestValue - 1).isHighSurrogate() ? longestValue - 1 : longestValue);
    return clean;
}

bool isKnown(const QString& field)
{
    return field == u"first_name" || field == u"last_name" || field == u"business";
}

QString valueOf(const QString& field, const Contact& contact, const Business& business)
{
    if (field == u"first_name")
        return oneLine(contact.firstName);
    if (field == u"last_name")
        return oneLine(contact.lastName);
    return field == u"business" ? oneLine(business.name) : QString();
}

} // namespace

Result<void> checkMergeFields(const QString& text)
{
    auto matches = fieldPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QString field = matches.next().captured(1);
        if (!isKnown(field))
            return Error{
                ErrorKind::InvalidInput,
                QCoreApplication::translate("inglenook::core::MergeText",
                                            "“{%1}” is not known. There are {first_name}, {last_name} and {business}.")
                    .arg(field.left(40)),
                {}};
    }
    return {};
}

QString fillMergeFields(const QString& text, const Contact& contact, const Business& business)
{
    QString filled;
    qsizetype after = 0;
    auto matches = fieldPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        filled += text.mid(after, match.capturedStart() - after);
        after = match.capturedEnd();
        QString value = valueOf(match.captured(1), contact, business);
        if (value.isEmpty())
            value = match.captured(2);
        if (value.isEmpty() && filled.endsWith(u' '))
            filled.chop(1); // "Dear {first_name}," becomes "Dear,"
        filled += value;
    }
    return filled + text.mid(after);
}

} // namespace inglenook::core
