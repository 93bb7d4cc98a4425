#pragma once

#include "core/base/storage/transaction.h"
#include "core/outbox/mailing.h"

namespace inglenook::core {

/// Names this run of the computer, where the disk under `path` stays as long as it runs: what the system has taken can
/// then be lost only together with the run. Empty for a disk that can be pulled, or is not known to be fixed.
[[nodiscard]] QString runOfFixedDisk(const QString& path);

/// Which of the invitations that are `ending` have had their turn, and which the server took: all that a run must tell
/// before each final dot when the ledger's own commit covers several mails. It need not reach the disk each time: what
/// is not here after a power cut counts as uncertain.
class SendTrail
{
public:
    /// `boot` as `runOfFixedDisk` says it.
    [[nodiscard]] Result<void> add(Transaction& transaction, Id<Invitation> id, const QString& boot,
                                   bool hasBegun) const;
    /// Its dot may go from now on. Conflict when it is not on the trail.
    [[nodiscard]] Result<void> begin(Transaction& transaction, Id<Invitation> id) const;
    /// The server took it. `day` is the business's day of `at`.
    [[nodiscard]] Result<void> accept(Transaction& transaction, Id<Invitation> id, const QString& serverText,
                                      const QDateTime& at, QDate day) const;
    /// The ledger itself knows more of these by now.
    [[nodiscard]] Result<void> forget(Transaction& transaction, const QList<Id<Invitation>>& ids) const;
};

} // namespace inglenook::core
