#pragma once

#include "core/answers/answer.h"
#include "core/answers/relayclient.h"
#include "core/base/storage/database.h"

namespace inglenook::core {

/// What taking in one batch came to.
struct Intake
{
    QList<Id<Answer>> changed; ///< each once
    int dropped = 0;
};

/// Opens, keeps and judges the events of a batch and moves the mailbox's cursor, all in the one transaction: whatever
/// is interrupted comes again and is told apart by its event ids.
[[nodiscard]] Result<Intake> takeIn(Transaction& transaction, const RelayMailbox& mailbox, const RelayKeys& keys,
                                    const RelayBatch& batch, const QDateTime& now);

/// The same for many events, in a thread: part by part, so that nobody who writes meanwhile waits for long. The cursor
/// moves with the last part, after which all of them are on disk; what an interrupted batch has left comes again.
[[nodiscard]] Result<Intake> takeInParts(Database& database, const RelayMailbox& mailbox, const RelayKeys& keys,
                                         const RelayBatch& batch, const QDateTime& now);

} // namespace inglenook::core
