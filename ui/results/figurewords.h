#pragma once

#include "core/stats/report.h"

#include <QtCore/QString>

namespace inglenook::ui {

/// A figure in words: what it is called, its value ("–" while there are too few answers), what it stands on, what it
/// means.
struct FigureWords
{
    QString name;
    QString value;
    QString basis;
    QString meaning;
};

[[nodiscard]] FigureWords happinessFigure(const core::FaceCounts& counts);
[[nodiscard]] FigureWords warmthFigure(const core::FaceCounts& counts);
[[nodiscard]] FigureWords netDelightFigure(const core::FaceCounts& counts);
[[nodiscard]] FigureWords responseFigure(const core::PeriodFigures& figures);
[[nodiscard]] FigureWords followUpFigure(const std::optional<core::FollowUpTimes>& times);

/// What is said of held answers; empty when there are none.
[[nodiscard]] QString heldWords(qint64 held);

} // namespace inglenook::ui
