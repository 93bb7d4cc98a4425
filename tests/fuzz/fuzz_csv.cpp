// A stranger's CSV: whatever its bytes, every row can be read, and what is written can be read again.

#include "core/contacts/csvreader.h"
#include "core/contacts/csvwriter.h"
#include "core/contacts/importformat.h"
#include "core/contacts/importpreview.h"
#include "core/contacts/importrowreader.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;
using namespace inglenook::core;

namespace {

void readEveryRow(const QByteArray& bytes, const CsvDialect& dialect)
{
    CsvReader reader(bytes, dialect);
    const ImportRowReader contacts(guessMapping({}, {}), 0);
    qint64 line = 0;
    while (const auto row = reader.next()) {
        tests::demand(row->line > line, "lines go up");
        tests::demand(!row->cells.isEmpty(), "a row has a cell");
        tests::demand(reader.progress() >= 0 && reader.progress() <= 1, "progress is a share");
        line = row->line;
        (void)contacts.read(*row);
        if (row->trouble != ImportRow::Trouble::None)
            continue;
        const QByteArray written = csvLine(row->cells);
        CsvReader again(written, {TextEncoding::Utf8, u','});
        (void)again.next();
        tests::demand(!again.next().has_value(), "a row that is written is one row");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    readEveryRow(file, detectDialect(file));
    readEveryRow(file, {TextEncoding::Utf16LittleEndian, u';'});
    if (const auto format = detectFormat(file))
        (void)loadPreview(file, *format);
    return 0;
}
