#pragma once

#include "core/stats/timespans.h"

#include <QtCore/QString>

#include <chrono>

namespace inglenook::ui {

/// A period: "Sun 22 November 2026", "1 – 22 November 2026", "25 October – 22 November 2026".
[[nodiscard]] QString periodWords(QDate from, QDate to);

/// What one bar stands for, as a title: "Sunday 22 November", "16 – 22 November 2026", "November 2026".
[[nodiscard]] QString spanTitle(const core::TimeSpan& span, core::ChartStep step);

/// The words under the axis for a bar: "22 Nov", "Nov", at a new year "Jan 2027"; with few days "Sun 22".
[[nodiscard]] QString axisWords(const core::TimeSpan& span, core::ChartStep step, bool isFewDays);

/// What the two parts of the chart show: "Happy, over 7 days", "Answers a day".
[[nodiscard]] QString happinessCaption(core::ChartStep step);
[[nodiscard]] QString answersCaption(core::ChartStep step);

/// What stands where there is nothing to draw.
[[nodiscard]] QString noAnswersWords();
[[nodiscard]] QString tooFewAnswersWords();

/// "86 %".
[[nodiscard]] QString percentWords(double percent);
/// "79 to 91".
[[nodiscard]] QString intervalWords(double low, double high);

/// Everything about a bar as one text, for screen readers and tool tips.
[[nodiscard]] QString spanText(const core::TimeSpan& span, core::ChartStep step);

/// How long something took: "25 min", "3 h 20 min", "2 days 4 h".
[[nodiscard]] QString durationWords(std::chrono::milliseconds time);

} // namespace inglenook::ui
