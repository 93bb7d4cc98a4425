#include "core/contacts/csvreader.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qsizetype pieceSize = 64 * 1024;   // bytes decoded at once
constexpr qsizetype longestCell = 64 * 1024; // in quotes: more is a quotation mark that nobody closed
constexpr qsizetype longestRow = 1024 * 1024;
constexpr qsizetype shownOfALine = 1000;

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

/// Cuts one row out of `text`. When the text ends before the row does and more can be read, it says so and is run
/// again from the start of the row.
class RowScan
{
public:
    enum class Outcome { Row, NeedsMore, OpenQuote };

    RowScan(QStringView text, qsizetype start, QChar separator, bool isLast)
        : m_text(text)
        , m_position(start)
        , m_separator(separator)
        , m_isLast(isLast)
    {
    }

    Outcome run()
    {
        while (m_outcome == Outcome::Row) {
            scanCell();
            if (m_outcome != Outcome::Row || m_position >= m_text.size())
                break;
            if (isLineEnd(m_text.at(m_position))) {
                takeLineEnd();
                return m_outcome;
            }
            ++m_position; // the separator
        }
        if (m_outcome == Outcome::Row && !m_isLast)
            m_outcome = Outcome::NeedsMore;
        return m_outcome;
    }

    [[nodiscard]] qsizetype position() const { return m_position; }
    [[nodiscard]] qint64 lineEnds() const { return m_lineEnds; }
    [[nodiscard]] QStringList takeCells() { return std::move(m_cells); }

private:
    void scanCell()
    {
        qsizetype start = m_position;
        while (start < m_text.size() && m_text.at(start) == u' ')
            ++start;
        if (start < m_text.size() && m_text.at(start) == u'"') {
            m_position = start + 1;
            scanQuoted();
        } else {
            m_cells.append(plainCell().toString());
        }
    }

    QStringView plainCell()
    {
        const qsizetype start = m_position;
        while (m_position < m_text.size() && m_text.at(m_position) != m_separator && !isLineEnd(m_text.at(m_position)))
            ++m_position;
        return m_text.sliced(start, m_position - start);
    }

    void scanQuoted()
    {
        QString cell;
        const qsizetype start = m_position;
        while (true) {
            const qsizetype quote = m_text.indexOf(u'"', m_position);
            const qsizetype end = quote < 0 ? m_text.size() : quote;
            if (end - start > longestCell || (quote < 0 && m_isLast)) {
                m_outcome = Outcome::OpenQuote;
                return;
            }
            if (quote < 0 || (quote + 1 == m_text.size() && !m_isLast)) {
                m_outcome = Outcome::NeedsMore;
                return;
            }
            cell += m_text.sliced(m_position, quote - m_position);
            m_position = quote + 1;
            if (m_position >= m_text.size() || m_text.at(m_position) != u'"')
                break;
            cell += u'"';
            ++m_position;
        }
        finishQuoted(std::move(cell));
    }

    /// Words after the closing mark belong to the cell, as spreadsheets have it. Where the cell went over several
    /// lines, though, a mark was forgotten and the text is no cell at all.
    void finishQuoted(QString cell)
    {
        const qint64 breaks = countLineEnds(cell);
        const QStringView rest = plainCell().trimmed();
        if (breaks > 0 && !rest.isEmpty()) {
            m_outcome = Outcome::OpenQuote;
            return;
        }
        m_lineEnds += breaks;
        cell += rest;
        m_cells.append(std::move(cell));
    }

    static qint64 countLineEnds(QStringView text)
    {
        qint64 ends = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text.at(i) == u'\n' || (text.at(i) == u'\r' && (i + 1 == text.size() || text.at(i + 1) != u'\n')))
                ++ends;
        }
        return ends;
    }

    void takeLineEnd()
    {
        const bool isReturn = m_text.at(m_position) == u'\r';
        ++m_position;
        if (isReturn && m_position == m_text.size() && !m_isLast)
            m_outcome = Outcome::NeedsMore;
        else if (isReturn && m_position < m_text.size() && m_text.at(m_position) == u'\n')
            ++m_position;
        ++m_lineEnds;
    }

    QStringView m_text;
    qsizetype m_position;
    QChar m_separator;
    bool m_isLast;
    QStringList m_cells;
    qint64 m_lineEnds = 0;
    Outcome m_outcome = Outcome::Row;
};

} // namespace

std::optional<QChar> separatorNamedIn(QStringView text)
{
    const bool isNamed = text.size() >= 5 && text.startsWith(u"sep=", Qt::CaseInsensitive) &&
                         (text.size() == 5 || isLineEnd(text.at(5)));
    return isNamed ? std::optional(text.at(4)) : std::nullopt;
}

CsvReader::CsvReader(const QByteArray& bytes, const CsvDialect& dialect)
    : m_bytes(bytes)
    , m_decoder(dialect.encoding)
    , m_separator(dialect.separator)
{
}

std::optional<ImportRow> CsvReader::next()
{
    while (skipBlankLines()) {
        const bool isLast = m_taken >= m_bytes.size();
        RowScan scan(m_text, m_position, m_separator, isLast);
        const auto outcome = scan.run();
        if (outcome == RowScan::Outcome::OpenQuote)
            return takeLine(ImportRow::Trouble::OpenQuote);
        if (outcome == RowScan::Outcome::NeedsMore) {
            if (m_text.size() - m_position > longestRow)
                return takeLine(ImportRow::Trouble::TooLong);
            readOn();
            continue;
        }
        ImportRow row{m_line, scan.takeCells()};
        m_position = scan.position();
        m_line += scan.lineEnds();
        return row;
    }
    return std::nullopt;
}

double CsvReader::progress() const
{
    if (m_bytes.isEmpty())
        return 1;
    const qsizetype ahead = std::min(m_text.size() - m_position, m_taken);
    return static_cast<double>(m_taken - ahead) / static_cast<double>(m_bytes.size());
}

/// Decodes another piece behind what is not read yet; a row that goes on and on is read in ever larger ones.
bool CsvReader::readOn()
{
    if (m_taken >= m_bytes.size())
        return false;
    m_text.remove(0, m_position);
    m_position = 0;
    const qsizetype size = std::min(std::max(pieceSize, m_text.size()), m_bytes.size() - m_taken);
    m_text += m_decoder.decode(QByteArrayView(m_bytes).sliced(m_taken, size));
    m_taken += size;
    return true;
}

/// False at the end of the file.
bool CsvReader::skipBlankLines()
{
    if (m_isAtStart) {
        readOn();
        m_isAtStart = false;
        if (separatorNamedIn(m_text))
            m_position = 5;
    }
    while (true) {
        if (m_position >= m_text.size() && !readOn())
            return false;
        if (m_position >= m_text.size())
            continue;
        if (!isLineEnd(m_text.at(m_position)))
            return true;
        skipLineEnd();
    }
}

void CsvReader::skipLineEnd()
{
    const bool isReturn = m_text.at(m_position) == u'\r';
    ++m_position;
    if (isReturn && m_position == m_text.size())
        readOn();
    if (isReturn && m_position < m_text.size() && m_text.at(m_position) == u'\n')
        ++m_position;
    ++m_line;
}

/// Gives the line at hand as one cell, shortened, and goes behind it.
ImportRow CsvReader::takeLine(ImportRow::Trouble trouble)
{
    const auto findEnd = [this] {
        return std::find_if(m_text.cbegin() + m_position, m_text.cend(), isLineEnd) - m_text.cbegin();
    };
    qsizetype end = findEnd();
    ImportRow row{m_line, {m_text.mid(m_position, std::min(end - m_position, shownOfALine))}, trouble};
    m_position = end;
    while (m_position >= m_text.size() && readOn())
        m_position = findEnd();
    if (m_position < m_text.size())
        skipLineEnd();
    return row;
}

} // namespace inglenook::core
