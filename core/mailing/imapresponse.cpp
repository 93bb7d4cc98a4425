#include "core/mailing/imapresponse.h"

#include <QtCore/QList>

#include <algorithm>
#include <optional>

namespace inglenook::core {

namespace {

/// The size at the end of a line that announces a literal: "{12}", "{12+}"; -1: none is.
qsizetype announcedLiteral(const QByteArray& line)
{
    const qsizetype open = line.endsWith('}') ? line.lastIndexOf('{') : -1;
    if (open < 0)
        return -1;
    QByteArray digits = line.mid(open + 1, line.size() - open - 2);
    if (digits.endsWith('+'))
        digits.chop(1);
    bool isNumber = false;
    const qlonglong size = digits.toLongLong(&isNumber);
    return isNumber && size >= 0 ? static_cast<qsizetype>(size) : -1;
}

} // namespace

/// Reads the values of a response, over all its pieces.
class ImapResponseParser::Reader
{
public:
    explicit Reader(const std::vector<Piece>& pieces)
        : m_pieces(pieces)
    {
    }

    void skip(qsizetype characters) { m_at += characters; }

    /// Up to the end; nothing when it is none that the language knows.
    [[nodiscard]] std::optional<std::vector<ImapValue>> readAll()
    {
        auto values = readList(0, false);
        return m_isBroken ? std::nullopt : std::optional(std::move(values));
    }

private:
    [[nodiscard]] const Piece& piece() const { return m_pieces[m_piece]; }
    [[nodiscard]] bool isAtEnd() const { return m_at >= piece().line.size(); }
    [[nodiscard]] char peek() const { return isAtEnd() ? '\0' : piece().line.at(m_at); }

    std::vector<ImapValue> readList(int depth, bool isClosed)
    {
        std::vector<ImapValue> values;
        while (!m_isBroken) {
            if (isAtEnd() && piece().hasLiteral) {
                add(values, {ImapValue::Kind::Text, piece().literal});
                ++m_piece;
                m_at = 0;
            } else if (isAtEnd()) {
                m_isBroken = isClosed;
                return values;
            } else if (peek() == ' ') {
                ++m_at;
            } else if (peek() == ')') {
                ++m_at;
                m_isBroken |= !isClosed;
                return values;
            } else {
                readValue(values, depth);
            }
        }
        return values;
    }

    void readValue(std::vector<ImapValue>& values, int depth)
    {
        if (peek() == '(') {
            ++m_at;
            m_isBroken |= depth >= deepestList;
            if (!m_isBroken)
                add(values, {ImapValue::Kind::List, {}, readList(depth + 1, true)});
        } else if (peek() == '"') {
            add(values, {ImapValue::Kind::Text, readQuoted()});
        } else {
            const QByteArray atom = readAtom();
            const bool isNil = atom.compare("NIL", Qt::CaseInsensitive) == 0;
            add(values, {isNil ? ImapValue::Kind::Nil : ImapValue::Kind::Atom, isNil ? QByteArray() : atom});
        }
    }

    void add(std::vector<ImapValue>& values, ImapValue value)
    {
        m_isBroken |= ++m_count > mostValues;
        values.push_back(std::move(value));
    }

    QByteArray readQuoted()
    {
        QByteArray text;
        for (++m_at; !isAtEnd(); ++m_at) {
            if (peek() == '"') {
                ++m_at;
                return text;
            }
            if (peek() == '\\')
                ++m_at;
            text += peek();
        }
        m_isBroken = true;
        return text;
    }

    /// An atom ends at a blank or a bracket of a list; what stands in square brackets belongs to it:
    /// "BODY[HEADER.FIELDS (FROM)]<0>".
    QByteArray readAtom()
    {
        const qsizetype begin = m_at;
        bool isInside = false;
        for (; !isAtEnd(); ++m_at) {
            const char letter = peek();
            if (letter == '[')
                isInside = true;
            else if (letter == ']')
                isInside = false;
            else if (!isInside && (letter == ' ' || letter == '(' || letter == ')' || letter == '"'))
                break;
        }
        m_isBroken |= m_at == begin;
        return piece().line.mid(begin, m_at - begin);
    }

    const std::vector<Piece>& m_pieces;
    size_t m_piece = 0;
    qsizetype m_at = 0;
    int m_count = 0;
    bool m_isBroken = false;
};

void ImapResponseParser::clear()
{
    m_buffer.clear();
    m_pieces.clear();
    m_size = 0;
    m_awaited = -1;
}

/// The words of a status response are free text, whatever they end in.
bool ImapResponseParser::isStatusLine(const QByteArray& line)
{
    const qsizetype tagEnd = line.indexOf(' ');
    if (line.startsWith('+') || tagEnd < 0)
        return true;
    const QByteArray word = line.mid(tagEnd + 1, line.indexOf(' ', tagEnd + 1) - tagEnd - 1).toUpper();
    return ImapResponse{{}, word}.isStatus();
}

ImapResponseParser::Step ImapResponseParser::gather()
{
    for (;;) {
        if (m_awaited >= 0) {
            if (m_buffer.size() < m_awaited)
                return Step::Incomplete;
            m_pieces.back().literal = m_buffer.left(m_awaited);
            m_buffer.remove(0, m_awaited);
            m_awaited = -1;
        }
        const qsizetype end = m_buffer.indexOf('\n');
        if (end > longestLine || (end < 0 && m_buffer.size() > longestLine))
            return Step::Garbage;
        if (end < 0)
            return Step::Incomplete;
        QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        const bool isStatus = m_pieces.empty() && isStatusLine(line);
        const qsizetype literal = isStatus ? -1 : announcedLiteral(line);
        m_size += line.size() + std::max<qsizetype>(literal, 0);
        if (literal > longestLiteral || m_size > longestResponse || line.contains('\0'))
            return Step::Garbage;
        if (literal >= 0)
            line.truncate(line.lastIndexOf('{'));
        m_pieces.push_back({line, {}, literal >= 0});
        if (literal < 0)
            return Step::Whole;
        m_awaited = literal;
    }
}

std::variant<ImapResponse, ImapResponseParser::Incomplete, ImapResponseParser::Garbage> ImapResponseParser::next()
{
    const Step step = gather();
    if (step == Step::Incomplete)
        return Incomplete{};
    if (step == Step::Garbage)
        return Garbage{};
    const std::vector<Piece> pieces = std::exchange(m_pieces, {});
    m_size = 0;
    const QByteArray& line = pieces.front().line;
    if (line.startsWith('+'))
        return ImapResponse{"+", {}, 0, {}, line.mid(1).trimmed()};
    const QByteArrayList words = line.split(' ');
    if (words.size() < 2 || words.first().isEmpty())
        return Garbage{};
    ImapResponse response{words.at(0), words.at(1).toUpper()};
    qsizetype used = words.at(0).size() + 1 + words.at(1).size();
    if (response.isStatus()) {
        response.text = line.mid(used).trimmed();
        const qsizetype end = response.text.startsWith('[') ? response.text.indexOf(']') : -1;
        if (end > 0) {
            response.code = response.text.mid(1, end - 1);
            response.text = response.text.mid(end + 1).trimmed();
        }
        return response;
    }
    bool isNumber = false;
    response.number = response.word.toUInt(&isNumber);
    if (isNumber && words.size() > 2) {
        response.word = words.at(2).toUpper();
        used += 1 + words.at(2).size();
    }
    Reader reader(pieces);
    reader.skip(used);
    auto values = reader.readAll();
    if (!values || response.tag != "*")
        return Garbage{}; // only a status may carry a tag
    response.values = *std::move(values);
    return response;
}

} // namespace inglenook::core
