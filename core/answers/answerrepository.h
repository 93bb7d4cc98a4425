#pragma once

#include "core/answers/answer.h"
#include "core/base/storage/transaction.h"
#include "core/clicks/clickevent.h"
#include "core/settings/business.h"

#include <optional>

namespace inglenook::core {

struct AnswerFilter
{
    std::optional<QDate> from; ///< the business's days, both included
    std::optional<QDate> to;
    Id<Survey> survey;        ///< null: any
    bool unhappyOnly = false; ///< amber and red
    bool heldOnly = false;    ///< only what waits on the shelf; otherwise only counting answers
};

/// What became of an event that came from the relay.
enum class Keeping {
    Kept,
    Twice,   ///< it was there already
    Dropped, ///< of no invitation of ours, with an impossible time, or far more than one mail can cause
};

class AnswerRepository
{
public:
    [[nodiscard]] Result<std::optional<Answer>> find(Transaction& transaction, Id<Answer> id) const;
    /// Newest first.
    [[nodiscard]] Result<QList<Answer>> load(Transaction& transaction, const AnswerFilter& filter, qint64 offset,
                                             int limit) const;
    [[nodiscard]] Result<qint64> count(Transaction& transaction, const AnswerFilter& filter) const;

    /// Keeps one event. Who unsubscribes by it is on the opt-out list at once. Judge its message afterwards.
    [[nodiscard]] Result<Keeping> keep(Transaction& transaction, const ClickEvent& event, const QDateTime& now) const;
    /// Computes the verdict of one invitation again from its events and stores the answer, if there is one.
    /// An unhappy counting answer or a wish to be called opens a case; a click proves that an uncertain mail arrived.
    /// Returns the answer's id when it is new or has changed.
    [[nodiscard]] Result<std::optional<Id<Answer>>> judge(Transaction& transaction, const MessageId& message,
                                                          const Business& business, const QDateTime& now) const;
    /// The owner counts or discards a held answer; it holds until a press on the page says more.
    /// Errors: NotFound; Conflict (the answer is not held any more).
    [[nodiscard]] Result<void> decide(Transaction& transaction, Id<Answer> id, HeldDecision decision,
                                      const Business& business, const QDateTime& now) const;
};

} // namespace inglenook::core
