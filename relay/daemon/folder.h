#pragma once

#include <string>

namespace inglenook::relay {

/// Makes the data folder, for its owner alone, when it is missing. Empty when it is there, else why not, in plain
/// English.
[[nodiscard]] std::string makeFolder(const std::string& path);

/// Makes a file readable by its owner only, and gives it to the owner of its folder: a host who gives a command as root
/// must not leave the relay a file that it cannot read.
[[nodiscard]] bool handOver(const std::string& file);

/// The same for a folder and all in it.
[[nodiscard]] bool handOverAll(const std::string& folder);

} // namespace inglenook::relay
