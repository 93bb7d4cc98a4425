#include "core/mailing/smtpreply.h"

#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

constexpr qsizetype longestText = 500; // characters kept of a server's words

/// The code of "250", "250 ok" or "250-ok"; 0 for anything else.
int codeOf(const QByteArray& line)
{
    if (line.size() < 3 || (line.size() > 3 && line.at(3) != ' ' && line.at(3) != '-'))
        return 0;
    bool isNumber = false;
    const int code = line.left(3).toInt(&isNumber);
    return isNumber && code >= 200 && code < 600 ? code : 0;
}

QByteArray enhancedOf(const QByteArray& text)
{
    static const QRegularExpression pattern(QStringLiteral("^([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s|$)"));
    return pattern.match(QString::fromLatin1(text.left(16))).captured(1).toLatin1();
}

} // namespace

QString SmtpReply::text() const
{
    QString words = QString::number(code);
    for (const QByteArray& line : lines)
        words += u' ' + QString::fromUtf8(line);
    QString clean;
    for (const QChar c : words.simplified()) {
        if (c.isPrint())
            clean += c;
    }
    return clean.left(longestText);
}

void SmtpReplyParser::clear()
{
    m_buffer.clear();
    m_lines.clear();
    m_code = 0;
    m_size = 0;
}

std::variant<SmtpReply, SmtpReplyParser::Incomplete, SmtpReplyParser::Garbage> SmtpReplyParser::next()
{
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n');
        if (end < 0)
            return m_buffer.size() > longestLine ? std::variant<SmtpReply, Incomplete, Garbage>(Garbage())
                                                 : Incomplete();
        QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        const int code = codeOf(line);
        m_size += line.size();
        if (code == 0 || (m_code != 0 && code != m_code) || line.size() > longestLine || m_size > longestReply)
            return Garbage();
        m_code = code;
        m_lines.append(line.mid(4));
        if (line.size() > 3 && line.at(3) == '-')
            continue;
        SmtpReply reply{code, enhancedOf(m_lines.last()), m_lines};
        m_lines.clear();
        m_code = 0;
        m_size = 0;
        return reply;
    }
}

} // namespace inglenook::core
