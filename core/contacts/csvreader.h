#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>

namespace inglenook::core {

enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };

/// How a CSV file is written: found by looking, changeable by the owner.
struct CsvDialect
{
    TextEncoding encoding = TextEncoding::Utf8;
    QChar separator = u',';

    bool operator==(const CsvDialect&) const = default;
};

/// By byte-order mark, validity as UTF-8 and the separator that gives the steadiest columns.
[[nodiscard]] CsvDialect detectDialect(const QByteArray& bytes);

struct CsvRow
{
    qint64 line; ///< where it starts in the file, from 1
    QStringList cells;
};

/// Reads row by row. Quotes, doubled quotes, line breaks in quotes; CR LF, LF or CR ends a row; blank lines are
/// skipped.
class CsvReader
{
public:
    CsvReader(const QByteArray& bytes, const CsvDialect& dialect);

    /// The next row; nothing at the end. An unclosed quote is InvalidInput naming the line where it was opened.
    [[nodiscard]] Result<std::optional<CsvRow>> next();
    /// How far in the text, 0 to 1.
    [[nodiscard]] double progress() const;

private:
    QString m_text;
    QChar m_separator;
    qsizetype m_position = 0;
    qint64 m_line = 1;
};

} // namespace inglenook::core
