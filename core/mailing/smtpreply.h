#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <variant>

namespace inglenook::core {

/// One whole reply of a mail server.
struct SmtpReply
{
    int code = 0;            ///< 200 to 599
    QByteArray enhanced;     ///< "5.1.1", empty where the server gave none
    QList<QByteArray> lines; ///< without code and line end

    [[nodiscard]] bool isPositive() const { return code >= 200 && code < 300; }
    [[nodiscard]] bool isTemporary() const { return code >= 400 && code < 500; }
    /// The server's words as one line of plain text, 500 characters at most.
    [[nodiscard]] QString text() const;
};

/// Cuts what a server says into replies. Bytes come in any pieces.
class SmtpReplyParser
{
public:
    /// Longest line and longest reply that is read, in bytes (sending.md).
    static constexpr qsizetype longestLine = 64 * 1024;
    static constexpr qsizetype longestReply = 256 * 1024;

    void append(const QByteArray& bytes) { m_buffer += bytes; }
    void clear();
    /// Nothing at all is left that has not been taken.
    [[nodiscard]] bool isEmpty() const { return m_buffer.isEmpty() && m_lines.isEmpty(); }

    struct Incomplete
    {
    };
    struct Garbage ///< not a reply: whoever is there does not speak this language
    {
    };
    [[nodiscard]] std::variant<SmtpReply, Incomplete, Garbage> next();

private:
    QByteArray m_buffer;
    QList<QByteArray> m_lines;
    int m_code = 0;
    qsizetype m_size = 0;
};

} // namespace inglenook::core
