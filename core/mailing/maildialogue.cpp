#include "core/mailing/maildialogue.h"

#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

const QString secretMark = QStringLiteral("[secret]");
constexpr qsizetype longestLine = 300;    // that is shown
constexpr qsizetype longestWord = 4096;   // of a line that does not end; more is not listened to
constexpr qsizetype shortestUserName = 3; // a shorter one would black out half of what the server says

} // namespace

int MailDialogue::begin(const QString& place, const QString& userName)
{
    if (m_connections.size() == mostConnections)
        m_connections.removeFirst();
    Connection connection;
    connection.number = ++m_begun;
    connection.place = place;
    connection.userName = userName.left(userName.lastIndexOf(u'@')); // all of it where there is no “@”
    m_connections.append(connection);
    return m_begun;
}

MailDialogue::Connection* MailDialogue::find(int number)
{
    for (Connection& connection : m_connections) {
        if (connection.number == number)
            return &connection;
    }
    return nullptr;
}

void MailDialogue::heard(int connection, const QByteArray& bytes)
{
    Connection* found = find(connection);
    if (!found)
        return;
    found->halfLine += bytes;
    qsizetype start = 0;
    for (qsizetype end = found->halfLine.indexOf('\n'); end >= 0; end = found->halfLine.indexOf('\n', start)) {
        hear(*found, found->halfLine.mid(start, end - start).trimmed());
        start = end + 1;
    }
    found->halfLine.remove(0, start);
    found->halfLine.truncate(longestWord);
}

void MailDialogue::hear(Connection& connection, const QByteArray& line)
{
    if (line.startsWith("354"))
        connection.isGivingMail = true;
    if (line.startsWith("334"))
        return add(connection, QStringLiteral("S: 334 [...]"));
    connection.isSigningIn = false;
    add(connection, QStringLiteral("S: ") + redacted(line, connection.userName));
}

void MailDialogue::said(int connection, const QByteArray& bytes)
{
    Connection* found = find(connection);
    if (!found)
        return;
    const bool isEnd = found->isGivingMail && bytes.startsWith(".\r\n");
    if (found->isGivingMail) {
        // A line of the mail that begins with a dot begins with two.
        if (!isEnd) {
            found->mailBytes += bytes.size();
            return;
        }
        found->isGivingMail = false;
        add(*found, QStringLiteral("C: [a mail of %1 bytes]").arg(std::exchange(found->mailBytes, 0)));
    }
    // The next commands may follow the dot at once.
    for (const QByteArray& line : bytes.mid(isEnd ? 3 : 0).split('\n')) {
        if (!line.trimmed().isEmpty())
            say(*found, line.trimmed());
    }
}

void MailDialogue::say(Connection& connection, const QByteArray& line)
{
    if (line.startsWith("AUTH ")) {
        const QByteArrayList words = line.split(' ');
        connection.isSigningIn = true;
        const QString mechanism = QString::fromLatin1("C: AUTH " + words.at(1));
        return add(connection, words.size() > 2 ? mechanism + u' ' + secretMark : mechanism);
    }
    if (connection.isSigningIn)
        return add(connection, QStringLiteral("C: ") + secretMark);
    add(connection, QStringLiteral("C: ") + redacted(line, connection.userName));
}

void MailDialogue::note(int connection, const QString& fact)
{
    if (Connection* found = find(connection))
        add(*found, QStringLiteral("-- ") + redacted(fact.toUtf8(), found->userName));
}

void MailDialogue::add(Connection& connection, const QString& line)
{
    connection.lines.append(line);
    if (connection.lines.size() <= mostLines)
        return;
    connection.lines.removeAt(firstLines);
    ++connection.leftOut;
}

QString MailDialogue::redacted(const QByteArray& line, const QString& userName)
{
    static const QRegularExpression address(QStringLiteral("[^\\s<>:,;\"'()\\[\\]=]*@[^\\s<>:,;\"'()\\[\\]]*"));
    static const QRegularExpression network(
        QStringLiteral("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|\\b(IPv6:)?[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{0,4}){3,7}\\b"));
    QString text = QString::fromUtf8(line.left(longestWord));
    for (QChar& character : text) {
        if (!character.isPrint())
            character = u' ';
    }
    if (text.contains(u'@'))
        text.replace(address, QStringLiteral("[address]"));
    text.replace(network, QStringLiteral("[network address]"));
    if (userName.size() >= shortestUserName)
        text.replace(userName, QStringLiteral("[user]"), Qt::CaseInsensitive);
    return text.left(longestLine); // cut last, so that nothing is cut in half before it is known
}

QString MailDialogue::text() const
{
    QString text;
    for (const Connection& connection : m_connections) {
        text += QStringLiteral("== %1\n").arg(connection.place);
        for (qsizetype i = 0; i < connection.lines.size(); ++i) {
            if (i == firstLines && connection.leftOut > 0)
                text += QStringLiteral("-- [%1 lines left out]\n").arg(connection.leftOut);
            text += connection.lines[i] + u'\n';
        }
        text += u'\n';
    }
    return text;
}

} // namespace inglenook::core
