#include "core/contacts/importpreview.h"

#include "core/base/emailaddress.h"
#include "core/contacts/vcardreader.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int rowsShown = 50;
constexpr int deepestHeader = 10; ///< rows of titles that may stand above the header

bool hasAddress(const ImportRow& row)
{
    return std::any_of(row.cells.begin(), row.cells.end(), [](const QString& cell) {
        return cell.contains(u'@') && EmailAddress::parse(cell).has_value();
    });
}

/// Where the column names stand; nothing when the file has none. Names in a language we do not know are the line right
/// above the first address.
std::optional<int> findHeader(const QList<ImportRow>& rows)
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

QStringList numberedColumns(const QList<ImportRow>& rows)
{
    qsizetype widest = 0;
    for (const ImportRow& row : rows)
        widest = std::max(widest, row.cells.size());
    QStringList names;
    for (qsizetype i = 1; i <= widest; ++i)
        names.append(ImportPreview::tr("Column %1").arg(i));
    return names;
}

} // namespace

Result<ImportPreview> loadPreview(const QByteArray& bytes, const ImportFormat& format, std::optional<bool> hasHeader)
{
    const auto reader = openRows(bytes, format);
    if (!reader)
        return reader.error();
    QList<ImportRow> rows;
    while (rows.size() < rowsShown + deepestHeader) {
        auto row = (*reader)->next();
        if (!row)
            break;
        rows.append(std::move(*row));
    }
    if (const auto failure = (*reader)->failure())
        return *failure;
    if (rows.isEmpty())
        return Error{ErrorKind::InvalidInput,
                     format.kind == ImportFormat::Kind::Workbook ? ImportPreview::tr("This sheet is empty.")
                                                                 : ImportPreview::tr("This file is empty."),
                     {}};
    if (format.kind == ImportFormat::Kind::Cards)
        return ImportPreview{VcardReader::header(), true, 0, rows.first(std::min<qsizetype>(rows.size(), rowsShown)),
                             VcardReader::mapping()};

    ImportPreview preview;
    auto header = findHeader(rows);
    if (hasHeader && *hasHeader != header.has_value())
        header = *hasHeader ? std::optional(0) : std::nullopt;
    preview.hasHeader = header.has_value();
    preview.rowsBefore = header.value_or(0);
    preview.header = header ? rows.at(*header).cells : numberedColumns(rows);
    preview.rows = rows.mid(header ? *header + 1 : 0, rowsShown);
    preview.mapping = guessMapping(header ? preview.header : QStringList(), preview.rows);
    return preview;
}

qint64 rowsToSkip(const ImportFormat& format, int rowsBefore, bool hasHeader)
{
    return format.kind == ImportFormat::Kind::Cards ? 0 : rowsBefore + (hasHeader ? 1 : 0);
}

} // namespace inglenook::core
