// A mailbox server that says what it likes, when it likes, while the network does the same.

#include "core/mailing/imapsession.h"
#include "tests/fuzz/fuzz.h"

using namespace inglenook;
using Kind = core::ImapSession::Action::Kind;

namespace {

/// A socket's part, and what must hold whatever the server says.
class Line
{
public:
    explicit Line(core::MailSecurity security)
        : m_session({QStringLiteral("imap.pub.test"), security, "the-user", "the-secret"})
        , m_isSafe(security == core::MailSecurity::Tls)
    {
        m_session.connected();
    }

    void happen(std::uint8_t what, std::string_view text)
    {
        if (what % 16 == 0)
            m_session.timedOut();
        else if (what % 16 == 1)
            m_session.lost(core::ImapSession::unreachable({}, {}));
        else if (what % 4 == 1 && m_session.isReady())
            ask(what);
        else
            hear(what, QByteArray(text.data(), static_cast<qsizetype>(text.size())));
        perform();
    }

private:
    void hear(std::uint8_t what, const QByteArray& text)
    {
        // Servers mostly answer with the tag that they were given.
        const QByteArray tag = what % 4 == 2 ? m_tag + ' ' : QByteArray(what % 4 == 3 ? "* " : "");
        m_session.received(tag + text + (what % 8 == 4 ? "" : "\r\n"));
    }

    void ask(std::uint8_t what)
    {
        m_isAsking = true;
        switch (what / 16 % 4) {
        case 0:
            return m_session.run(*core::ImapCommand::examine("INBOX"));
        case 1:
            return m_session.run(core::ImapCommand::searchNew(3, QDate(2026, 11, 1)));
        case 2:
            return m_session.run(core::ImapCommand::fetchBeginning(3));
        default:
            return m_session.run(core::ImapCommand::listFolders());
        }
    }

    void perform()
    {
        for (const auto& action : m_session.takeActions())
            perform(action);
    }

    void perform(const core::ImapSession::Action& action)
    {
        tests::demand(!m_isOver, "nothing happens after the end");
        switch (action.kind) {
        case Kind::Write:
            tests::demand(m_isSafe || !(action.bytes.contains("AUTHENTICATE") || action.bytes.contains("LOGIN")),
                          "nothing of the owner goes over an unproven line");
            tests::demand(action.bytes.endsWith("\r\n") && action.bytes.count('\n') == 1, "one line at a time");
            m_tag = action.bytes.left(action.bytes.indexOf(' '));
            break;
        case Kind::StartTls:
            m_isSafe = true;
            m_session.encrypted();
            perform();
            break;
        case Kind::SignedIn:
            tests::demand(m_isSafe, "signed in only where it is safe");
            break;
        case Kind::Answered:
            tests::demand(std::exchange(m_isAsking, false), "an answer to what was asked");
            tests::demand(action.answer.text.size() <= 500, "the server's words are short");
            for (const auto& mail : action.answer.mails)
                tests::demand(mail.uid > 0 && mail.bytes.size() <= core::ImapResponseParser::longestLiteral, "a mail");
            break;
        case Kind::Close:
        case Kind::Fail:
            m_isOver = true;
            break;
        }
    }

    core::ImapSession m_session;
    QByteArray m_tag = "a1";
    bool m_isSafe;
    bool m_isAsking = false;
    bool m_isOver = false;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tests::Pieces pieces(bytes, size);
    Line line(pieces.byte() % 2 == 0 ? core::MailSecurity::Tls : core::MailSecurity::StartTls);
    while (!pieces.rest().empty()) {
        const std::uint8_t what = pieces.byte();
        line.happen(what, pieces.line());
    }
    return 0;
}
