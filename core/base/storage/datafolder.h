#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"

#include <QtCore/QLockFile>

namespace inglenook::core {

/// The folder that holds everything the owner has, open to one copy of the application at a time. A lock file keeps a
/// second copy out; should that file have been cleaned away, the `owner` row in the database still does. Both are taken
/// over from a copy that has died.
class DataFolder
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::DataFolder)

public:
    /// Opens the folder at `path`, making it (readable by its owner only) when it is not there, and the database in it.
    /// Errors: InUse (another copy has it open), Storage, NewerVersion.
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> open(const QString& path, const Clock& clock);
    /// Whether nobody has the folder at `path` open, for what must be done before it is opened; a folder that is not
    /// there is free. Errors: InUse.
    [[nodiscard]] static Result<void> checkIsFree(const QString& path);
    ~DataFolder();
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    /// `name` inside the folder.
    [[nodiscard]] QString filePath(const QString& name) const;
    [[nodiscard]] Database& database() const { return *m_database; }

private:
    explicit DataFolder(QString path);

    [[nodiscard]] Result<void> lock();
    [[nodiscard]] Result<void> takeRestored();
    [[nodiscard]] Result<void> openDatabase();
    [[nodiscard]] Result<void> becomeOwner(const QDateTime& now);

    QString m_path;
    QLockFile m_lock;
    std::unique_ptr<Database> m_database;
    bool m_isOwner = false;
};

/// Where a restore leaves a database that takes the place of the one in `folder` when that is opened next.
[[nodiscard]] QString restoredDatabaseIn(const QString& folder);

} // namespace inglenook::core
