#pragma once

#include "core/base/result.h"

#include <QtCore/QString>

namespace inglenook::app {

/// Draws every page of the sample business, and of a business that begins, light and dark, at 1280 x 720, into
/// `<folder>/<page>-<full|empty>-<light|dark>.png`; where the screen has twice the pixels, `@2x` follows. The clock
/// stands still, so that the same version draws the same pictures. Ends with Error Storage when one cannot be written.
[[nodiscard]] core::Result<void> drawScreenshots(const QString& folder);

} // namespace inglenook::app
