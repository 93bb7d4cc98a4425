#pragma once

#include "ui/base/card.h"
#include "ui/base/services.h"

namespace inglenook::ui {

class BigFigure;
class FaceCountsRow;
class TextLabel;

/// How yesterday felt: happiness with the count it stands on, and the answers by face.
class YesterdayCard : public Card
{
    Q_OBJECT

public:
    explicit YesterdayCard(const Services& services, QWidget* parent = nullptr);

    /// `today` is the business's own day.
    [[nodiscard]] core::Result<void> reload(QDate today);

private:
    Services m_services;
    BigFigure* m_figure;
    TextLabel* m_line;
    FaceCountsRow* m_faces;
};

} // namespace inglenook::ui
