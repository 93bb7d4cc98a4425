#include "tests/support/zipwriter.h"

#include <zip.h>

namespace inglenook::tests {

QByteArray makeZip(const QList<std::pair<QByteArray, QByteArray>>& entries)
{
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(memory);
    zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : entries) {
        zip_source_t* content =
            zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
        zip_file_add(archive, name.constData(), content, ZIP_FL_ENC_UTF_8);
    }
    zip_close(archive);
    zip_source_open(memory);
    zip_source_seek(memory, 0, SEEK_END);
    QByteArray packed(static_cast<qsizetype>(zip_source_tell(memory)), Qt::Uninitialized);
    zip_source_seek(memory, 0, SEEK_SET);
    zip_source_read(memory, packed.data(), static_cast<zip_uint64_t>(packed.size()));
    zip_source_close(memory);
    zip_source_free(memory);
    return packed;
}

QByteArray makeWorkbook(const QList<std::pair<QByteArray, QByteArray>>& sheets)
{
    QByteArray names;
    QByteArray relations;
    QList<std::pair<QByteArray, QByteArray>> entries;
    for (qsizetype i = 0; i < sheets.size(); ++i) {
        const QByteArray number = QByteArray::number(i + 1);
        names += "<sheet name=\"" + sheets.at(i).first + "\" sheetId=\"" + number + "\" r:id=\"r" + number + "\"/>";
        relations += "<Relationship Id=\"r" + number + "\" Type=\"x/worksheet\" Target=\"sheet" + number + ".xml\"/>";
        entries.append({"xl/sheet" + number + ".xml", sheets.at(i).second});
    }
    entries.append({"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + names + "</sheets></workbook>"});
    entries.append({"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
    return makeZip(entries);
}

} // namespace inglenook::tests
