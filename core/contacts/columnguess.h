#pragma once

#include "core/contacts/contactfield.h"
#include "core/contacts/rowreader.h"

namespace inglenook::core {

/// Which column holds what: from headers in English, German, French, Spanish, Italian; a column of addresses is found
/// without a header too.
[[nodiscard]] ColumnMapping guessMapping(const QStringList& header, const QList<ImportRow>& sample);

/// Whether a row reads like the line of column names.
[[nodiscard]] bool isHeader(const QStringList& cells);

} // namespace inglenook::core
