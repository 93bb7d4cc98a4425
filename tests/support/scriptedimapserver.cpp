#include "tests/support/scriptedimapserver.h"

namespace inglenook::tests {

using core::MailSecurity;

/// One client's connection.
class ScriptedImapServer::Session : public QObject
{
public:
    Session(ScriptedImapServer& server, qintptr descriptor)
        : QObject(&server)
        , m_server(server)
    {
        m_socket.setSocketDescriptor(descriptor);
        connect(&m_socket, &QSslSocket::readyRead, this, [this] { read(); });
        connect(&m_socket, &QSslSocket::disconnected, this, [this] { deleteLater(); });
        const bool isTls = server.m_security == MailSecurity::Tls;
        connect(&m_socket, &QSslSocket::encrypted, this, [this, isTls] {
            if (isTls)
                greet();
        });
        if (isTls)
            beginTls();
        else
            greet();
    }

private:
    void beginTls()
    {
        if (m_server.m_identity)
            startTls(m_socket, *m_server.m_identity);
    }

    void greet()
    {
        if (!follow("", {}))
            m_socket.write("* OK ready\r\n");
    }

    /// True when the test has given another answer.
    bool follow(const QByteArray& command, const QByteArray& tag)
    {
        const auto answer = m_server.takeAnswer(command);
        if (!answer)
            return false;
        m_isSilent |= answer->isSilent;
        m_socket.write(QByteArray(answer->bytes).replace("$", tag));
        m_socket.flush();
        if (answer->closes)
            m_socket.disconnectFromHost();
        return true;
    }

    void read()
    {
        const QByteArray bytes = m_socket.readAll();
        if (!m_socket.isEncrypted())
            m_server.m_clear += bytes;
        m_input += bytes;
        for (qsizetype end = m_input.indexOf("\r\n"); end >= 0 && !m_isSilent; end = m_input.indexOf("\r\n")) {
            const QByteArray line = m_input.left(end);
            m_input.remove(0, end + 2);
            const qsizetype space = line.indexOf(' ');
            if (!m_signingIn.isEmpty())
                judge(std::exchange(m_signingIn, {}), line);
            else
                obey(line.left(space), line.mid(space + 1));
        }
    }

    void obey(const QByteArray& tag, const QByteArray& command)
    {
        m_server.m_commands += command;
        if (follow(command, tag))
            return;
        if (command == "CAPABILITY") {
            auto words = m_server.capabilities;
            if (m_server.m_security == MailSecurity::StartTls && !m_socket.isEncrypted())
                words += "STARTTLS";
            m_socket.write("* CAPABILITY " + words.join(' ') + "\r\n" + tag + " OK done\r\n");
        } else if (command == "STARTTLS") {
            m_socket.write(tag + " OK go on\r\n");
            m_socket.flush();
            beginTls();
        } else if (command == "AUTHENTICATE PLAIN") {
            m_signingIn = tag;
            m_socket.write("+ \r\n");
        } else if (command.startsWith("AUTHENTICATE PLAIN ")) {
            judge(tag, command.mid(19));
        } else if (command.startsWith("LOGIN ")) {
            finish(tag, command == "LOGIN \"" + m_server.user + "\" \"" + m_server.password + '"');
        } else if (command == "LOGOUT") {
            m_socket.write("* BYE see you\r\n" + tag + " OK done\r\n");
            m_socket.disconnectFromHost();
        } else {
            serve(tag, command);
        }
    }

    void judge(const QByteArray& tag, const QByteArray& response)
    {
        finish(tag, QByteArray::fromBase64(response) == QByteArray('\0' + m_server.user + '\0' + m_server.password));
    }

    void finish(const QByteArray& tag, bool isRight)
    {
        m_socket.write(tag + (isRight ? " OK welcome\r\n" : " NO [AUTHENTICATIONFAILED] wrong user or password\r\n"));
    }

    void serve(const QByteArray& tag, const QByteArray& command)
    {
        if (command.startsWith("EXAMINE \"")) {
            examine(tag, command.mid(9).chopped(1));
        } else if (command.startsWith("LIST ")) {
            for (auto folder = m_server.folders.begin(); folder != m_server.folders.end(); ++folder)
                m_socket.write("* LIST (" + folder->marks + ") \"/\" \"" + folder.key() + "\"\r\n");
            m_socket.write(tag + " OK done\r\n");
        } else if (command.startsWith("UID SEARCH ")) {
            search(tag, command.mid(11));
        } else if (command.startsWith("UID FETCH ")) {
            fetch(tag, command.mid(10));
        } else {
            m_socket.write(tag + " BAD what\r\n");
        }
    }

    void examine(const QByteArray& tag, const QByteArray& name)
    {
        if (!m_server.folders.contains(name)) {
            m_socket.write(tag + " NO no such folder\r\n");
            return;
        }
        m_folder = name;
        const Folder& folder = m_server.folders[name];
        const quint32 next = folder.mails.isEmpty() ? 1 : folder.mails.lastKey() + 1;
        m_socket.write("* FLAGS (\\Seen \\Deleted)\r\n* " + QByteArray::number(folder.mails.size()) +
                       " EXISTS\r\n* OK [UIDVALIDITY " + QByteArray::number(folder.uidValidity) +
                       "] yes\r\n* OK [UIDNEXT " + QByteArray::number(next) + "] yes\r\n" + tag +
                       " OK [READ-ONLY] done\r\n");
    }

    /// "UID 5:* SINCE ..." or "HEADER Message-ID \"...\"".
    void search(const QByteArray& tag, const QByteArray& terms)
    {
        const auto& mails = m_server.folders[m_folder].mails;
        const QByteArray id = terms.startsWith("HEADER ") ? terms.split('"').value(1) : QByteArray();
        const quint32 first = terms.startsWith("UID ") ? terms.mid(4, terms.indexOf(':') - 4).toUInt() : 0;
        QByteArray found;
        for (auto mail = mails.begin(); mail != mails.end(); ++mail) {
            // As the standard has it, "*" is the last mail even where it is older than what was asked for.
            const bool fits = id.isEmpty() ? mail.key() >= first || mail.key() == mails.lastKey() : mail->contains(id);
            if (fits)
                found += ' ' + QByteArray::number(mail.key());
        }
        m_socket.write("* SEARCH" + found + "\r\n" + tag + " OK done\r\n");
    }

    void fetch(const QByteArray& tag, const QByteArray& what)
    {
        const auto& mails = m_server.folders[m_folder].mails;
        const QByteArrayList uids = what.left(what.indexOf(' ')).split(',');
        int number = 0;
        for (const QByteArray& uid : uids) {
            const QByteArray mail = mails.value(uid.toUInt());
            if (mail.isEmpty())
                continue;
            const bool isHeaders = what.contains("HEADER.FIELDS");
            const QByteArray bytes = isHeaders ? mail.left(mail.indexOf("\r\n\r\n") + 4).left(16384) : mail.left(65536);
            m_socket.write("* " + QByteArray::number(++number) + " FETCH (UID " + uid +
                           (isHeaders ? " BODY[HEADER.FIELDS (FROM \"TO\")]<0> {" : " BODY[]<0> {") +
                           QByteArray::number(bytes.size()) + "}\r\n" + bytes + ")\r\n");
        }
        m_socket.write(tag + " OK done\r\n");
    }

    ScriptedImapServer& m_server;
    QSslSocket m_socket;
    QByteArray m_input;
    QByteArray m_folder;
    QByteArray m_signingIn;
    bool m_isSilent = false;
};

ScriptedImapServer::ScriptedImapServer(MailSecurity security, QObject* parent)
    : QTcpServer(parent)
    , m_security(security)
{
    listen(QHostAddress::LocalHost);
}

void ScriptedImapServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    new Session(*this, descriptor);
}

std::optional<ScriptedImapServer::Answer> ScriptedImapServer::takeAnswer(const QByteArray& command)
{
    for (auto answers = m_answers.begin(); answers != m_answers.end(); ++answers) {
        const bool fits = answers.key().isEmpty() ? command.isEmpty() : command.startsWith(answers.key());
        if (fits && !answers->isEmpty())
            return answers->takeFirst();
    }
    return std::nullopt;
}

} // namespace inglenook::tests
