#pragma once

#include "ui/results/dailychart.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class DayCallout;

/// The chart on the page. The pointer, or the arrow keys, choose a day (or week, or month); its numbers are shown
/// beside it and told to screen readers.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget* parent = nullptr);

    void setChart(DailyChart chart);
    [[nodiscard]] const DailyChart& chart() const { return m_chart; }
    /// Where the chart is painted.
    [[nodiscard]] QRectF chartRoom() const;

    /// The chosen span, -1 for none.
    [[nodiscard]] int chosen() const { return m_chosen; }
    void choose(int span);

    [[nodiscard]] QSize sizeHint() const override { return {640, 400}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 220}; }

Q_SIGNALS:
    void chosenChanged(int span);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeCallout();
    void tellScreenReaders();

    DailyChart m_chart;
    DayCallout* m_callout;
    int m_chosen = -1;
    bool m_isByKeyboard = false;
};

} // namespace inglenook::ui
