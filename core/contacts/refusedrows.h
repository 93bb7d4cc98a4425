#pragma once

#include "core/contacts/contactimporter.h"

namespace inglenook::core {

/// Saves the rows that an import left out as CSV, each with its line and the reason, to put right and import again.
/// Errors: Storage.
[[nodiscard]] Result<void> saveRefusedRows(const QString& path, const ImportReport& report, const QStringList& header,
                                           QChar separator);

} // namespace inglenook::core
