#pragma once

#include "core/base/result.h"
#include "core/contacts/columnguess.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// The start of a file, as a dialect reads it.
struct ImportPreview
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ImportPreview)

public:
    QStringList header; ///< names of the columns; "Column 1" and so on where the file has none
    bool hasHeader = false;
    int rowsBefore = 0; ///< titles and the like above the header
    QList<CsvRow> rows; ///< the first rows of contents
};

/// `hasHeader`: whether the first row that is not blank names the columns; without it that is found out by looking,
/// also below titles. Errors: InvalidInput when the file is empty or no text, saying what to do.
[[nodiscard]] Result<ImportPreview> loadPreview(const QByteArray& bytes, const CsvDialect& dialect,
                                                std::optional<bool> hasHeader = std::nullopt);

} // namespace inglenook::core
