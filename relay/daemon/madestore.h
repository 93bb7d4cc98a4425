#pragma once

#include "relay/daemon/options.h"
#include "relay/store/store.h"

#include <memory>

namespace inglenook::relay {

struct MadeStore
{
    std::unique_ptr<Store> store; ///< nothing: SQLite in the data folder, as the relay makes it by itself
    std::string failure;          ///< in plain English; empty when all is well
};

/// The store that the options ask for.
[[nodiscard]] MadeStore makeStore(const Options& options);

} // namespace inglenook::relay
