#pragma once

#include "relay/daemon/options.h"
#include "relay/store/store.h"

#include <memory>

namespace inglenook::relay {

// What depends on where the options keep mailboxes and events: in a file of the data folder, or in PostgreSQL. Each
// says in plain English what went wrong, or nothing.

struct MadeStore
{
    std::unique_ptr<Store> store; ///< nothing: a file of the data folder, as the relay opens it by itself
    std::string failure;          ///< in plain English; empty when all is well
};
[[nodiscard]] MadeStore makeStore(const Options& options);

/// Makes the tables when there are none yet.
[[nodiscard]] std::string makeKept(const Options& options, bool& holdsMailboxes);
/// Copies what is kept into a folder, as far as it is a file.
[[nodiscard]] std::string copyKept(const Options& options, const std::string& folder);
[[nodiscard]] std::string summariseKept(const Options& options, StoreSummary& summary);
[[nodiscard]] std::string checkKept(const Options& options, std::vector<std::string>& worries);

} // namespace inglenook::relay
