#include "relay/daemon/commands.h"
#include "relay/daemon/keeping.h"
#include "relay/daemon/options.h"
#include "relay/relay.h"

#include <csignal>
#include <iostream>
#include <span>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

using namespace inglenook::relay;

namespace {

constexpr int failed = 1;
constexpr int wrongUse = 2;

/// Signals are waited for, not caught; blocked before the relay's threads begin, so that none of them takes one.
sigset_t blockEndingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

/// What one request gives back the next one takes: memory goes back to the system in large pieces only. With the
/// library's own measure every request costs a call to the system and a dozen page faults.
void keepMemoryReady()
{
#if defined(__GLIBC__)
    mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
    mallopt(M_ARENA_MAX, 2);
#endif
}

} // namespace

int main(int argc, char** argv)
{
    ReadOptions read = readOptions(std::span<char*>(argv, static_cast<std::size_t>(argc)));
    if (!read.failure.empty()) {
        std::cerr << "inglenook-relay: " << read.failure << std::endl;
        return wrongUse;
    }
    if (read.options.wantsHelp) {
        std::cout << helpText;
        return 0;
    }
    if (read.options.wantsVersion) {
        std::cout << "inglenook-relay " INGLENOOK_VERSION << std::endl;
        return 0;
    }
    if (const std::string refusal = completeOptions(read.options); !refusal.empty()) {
        std::cerr << "inglenook-relay: " << refusal << std::endl;
        return wrongUse;
    }

    if (!read.options.words.empty()) {
        if (const auto status = runCommand(read.options))
            return *status;
        std::cerr << "inglenook-relay: “" << read.options.words.front() << "” is not understood so; see --help."
                  << std::endl;
        return wrongUse;
    }

    keepMemoryReady();
    const sigset_t signals = blockEndingSignals();
    std::signal(SIGPIPE, SIG_IGN);
    MadeStore made = makeStore(read.options);
    if (!made.failure.empty()) {
        std::cerr << "inglenook-relay: " << made.failure << std::endl;
        return failed;
    }
    Relay relay = made.store ? Relay(read.options.config, std::move(made.store)) : Relay(read.options.config);
    if (const auto failure = relay.start()) {
        std::cerr << "inglenook-relay: " << *failure << std::endl;
        return failed;
    }
    std::cout << "listening on " << relay.localUrl() << std::endl;

    int signal = 0;
    sigwait(&signals, &signal);
    relay.stop();
    return 0;
}
