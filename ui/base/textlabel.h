#pragma once

#include "ui/base/theme.h"

#include <QtWidgets/QLabel>

namespace inglenook::ui {

/// Plain text in one of the house's sizes and tones; follows light and dark by itself. Never reads mark-up.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Normal, Quiet, Accent, Good, Bad };
    enum class Fit { OneLine, Wrapped, Elided };

    explicit TextLabel(const QString& text = {}, TextRole role = TextRole::Body, Tone tone = Tone::Normal,
                       QWidget* parent = nullptr);

    void setTone(Tone tone);
    /// Elided text shows itself in full on hover.
    void setFit(Fit fit);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Fit m_fit = Fit::OneLine;
};

} // namespace inglenook::ui
