#pragma once

#include <QtCore/QDate>
#include <QtCore/QString>

#include <optional>

namespace inglenook::core {

/// In which order a file writes 03/04/2026.
enum class DayOrder { DayFirst, MonthFirst };
[[nodiscard]] QString dayOrderWord(DayOrder order); ///< for scripts: "day-first"
[[nodiscard]] std::optional<DayOrder> dayOrderFromWord(const QString& word);

/// What the days of a file tell about their order. It is never guessed: without proof somebody has to say it.
struct DayEvidence
{
    bool provesDayFirst = false;   ///< a day such as 24/11/2026
    bool provesMonthFirst = false; ///< a day such as 11/24/2026
    QString unclear;               ///< the first day that can be read both ways; empty when there is none

    void weigh(const QString& text);
    /// The order, where every day of the file can be read with it: proven, or of no matter.
    [[nodiscard]] std::optional<DayOrder> order() const;
    /// Days are there that can be read both ways, and nothing tells which is meant.
    [[nodiscard]] bool isOpen() const { return !unclear.isEmpty() && provesDayFirst == provesMonthFirst; }
};

/// The day in "2026-11-24", "24.11.2026 14:00", "24/11/26", "24 Nov 2026", "Nov. 24, 2026", "20261124" or a
/// spreadsheet's 46350; month names in English, German, French, Spanish, Italian. Nothing when it is none, lies
/// outside of 2000 to 2099, or does not fit `order`.
[[nodiscard]] std::optional<QDate> dayFromText(const QString& text, DayOrder order);

} // namespace inglenook::core
