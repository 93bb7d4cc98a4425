#pragma once

#include "core/answers/answer.h"
#include "core/base/storage/transaction.h"

namespace inglenook::core {

enum class CaseState { Open, Reached, PutRight, WonBack, Closed };
[[nodiscard]] QString caseStateWord(CaseState state); ///< as stored: "put_right"

/// A follow-up, with the answer that opened it.
struct Case
{
    Id<Case> id;
    CaseState state = CaseState::Open;
    QString note;
    QDateTime openedAt;
    Answer answer;
};

class CaseRepository
{
public:
    /// Open ones first, newest first; `openOnly` leaves out those put right, won back or closed.
    [[nodiscard]] Result<QList<Case>> load(Transaction& transaction, bool openOnly, qint64 offset, int limit) const;
    [[nodiscard]] Result<qint64> countOpen(Transaction& transaction) const;
    [[nodiscard]] Result<void> openFor(Transaction& transaction, Id<Answer> answer, const QDateTime& now) const;
    [[nodiscard]] Result<void> storeState(Transaction& transaction, Id<Case> id, CaseState state, const QDateTime& now) const;
    [[nodiscard]] Result<void> storeNote(Transaction& transaction, Id<Case> id, const QString& note, const QDateTime& now) const;
};

} // namespace inglenook::core
