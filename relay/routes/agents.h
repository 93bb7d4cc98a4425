#pragma once

#include "core/clicks/clickevent.h"

#include <string_view>

namespace inglenook::relay {

/// The coarse class of a User-Agent header; nothing finer of it is kept.
[[nodiscard]] core::AgentClass agentClassOf(std::string_view userAgent);

} // namespace inglenook::relay
