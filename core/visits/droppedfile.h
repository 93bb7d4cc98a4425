#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contactimporter.h"
#include "core/visits/folderreport.h"
#include "core/visits/visitimporter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace inglenook::core {

/// A file that a booking system has dropped: imported as the owner settled its columns the last time. Whatever the
/// owner would have to be asked, such as columns that are new, makes it need a look.
class DroppedFile
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::DroppedFile)

public:
    explicit DroppedFile(const QString& path);

    /// Imports the file and moves it into "done" or "needs a look" beside it, each step so that after a crash it is
    /// simply done again: an import that is repeated changes nothing. Rows that were left out lie beside it as CSV.
    /// Errors: Cancelled, Storage, NotFound (it is gone), Conflict (it is still being written); it stays where it is.
    [[nodiscard]] Result<FolderReport> take(Database& database, const QDateTime& now,
                                            const ImportProgress& progress = {}) const;

    /// The folders that files are moved into.
    [[nodiscard]] static QString doneName();
    [[nodiscard]] static QString lookName();

private:
    [[nodiscard]] Result<QByteArray> read() const;
    [[nodiscard]] bool hasChanged() const;
    [[nodiscard]] Result<VisitReport> import(Database& database, const QByteArray& bytes, const QDateTime& now,
                                             const ImportProgress& progress) const;
    [[nodiscard]] Result<QString> findPlace(const QString& folder) const;

    QFileInfo m_file; ///< as it was when it was found
};

} // namespace inglenook::core
