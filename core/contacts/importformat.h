#pragma once

#include "core/contacts/csvdialect.h"
#include "core/contacts/rowreader.h"
#include "core/contacts/workbook.h"

#include <QtCore/QCoreApplication>

#include <memory>

namespace inglenook::core {

/// What kind of file an import is, and how it is written: found by looking, changeable by the owner.
struct ImportFormat
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::ImportFormat)

public:
    enum class Kind { Csv, Workbook, Cards };

    Kind kind = Kind::Csv;
    CsvDialect dialect{};                       ///< of text; cards have an encoding only
    std::shared_ptr<const Workbook> workbook{}; ///< of a workbook, opened once
    int sheet = 0;                              ///< the place of a sheet in `workbook->sheets()`
};

/// Errors: InvalidInput when the file is empty or nothing that can be imported, saying what to do. Takes its time with
/// a large workbook.
[[nodiscard]] Result<ImportFormat> detectFormat(const QByteArray& bytes);

/// Errors: InvalidInput when these bytes cannot be read that way.
[[nodiscard]] Result<std::unique_ptr<RowReader>> openRows(const QByteArray& bytes, const ImportFormat& format);

} // namespace inglenook::core
