#pragma once

#include "relay/store/store.h"

#include <string>
#include <vector>

namespace inglenook::relay {

// What a host asks of the database. Each says in plain English what went wrong, or nothing.

[[nodiscard]] std::string summarisePostgresqlStore(const std::string& target, StoreSummary& summary);

/// Connects and reads how the server keeps what it confirms; `worries` are what it does not.
[[nodiscard]] std::string checkPostgresqlStore(const std::string& target, std::vector<std::string>& worries);

} // namespace inglenook::relay
