#include "core/contacts/sheetnumber.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <cmath>

namespace inglenook::core {
namespace {

constexpr double lastSerial = 2'958'465; // 31 December 9999
constexpr int secondsADay = 24 * 60 * 60;
constexpr double mistake = 60; // "29 February 1900"

/// "[h]:mm" counts hours; "[Red]" and "[$-409]" say nothing about time.
bool countsTime(QStringView inBrackets)
{
    const QString word = inBrackets.toString().toLower();
    return !word.isEmpty() && word.count(word.front()) == word.size() && QStringView(u"hms").contains(word.front());
}

} // namespace

bool isDateFormat(QStringView format)
{
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar c = format.at(i);
        if (c == u'\\' || c == u'_' || c == u'*') {
            ++i; // the next character is shown, or as wide as it
        } else if (c == u'"' || c == u'[') {
            const qsizetype end = format.indexOf(c == u'"' ? u'"' : u']', i + 1);
            if (end < 0)
                return false;
            if (c == u'[' && countsTime(format.sliced(i + 1, end - i - 1)))
                return true;
            i = end;
        } else if (c == u';') {
            return false; // the part for numbers above zero decides
        } else if (format.sliced(i).startsWith(u"General", Qt::CaseInsensitive)) {
            i += 6;
        } else if (QStringView(u"dmyhsDMYHS").contains(c)) {
            return true;
        }
    }
    return false;
}

bool isBuiltInDateFormat(int number)
{
    return (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 47) ||
           (number >= 50 && number <= 58);
}

QString sheetDateText(double serial, bool countsFrom1904)
{
    if (!(serial >= 0 && serial <= lastSerial))
        return {};
    auto seconds = static_cast<qint64>(std::llround(serial * secondsADay));
    qint64 days = seconds / secondsADay;
    seconds %= secondsADay;
    const QTime time = QTime(0, 0).addSecs(static_cast<int>(seconds));
    const QString timeText = time.toString(time.second() == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
    if (days == 0 && !countsFrom1904)
        return timeText;
    if (!countsFrom1904 && serial < mistake)
        ++days;
    const QDate day = (countsFrom1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30)).addDays(days);
    const QString dayText = day.toString(Qt::ISODate);
    return seconds == 0 ? dayText : dayText + u' ' + timeText;
}

QString sheetNumberText(const QString& stored)
{
    bool isNumber = false;
    const double number = QLocale::c().toDouble(stored, &isNumber);
    if (!isNumber || !std::isfinite(number))
        return stored;
    constexpr double exact = 1e15;
    if (std::abs(number) < 1e21 && number == std::floor(number))
        return QString::number(number, 'f', 0);
    return std::abs(number) < exact && std::abs(number) > 1e-5 ? QLocale::c().toString(number, 'g', 15).remove(u',')
                                                               : QString::number(number, 'g', 15);
}

} // namespace inglenook::core
