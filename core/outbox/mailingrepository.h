#pragma once

#include "core/base/storage/transaction.h"
#include "core/outbox/mailing.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// Mailings, and what stands in the ledger for the eye. The ledger's states are written by SendLedger alone.
class MailingRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::MailingRepository)

public:
    [[nodiscard]] Result<QList<Mailing>> loadAll(Transaction& transaction) const; ///< newest first
    [[nodiscard]] Result<std::optional<Mailing>> find(Transaction& transaction, Id<Mailing> id) const;
    [[nodiscard]] Result<QList<Id<Mailing>>> loadRunning(Transaction& transaction) const; ///< started first comes first
    [[nodiscard]] Result<MailingProgress> loadProgress(Transaction& transaction, Id<Mailing> id) const;
    /// Invitations of a mailing in the order of sending; `states` narrows to these, none means all.
    [[nodiscard]] Result<QList<Invitation>> loadInvitations(Transaction& transaction, Id<Mailing> id,
                                                            const QList<SendState>& states, qint64 offset,
                                                            int limit) const;
    [[nodiscard]] Result<std::optional<Invitation>> findInvitation(Transaction& transaction, Id<Invitation> id) const;
    [[nodiscard]] Result<qint64> countInvitations(Transaction& transaction, Id<Mailing> id,
                                                  const QList<SendState>& states) const;
    /// The invitation on its way to the server that has not moved since `before`, if any: something is stuck.
    [[nodiscard]] Result<std::optional<Invitation>> findStuck(Transaction& transaction, const QDateTime& before) const;

    [[nodiscard]] Result<Id<Mailing>> add(Transaction& transaction, const Mailing& mailing) const;
    /// Takes a draft with its invitations, none of which has left. Errors: Conflict (it was started), NotFound.
    [[nodiscard]] Result<void> removeDraft(Transaction& transaction, Id<Mailing> id) const;
    [[nodiscard]] Result<void> storeState(Transaction& transaction, Id<Mailing> id, MailingState state,
                                          const QString& reason, const QDateTime& now) const;
    /// Sets every running mailing in which nothing waits any more to finished, and tells which.
    [[nodiscard]] Result<QList<Id<Mailing>>> finishDone(Transaction& transaction) const;
};

} // namespace inglenook::core
