#pragma once

#include "core/stats/report.h"

#include <QtGui/QImage>

class QPainter;

namespace inglenook::ui {

/// How large a report is drawn, in logical pixels.
inline constexpr QSize reportSize{1200, 675};

/// Paints the report as one sheet: the business, the period, the figures, the chart and its legend, on white.
void paintReport(QPainter& painter, const QRectF& sheet, const core::Report& report);

/// The same as a picture, twice as fine as its logical size, so that it is crisp in a letter and on any screen.
[[nodiscard]] QImage drawReport(const core::Report& report, const QSize& size = reportSize);

} // namespace inglenook::ui
