#pragma once

#include "core/base/result.h"
#include "core/contacts/columnguess.h"
#include "core/contacts/importformat.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// The start of a file, as a format reads it.
struct ImportPreview
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ImportPreview)

public:
    QStringList header; ///< names of the columns; "Column 1" and so on where the file has none
    bool hasHeader = false;
    int rowsBefore = 0;    ///< titles and the like above the header
    QList<ImportRow> rows; ///< the first rows of contents
    ColumnMapping mapping; ///< which column holds what, as far as it can be told
};

/// `hasHeader`: whether the first row that is not blank names the columns; without it that is found out by looking,
/// also below titles. Cards always have one. Errors: InvalidInput when the file is empty or cannot be read that way.
[[nodiscard]] Result<ImportPreview> loadPreview(const QByteArray& bytes, const ImportFormat& format,
                                                std::optional<bool> hasHeader = std::nullopt);

/// How many rows stand before the contents, where a reader starts.
[[nodiscard]] qint64 rowsToSkip(const ImportFormat& format, int rowsBefore, bool hasHeader);

} // namespace inglenook::core
