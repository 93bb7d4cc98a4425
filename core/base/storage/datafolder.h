#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"

#include <QtCore/QLockFile>

namespace inglenook::core {

/// The one folder that holds a business: its database and all that belongs to it. Open in one program at a time.
class DataFolder
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::DataFolder)

public:
    /// Opens the folder, making it (readable by its owner only) when it is not there. The lock of a program that has
    /// died is taken over. Errors: InUse (another copy has it open), Storage, NewerVersion.
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> open(const QString& path, const Clock& clock);
    ~DataFolder();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString filePath(const QString& name) const;
    [[nodiscard]] Database& database() const { return *m_database; }

private:
    explicit DataFolder(QString path);
    /// The row in the database tells who has it open, also where a lock file means nothing, as on some network drives.
    [[nodiscard]] Result<void> takeOwnership(const QDateTime& now);

    QString m_path;
    QLockFile m_lock;
    std::unique_ptr<Database> m_database;
};

} // namespace inglenook::core
