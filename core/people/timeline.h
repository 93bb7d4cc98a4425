#pragma once

#include "core/base/storage/transaction.h"
#include "core/clicks/face.h"
#include "core/contacts/contact.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <optional>

namespace inglenook::core {

/// One thing that happened between the house and a guest.
struct TimelineEntry
{
    enum class Kind { Added, Visit, Mail, Answer, FollowUp, OptOut };

    Kind kind;
    QDateTime at;
    bool isDay = false;         ///< only the day is known
    QString title;              ///< in the owner's words
    QString text{};             ///< the guest's or the owner's own words, a failure; foreign plain text
    std::optional<Face> face{}; ///< of an answer
};

[[nodiscard]] QString timelineKindWord(TimelineEntry::Kind kind); ///< for scripts: "follow_up"

/// Everything that happened with one guest.
class TimelineRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::TimelineRepository)

public:
    /// Newest first. Days are those of `zone`.
    [[nodiscard]] Result<QList<TimelineEntry>> load(Transaction& transaction, const Contact& contact,
                                                    const QTimeZone& zone) const;
};

} // namespace inglenook::core
