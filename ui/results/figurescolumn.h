#pragma once

#include "core/stats/report.h"
#include "ui/results/figurewords.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QWidget>

namespace inglenook::ui {

class BigFigure;
class Card;
class FaceCountsRow;
class FigureRow;
class TextLabel;

/// The figures of the period beside its chart, each with its count and interval; what it means is told on hover.
class FiguresColumn : public QWidget
{
    Q_OBJECT

public:
    explicit FiguresColumn(QWidget* parent = nullptr);

    void showReport(const core::Report& report);
    /// Under each other beside a wide chart, side by side above a narrow one.
    void setDirection(QBoxLayout::Direction direction);

private:
    QBoxLayout* m_cards;
    Card* m_happiness;
    BigFigure* m_happinessFigure;
    TextLabel* m_happinessBasis;
    FaceCountsRow* m_faces;
    TextLabel* m_held;
    FigureRow* m_warmth;
    FigureRow* m_netDelight;
    FigureRow* m_response;
    FigureRow* m_followUp;
};

} // namespace inglenook::ui
