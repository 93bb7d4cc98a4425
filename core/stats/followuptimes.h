#pragma once

#include "core/base/storage/transaction.h"
#include "core/surveys/survey.h"

#include <QtCore/QDate>

#include <chrono>
#include <optional>

namespace inglenook::core {

/// How long guests waited whose answer opened a case, by the clock on the wall: the middle one of the times, so that
/// one forgotten case does not hide how quick the others were.
struct FollowUpTimes
{
    qint64 cases = 0;    ///< opened by answers of the period
    qint64 reached = 0;  ///< of those, how many had a first contact
    qint64 putRight = 0; ///< of those, how many were put right
    std::optional<std::chrono::milliseconds> toFirstContact;
    std::optional<std::chrono::milliseconds> toPutRight;
};

/// The middle of some times; with an even number of them the mean of the middle two. Nothing for none.
[[nodiscard]] std::optional<std::chrono::milliseconds> computeMedian(QList<std::chrono::milliseconds> times);

/// Of the cases whose answers came on the business's days `from` to `to`, both included. `survey` null: all surveys.
[[nodiscard]] Result<FollowUpTimes> loadFollowUpTimes(Transaction& transaction, QDate from, QDate to,
                                                      Id<Survey> survey);

} // namespace inglenook::core
