#pragma once

#include "core/stats/timespans.h"
#include "ui/base/colours.h"

#include <QtCore/QRectF>

class QPainter;

namespace inglenook::ui {

/// The daily response chart: above the happiness line with its interval, below the answers as stacked faces, gold at
/// the bottom, on one line of time. It only paints, so that the page, the picture, the printer and the command line
/// show the very same chart.
class DailyChart
{
public:
    DailyChart() = default;
    DailyChart(QList<core::TimeSpan> spans, core::ChartStep step);

    [[nodiscard]] const QList<core::TimeSpan>& spans() const { return m_spans; }
    [[nodiscard]] core::ChartStep step() const { return m_step; }
    [[nodiscard]] bool hasAnswers() const { return m_mostAnswers > 0; }

    /// Paints into `room`. `ground` is what lies behind the chart: the gaps between faces have its colour. The span
    /// `chosen` (-1: none) stands out.
    void paint(QPainter& painter, const QRectF& room, const Colours& colours, const QColor& ground,
               int chosen = -1) const;

    /// Where things are in `room`, all of them on whole pixels.
    [[nodiscard]] QRectF happinessPlot(const QRectF& room) const;
    [[nodiscard]] QRectF answersPlot(const QRectF& room) const;
    /// The strip of a span from top to bottom; its bar stands in the middle.
    [[nodiscard]] QRectF spanStrip(const QRectF& room, int span) const;
    [[nodiscard]] QRectF faceBar(const QRectF& room, int span, core::Face face) const;
    /// Where the happiness of `percent` is in that span.
    [[nodiscard]] QPointF happinessPoint(const QRectF& room, int span, double percent) const;
    /// The span at a point; -1 outside.
    [[nodiscard]] int spanAt(const QRectF& room, const QPointF& point) const;

private:
    void paintStrip(QPainter& painter, const QRectF& room, const Colours& colours, int chosen) const;
    void paintScales(QPainter& painter, const QRectF& room, const Colours& colours) const;
    void paintBars(QPainter& painter, const QRectF& room, const Colours& colours, const QColor& ground) const;
    void paintHappiness(QPainter& painter, const QRectF& room, const Colours& colours, int chosen) const;
    void paintHappinessRun(QPainter& painter, const QRectF& room, const Colours& colours, int first, int last) const;
    void paintAbsence(QPainter& painter, const QRectF& room, const Colours& colours, const QColor& ground) const;
    void paintDates(QPainter& painter, const QRectF& room, const Colours& colours) const;
    [[nodiscard]] qreal marginLeft() const;
    [[nodiscard]] qreal answersY(const QRectF& plot, qint64 answers) const;

    QList<core::TimeSpan> m_spans;
    core::ChartStep m_step = core::ChartStep::Day;
    qint64 m_mostAnswers = 0;
    qint64 m_top = 0; ///< where the scale of answers ends
};

/// Where the lines of a scale from 0 that has to hold `most` are apart: 1, 2, 5, 10, 20, 50 and so on.
[[nodiscard]] qint64 scaleStep(qint64 most);

} // namespace inglenook::ui
