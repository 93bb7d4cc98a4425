#pragma once

#include "core/stats/timespans.h"
#include "ui/base/colours.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

/// Paints what the chart's colours mean, each face by its shape and word, from left to right, on a second line where
/// one is too short. Returns the height used; without a painter it only measures.
qreal paintLegend(QPainter* painter, const QRectF& room, const Colours& colours);

/// The legend on the page.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace inglenook::ui
