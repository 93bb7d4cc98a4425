#include "relay/routes/quota.h"

namespace inglenook::relay {

namespace {

using core::ClickKind;

/// Unsubscribing has its own share: nobody can use it up for the guest.
std::size_t shareOf(ClickKind kind)
{
    switch (kind) {
    case ClickKind::AutomaticConfirmation:
        return 0;
    case ClickKind::Tap:
    case ClickKind::Comment:
    case ClickKind::CallBackWish:
        return 1;
    case ClickKind::Unsubscribe:
        return 2;
    default:
        return 3;
    }
}

} // namespace

bool Quota::allows(const core::MessageId& message, ClickKind kind) const
{
    const std::size_t share = shareOf(kind);
    const std::uint8_t most = share == 3 ? mostOthers : mostAnswers;
    if (const auto found = m_recent.find(message); found != m_recent.end())
        return found->second[share] < most;
    const auto found = m_older.find(message);
    return found == m_older.end() || found->second[share] < most;
}

void Quota::count(const core::MessageId& message, ClickKind kind)
{
    if (m_recent.size() >= generation) {
        m_older = std::move(m_recent);
        m_recent.clear();
    }
    auto found = m_recent.find(message);
    if (found == m_recent.end()) {
        const auto older = m_older.find(message);
        found = m_recent.emplace(message, older == m_older.end() ? Tally{} : older->second).first;
    }
    std::uint8_t& booked = found->second[shareOf(kind)];
    if (booked < 0xff)
        ++booked;
}

} // namespace inglenook::relay
