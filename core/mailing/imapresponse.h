#pragma once

#include <QtCore/QByteArray>

#include <variant>
#include <vector>

namespace inglenook::core {

/// A value in a response of an IMAP server (RFC 3501, 4).
struct ImapValue
{
    enum class Kind { Atom, Text, List, Nil } kind = Kind::Nil;
    QByteArray text{}; ///< of an atom, a quoted string or a literal
    std::vector<ImapValue> children{};

    [[nodiscard]] bool isWord(const char* word) const
    {
        return kind == Kind::Atom && text.compare(word, Qt::CaseInsensitive) == 0;
    }
};

/// One whole response.
struct ImapResponse
{
    QByteArray tag;                  ///< "*" for what comes by itself, "+" for a request to go on
    QByteArray word{};               ///< in capitals: "OK", "NO", "BAD", "BYE", "FETCH", "SEARCH"; empty after "+"
    quint32 number = 0;              ///< before the word, as in "* 12 FETCH"
    QByteArray code{};               ///< what stands between the brackets of a status response: "UIDVALIDITY 7"
    QByteArray text{};               ///< the words of a status response, or what follows "+"
    std::vector<ImapValue> values{}; ///< of all others

    [[nodiscard]] bool isStatus() const
    {
        return word == "OK" || word == "NO" || word == "BAD" || word == "BYE" || word == "PREAUTH";
    }
};

/// Cuts what an IMAP server says into responses, literals included. Bytes come in any pieces.
class ImapResponseParser
{
public:
    static constexpr qsizetype longestLine = 256 * 1024;
    static constexpr qsizetype longestLiteral = 128 * 1024;
    static constexpr qsizetype longestResponse = 512 * 1024;
    static constexpr int deepestList = 16;
    static constexpr int mostValues = 65536;

    void append(const QByteArray& bytes) { m_buffer += bytes; }
    void clear();
    /// Nothing at all is left that has not been taken.
    [[nodiscard]] bool isEmpty() const { return m_buffer.isEmpty() && m_pieces.empty(); }

    struct Incomplete
    {
    };
    struct Garbage ///< not a response, or longer than anything that was asked for
    {
    };
    [[nodiscard]] std::variant<ImapResponse, Incomplete, Garbage> next();

private:
    /// A line, or as much of one as stands before a literal, and that literal.
    struct Piece
    {
        QByteArray line;
        QByteArray literal{};
        bool hasLiteral = false;
    };
    class Reader;

    enum class Step { Whole, Incomplete, Garbage };
    [[nodiscard]] Step gather();
    [[nodiscard]] static bool isStatusLine(const QByteArray& line);

    QByteArray m_buffer;
    std::vector<Piece> m_pieces;
    qsizetype m_size = 0;
    qsizetype m_awaited = -1; ///< bytes of a literal that is on its way; -1: none
};

} // namespace inglenook::core
