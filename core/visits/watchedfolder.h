#pragma once

#include "core/base/clock.h"
#include "core/base/storage/databaseworker.h"
#include "core/visits/folderreport.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QMap>

namespace inglenook::core {

/// Imports each new file of a folder, one after another, in a worker thread. A file is taken once it has kept its size
/// and its time for a while, so that none is read while it is being written.
class WatchedFolder : public QObject
{
    Q_OBJECT

public:
    WatchedFolder(Database& database, const Clock& clock, QObject* parent = nullptr);

    /// Looks from now on, and again when the owner has named another folder.
    void start();
    void look();
    /// Nothing is being imported, and no file is there that will be before long.
    [[nodiscard]] bool isIdle() const;

Q_SIGNALS:
    /// After it is durable: imported, or left to need a look.
    void fileTaken(const inglenook::core::FolderReport& report);
    /// The folder or the data cannot be used; it is tried again.
    void failed(const inglenook::core::Error& error);
    void becameIdle();

private:
    struct Seen
    {
        qint64 size = 0;
        QDateTime changedAt{};
        QDateTime takeAt{}; ///< not before
        int changes = 0;    ///< how often it was seen to be another

        [[nodiscard]] bool isSame(const Seen& other) const
        {
            return size == other.size && changedAt == other.changedAt;
        }
    };
    using Files = QMap<QString, Seen>; ///< by path

    void follow(const QString& folder);
    [[nodiscard]] Files findFiles(const QString& folder) const;
    void takeNext();
    void take(const QString& file);
    void finish(const QString& file, const Result<FolderReport>& report);

    Database& m_database;
    const Clock& m_clock;
    QTimer m_timer;
    QFileSystemWatcher m_watcher;
    QString m_folder;
    Files m_seen; ///< as of the last look
    DatabaseWorker m_worker;
};

} // namespace inglenook::core
