#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contactimporter.h"
#include "core/visits/folderreport.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// A file that a booking system has dropped: imported as the owner settled its columns the last time. Whatever the
/// owner would have to be asked, such as columns that are new, makes it need a look.
class DroppedFile
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::DroppedFile)

public:
    explicit DroppedFile(QString path);

    /// Imports the file and moves it into "done" or "needs a look" beside it, each step so that after a crash it is
    /// simply done again: an import that is repeated changes nothing. Errors: Cancelled, Storage (the file stays where
    /// it is).
    [[nodiscard]] Result<FolderReport> take(Database& database, const QDateTime& now,
                                            const ImportProgress& progress = {}) const;

    /// The folders that files are moved into.
    [[nodiscard]] static QString doneName();
    [[nodiscard]] static QString lookName();

private:
    [[nodiscard]] Result<QByteArray> read() const;
    [[nodiscard]] Result<FolderReport> import(Database& database, const QByteArray& bytes, const QDateTime& now,
                                              const ImportProgress& progress) const;
    [[nodiscard]] Result<void> moveTo(const QString& folder) const;

    QString m_path;
};

} // namespace inglenook::core
