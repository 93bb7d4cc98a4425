#include "core/contacts/xlsxreader.h"

#include "core/contacts/sheetnumber.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int mostColumns = 16'384;
constexpr qint64 mostRows = 1'048'576;

} // namespace

int columnOfCell(QStringView name)
{
    int column = 0;
    for (const QChar c : name) {
        const char16_t letter = c.toUpper().unicode();
        if (letter < u'A' || letter > u'Z')
            break;
        column = column * 26 + (letter - u'A' + 1);
        if (column > mostColumns)
            return -1;
    }
    return column - 1;
}

Result<std::unique_ptr<RowReader>> XlsxReader::open(const QByteArray& bytes, std::shared_ptr<const Workbook> workbook,
                                                    int sheet)
{
    auto archive = ZipArchive::open(bytes);
    auto device = archive && sheet >= 0 && sheet < workbook->sheets().size()
                      ? archive->openEntry(workbook->sheets().at(sheet).entry)
                      : nullptr;
    if (!device)
        return Workbook::damaged(QStringLiteral("sheet %1 cannot be opened").arg(sheet));
    return std::unique_ptr<RowReader>(new XlsxReader(std::move(workbook), std::move(archive), std::move(device)));
}

XlsxReader::XlsxReader(std::shared_ptr<const Workbook> workbook, std::unique_ptr<ZipArchive> archive,
                       std::unique_ptr<QIODevice> device)
    : m_workbook(std::move(workbook))
    , m_archive(std::move(archive))
    , m_device(std::move(device))
    , m_xml(m_device.get())
{
}

std::optional<ImportRow> XlsxReader::next()
{
    while (!m_failure && m_xml.step()) {
        if (!m_xml.isStart() || m_xml.name() != u"row")
            continue;
        if (auto row = readRow())
            return row;
    }
    if (!m_failure && !m_xml.trouble().isEmpty())
        m_failure = Workbook::damaged(m_xml.trouble());
    return std::nullopt;
}

double XlsxReader::progress() const
{
    const auto size = static_cast<double>(m_device->size());
    return size > 0 ? std::min(1.0, static_cast<double>(m_xml.taken()) / size) : 1;
}

/// Nothing when the row is blank.
std::optional<ImportRow> XlsxReader::readRow()
{
    bool isNumbered = false;
    const qint64 number = m_xml.attribute(QLatin1String("r")).toLongLong(&isNumbered);
    m_row = isNumbered && number > m_row ? number : m_row + 1;
    if (m_row > mostRows) {
        m_failure = Workbook::damaged(QStringLiteral("more rows than a sheet can have"));
        return std::nullopt;
    }
    ImportRow row{m_row, {}};
    while (m_xml.step() && (m_xml.isStart() || m_xml.name() != u"row")) {
        if (m_xml.isStart() && m_xml.name() == u"c")
            readCell(row.cells);
    }
    const bool isBlank =
        std::all_of(row.cells.cbegin(), row.cells.cend(), [](const QString& cell) { return cell.trimmed().isEmpty(); });
    return isBlank || !m_xml.trouble().isEmpty() ? std::nullopt : std::optional(std::move(row));
}

void XlsxReader::readCell(QStringList& cells)
{
    const QString name = m_xml.attribute(QLatin1String("r"));
    const qsizetype column = name.isEmpty() ? cells.size() : columnOfCell(name);
    const QString type = m_xml.attribute(QLatin1String("t"));
    const QString style = m_xml.attribute(QLatin1String("s"));
    QString stored;
    while (m_xml.step() && (m_xml.isStart() || m_xml.name() != u"c")) {
        if (m_xml.isStart() && (m_xml.name() == u"v" || m_xml.name() == u"is"))
            stored = m_xml.text();
    }
    if (column < 0 || column >= mostColumns)
        return;
    if (cells.size() <= column)
        cells.resize(column + 1);
    cells[column] = textOf(type, style, stored);
}

QString XlsxReader::textOf(const QString& type, const QString& style, const QString& stored) const
{
    if (type == u"s") {
        bool isIndex = false;
        const qsizetype index = stored.toLongLong(&isIndex);
        return isIndex ? m_workbook->sharedText(index) : QString();
    }
    if (type == u"inlineStr" || type == u"str" || type == u"d")
        return unescapedSheetText(stored);
    if (type == u"b")
        return stored == u"1" ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
    if (type == u"e" || stored.isEmpty())
        return {};
    if (m_workbook->isDateStyle(style.toLongLong())) {
        bool isNumber = false;
        const double serial = stored.toDouble(&isNumber);
        const QString day = isNumber ? sheetDateText(serial, m_workbook->countsFrom1904()) : QString();
        if (!day.isEmpty())
            return day;
    }
    return sheetNumberText(stored);
}

} // namespace inglenook::core
