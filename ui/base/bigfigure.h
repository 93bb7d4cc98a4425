#pragma once

#include <QtWidgets/QWidget>

namespace inglenook::ui {

/// The one big figure of a card, "86 %", with a few words behind it on the same line. Digits are all equally wide.
class BigFigure : public QWidget
{
    Q_OBJECT

public:
    explicit BigFigure(QWidget* parent = nullptr);

    void setFigure(const QString& figure, const QString& words = {});
    [[nodiscard]] QString figure() const { return m_figure; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_figure;
    QString m_words;
};

/// Width of `text` when every digit takes as much room as the widest.
[[nodiscard]] qreal tabularWidth(const QFont& font, const QString& text);
/// Draws `text` from `baseline` with digits of equal width; returns the width used.
qreal drawTabular(QPainter& painter, const QPointF& baseline, const QString& text);

} // namespace inglenook::ui
