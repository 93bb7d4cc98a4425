#pragma once

#include "core/base/storage/databaseworker.h"
#include "core/base/storage/transaction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

namespace inglenook::core {

/// How long what is no longer needed stays.
struct Retention
{
    int clickDays = 90;     ///< raw clicks; 30 to 400. Answers and figures stay
    int commentMonths = 24; ///< guests' words and the notes on closed follow-ups; 1 to 120
    int logMonths = 13;     ///< who was mailed when, and what servers said; 13 to 60

    bool operator==(const Retention&) const = default;
};

/// What was forgotten at one time.
struct RetentionReport
{
    QDateTime at{}; ///< null: never yet
    qint64 clicks = 0;
    qint64 comments = 0;
    qint64 mails = 0;

    [[nodiscard]] bool isEmpty() const { return clicks + comments + mails == 0; }
};

class RetentionRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::RetentionRepository)

public:
    [[nodiscard]] Result<Retention> load(Transaction& transaction) const;
    /// Errors: InvalidInput.
    [[nodiscard]] Result<void> store(Transaction& transaction, const Retention& retention) const;
    /// Of the last run that forgot something, and when the last one was.
    [[nodiscard]] Result<RetentionReport> loadLast(Transaction& transaction) const;
    [[nodiscard]] Result<QDateTime> loadLastRun(Transaction& transaction) const;

    /// What is due to be forgotten.
    [[nodiscard]] Result<RetentionReport> preview(Transaction& transaction, const QDateTime& now) const;
    /// Forgets up to `most` rows of each kind and adds them to `report`. False: nothing more is due.
    [[nodiscard]] Result<bool> forgetSome(Transaction& transaction, const QDateTime& now, int most,
                                          RetentionReport& report) const;
    [[nodiscard]] Result<void> storeRun(Transaction& transaction, const RetentionReport& report) const;
};

/// Forgets all that is due, in pieces, so that others may write in between, and keeps the report. What it has forgotten
/// is nowhere in the file any more. Errors: Cancelled, Storage.
[[nodiscard]] Result<RetentionReport> applyRetention(Database& database, const QDateTime& now,
                                                     const Progress& progress = {});

} // namespace inglenook::core
