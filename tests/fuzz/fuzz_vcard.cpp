// A stranger's address cards.

#include "core/contacts/importrowreader.h"
#include "core/contacts/vcardreader.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;
using namespace inglenook::core;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    VcardReader reader(file, detectEncoding(file));
    const ImportRowReader contacts(VcardReader::mapping(), VcardReader::header().size());
    qint64 line = 0;
    while (const auto row = reader.next()) {
        tests::demand(row->line > line, "lines go up");
        tests::demand(row->cells.size() == VcardReader::header().size(), "every card has the same columns");
        tests::demand(reader.progress() >= 0 && reader.progress() <= 1, "progress is a share");
        line = row->line;
        (void)contacts.read(*row);
    }
    return 0;
}
