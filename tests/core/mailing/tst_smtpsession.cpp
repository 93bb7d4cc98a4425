#include "core/mailing/smtpsession.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

using Kind = SmtpSession::Action::Kind;

EmailAddress address(const char* text)
{
    return *EmailAddress::parse(QString::fromUtf8(text));
}

QString word(SendVerdict verdict)
{
    switch (verdict) {
    case SendVerdict::Accepted:
        return QStringLiteral("accepted");
    case SendVerdict::Rejected:
        return QStringLiteral("rejected");
    case SendVerdict::Later:
        return QStringLiteral("later");
    case SendVerdict::Uncertain:
        return QStringLiteral("uncertain");
    case SendVerdict::NotSent:
        return QStringLiteral("not sent");
    case SendVerdict::SignIn:
        return QStringLiteral("sign-in");
    case SendVerdict::Certificate:
        return QStringLiteral("certificate");
    case SendVerdict::Tls:
        return QStringLiteral("tls");
    case SendVerdict::Account:
        return QStringLiteral("account");
    }
    Q_UNREACHABLE();
}

const OutgoingMail mail{7, address("owner@pub.test"), address("guest@guests.test"),
                        "Subject: x\r\n\r\n.dot\r\n..\r\nend"};

/// Plays a conversation, one line a fact, and compares what the session does with it:
/// `S: ` the server says it; `C: ` the client writes it; `> ` something happens to the client (connected, encrypted,
/// send, send to ADDRESS, check, quit, durable, durable, next to ADDRESS, not durable, dot left, lost, time out);
/// `! ` the client does it.
class Conversation
{
public:
    explicit Conversation(SmtpSession::Login login)
        : m_session(std::move(login))
    {
    }

    /// The first line that is not as it happened; empty when all are.
    QString play(const QByteArrayList& script)
    {
        for (const QByteArray& line : script) {
            if (!playLine(line))
                return QStringLiteral("expected \"%1\", came \"%2\"")
                    .arg(QString::fromUtf8(line), m_done.isEmpty() ? QStringLiteral("nothing") : m_done.first());
        }
        return m_done.isEmpty() ? QString() : QStringLiteral("not expected: ") + m_done.first();
    }

    SmtpSession& session() { return m_session; }

private:
    bool playLine(const QByteArray& line)
    {
        if (line.startsWith("C:") || line.startsWith("! "))
            return !m_done.isEmpty() && m_done.takeFirst() == QString::fromUtf8(line);
        if (!m_done.isEmpty())
            return false;
        if (line.startsWith("S: "))
            m_session.received(spoken(line.mid(3)));
        else
            happen(line.mid(2));
        note();
        return true;
    }

    static QByteArray spoken(QByteArray text)
    {
        const bool isCut = text.endsWith('\\');
        if (isCut)
            text.chop(1);
        return text.replace("\\n", "\r\n") + (isCut ? "" : "\r\n");
    }

    void happen(const QByteArray& what)
    {
        if (what == "connected")
            m_session.connected();
        else if (what == "encrypted")
            m_session.encrypted();
        else if (what == "send")
            m_session.submit(mail);
        else if (what.startsWith("send to "))
            m_session.submit({8, mail.from, address(what.mid(8).constData()), mail.content});
        else if (what == "check")
            m_session.check();
        else if (what == "quit")
            m_session.quit();
        else if (what == "durable" || what == "not durable")
            m_session.answerDot(what == "durable");
        else if (what.startsWith("durable, next to "))
            m_session.answerDot(true, OutgoingMail{8, mail.from, address(what.mid(17).constData()), mail.content});
        else if (what == "dot left")
            m_session.dotLeft();
        else if (what == "lost")
            m_session.lost(lostBeforeDot());
        else if (what == "time out")
            m_session.timedOut();
        else
            qFatal("the script says %s", what.constData());
    }

    void note()
    {
        for (const auto& action : m_session.takeActions()) {
            switch (action.kind) {
            case Kind::Write:
                noteLines(action.bytes);
                break;
            case Kind::StartTls:
                m_done += QStringLiteral("! handshake");
                break;
            case Kind::AskForDot:
                m_done += QStringLiteral("! ask");
                break;
            case Kind::WriteDot:
                m_done += action.bytes.startsWith(".\r\n") ? QStringLiteral("! dot") : QStringLiteral("! no dot");
                if (const QByteArray behind = action.bytes.mid(3); !behind.isEmpty())
                    noteLines(behind);
                break;
            case Kind::Finish:
                m_done += QStringLiteral("! finish ") + word(action.outcome.verdict);
                break;
            case Kind::Return:
                m_done += QStringLiteral("! return");
                break;
            case Kind::Checked:
                m_done += QStringLiteral("! checked ") + word(action.outcome.verdict);
                break;
            case Kind::Close:
                m_done += QStringLiteral("! close");
                break;
            case Kind::Abort:
                m_done += QStringLiteral("! abort");
                break;
            }
        }
    }

    void noteLines(const QByteArray& bytes)
    {
        for (const QByteArray& line : bytes.chopped(2).split('\n'))
            m_done += QString::fromUtf8(("C: " + line).trimmed());
    }

    SmtpSession m_session;
    QStringList m_done;
};

SmtpSession::Login login(MailSecurity security = MailSecurity::Tls)
{
    return {QStringLiteral("mail.pub.test"), security, "me", "secret"};
}

/// What tests/data/smtp/conversations.txt holds: the parts filled in where they are named.
struct Script
{
    QByteArray name;
    MailSecurity security = MailSecurity::Tls;
    QByteArrayList lines;
};

QList<Script> loadScripts()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/smtp/conversations.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    QHash<QByteArray, QByteArrayList> parts;
    QList<Script> scripts;
    QByteArrayList* lines = nullptr;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (line.startsWith("part ")) {
            lines = &parts[line.mid(5)];
        } else if (line.startsWith("= ")) {
            const bool startTls = line.endsWith(" [starttls]");
            scripts.append({line.mid(2), startTls ? MailSecurity::StartTls : MailSecurity::Tls, {}});
            lines = &scripts.last().lines;
        } else if (line.startsWith("+ ")) {
            Q_ASSERT(parts.contains(line.mid(2)));
            *lines += QByteArrayList(parts.value(line.mid(2))); // a copy: a part may hold a part
        } else {
            *lines += line;
        }
    }
    return scripts;
}

} // namespace

class tst_SmtpSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsConversation_data();
    void holdsConversation();
    void readsRepliesInAnyPieces();
    void looksWithoutSigningIn();
    void saysNothingOfTheOwnerBeforeTheHandshake();
    void givesEachStepItsTime();
    void tricklingIsNoStep();
};

void tst_SmtpSession::holdsConversation_data()
{
    QTest::addColumn<MailSecurity>("security");
    QTest::addColumn<QByteArrayList>("script");
    const auto scripts = loadScripts();
    QVERIFY(scripts.size() > 50);
    for (const Script& script : scripts)
        QTest::newRow(script.name.constData()) << script.security << script.lines;
}

void tst_SmtpSession::holdsConversation()
{
    QFETCH(const MailSecurity, security);
    QFETCH(const QByteArrayList, script);
    Conversation conversation(login(security));
    QCOMPARE(conversation.play(script), QString());
}

void tst_SmtpSession::readsRepliesInAnyPieces()
{
    SmtpSession session(login());
    session.connected();
    for (const char byte : QByteArray("220-mail.pub.test\r\n220 here\r\n"))
        session.received(QByteArray(1, byte));
    const auto actions = session.takeActions();
    QCOMPARE(actions.size(), 1);
    QCOMPARE(actions.first().bytes, QByteArray("EHLO [127.0.0.1]\r\n"));
}

/// Without a user it only wants to know whether a mail server is there that signs people in.
void tst_SmtpSession::looksWithoutSigningIn()
{
    SmtpSession::Login nobody = login();
    nobody.user.clear();
    nobody.password.clear();
    Conversation conversation(nobody);
    QCOMPARE(conversation.play({"> check", "> connected", "S: 220 hi", "C: EHLO [127.0.0.1]", "S: 250 AUTH PLAIN",
                                "! checked accepted", "C: QUIT", "S: 221 bye", "! close"}),
             QString());
    Conversation relay(nobody);
    QCOMPARE(relay.play({"> check", "> connected", "S: 220 hi", "C: EHLO [127.0.0.1]", "S: 250 hello", "! abort",
                         "! checked sign-in"}),
             QString());
}

/// Whatever a server says in the clear, in any order, nothing of user or password is written before the handshake.
void tst_SmtpSession::saysNothingOfTheOwnerBeforeTheHandshake()
{
    const QByteArrayList replies{"220 hi",
                                 "250 AUTH PLAIN LOGIN",
                                 "250-STARTTLS\r\n250 AUTH PLAIN LOGIN",
                                 "334 VXNlcm5hbWU6",
                                 "235 ok",
                                 "354 go on",
                                 "421 no",
                                 "535 5.7.8 no",
                                 "503 no",
                                 "nonsense"};
    for (const QByteArray& first : replies) {
        for (const QByteArray& second : replies) {
            for (const QByteArray& third : replies) {
                SmtpSession session(login(MailSecurity::StartTls));
                session.submit(mail);
                session.connected();
                QByteArray written;
                for (const QByteArray& reply : {first, second, third}) {
                    session.received(reply + "\r\n");
                    for (const auto& action : session.takeActions())
                        written += action.bytes;
                }
                for (const char* secret : {"AUTH", "secret", "c2VjcmV0", "bWU=", "AG1lAHNlY3JldA==", "MAIL", "guest"})
                    QVERIFY2(!written.contains(secret), (first + " / " + second + " / " + third).constData());
            }
        }
    }
}

void tst_SmtpSession::givesEachStepItsTime()
{
    const SmtpTimeLimits limits;
    QVERIFY(limits.finalReply >= std::chrono::minutes(10)); // RFC 5321, 4.5.3.2.6
    Conversation conversation(login());
    SmtpSession& session = conversation.session();
    QCOMPARE(session.timeLimit().count(), 0);
    const auto play = [&](const QByteArrayList& lines) { QCOMPARE(conversation.play(lines), QString()); };
    play({"> connected"});
    QCOMPARE(session.timeLimit(), limits.greeting);
    play({"S: 220 hi", "C: EHLO [127.0.0.1]"});
    QCOMPARE(session.timeLimit(), limits.command);
    play({"S: 250 AUTH PLAIN", "C: AUTH PLAIN AG1lAHNlY3JldA==", "S: 235 ok"});
    QCOMPARE(session.timeLimit().count(), 0); // idle
    play({"> send", "C: MAIL FROM:<owner@pub.test>", "S: 250 ok", "C: RCPT TO:<guest@guests.test>", "S: 250 ok",
          "C: DATA"});
    play({"S: 354 go on", "C: Subject: x", "C:", "C: ..dot", "C: ...", "C: end", "! ask", "> durable", "! dot"});
    QCOMPARE(session.timeLimit(), limits.content);
    play({"> dot left"});
    QCOMPARE(session.timeLimit(), limits.finalReply);
}

void tst_SmtpSession::tricklingIsNoStep()
{
    SmtpSession session(login());
    session.connected();
    const int before = session.steps();
    session.received("220-mail.pub.test\r\n220-still here\r\n220");
    QCOMPARE(session.steps(), before);
    session.received(" done\r\n");
    QVERIFY(session.steps() > before);
}

QTEST_APPLESS_MAIN(tst_SmtpSession)
#include "tst_smtpsession.moc"
