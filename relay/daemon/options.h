#pragma once

#include "relay/config.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace inglenook::relay {

/// What the command line and the configuration file ask for.
struct Options
{
    std::vector<std::string> words; ///< the command and what it is given; none to serve
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

/// Read when no other file is named, if it is there.
inline constexpr const char* usualConfigFile = "/etc/inglenook-relay.conf";

/// Reads words, `--name value` and `--name=value`, and the file of `--config` with a line `name = value` for each; the
/// command line wins.
[[nodiscard]] ReadOptions readOptions(std::span<char*> arguments);

/// Fills in what follows from the rest: the registration mode, and its code, kept in the data folder. Refuses to speak
/// plain HTTP to anyone but this computer unless told. Empty when all is well, else why not.
[[nodiscard]] std::string completeOptions(Options& options);

extern const char* const helpText;

} // namespace inglenook::relay
