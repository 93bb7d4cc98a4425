#include "relay/metrics.h"

#include <array>
#include <string_view>

namespace inglenook::relay {

namespace {

struct Line
{
    std::string_view name;
    std::string_view kind;
    std::string_view meaning;
    std::uint64_t value;
};

} // namespace

std::string metricsText(const Metrics& metrics)
{
    const std::array lines{
        Line{"pages_total", "counter", "Pages shown to guests.", metrics.pages},
        Line{"events_stored_total", "counter", "Events stored durably.", metrics.stored},
        Line{"events_not_stored_total", "counter", "Events that the store did not take.", metrics.notStored},
        Line{"events_over_quota_total", "counter", "Events beyond an invitation's share.", metrics.overQuota},
        Line{"bad_tokens_total", "counter", "Links whose signature is wrong.", metrics.badTokens},
        Line{"limited_total", "counter", "Requests refused shortly after many bad ones from one place.",
             metrics.limited},
        Line{"registrations_total", "counter", "Mailboxes registered.", metrics.registrations},
        Line{"fetches_total", "counter", "Calls of desktops for events.", metrics.fetches},
        Line{"connections", "gauge", "Open connections.", metrics.connections},
        Line{"waiting_fetches", "gauge", "Desktops that wait for an event.", metrics.waitingFetches},
        Line{"storing", "gauge", "1 while the store takes events.", metrics.isStoring ? 1U : 0U},
    };
    std::string text;
    for (const Line& line : lines) {
        const std::string name = "inglenook_relay_" + std::string(line.name);
        text.append("# HELP ").append(name).append(" ").append(line.meaning).append("\n");
        text.append("# TYPE ").append(name).append(" ").append(line.kind).append("\n");
        text.append(name).append(" ").append(std::to_string(line.value)).append("\n");
    }
    return text;
}

} // namespace inglenook::relay
