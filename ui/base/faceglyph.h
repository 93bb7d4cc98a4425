#pragma once

#include "ui/base/colours.h"

#include <QtGui/QIcon>
#include <QtWidgets/QWidget>

namespace inglenook::ui {

/// Paints a face by its own outline: gold a star-edged disc with a wide smile, green a circle with a smile, amber a
/// rounded square with a level mouth, red an octagon with a frown. Readable from 16 px.
void paintFace(QPainter& painter, const QRectF& rect, core::Face face, const Colours& colours);

/// "Delighted", "Happy", "Not quite", "Unhappy".
[[nodiscard]] QString faceName(core::Face face);

/// The face as a picture for models and menus.
[[nodiscard]] QIcon faceIcon(core::Face face);

/// A face of fixed size beside text; its word is its accessible name and its tool tip.
class FaceGlyph : public QWidget
{
    Q_OBJECT

public:
    explicit FaceGlyph(core::Face face, int side = 20, QWidget* parent = nullptr);

    void setFace(core::Face face);
    [[nodiscard]] core::Face face() const { return m_face; }
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    core::Face m_face;
    int m_side;
};

} // namespace inglenook::ui
