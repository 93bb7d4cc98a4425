#pragma once

#include "core/base/storage/transaction.h"
#include "core/clicks/verdict.h"
#include "core/outbox/mailing.h"
#include "core/settings/business.h"

namespace inglenook::core {

/// Everything that was seen of one invitation's links, and what it comes to: the answer to "why was this not counted?".
struct ClickHistory
{
    Id<Invitation> invitation;
    QString address;                ///< empty once the contact is erased
    std::vector<ClickEvent> clicks; ///< in order of time
    Judgement judgement;
};

/// The clicks of one invitation, in order of time.
[[nodiscard]] Result<std::vector<ClickEvent>> loadClicks(Transaction& transaction, Id<Invitation> invitation);

/// What the owner's settings and his press on the shelf (`decision` as stored) mean for the verdict.
[[nodiscard]] VerdictContext verdictContext(const Business& business, const QString& decision);

/// Of every invitation with clicks, or of those to one address; newest invitation first.
[[nodiscard]] Result<QList<ClickHistory>> loadClickHistories(Transaction& transaction, const Business& business,
                                                             const std::optional<EmailAddress>& address);

} // namespace inglenook::core
