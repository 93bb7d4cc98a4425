#pragma once

#include "core/base/result.h"

#include <QtCore/QStringList>

#include <optional>

namespace inglenook::core {

/// One row of a file to import.
struct ImportRow
{
    enum class Trouble {
        None,
        OpenQuote, ///< a quotation mark is opened and never closed: `cells` holds the line as it stands
        TooLong    ///< longer than any row can be: `cells` holds its start
    };

    qint64 line; ///< where it starts in the file, from 1; of a workbook the row's number
    QStringList cells;
    Trouble trouble = Trouble::None;
};

/// The rows of a file, whatever it is, one after another; blank ones are skipped.
class RowReader
{
public:
    virtual ~RowReader() = default;

    /// The next row; nothing at the end, or where the file breaks off.
    [[nodiscard]] virtual std::optional<ImportRow> next() = 0;
    /// How far in the file, 0 to 1.
    [[nodiscard]] virtual double progress() const = 0;
    /// Why the file breaks off, once `next` has given nothing.
    [[nodiscard]] virtual std::optional<Error> failure() const { return std::nullopt; }
};

} // namespace inglenook::core
