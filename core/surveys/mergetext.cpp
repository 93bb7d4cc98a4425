#include "core/surveys/mergetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

constexpr int longestNamed = 40; // of a wrong field, in an error
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

Error refuseField(const char* sentence, const QString& what)
{
    return {ErrorKind::InvalidInput,
            QCoreApplication::translate("inglenook::core::MergeText", sentence).arg(what.left(longestNamed)),
            {}};
}

bool isBlank(QChar c)
{
    return c.isSpace() && c != u'\n';
}

bool isStop(QChar c)
{
    return QStringView(u".!?;:…").contains(c);
}

/// Takes away what an empty field leaves hanging: the blank before it, and a comma that has nothing on one of its
/// sides. "Dear {first_name}," becomes "Dear,", "{first_name}, how was it?" becomes "How was it?", "How was it,
/// {first_name}?" becomes "How was it?".
void closeGap(QString& before, QString& after)
{
    while (!before.isEmpty() && isBlank(before.back()))
        before.chop(1);
    qsizetype blanks = 0;
    while (blanks < after.size() && isBlank(after.at(blanks)))
        ++blanks;
    const bool isLineStart = before.isEmpty() || before.endsWith(u'\n');
    const bool isLineEnd = blanks == after.size() || after.at(blanks) == u'\n';
    if (isLineStart) {
        if (!isLineEnd && after.at(blanks) == u',')
            ++blanks;
        while (blanks < after.size() && isBlank(after.at(blanks)))
            ++blanks;
        after.remove(0, blanks);
        if (!after.isEmpty())
            after[0] = after.at(0).toUpper();
    } else if (before.endsWith(u',') && (isLineEnd || after.at(blanks) == u',' || isStop(after.at(blanks)))) {
        before.chop(1);
    }
}

} // namespace

Result<void> checkMergeFields(const QString& text)
{
    QString rest = text;
    auto matches = fieldPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (!isKnown(match.captured(1)))
            return refuseField(QT_TRANSLATE_NOOP("inglenook::core::MergeText",
                                                 "“{%1}” is not known. There are {first_name}, {last_name} and "
                                                 "{business}."),
                               match.captured(1));
        rest.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    }
    static const QRegularExpression stray(QStringLiteral("[{}]"));
    if (const auto found = stray.match(rest); found.hasMatch())
        return refuseField(QT_TRANSLATE_NOOP("inglenook::core::MergeText",
                                             "A bracket stands alone at “%1”: a field is written like {first_name}."),
                           text.mid(found.capturedStart()).simplified());
    return {};
}

QString fillMergeFields(const QString& text, const Contact& contact, const Business& business)
{
    QString filled;
    QString rest = text;
    for (auto match = fieldPattern().match(rest); match.hasMatch(); match = fieldPattern().match(rest)) {
        filled += rest.left(match.capturedStart());
        rest.remove(0, match.capturedEnd());
        QString value = valueOf(match.captured(1), contact, business);
        if (value.isEmpty())
            value = match.captured(2);
        if (value.isEmpty())
            closeGap(filled, rest);
        filled += value;
    }
    return filled + rest;
}

} // namespace inglenook::core
