#pragma once

#include "relay/daemon/options.h"

#include <optional>

namespace inglenook::relay {

/// Does the host's command and prints what came of it; the program's exit status. Nothing when there is no such
/// command.
[[nodiscard]] std::optional<int> runCommand(const Options& options);

} // namespace inglenook::relay
