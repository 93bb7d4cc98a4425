#pragma once

#include "core/base/result.h"

#include <functional>

namespace inglenook::app {

/// Makes the try-out's journey by itself, as an owner would in the window: looks around, sends a survey, reads the mail
/// that arrives, presses a face, and sees the answer come and the chart move. Tells each step as one line and draws the
/// pages into `folder`, which is made. Errors: the step that went wrong.
[[nodiscard]] core::Result<void> makeJourney(const QString& folder, const std::function<void(const QString&)>& tell);

} // namespace inglenook::app
