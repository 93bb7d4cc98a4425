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

bool Quota::take(const core::MessageId& message, ClickKind kind)
{
    const std::size_t share = shareOf(kind);
    std::uint8_t& taken = tallyOf(message)[share];
    if (taken >= (share == 3 ? mostOthers : mostAnswers))
        return false;
    ++taken;
    return true;
}

void Quota::giveBack(const core::MessageId& message, ClickKind kind)
{
    std::uint8_t& taken = tallyOf(message)[shareOf(kind)];
    if (taken > 0)
        --taken;
}

Quota::Tally& Quota::tallyOf(const core::MessageId& message)
{
    if (const auto found = m_recent.find(message); found != m_recent.end())
        return found->second;
    if (m_recent.size() >= generation) {
        m_older = std::move(m_recent);
        m_recent.clear();
    }
    const auto older = m_older.find(message);
    return m_recent.emplace(message, older == m_older.end() ? Tally{} : older->second).first->second;
}

} // namespace inglenook::relay
