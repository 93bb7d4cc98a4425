#pragma once

#include "ui/base/colours.h"

#include <QtCore/QObject>
#include <QtGui/QFont>

class QApplication;

namespace inglenook::ui {

/// The only distances there are, in logical pixels.
namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int snug = 12;
inline constexpr int medium = 16; ///< inside a card, between cards
inline constexpr int large = 24;  ///< around a page
inline constexpr int huge = 32;
inline constexpr int vast = 48;
} // namespace space

/// Sizes that are not distances, in logical pixels.
namespace size {
inline constexpr int row = 36;
inline constexpr int icon = 20;
inline constexpr int cardCorner = 8;
inline constexpr int controlCorner = 6;
inline constexpr int readWidth = 1200; ///< widest column for what is read
inline constexpr int navigation = 200;
} // namespace size

/// Longest motion, in milliseconds.
inline constexpr int motionTime = 120;

enum class TextRole { PageTitle, CardTitle, Body, Strong, Small, Figure };
[[nodiscard]] QFont fontFor(TextRole role);
/// The system's font for running text, or the best one there is where the system has no wish. `applyTheme` sets it.
[[nodiscard]] QFont houseFont();

enum class Appearance { System, Light, Dark };

/// Dresses the application: style, palette, font. With `Appearance::System` it follows the system from then on.
/// Call once after constructing the application; call again to change the appearance.
void applyTheme(QApplication& application, Appearance appearance = Appearance::System);

} // namespace inglenook::ui
