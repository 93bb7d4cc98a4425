#include "core/outbox/commitspan.h"

#include <algorithm>

namespace inglenook::core {
namespace {

/// The share of the time that commits may take: one part in so many.
constexpr double parts = 10;

} // namespace

void CommitSpan::note(std::chrono::nanoseconds commit, std::chrono::nanoseconds others, int mails)
{
    if (mails < 1)
        return;
    const double perMail = std::max(1.0, static_cast<double>(others.count()) / mails);
    const double wanted = parts * static_cast<double>(commit.count()) / perMail;
    m_mails = static_cast<int>(std::clamp(wanted, 1.0, static_cast<double>(most)));
}

} // namespace inglenook::core
