#pragma once

#include "core/answers/answer.h"
#include "core/base/storage/transaction.h"

#include <optional>

namespace inglenook::core {

enum class CaseState { Open, Reached, PutRight, WonBack, Closed };
[[nodiscard]] QString caseStateWord(CaseState state); ///< as stored: "put_right"
[[nodiscard]] CaseState caseStateFromWord(const QString& word);

/// A follow-up, with the answer that opened it.
struct Case
{
    Id<Case> id;
    CaseState state = CaseState::Open;
    QString note;
    QDateTime openedAt;
    QDateTime reachedAt;  ///< first contact; null until then
    QDateTime putRightAt; ///< null until then
    Answer answer;

    /// Somebody has still to do something: open or reached.
    [[nodiscard]] bool isWaiting() const { return state == CaseState::Open || state == CaseState::Reached; }
};

/// Cases open by themselves, in the transaction that stores an unhappy counting answer or a wish to be called.
class CaseRepository
{
public:
    [[nodiscard]] Result<std::optional<Case>> find(Transaction& transaction, Id<Case> id) const;
    /// The case that an answer has opened.
    [[nodiscard]] Result<std::optional<Case>> findByAnswer(Transaction& transaction, Id<Answer> answer) const;
    /// Those that wait first, newest first; `openOnly` leaves out those put right, won back or closed.
    [[nodiscard]] Result<QList<Case>> load(Transaction& transaction, bool openOnly, qint64 offset, int limit) const;
    /// At which offset `load` has this case; nothing where it is not listed.
    [[nodiscard]] Result<std::optional<qint64>> findPlace(Transaction& transaction, Id<Case> id, bool openOnly) const;
    /// How many `load` has.
    [[nodiscard]] Result<qint64> count(Transaction& transaction, bool openOnly) const;
    [[nodiscard]] Result<qint64> countOpen(Transaction& transaction) const { return count(transaction, true); }

    /// The first contact and the moment it was put right are kept as they were first booked. Errors: NotFound.
    [[nodiscard]] Result<void> storeState(Transaction& transaction, Id<Case> id, CaseState state,
                                          const QDateTime& now) const;
    /// Errors: NotFound.
    [[nodiscard]] Result<void> storeNote(Transaction& transaction, Id<Case> id, const QString& note,
                                         const QDateTime& now) const;
};

} // namespace inglenook::core
