#pragma once

#include "core/base/storage/transaction.h"
#include "core/contacts/contactimporter.h"

#include <QtCore/QDateTime>

#include <optional>

namespace inglenook::core {

/// What the owner has settled for a file, to be offered again for the next one with the same columns.
struct ImportChoices
{
    ColumnMapping mapping;
    Duplicates duplicates = Duplicates::Merge;
    Basis basis = Basis::Service;
    QMap<QString, int> otherColumns{}; ///< of what is imported besides contacts, by its word
    QString dayOrder{};                ///< "day-first" or "month-first", where the owner had to say it
};

/// Remembers choices by the names of the columns; their order does not matter.
class ImportLayoutRepository
{
public:
    [[nodiscard]] Result<std::optional<ImportChoices>> find(Transaction& transaction, const QStringList& header) const;
    /// Forgets the choices that have not been used for the longest time when there are very many.
    [[nodiscard]] Result<void> store(Transaction& transaction, const QStringList& header, const ImportChoices& choices,
                                     const QDateTime& now) const;
};

} // namespace inglenook::core
