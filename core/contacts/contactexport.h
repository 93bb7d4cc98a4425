#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contactrepository.h"

#include <QtCore/QIODevice>

namespace inglenook::core {

enum class ExportKind { Csv, Json };

/// Writes the contacts that a filter lets through, in its order: CSV that our own import reads back field by field (and
/// in which spreadsheets find no formulas), or a JSON array. Returns how many. Errors: Storage.
[[nodiscard]] Result<qint64> exportContacts(Transaction& transaction, const ContactFilter& filter, ExportKind kind,
                                            QIODevice& device);

/// The same for these contacts alone.
[[nodiscard]] Result<qint64> exportContacts(Transaction& transaction, const QList<Id<Contact>>& ids, ExportKind kind,
                                            QIODevice& device);

} // namespace inglenook::core
