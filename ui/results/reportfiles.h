#pragma once

#include "core/base/result.h"
#include "core/stats/report.h"

class QPrinter;

namespace inglenook::ui {

/// Writes the report's picture as PNG. A file of that name is replaced only once the new one is whole. Errors: Storage.
[[nodiscard]] core::Result<void> savePicture(const QString& file, const core::Report& report);
/// Writes the days as CSV (core/stats/figurescsv.h). Errors: Storage.
[[nodiscard]] core::Result<void> saveTable(const QString& file, const core::Report& report);
/// One page, as large as the paper allows. Errors: Storage (the printer takes nothing).
[[nodiscard]] core::Result<void> printReport(QPrinter& printer, const core::Report& report);

/// What to call a file of the report: "Results 2026-10-25 to 2026-11-23".
[[nodiscard]] QString reportFileName(const core::Report& report);

} // namespace inglenook::ui
