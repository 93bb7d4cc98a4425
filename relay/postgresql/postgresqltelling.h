#pragma once

#include "core/clicks/link.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inglenook::relay {

/// How replicas tell each other of changed mailboxes.
struct PostgresqlTelling
{
    static constexpr const char* channel = "inglenook_relay";
    static constexpr std::size_t mostMailboxes = 500; ///< a notification holds 8,000 bytes

    bool isAltered = false; ///< the mailboxes themselves; else they have grown
    std::vector<core::MailboxId> mailboxes;

    [[nodiscard]] std::string text() const;
    /// Nothing when it is none of ours.
    [[nodiscard]] static std::optional<PostgresqlTelling> parse(std::string_view text);
};

} // namespace inglenook::relay
