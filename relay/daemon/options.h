#pragma once

#include "relay/config.h"

#include <optional>
#include <span>
#include <string>

namespace inglenook::relay {

/// What the command line and the configuration file ask for.
struct Options
{
    RelayConfig config;
    std::string postgresql; ///< how to connect to the database that replicas share; empty: SQLite in the data folder
    bool wantsHelp = false;
    bool wantsVersion = false;
    bool allowsPlainHttp = false;
    bool hasRegistrationMode = false; ///< open, code or closed was asked for by name
};

struct ReadOptions
{
    Options options;
    std::string failure; ///< in plain English; empty when all is well
};

/// Reads `--name value` and `--name=value`, and the file of `--config` with a line `name = value` for each; the command
/// line wins.
[[nodiscard]] ReadOptions readOptions(std::span<char*> arguments);

/// Fills in what follows from the rest: the registration mode, and its code, kept in the data folder. Refuses to speak
/// plain HTTP to anyone but this computer unless told. Empty when all is well, else why not.
[[nodiscard]] std::string completeOptions(Options& options);

extern const char* const helpText;

} // namespace inglenook::relay
