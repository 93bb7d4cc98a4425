#pragma once

#include "core/base/id.h"
#include "core/base/storage/transaction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <optional>

namespace inglenook::core {

/// What became of one file of the watched folder.
struct FolderReport
{
    Id<FolderReport> id{};
    QString file{}; ///< its name as it was dropped
    QDateTime at{};
    QString trouble{}; ///< why it needs a look, in the owner's words; empty: it was imported
    qint64 contactsAdded = 0;
    qint64 visitsAdded = 0;
    qint64 visitsChanged = 0; ///< moved, called off or with news
    qint64 refused = 0;       ///< rows that were left out

    [[nodiscard]] bool needsLook() const { return !trouble.isEmpty(); }
};

/// The folder that is watched, and what was found in it.
class FolderReportRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::FolderReportRepository)

public:
    [[nodiscard]] Result<QString> loadFolder(Transaction& transaction) const; ///< empty: none
    /// Errors: InvalidInput when it is no folder that can be read and written.
    [[nodiscard]] Result<void> storeFolder(Transaction& transaction, const QString& path) const;

    /// Newest first.
    [[nodiscard]] Result<QList<FolderReport>> loadSince(Transaction& transaction, const QDateTime& since,
                                                        int limit) const;
    /// Forgets what is older than a year.
    [[nodiscard]] Result<void> add(Transaction& transaction, const FolderReport& report) const;
};

} // namespace inglenook::core
