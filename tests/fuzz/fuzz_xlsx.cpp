// A stranger's workbook: the archive as it is, and the same bytes as the XML of a sheet in a sound archive.

#include "core/contacts/importpreview.h"
#include "core/contacts/sheetnumber.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/zipwriter.h"

using namespace inglenook;
using namespace inglenook::core;

namespace {

void readEveryRow(const QByteArray& file)
{
    const auto format = detectFormat(file);
    if (!format || format->kind != ImportFormat::Kind::Workbook)
        return;
    (void)loadPreview(file, *format);
    const auto rows = openRows(file, *format);
    if (!rows)
        return;
    qint64 line = 0;
    while (const auto row = (*rows)->next()) {
        tests::demand(row->line > line, "rows go down the sheet");
        tests::demand(row->cells.size() <= 16'384, "a row is no wider than a sheet");
        line = row->line;
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    readEveryRow(input);
    readEveryRow(tests::makeWorkbook({{"S", input}}));
    (void)isDateFormat(QString::fromUtf8(input));
    (void)sheetNumberText(QString::fromLatin1(input));
    return 0;
}
