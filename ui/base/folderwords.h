#pragma once

#include "core/visits/folderreport.h"

namespace inglenook::ui {

/// "14 visits, 12 new guests", or why the file needs a look.
[[nodiscard]] QString folderReportWords(const core::FolderReport& report);

} // namespace inglenook::ui
