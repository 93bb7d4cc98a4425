#include "core/visits/daytext.h"

#include "core/contacts/contact.h"

#include <QtCore/QRegularExpression>

#include <array>

namespace inglenook::core {
namespace {

constexpr int firstYear = 2000;
constexpr int lastYear = 2099;

/// Folded starts of the months' names, English, German, French, Spanish, Italian.
constexpr std::array<const char*, 12> monthStarts = {"jan|ene|gen", "feb|fev",      "mar",         "apr|avr|abr",
                                                     "may|mai|mag", "jun|juin|giu", "jul|jui|lug", "aug|aou|ago",
                                                     "sep|set",     "oct|okt|ott",  "nov",         "dec|dez|dic"};

/// Three numbers as they stand between their signs.
struct Numbers
{
    int first;
    int second;
    int third;
    QChar sign;
};

std::optional<Numbers> numbersIn(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{1,4})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{1,2})\\.?(?:[T ,].*)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Numbers{match.capturedView(1).toInt(), match.capturedView(3).toInt(), match.capturedView(4).toInt(),
                   match.capturedView(2).front()};
}

int wholeYear(int year)
{
    return year < 100 ? 2000 + year : year;
}

std::optional<QDate> dayOf(int year, int month, int day)
{
    const QDate date(wholeYear(year), month, day);
    if (!date.isValid() || date.year() < firstYear || date.year() > lastYear)
        return std::nullopt;
    return date;
}

bool startsWithYear(const Numbers& numbers)
{
    return numbers.first > 31;
}

/// Nobody writes the month first before a full stop.
bool hasOwnOrder(const Numbers& numbers)
{
    return startsWithYear(numbers) || numbers.sign == u'.';
}

int monthOf(const QString& word)
{
    for (size_t month = 0; month < monthStarts.size(); ++month) {
        const auto starts = QString::fromLatin1(monthStarts[month]).split(u'|');
        for (const QString& start : starts) {
            if (word.startsWith(start))
                return static_cast<int>(month) + 1;
        }
    }
    return 0;
}

/// "24 Nov 2026", "Nov. 24, 2026", "Tuesday, 24. November 2026", "24-Nov-26".
std::optional<QDate> namedDay(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(?:[^\\W\\d]+[.,]* )?(?:(\\d{1,2})(?:st|nd|rd|th|er)?[., -]*(?:de )?([^\\W\\d]{3,})|([^\\W\\d]{3,})[., -]*"
        "(\\d{1,2})(?:st|nd|rd|th)?)[., -]*(?:del? )?(\\d{4}|\\d{2})(?:[T ,].*)?$"));
    const auto match = form.match(foldForSearch(text));
    if (!match.hasMatch())
        return std::nullopt;
    const QString word = match.captured(2) + match.captured(3);
    const QString day = match.captured(1) + match.captured(4);
    return dayOf(match.captured(5).toInt(), monthOf(word), day.toInt());
}

/// A day as a bare number: 20261124, or days since 1900 as spreadsheets count.
std::optional<QDate> numberedDay(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{8}|\\d{5}(?:[.,]\\d+)?)$"));
    if (!form.match(text).hasMatch())
        return std::nullopt;
    if (text.size() == 8 && text.at(5).isDigit())
        return dayOf(text.left(4).toInt(), text.mid(4, 2).toInt(), text.mid(6).toInt());
    const QDate date = QDate(1899, 12, 30).addDays(text.left(5).toInt());
    return dayOf(date.year(), date.month(), date.day());
}

} // namespace

QString dayOrderWord(DayOrder order)
{
    return order == DayOrder::DayFirst ? QStringLiteral("day-first") : QStringLiteral("month-first");
}

std::optional<DayOrder> dayOrderFromWord(const QString& word)
{
    for (const DayOrder order : {DayOrder::DayFirst, DayOrder::MonthFirst}) {
        if (word == dayOrderWord(order))
            return order;
    }
    return std::nullopt;
}

void DayEvidence::weigh(const QString& text)
{
    const auto numbers = numbersIn(text.trimmed());
    if (!numbers || hasOwnOrder(*numbers) || numbers->first == numbers->second)
        return;
    const bool mayBeDayFirst = dayOf(numbers->third, numbers->second, numbers->first).has_value();
    const bool mayBeMonthFirst = dayOf(numbers->third, numbers->first, numbers->second).has_value();
    provesDayFirst = provesDayFirst || (mayBeDayFirst && !mayBeMonthFirst);
    provesMonthFirst = provesMonthFirst || (mayBeMonthFirst && !mayBeDayFirst);
    if (unclear.isEmpty() && mayBeDayFirst && mayBeMonthFirst)
        unclear = text.trimmed();
}

std::optional<DayOrder> DayEvidence::order() const
{
    if (isOpen())
        return std::nullopt;
    return provesMonthFirst && !provesDayFirst ? DayOrder::MonthFirst : DayOrder::DayFirst;
}

std::optional<QDate> dayFromText(const QString& text, DayOrder order)
{
    const QString day = text.simplified();
    if (const auto numbers = numbersIn(day)) {
        if (startsWithYear(*numbers))
            return dayOf(numbers->first, numbers->second, numbers->third);
        if (numbers->sign == u'.' || order == DayOrder::DayFirst)
            return dayOf(numbers->third, numbers->second, numbers->first);
        return dayOf(numbers->third, numbers->first, numbers->second);
    }
    if (const auto numbered = numberedDay(day))
        return numbered;
    return namedDay(day);
}

} // namespace inglenook::core
