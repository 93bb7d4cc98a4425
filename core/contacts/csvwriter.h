#pragma once

#include <QtCore/QStringList>

namespace inglenook::core {

/// One row of CSV with its CR LF, as UTF-8. A cell that a spreadsheet would take for a formula gets an apostrophe
/// before it, which our import takes away again.
[[nodiscard]] QByteArray csvLine(const QStringList& cells, QChar separator = u',');

/// Begins a file, so that spreadsheets know it is UTF-8.
[[nodiscard]] QByteArray csvByteOrderMark();

} // namespace inglenook::core
