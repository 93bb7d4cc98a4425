#pragma once

#include "core/contacts/textdecoder.h"

namespace inglenook::core {

/// How a CSV file is written: found by looking, changeable by the owner.
struct CsvDialect
{
    TextEncoding encoding = TextEncoding::Utf8;
    QChar separator = u',';

    bool operator==(const CsvDialect&) const = default;
};

/// By byte-order mark, validity as UTF-8, a line `sep=;`, and the separator that gives the steadiest columns.
[[nodiscard]] CsvDialect detectDialect(const QByteArray& bytes);

/// The separators a file may have, the most usual first.
[[nodiscard]] QList<QChar> csvSeparators();

} // namespace inglenook::core
