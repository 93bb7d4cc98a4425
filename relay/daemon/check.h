#pragma once

#include "relay/daemon/options.h"

namespace inglenook::relay {

/// Looks at everything a relay stands on and prints a line for each; 1 when anything is wrong. Changes nothing.
[[nodiscard]] int check(const Options& options);

} // namespace inglenook::relay
