#pragma once

#include "core/stats/timespans.h"

#include <QtWidgets/QWidget>

#include <array>

namespace inglenook::ui {

class TextLabel;

/// The numbers of one day, week or month, beside its bar.
class DayCallout : public QWidget
{
    Q_OBJECT

public:
    explicit DayCallout(QWidget* parent = nullptr);

    void showSpan(const core::TimeSpan& span, core::ChartStep step);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    std::array<TextLabel*, 4> m_counts; ///< by Face
    TextLabel* m_happiness;
    TextLabel* m_sent;
};

} // namespace inglenook::ui
