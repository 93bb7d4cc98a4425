#pragma once

#include "core/rules/rulerun.h"

#include <QtCore/QTimeZone>

namespace inglenook::ui {

/// "The day after departure, at 10:00, send “After your stay” to guests who stayed overnight."
[[nodiscard]] QString ruleSentence(const core::Rule& rule);
/// "next at 10:00", "next on Thursday at 10:00", "nothing in sight", "off".
[[nodiscard]] QString nextRunWords(const core::Rule& rule, const QDateTime& nextAt, const QDateTime& now,
                                   const QTimeZone& zone);
/// "today at 10:00", "Thursday at 10:00", "3 December at 10:00".
[[nodiscard]] QString momentWords(const QDateTime& time, const QDateTime& now, const QTimeZone& zone);

} // namespace inglenook::ui
