#pragma once

#include <chrono>
#include <functional>

namespace inglenook::app {

/// Lets the program go on until `fact` holds; false when it did not within `most`.
[[nodiscard]] bool waitUntil(const std::function<bool()>& fact, std::chrono::milliseconds most);

/// Lets the program go on for that long.
void wait(std::chrono::milliseconds time);

} // namespace inglenook::app
