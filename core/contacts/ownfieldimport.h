#pragma once

#include "core/contacts/contactimporter.h"
#include "core/contacts/ownfield.h"

namespace inglenook::core {

/// Which column holds which of the owner's fields, by the field's name; one that is not there yet is made.
using OwnColumns = QMap<QString, int>;

/// Columns that bear the name of a field and are not among `taken`.
[[nodiscard]] OwnColumns guessOwnColumns(const QStringList& header, const QList<OwnField>& fields,
                                         const QSet<int>& taken);
/// As they are remembered among the other columns of a layout, and back.
[[nodiscard]] QMap<QString, int> wordsOfOwn(const OwnColumns& columns);
[[nodiscard]] OwnColumns ownColumnsFromWords(const QMap<QString, int>& words);

/// The owner's fields of a file whose contacts have just been imported in the same transaction, as
/// `options.duplicates` says for those who were known before. Returns how many values are or would be new. Errors:
/// InvalidInput (a field cannot be made), Cancelled, Storage.
[[nodiscard]] Result<qint64> importOwnFields(Transaction& transaction, const QByteArray& bytes,
                                             const ImportOptions& options, const OwnColumns& columns,
                                             const QDateTime& now, ImportMode mode,
                                             const ImportProgress& progress = {});
/// Puts back what `importOwnFields` has changed, where nobody has changed it since.
[[nodiscard]] Result<void> undoOwnFields(Transaction& transaction, qint64 importId);

} // namespace inglenook::core
