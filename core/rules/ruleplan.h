#pragma once

#include "core/outbox/mailing.h"
#include "core/rules/rule.h"
#include "core/settings/manners.h"

namespace inglenook::core {

/// A visit that a rule may have to ask about.
struct RuleVisit
{
    Visit visit;
    QStringList guestTags{};
    Id<Invitation> first{}; ///< the rule's mail about this visit; null: none was queued yet
    QDateTime firstSentAt{};
    bool isAnswered = false;
    bool isReminded = false;
};

/// A mail of a rule, with the moment from which it is due.
struct DueMail
{
    Id<Visit> visit;
    Id<Contact> contact;
    Id<Invitation> reminded{}; ///< for a reminder the first mail; else null
    QDate anchorDay;
    QDateTime dueAt;
    bool isLate = false; ///< it should have gone long ago, but the program did not run or did not know
};

/// What a rule has to do at one moment.
struct RulePlan
{
    QList<DueMail> due{};      ///< to be queued now, the newest visit first
    QList<DueMail> upcoming{}; ///< due later, the next one first
    qint64 postponed = 0;      ///< late ones that wait, so that they do not leave in a burst
    qint64 tooLongAgo = 0;     ///< never asked about: the visit lies too far back
    QDateTime nextAt{};        ///< when there is something to do again; null: nothing is in sight
};

/// What is long overdue leaves at most so often an hour, for all rules together.
inline constexpr int latePerHour = 30;

/// When a rule's mail for a day leaves: at its time, or as soon after it as the house is open and awake.
[[nodiscard]] QDateTime computeDueTime(QDate day, QTime time, const Manners& manners, const QTimeZone& zone);

/// Pure: what is due now. `lateAllowance`: how many late ones may be queued at this moment.
[[nodiscard]] RulePlan computeRulePlan(const Rule& rule, const QList<RuleVisit>& visits, const Manners& manners,
                                       const QTimeZone& zone, const QDateTime& now, int lateAllowance);

} // namespace inglenook::core
