#include "core/contacts/importformat.h"

#include "core/contacts/csvreader.h"
#include "core/contacts/vcardreader.h"
#include "core/contacts/xlsxreader.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qsizetype lookedAt = 8192; // bytes

struct Signature
{
    const char* bytes;
    const char* message;
};

constexpr Signature signatures[] = {
    {"\xD0\xCF\x11\xE0",
     QT_TRANSLATE_NOOP("inglenook::core::ImportFormat",
                       "This is a workbook of an old kind, or one that is locked with a password. Open it in your "
                       "spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)” or “CSV”, without a "
                       "password, and import that file.")},
    {"%PDF", QT_TRANSLATE_NOOP("inglenook::core::ImportFormat",
                               "This is a PDF, which cannot be imported. Export the list as Excel or CSV instead.")},
    {"{\\rtf", QT_TRANSLATE_NOOP("inglenook::core::ImportFormat",
                                 "This is a letter, not a list. Export the list as Excel or CSV instead.")},
    {"<", QT_TRANSLATE_NOOP("inglenook::core::ImportFormat",
                            "This is a web page, even if it is called a workbook. Open it in your spreadsheet program, "
                            "choose “Save as”, then “Excel workbook (.xlsx)”, and import that file.")},
};

Error invalid(const QString& message)
{
    return {ErrorKind::InvalidInput, message, {}};
}

Result<void> checkIsText(const QByteArray& bytes, TextEncoding encoding)
{
    const bool isWide = encoding == TextEncoding::Utf16LittleEndian || encoding == TextEncoding::Utf16BigEndian;
    if (!isWide && bytes.first(std::min(bytes.size(), lookedAt)).contains('\0'))
        return invalid(ImportFormat::tr("This file is no text. Export the list as Excel or CSV and import that file."));
    return {};
}

} // namespace

Result<ImportFormat> detectFormat(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return invalid(ImportFormat::tr("This file is empty."));
    for (const Signature& signature : signatures) {
        if (bytes.startsWith(signature.bytes) || bytes.startsWith(QByteArray("\xEF\xBB\xBF") + signature.bytes))
            return invalid(ImportFormat::tr(signature.message));
    }
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06")) {
        const auto workbook = Workbook::open(bytes);
        if (!workbook)
            return workbook.error();
        return ImportFormat{ImportFormat::Kind::Workbook, {}, *workbook, 0};
    }
    const TextEncoding encoding = detectEncoding(bytes);
    if (auto isText = checkIsText(bytes, encoding); !isText)
        return isText.error();
    if (beginsLikeCards(TextDecoder(encoding).decode(bytes.first(std::min(bytes.size(), lookedAt)))))
        return ImportFormat{ImportFormat::Kind::Cards, {encoding, u','}, {}, 0};
    return ImportFormat{ImportFormat::Kind::Csv, detectDialect(bytes), {}, 0};
}

Result<std::unique_ptr<RowReader>> openRows(const QByteArray& bytes, const ImportFormat& format)
{
    if (format.kind == ImportFormat::Kind::Workbook)
        return XlsxReader::open(bytes, format.workbook, format.sheet);
    if (auto isText = checkIsText(bytes, format.dialect.encoding); !isText)
        return isText.error();
    if (format.kind == ImportFormat::Kind::Cards)
        return std::unique_ptr<RowReader>(std::make_unique<VcardReader>(bytes, format.dialect.encoding));
    return std::unique_ptr<RowReader>(std::make_unique<CsvReader>(bytes, format.dialect));
}

} // namespace inglenook::core
