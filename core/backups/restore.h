#pragma once

#include "core/backups/backup.h"

namespace inglenook::core {

/// What a restore has made ready.
struct RestoreReport
{
    BackupContents contents;
    qint64 erased = 0;         ///< people who were erased since the backup, and are again
    qint64 optedOut = 0;       ///< people who have asked for no more mail since the backup
    qint64 pausedMailings = 0; ///< mailings that were running in the backup
};

/// Makes the data of a backup ready to take the place of those in `dataFolder` at the next start: opened, checked,
/// brought up to date, erasures and opt-outs since then applied again, mailings paused. The data there are not touched;
/// they are kept beside as inglenook.before-restore.sqlite when the place is taken (DataFolder). Errors: those of
/// checkBackup.
[[nodiscard]] Result<RestoreReport> prepareRestore(const QString& path, const QByteArray& password,
                                                   const QString& dataFolder);
/// Takes a restore back that has not taken place yet.
void forgetRestore(const QString& dataFolder);

} // namespace inglenook::core
