#pragma once

#include "core/stats/dailystats.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

/// How many answers each face has, each beside its shape.
class FaceCountsRow : public QWidget
{
    Q_OBJECT

public:
    explicit FaceCountsRow(QWidget* parent = nullptr);

    void setCounts(const core::FaceCounts& counts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// How wide it is with so much room behind each face and between two pairs.
    [[nodiscard]] qreal widthWith(qreal behindFace, qreal between) const;

    core::FaceCounts m_counts;
};

} // namespace inglenook::ui
