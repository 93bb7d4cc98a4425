#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/visits/folderreport.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <atomic>
#include <memory>

namespace inglenook::core {

/// Imports each new file of a folder, one after another, in a worker thread with a database of its own. A file is taken
/// once it has kept its size and its time for a while, so that none is read while it is being written.
class WatchedFolder : public QObject
{
    Q_OBJECT

public:
    WatchedFolder(Database& database, const Clock& clock, QObject* parent = nullptr);
    /// Cancels what is under way and waits until it has let go of the database.
    ~WatchedFolder() override;

    /// Looks from now on, and again when the owner has named another folder.
    void start();
    /// Looks now; a file that has just come is taken at the next look.
    void look();
    [[nodiscard]] bool isBusy() const { return m_work.isRunning(); }

Q_SIGNALS:
    /// After it is durable: imported and moved, or moved to need a look.
    void fileTaken(const inglenook::core::FolderReport& report);
    /// The folder cannot be read, or a file not be moved; it is tried again.
    void failed(const inglenook::core::Error& error);

private:
    struct Seen
    {
        qint64 size = 0;
        QDateTime changedAt{};

        bool operator==(const Seen&) const = default;
    };

    void takeNext();
    void finish();

    Database& m_database;
    const Clock& m_clock;
    QTimer m_timer;
    QFileSystemWatcher m_watcher;
    QHash<QString, Seen> m_seen; ///< as of the last look
    QStringList m_ready;
    std::atomic<bool> m_isCancelled = false;
    QFutureWatcher<std::shared_ptr<Result<FolderReport>>> m_work;
};

} // namespace inglenook::core
