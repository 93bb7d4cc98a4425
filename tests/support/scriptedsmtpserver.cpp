#include "tests/support/scriptedsmtpserver.h"

#include <QtCore/QTimer>

#include <algorithm>
#include <sys/socket.h>

namespace inglenook::tests {

using core::MailSecurity;

/// One client's connection.
class ScriptedSmtpServer::Session : public QObject
{
public:
    Session(ScriptedSmtpServer& server, qintptr descriptor)
        : QObject(&server)
        , m_server(server)
    {
        m_socket.setSocketDescriptor(descriptor);
        connect(&m_socket, &QSslSocket::readyRead, this, [this] { read(); });
        connect(&m_socket, &QSslSocket::disconnected, this, [this] { deleteLater(); });
        connect(&m_socket, &QSslSocket::encrypted, this, [this] {
            m_input.clear();
            if (m_server.m_security == MailSecurity::Tls)
                give(Stage::Greeting, "220 mail.pub.test ready");
        });
        if (m_server.m_security == MailSecurity::Tls)
            beginTls();
        else
            give(Stage::Greeting, "220 mail.pub.test ready");
    }

private:
    enum class Awaits { Command, User, Password, AfterRefusal, Content };

    void beginTls()
    {
        if (m_server.m_identity)
            startTls(m_socket, *m_server.m_identity, m_server.m_protocol);
    }

    /// Returns what it said.
    QByteArray give(Stage stage, const QByteArray& polite)
    {
        const auto answer = m_server.takeAnswer(stage).value_or(Answer{polite + "\r\n"});
        if (answer.isSlow) {
            trickle(answer.bytes);
            return answer.bytes;
        }
        m_socket.write(answer.bytes);
        m_socket.flush();
        follow(answer.then);
        return answer.bytes;
    }

    void follow(Answer::Then then)
    {
        switch (then) {
        case Answer::Then::GoOn:
            return;
        case Answer::Then::Close:
            m_isSilent = true;
            return m_socket.disconnectFromHost();
        case Answer::Then::Cut: {
            m_isSilent = true;
            const linger hard{1, 0}; // a reset in place of a farewell
            setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            return m_socket.abort();
        }
        case Answer::Then::Silence:
            m_isSilent = true;
            m_socket.setReadBufferSize(1); // it does not listen either
            return;
        }
    }

    void trickle(const QByteArray& bytes)
    {
        if (bytes.isEmpty())
            return;
        m_socket.write(bytes.left(1));
        QTimer::singleShot(5, this, [this, bytes] { trickle(bytes.mid(1)); });
    }

    void read()
    {
        const QByteArray bytes = m_socket.readAll();
        m_server.m_heard += bytes;
        if (!m_socket.isEncrypted())
            m_server.m_clear += bytes;
        m_input += bytes;
        while (!m_isSilent && (m_awaits == Awaits::Content ? takeContent() : takeLine())) {
        }
    }

    bool takeLine()
    {
        const qsizetype end = m_input.indexOf("\r\n");
        if (end < 0)
            return false;
        const QByteArray line = m_input.left(end);
        m_input.remove(0, end + 2);
        m_server.m_commands += line;
        if (m_awaits == Awaits::Command)
            obey(line);
        else
            takeLogin(QByteArray::fromBase64(line));
        return true;
    }

    void obey(const QByteArray& line)
    {
        if (line.startsWith("EHLO ")) {
            greet();
        } else if (line == "STARTTLS") {
            if (give(Stage::StartTls, "220 go on").startsWith("220") && !m_isSilent)
                beginTls();
        } else if (line.startsWith("AUTH PLAIN ")) {
            const auto words = QByteArray::fromBase64(line.mid(11)).split('\0');
            judge(words.size() == 3 && words.at(1) == m_server.m_user && words.at(2) == m_server.m_password);
        } else if (line.startsWith("AUTH XOAUTH2 ") || line.startsWith("AUTH OAUTHBEARER ")) {
            takeToken(QByteArray::fromBase64(line.split(' ').at(2)));
        } else if (line == "AUTH LOGIN") {
            m_awaits = Awaits::User;
            m_socket.write("334 VXNlcm5hbWU6\r\n");
        } else if (line.startsWith("MAIL FROM:")) {
            m_mail = {line.mid(10), {}, {}};
            give(Stage::Sender, "250 2.1.0 ok");
        } else if (line.startsWith("RCPT TO:")) {
            m_mail.to = line.mid(8);
            give(Stage::Recipient, "250 2.1.5 ok");
        } else if (line == "DATA") {
            m_awaits = give(Stage::Data, "354 go on").startsWith("354") ? Awaits::Content : Awaits::Command;
            m_hasContent = false;
        } else if (line == "RSET") {
            give(Stage::Reset, "250 ok");
        } else if (line == "QUIT") {
            give(Stage::Quit, "221 bye");
            m_socket.disconnectFromHost();
        } else {
            m_socket.write("500 5.5.2 what\r\n");
        }
    }

    void greet()
    {
        QByteArrayList offers = m_server.m_offers;
        if (m_server.m_security == MailSecurity::StartTls && !m_socket.isEncrypted())
            offers += "STARTTLS";
        QByteArray reply = "250-mail.pub.test\r\n";
        for (qsizetype i = 0; i < offers.size(); ++i)
            reply += (i + 1 < offers.size() ? "250-" : "250 ") + offers.at(i) + (i + 1 < offers.size() ? "\r\n" : "");
        give(Stage::Hello, reply);
    }

    /// A refused token is told why first, and then, after another line of the client's, refused.
    void takeToken(const QByteArray& response)
    {
        const bool isRight = response.contains(m_server.m_user) && response.endsWith("\x01"
                                                                                     "auth=Bearer " +
                                                                                     m_server.m_token + "\x01\x01");
        if (isRight && !m_server.m_token.isEmpty())
            return judge(true);
        m_awaits = Awaits::AfterRefusal;
        m_socket.write("334 " + QByteArray(R"({"status":"401"})").toBase64() + "\r\n");
    }

    void takeLogin(const QByteArray& word)
    {
        if (m_awaits == Awaits::AfterRefusal) {
            m_awaits = Awaits::Command;
            return judge(false);
        }
        if (m_awaits == Awaits::User) {
            m_isKnown = word == m_server.m_user;
            m_awaits = Awaits::Password;
            m_socket.write("334 UGFzc3dvcmQ6\r\n");
        } else {
            m_awaits = Awaits::Command;
            judge(m_isKnown && word == m_server.m_password);
        }
    }

    void judge(bool isRight)
    {
        give(Stage::SignIn, isRight ? "235 2.7.0 welcome" : "535 5.7.8 wrong user or password");
    }

    bool takeContent()
    {
        if (!m_hasContent && !m_input.isEmpty()) {
            m_hasContent = true;
            if (const auto answer = m_server.takeAnswer(Stage::Content)) {
                m_socket.write(answer->bytes);
                m_socket.flush();
                follow(answer->then);
                return !m_isSilent;
            }
        }
        const bool isEmpty = m_input.startsWith(".\r\n");
        const qsizetype end = isEmpty ? 0 : m_input.indexOf("\r\n.\r\n", m_searched);
        m_searched = end < 0 ? std::max<qsizetype>(0, m_input.size() - 4) : 0;
        if (end < 0)
            return false;
        m_mail.content = m_input.left(isEmpty ? 0 : end + 2);
        m_input.remove(0, isEmpty ? 3 : end + 5);
        m_awaits = Awaits::Command;
        if (m_mail.content.startsWith('.'))
            m_mail.content.remove(0, 1);
        m_mail.content.replace("\r\n.", "\r\n");
        if (!isEmpty)
            m_server.m_mails += m_mail;
        give(Stage::Final, isEmpty ? "554 5.5.1 no valid recipients" : "250 2.0.0 queued");
        return true;
    }

    ScriptedSmtpServer& m_server;
    QSslSocket m_socket;
    QByteArray m_input;
    Awaits m_awaits = Awaits::Command;
    Mail m_mail;
    qsizetype m_searched = 0; ///< where the end of the mail may begin
    bool m_hasContent = false;
    bool m_isKnown = false;
    bool m_isSilent = false;
};

ScriptedSmtpServer::ScriptedSmtpServer(MailSecurity security, QObject* parent)
    : QTcpServer(parent)
    , m_security(security)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

ScriptedSmtpServer::~ScriptedSmtpServer() = default;

void ScriptedSmtpServer::setIdentity(const TestAuthority::Identity& identity, QSsl::SslProtocol protocol)
{
    m_identity = identity;
    m_protocol = protocol;
}

void ScriptedSmtpServer::setPassword(const QByteArray& user, const QByteArray& password)
{
    m_user = user;
    m_password = password;
}

int ScriptedSmtpServer::count(const QByteArray& command) const
{
    return static_cast<int>(std::count_if(m_commands.begin(), m_commands.end(),
                                          [&](const QByteArray& line) { return line.startsWith(command); }));
}

bool ScriptedSmtpServer::knowsSecret() const
{
    const QByteArrayList forms{m_user,
                               m_password,
                               m_user.toBase64(),
                               m_password.toBase64(),
                               QByteArray('\0' + m_user + '\0' + m_password).toBase64(),
                               "AUTH"};
    return std::any_of(forms.begin(), forms.end(), [&](const QByteArray& form) { return m_heard.contains(form); });
}

void ScriptedSmtpServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    new Session(*this, descriptor);
}

std::optional<ScriptedSmtpServer::Answer> ScriptedSmtpServer::takeAnswer(Stage stage)
{
    if (!m_answers[stage].isEmpty())
        return m_answers[stage].takeFirst();
    const auto standing = m_standing.constFind(stage);
    return standing != m_standing.cend() ? std::optional(*standing) : std::nullopt;
}

} // namespace inglenook::tests
