// A mail server that says what it likes, when it likes, while the network does the same.

#include "core/mailing/smtpsession.h"
#include "tests/fuzz/fuzz.h"

#include <optional>
#include <utility>

using namespace inglenook;
using core::SendVerdict;
using Kind = core::SmtpSession::Action::Kind;

namespace {

core::EmailAddress address(const char* text)
{
    return *core::EmailAddress::parse(QString::fromLatin1(text));
}

const core::OutgoingMail& mail()
{
    static const core::OutgoingMail sent{1, address("owner@pub.test"), address("guest@guests.test"),
                                         "Subject: x\r\n\r\n.\r\n..x"};
    return sent;
}

/// A socket's part, and what must hold whatever the server says.
class Line
{
public:
    explicit Line(core::MailSecurity security)
        : m_session({QStringLiteral("mail.pub.test"), security, "the-user", "the-secret"})
        , m_isSafe(security == core::MailSecurity::Tls)
    {
    }

    void happen(std::uint8_t what, std::string_view text)
    {
        switch (what % 9) {
        case 0:
            if (!std::exchange(m_isConnected, true))
                m_session.connected();
            break;
        case 1:
            if (!m_isUnderWay) {
                m_isUnderWay = true;
                m_hasLeft = false;
                m_session.submit(mail());
            }
            break;
        case 2:
            m_session.timedOut();
            break;
        case 3:
            m_session.lost(core::lostBeforeDot());
            break;
        case 4:
            if (m_session.isReady() && !m_isUnderWay)
                m_session.quit();
            break;
        default:
            if (m_isConnected) {
                const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
                m_session.received(what % 2 == 0 ? bytes : bytes + "\r\n");
            }
        }
        perform();
    }

    void end()
    {
        m_session.lost(core::lostBeforeDot());
        perform();
        tests::demand(!m_isUnderWay, "every mail ends");
    }

private:
    void perform()
    {
        for (auto actions = m_session.takeActions(); !actions.isEmpty(); actions = m_session.takeActions()) {
            for (const auto& action : actions)
                perform(action);
        }
    }

    void perform(const core::SmtpSession::Action& action)
    {
        switch (action.kind) {
        case Kind::Write:
            tests::demand(!m_isOver, "nothing is said after the end");
            tests::demand(m_isSafe || !(action.bytes.startsWith("AUTH") || action.bytes.startsWith("MAIL")),
                          "nothing of the owner goes over an unproven line");
            tests::demand(action.bytes.endsWith("\r\n") && !action.bytes.contains("\r\n.\r\n"),
                          "only the dot is a dot");
            break;
        case Kind::StartTls:
            m_isSafe = true;
            m_session.encrypted();
            break;
        case Kind::AskForDot:
            tests::demand(m_isUnderWay && !m_hasLeft, "one dot a mail");
            // Every other time one more is given; it is begun where the server takes commands ahead.
            m_next = std::exchange(m_givesNext, !m_givesNext) && m_session.takesNext();
            m_session.answerDot(true, m_next ? std::optional(mail()) : std::nullopt);
            break;
        case Kind::WriteDot:
            tests::demand(m_isUnderWay && !m_hasLeft && !m_isOver, "one dot a mail");
            m_hasLeft = true;
            m_session.dotLeft();
            break;
        case Kind::Finish:
            finish(action.outcome.verdict);
            if (std::exchange(m_next, false)) {
                m_isUnderWay = true;
                m_hasLeft = false;
            }
            break;
        case Kind::Return:
            tests::demand(std::exchange(m_next, false), "only what was given comes back");
            break;
        case Kind::Checked:
            break;
        case Kind::Close:
        case Kind::Abort:
            m_isOver = true;
            break;
        }
    }

    void finish(SendVerdict verdict)
    {
        tests::demand(std::exchange(m_isUnderWay, false), "a mail ends once");
        if (m_hasLeft)
            tests::demand(verdict != SendVerdict::NotSent && verdict != SendVerdict::SignIn &&
                              verdict != SendVerdict::Tls,
                          "what may have arrived is not called unsent");
        else
            tests::demand(verdict != SendVerdict::Accepted && verdict != SendVerdict::Uncertain,
                          "what has not left is not called sent");
    }

    core::SmtpSession m_session;
    bool m_isSafe;
    bool m_isConnected = false;
    bool m_isUnderWay = false;
    bool m_hasLeft = false;
    bool m_isOver = false;
    bool m_givesNext = false;
    bool m_next = false; ///< one is begun behind the dot of the one under way
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
    line.end();
    return 0;
}
