#pragma once

#include "core/base/storage/database.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QList>

namespace inglenook::core {

/// A backup as it lies in a folder.
struct Backup
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::Backup)

public:
    QString path;
    QDateTime madeAt;
    qint64 size = 0; ///< bytes
    bool isSealed = false;
};

/// What is inside a backup, for the owner to know it by.
struct BackupContents
{
    QString business;
    int schema = 0;
    qint64 contacts = 0;
    qint64 mails = 0;
    qint64 answers = 0;
    QDateTime newest; ///< the last thing that happened in it; null when nothing did
};

/// Dated backups: 14 daily ones, 8 weekly ones.
inline constexpr int dailyBackups = 14;
inline constexpr int weeklyBackups = 8;

/// The backups in a folder, newest first; other files are none.
[[nodiscard]] QList<Backup> findBackups(const QString& folder);
/// Those that are not needed any more: kept are the newest of each of the last days and of each of the last weeks that
/// have any.
[[nodiscard]] QList<Backup> spareBackups(const QList<Backup>& backups);

/// Writes a backup of the data as they are now into `folder`, sealed if there is a password, opens it again, checks it
/// whole, and only then gives it its name. Removes spare ones after that. Errors: Storage.
[[nodiscard]] Result<Backup> writeBackup(Database& database, const QString& folder, const QDateTime& now,
                                         const QByteArray& password);

/// Opens a backup and reads it whole; `folder` is where a sealed one is opened for the time being. Errors: SignIn
/// (sealed, and this is not the password), InvalidInput (foreign or damaged), NewerVersion, Storage.
[[nodiscard]] Result<BackupContents> checkBackup(const QString& path, const QByteArray& password,
                                                 const QString& folder);

/// The same for a database that is not sealed.
[[nodiscard]] Result<BackupContents> checkDatabase(const QString& path);

/// Where the backups of a data folder are.
[[nodiscard]] QString backupFolderOf(const QString& databasePath);

} // namespace inglenook::core
