#pragma once

#include "relay/store/store.h"

#include <cstdint>
#include <string>

namespace inglenook::relay {

// What a host does with a store file, also while a relay uses it. Each says in plain English what went wrong, or
// nothing.

/// Marks a file as a copy until a relay opens it ("Copy").
inline constexpr std::int64_t sqliteCopyMark = 0x436f7079;

/// Writes a whole and consistent copy to `target`, which must not exist.
[[nodiscard]] std::string copySqliteStore(const std::string& path, const std::string& target);
[[nodiscard]] std::string summariseSqliteStore(const std::string& path, StoreSummary& summary);
/// Reads everything once.
[[nodiscard]] std::string checkSqliteStore(const std::string& path);

} // namespace inglenook::relay
