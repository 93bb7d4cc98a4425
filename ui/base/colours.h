#pragma once

#include "core/clicks/face.h"

#include <QtGui/QColor>
#include <QtGui/QPalette>

#include <array>

class QWidget;

namespace inglenook::ui {

/// Every colour of the house, for a light or a dark ground. Contrasts are those of WCAG against `card`.
struct Colours
{
    QColor ground;
    QColor card;
    QColor line;      ///< between things
    QColor fieldLine; ///< around what can be filled in, 3:1
    QColor text;
    QColor quiet; ///< text of less weight, 4.5:1 and more
    QColor accent;
    QColor onAccent; ///< text on `accent`
    QColor hover;
    QColor selection;
    std::array<QColor, 4> faceFills; ///< by Face
    std::array<QColor, 4> faceTexts; ///< by Face
    std::array<QColor, 4> faceInks;  ///< eyes and mouth on the fill, by Face
    bool isDark;

    [[nodiscard]] const QColor& fill(core::Face face) const { return faceFills[static_cast<size_t>(face)]; }
    [[nodiscard]] const QColor& textOf(core::Face face) const { return faceTexts[static_cast<size_t>(face)]; }
    [[nodiscard]] const QColor& ink(core::Face face) const { return faceInks[static_cast<size_t>(face)]; }
};

[[nodiscard]] const Colours& lightColours();
[[nodiscard]] const Colours& darkColours();

/// The set that belongs to a palette: dark where its window is dark.
[[nodiscard]] const Colours& coloursOf(const QPalette& palette);
[[nodiscard]] const Colours& coloursOf(const QWidget* widget);

/// The palette for a set. Quiet text is PlaceholderText, trouble is BrightText, the accent is Link.
[[nodiscard]] QPalette paletteFor(const Colours& colours);

/// `share` (0 to 1) of `over` on `under`.
[[nodiscard]] QColor blend(const QColor& under, const QColor& over, double share);

} // namespace inglenook::ui
