#pragma once

#include "core/contacts/csvdialect.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>

namespace inglenook::core {

struct CsvRow
{
    enum class Trouble {
        None,
        OpenQuote, ///< a quotation mark is opened and never closed: `cells` holds the line as it stands
        TooLong    ///< longer than any row can be: `cells` holds its start
    };

    qint64 line; ///< where it starts in the file, from 1
    QStringList cells;
    Trouble trouble = Trouble::None;
};

/// Reads row by row and decodes as it goes, so that a large file is never held as text. Quotes, doubled quotes, line
/// breaks in quotes; CR LF, LF or CR ends a row; blank lines and a first line `sep=;` are skipped. After a row in
/// trouble it goes on with the line below.
class CsvReader
{
public:
    CsvReader(const QByteArray& bytes, const CsvDialect& dialect);

    /// The next row; nothing at the end.
    [[nodiscard]] std::optional<CsvRow> next();
    /// How far in the file, 0 to 1.
    [[nodiscard]] double progress() const;

private:
    bool readOn();
    bool skipBlankLines();
    void skipLineEnd();
    CsvRow takeLine(CsvRow::Trouble trouble);

    QByteArray m_bytes;
    qsizetype m_taken = 0; ///< bytes that are decoded
    TextDecoder m_decoder;
    QChar m_separator;
    QString m_text; ///< what is decoded and not thrown away yet
    qsizetype m_position = 0;
    qint64 m_line = 1;
    bool m_isAtStart = true;
};

/// The separator that a first line `sep=;` names, as spreadsheets write it.
[[nodiscard]] std::optional<QChar> separatorNamedIn(QStringView text);

} // namespace inglenook::core
