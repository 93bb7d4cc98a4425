#pragma once

#include "core/backups/backup.h"
#include "core/base/clock.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace inglenook::core {

/// What the owner has settled about backups.
struct BackupSettings
{
    QString secondFolder;  ///< where a second copy of each goes; empty: nowhere
    bool isSealed = false; ///< with the password that the keychain has
};

[[nodiscard]] Result<BackupSettings> loadBackupSettings(Transaction& transaction);
[[nodiscard]] Result<void> storeBackupSettings(Transaction& transaction, const BackupSettings& settings);

/// Makes a backup once a day while the program runs, in a worker thread with a database of its own. One at a time.
class AutomaticBackup : public QObject
{
    Q_OBJECT

public:
    AutomaticBackup(Database& database, const Clock& clock, SecretStore& secrets, QObject* parent = nullptr);
    /// Waits until it has let go of the database.
    ~AutomaticBackup() override;

    /// From now on; the first one soon, when today has none yet.
    void start();
    /// Makes one now, whatever there is already. Ends in exactly one `finished`.
    void backUpNow();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] QString folder() const { return backupFolderOf(m_database.path()); }

Q_SIGNALS:
    void finished(const inglenook::core::Result<inglenook::core::Backup>& backup);

private:
    void lookAtTheDay();
    void write(const QString& secondFolder, const QByteArray& password);
    void finish(const Result<Backup>& backup);

    Database& m_database;
    const Clock& m_clock;
    SecretStore& m_secrets;
    QTimer m_timer;
    QFutureWatcher<std::shared_ptr<Result<Backup>>> m_writing;
    bool m_isRunning = false;
};

} // namespace inglenook::core
