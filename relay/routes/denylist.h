#pragma once

#include "core/clicks/link.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

namespace inglenook::relay {

/// The mailboxes that the host has closed, from a file with one mailbox id a line; `#` begins a comment. A change of
/// the file takes effect within a moment. Guests of a closed mailbox find nothing; its desktop can still fetch what is
/// there.
class DenyList
{
public:
    using Moment = std::chrono::steady_clock::time_point;
    /// How long a change may go unnoticed: a look at the file for each guest would cost more than their links.
    static constexpr std::chrono::milliseconds lookPause{100};

    /// No file: no mailbox is closed.
    explicit DenyList(std::filesystem::path file);

    [[nodiscard]] bool denies(const core::MailboxId& mailbox, Moment now);

private:
    void refresh();

    std::filesystem::path m_file;
    std::optional<Moment> m_looked;
    std::optional<std::filesystem::file_time_type> m_stamp;
    std::set<core::MailboxId> m_mailboxes;
};

} // namespace inglenook::relay
