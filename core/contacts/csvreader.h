#pragma once

#include "core/contacts/csvdialect.h"
#include "core/contacts/rowreader.h"

#include <QtCore/QByteArray>

namespace inglenook::core {

/// Reads row by row and decodes as it goes, so that a large file is never held as text. Quotes, doubled quotes, line
/// breaks in quotes; CR LF, LF or CR ends a row; blank lines and a first line `sep=;` are skipped. After a row in
/// trouble it goes on with the line below.
class CsvReader : public RowReader
{
public:
    CsvReader(const QByteArray& bytes, const CsvDialect& dialect);

    [[nodiscard]] std::optional<ImportRow> next() override;
    [[nodiscard]] double progress() const override;

private:
    bool readOn();
    bool skipBlankLines();
    void skipLineEnd();
    ImportRow takeLine(ImportRow::Trouble trouble);

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
