#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

namespace inglenook::ui {

/// A moment in the reader's words, in days of `zone`: "18:40" today, "yesterday 18:40", "Tuesday 18:40" within the last
/// week, then "3 Nov 18:40", with the year where it is another one. Empty for a null time.
[[nodiscard]] QString relativeTime(const QDateTime& time, const QDateTime& now,
                                   const QTimeZone& zone = QTimeZone::systemTimeZone());

/// The full date and time, for tool tips: "Sunday 22 November 2026, 18:40".
[[nodiscard]] QString fullTime(const QDateTime& time, const QTimeZone& zone = QTimeZone::systemTimeZone());

/// How long ago, for what waits: "just now", "5 min", "3 h", "2 days".
[[nodiscard]] QString waitingTime(const QDateTime& since, const QDateTime& now);

/// The language of the window's texts for dates and numbers; a locale without one speaks British English.
[[nodiscard]] QLocale wordsLocale();

/// "Sun 22 November".
[[nodiscard]] QString dayWords(QDate day);

} // namespace inglenook::ui
