#pragma once

#include "ui/results/figurewords.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class TextLabel;

/// A figure on two lines: its name and value, and below quietly what it stands on.
class FigureRow : public QWidget
{
    Q_OBJECT

public:
    explicit FigureRow(QWidget* parent = nullptr);

    void setFigure(const FigureWords& figure);
    [[nodiscard]] QString value() const;

private:
    TextLabel* m_name;
    TextLabel* m_value;
    TextLabel* m_basis;
};

/// The meaning of a figure as a tool tip of readable width.
[[nodiscard]] QString meaningToolTip(const QString& meaning);

} // namespace inglenook::ui
