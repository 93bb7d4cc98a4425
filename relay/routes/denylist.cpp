#include "relay/routes/denylist.h"

#include <fstream>
#include <sstream>

namespace inglenook::relay {

DenyList::DenyList(std::filesystem::path file)
    : m_file(std::move(file))
{
}

bool DenyList::denies(const core::MailboxId& mailbox, Moment now)
{
    if (!m_looked || now - *m_looked >= lookPause) {
        m_looked = now;
        refresh();
    }
    return m_mailboxes.contains(mailbox);
}

void DenyList::refresh()
{
    std::error_code failed;
    const auto changed = std::filesystem::last_write_time(m_file, failed);
    const auto stamp = failed ? std::nullopt : std::optional(changed);
    if (stamp == m_stamp)
        return;
    m_stamp = stamp;
    m_mailboxes.clear();
    std::ifstream file(m_file);
    for (std::string line; std::getline(file, line);) {
        std::string word;
        std::istringstream(line.substr(0, line.find('#'))) >> word;
        const auto bytes = core::fromHex(word);
        if (const auto mailbox = bytes ? core::MailboxId::from(*bytes) : std::nullopt)
            m_mailboxes.insert(*mailbox);
    }
}

} // namespace inglenook::relay
