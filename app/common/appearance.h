#pragma once

#include "ui/base/theme.h"

namespace inglenook::app {

/// Names the application, loads its texts in the system's language (English where we do not speak it), its icon and its
/// look. Call once, right after constructing the application.
void dress(QApplication& application, ui::Appearance appearance = ui::Appearance::System);

} // namespace inglenook::app
