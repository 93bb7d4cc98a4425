#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contact.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <optional>

namespace inglenook::core {

/// An import that can still be undone.
struct PastImport
{
    Id<PastImport> id;
    QString source; ///< the name of the file
    QDateTime importedAt;
    qint64 added = 0;
    qint64 updated = 0;
};

/// What undoing an import has done.
struct UndoReport
{
    qint64 removed = 0;  ///< contacts that are gone again
    qint64 restored = 0; ///< contacts that are as they were before
    qint64 visits = 0;   ///< visits that are gone again
    qint64 kept = 0;     ///< contacts that stay, because a mail, a visit or the owner has touched them since
};

/// The last import, and the way back before it.
class ImportHistoryRepository
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ImportHistoryRepository)

public:
    /// Begins a record, which takes the place of the one before; one that has begun at `now` goes on.
    [[nodiscard]] Result<Id<PastImport>> begin(Transaction& transaction, const QString& source,
                                               const QDateTime& now) const;
    /// Keeps what a contact was before the import changes it.
    [[nodiscard]] Result<void> remember(Transaction& transaction, Id<PastImport> id, const Contact& before) const;
    /// Ends the record: the contacts added have ids above `newestBefore`.
    [[nodiscard]] Result<void> finish(Transaction& transaction, Id<PastImport> id, qint64 newestBefore, qint64 added,
                                      qint64 updated) const;

    [[nodiscard]] Result<std::optional<PastImport>> findLast(Transaction& transaction) const;
    /// Takes back the last import as far as nothing has happened to its contacts since. Errors: NotFound when there is
    /// none.
    [[nodiscard]] Result<UndoReport> undo(Transaction& transaction) const;
};

/// The highest id of a contact; 0 when there is none.
[[nodiscard]] Result<qint64> loadNewestContact(Transaction& transaction);

} // namespace inglenook::core
