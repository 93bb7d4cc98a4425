#pragma once

#include "core/base/storage/transaction.h"
#include "core/rules/rulerepository.h"
#include "core/settings/business.h"

namespace inglenook::core {

/// What the rules did at one moment.
struct RuleRun
{
    qint64 queued = 0;
    qint64 held = 0;
    qint64 withdrawn = 0; ///< their visits were moved or called off
    qint64 postponed = 0; ///< late ones that wait, so that they do not leave in a burst
    QList<Id<Mailing>> mailings{};
    QDateTime nextAt{}; ///< null: nothing is in sight
};

/// Queues everything that the rules make due, and takes back what has no ground any more. What it queues and that it
/// did so commits together: whatever happens in between, a rule never asks twice about a visit.
[[nodiscard]] Result<RuleRun> runRules(Transaction& transaction, const QDateTime& now);

/// When a rule has something to do next: not later than `now` when something is due; null when nothing is in sight.
[[nodiscard]] Result<QDateTime> loadNextRun(Transaction& transaction, const Rule& rule, const QDateTime& now);

/// One mail that a rule would send, for the owner's eye.
struct RulePreviewRow
{
    Visit visit;
    QString contactName;
    QString contactAddress;
    QDateTime dueAt;
    bool isReminder = false;
    std::optional<HoldReason> hold{};
};

/// What a rule would do within the days ahead.
struct RulePreview
{
    static constexpr qsizetype mostRows = 200;

    qint64 going = 0;
    QMap<HoldReason, qint64> held{};
    QList<RulePreviewRow> rows{}; ///< the first of them, the next to leave first
    qint64 tooLongAgo = 0;
    QDateTime nextAt{};
};

/// Reads only; `rule` need not be stored.
[[nodiscard]] Result<RulePreview> previewRule(Transaction& transaction, const Rule& rule, const QDateTime& now,
                                              int daysAhead = 7);

} // namespace inglenook::core
