#include "core/contacts/importpreview.h"

#include "core/base/emailaddress.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int rowsShown = 50;
constexpr int deepestHeader = 10; ///< rows of titles that may stand above the header

struct Signature
{
    const char* bytes;
    const char* message;
};

constexpr Signature signatures[] = {
    {"PK\x03\x04",
     QT_TRANSLATE_NOOP("inglenook::core::ImportPreview",
                       "This is a workbook of a spreadsheet program. Open it there, choose “Save as”, then “CSV”, and "
                       "import that file.")},
    {"\xD0\xCF\x11\xE0",
     QT_TRANSLATE_NOOP("inglenook::core::ImportPreview",
                       "This is a workbook of a spreadsheet program. Open it there, choose “Save as”, then “CSV”, and "
                       "import that file.")},
    {"%PDF", QT_TRANSLATE_NOOP("inglenook::core::ImportPreview",
                               "This is a PDF, which cannot be imported. Export the list as CSV instead.")},
    {"BEGIN:VCARD", QT_TRANSLATE_NOOP("inglenook::core::ImportPreview",
                                      "These are address cards, not a CSV file. Export the list as CSV instead.")},
};

Result<void> checkIsText(const QByteArray& bytes, TextEncoding encoding)
{
    if (bytes.isEmpty())
        return Error{ErrorKind::InvalidInput, ImportPreview::tr("This file is empty."), {}};
    for (const Signature& signature : signatures) {
        if (bytes.startsWith(signature.bytes))
            return Error{ErrorKind::InvalidInput, ImportPreview::tr(signature.message), {}};
    }
    const bool isWide = encoding == TextEncoding::Utf16LittleEndian || encoding == TextEncoding::Utf16BigEndian;
    if (!isWide && bytes.first(std::min<qsizetype>(bytes.size(), 8192)).contains('\0'))
        return Error{ErrorKind::InvalidInput,
                     ImportPreview::tr("This file is no text. Export the list as CSV and import that file."),
                     {}};
    return {};
}

bool hasAddress(const CsvRow& row)
{
    return std::any_of(row.cells.begin(), row.cells.end(), [](const QString& cell) {
        return cell.contains(u'@') && EmailAddress::parse(cell).has_value();
    });
}

/// Where the column names stand; nothing when the file has none. Names in a language we do not know are the line right
/// above the first address.
std::optional<int> findHeader(const QList<CsvRow>& rows)
{
    const auto depth = static_cast<int>(std::min<qsizetype>(rows.size(), deepestHeader));
    for (int i = 0; i < depth; ++i) {
        if (hasAddress(rows.at(i)))
            break;
        if (isHeader(rows.at(i).cells))
            return i;
    }
    const auto first = static_cast<int>(std::find_if(rows.begin(), rows.begin() + depth, hasAddress) - rows.begin());
    if (first == 0 || first == depth)
        return std::nullopt;
    const QStringList& above = rows.at(first - 1).cells;
    const bool isNames =
        above.size() == rows.at(first).cells.size() && above.size() > 1 &&
        std::none_of(above.begin(), above.end(), [](const QString& cell) { return cell.trimmed().isEmpty(); });
    return isNames ? std::optional(first - 1) : std::nullopt;
}

QStringList numberedColumns(const QList<CsvRow>& rows)
{
    qsizetype widest = 0;
    for (const CsvRow& row : rows)
        widest = std::max(widest, row.cells.size());
    QStringList names;
    for (qsizetype i = 1; i <= widest; ++i)
        names.append(ImportPreview::tr("Column %1").arg(i));
    return names;
}

} // namespace

Result<ImportPreview> loadPreview(const QByteArray& bytes, const CsvDialect& dialect, std::optional<bool> hasHeader)
{
    if (auto isText = checkIsText(bytes, dialect.encoding); !isText)
        return isText.error();
    QList<CsvRow> rows;
    CsvReader reader(bytes, dialect);
    while (rows.size() < rowsShown + deepestHeader) {
        auto row = reader.next();
        if (!row)
            break;
        rows.append(std::move(*row));
    }
    if (rows.isEmpty())
        return Error{ErrorKind::InvalidInput, ImportPreview::tr("This file is empty."), {}};

    ImportPreview preview;
    auto header = findHeader(rows);
    if (hasHeader && *hasHeader != header.has_value())
        header = *hasHeader ? std::optional(0) : std::nullopt;
    preview.hasHeader = header.has_value();
    preview.rowsBefore = header.value_or(0);
    preview.header = header ? rows.at(*header).cells : numberedColumns(rows);
    preview.rows = rows.mid(header ? *header + 1 : 0, rowsShown);
    return preview;
}

} // namespace inglenook::core
