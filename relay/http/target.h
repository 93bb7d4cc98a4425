#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inglenook::relay {

/// What stands in a request's first line, taken apart.
struct Target
{
    std::vector<std::string> path; ///< the parts between slashes, percent-decoded; empty ones are left out
    std::string query;             ///< as it came
};

/// Reads `/a/b?c` and, as proxies may send it, `http://host/a/b?c`.
[[nodiscard]] Target readTarget(std::string_view text);

} // namespace inglenook::relay
