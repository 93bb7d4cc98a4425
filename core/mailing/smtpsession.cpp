#include "core/mailing/smtpsession.h"

namespace inglenook::core {
namespace {

using Kind = SmtpSession::Action::Kind;

constexpr int refusalsUntilStepwise = 3; // sending.md, rule 4

} // namespace

SmtpSession::SmtpSession(Login login, SmtpTimeLimits limits)
    : m_login(std::move(login))
    , m_limits(limits)
{
}

QList<SmtpSession::Action> SmtpSession::takeActions()
{
    return std::exchange(m_actions, {});
}

std::chrono::milliseconds SmtpSession::timeLimit() const
{
    switch (m_state) {
    case State::Unconnected:
    case State::Ready:
    case State::Dot:
    case State::Ended:
        return std::chrono::milliseconds(0);
    case State::Greeting:
    case State::Handshake:
        return m_limits.greeting;
    case State::WritingDot:
        return m_limits.content;
    case State::FinalReply:
        return m_limits.finalReply;
    default:
        return m_limits.command;
    }
}

void SmtpSession::connected()
{
    if (m_state != State::Unconnected)
        return; // given up while the line was being made: it stays so
    m_isEncrypted = m_login.security == MailSecurity::Tls && !m_login.isPlain;
    m_state = State::Greeting;
}

void SmtpSession::encrypted()
{
    Q_ASSERT(m_state == State::Handshake);
    m_isEncrypted = true;
    greet(); // everything the server said before the handshake is forgotten
}

void SmtpSession::received(const QByteArray& bytes)
{
    if (m_state == State::Ended)
        return;
    m_parser.append(bytes);
    for (;;) {
        const auto next = m_parser.next();
        if (std::holds_alternative<SmtpReplyParser::Incomplete>(next))
            return;
        if (std::holds_alternative<SmtpReplyParser::Garbage>(next))
            return failAstray();
        handle(std::get<SmtpReply>(next));
        if (m_state == State::Ended)
            return;
    }
}

/// A reply of a kind that has no place here. Whatever comes after it can no longer be matched to what was asked, and a
/// "yes" to one mail could be taken for the next.
bool SmtpSession::isOutOfStep(const SmtpReply& reply) const
{
    switch (m_state) {
    case State::AuthPlain:
    case State::AuthBearer:
    case State::AuthLoginPassword:
        return false;
    case State::AuthLoginUser:
    case State::Data:
        return reply.isPositive();
    default:
        return reply.code >= 300 && reply.code < 400;
    }
}

void SmtpSession::handle(const SmtpReply& reply)
{
    ++m_steps;
    if (mayHaveLeft())
        m_state = State::FinalReply;
    // 421 may come at any time: the server is closing.
    if (reply.code == 421 && m_state != State::FinalReply && m_state != State::Quit)
        return m_state == State::Ready ? fail(lostBeforeDot()) : fail(judgeRefusal(SmtpStage::Greeting, reply));
    if (isOutOfStep(reply))
        return failAstray();
    switch (m_state) {
    case State::Greeting:
        return handleGreeting(reply);
    case State::Hello:
        return handleHello(reply);
    case State::StartTls:
        return handleStartTls(reply);
    case State::AuthPlain:
    case State::AuthBearer:
    case State::AuthLoginUser:
    case State::AuthLoginPassword:
        return handleAuth(reply);
    case State::Sender:
        return handleSender(reply);
    case State::Recipient:
        return handleRecipient(reply);
    case State::Data:
        return handleData(reply);
    case State::EmptyDot:
    case State::Reset: {
        // The refused mail has been told by now, or is told here: the connection is as good as new.
        const auto refusal = std::exchange(m_refusal, std::nullopt);
        if (!reply.isPositive() && m_state == State::Reset)
            return fail(refusal.value_or(strangeReply()));
        m_state = State::Ready;
        return refusal ? finishMail(*refusal) : void();
    }
    case State::FinalReply:
        return handleFinal(reply);
    case State::Quit:
        m_state = State::Ended;
        return act(Kind::Close);
    default:
        return failAstray(); // nobody asked
    }
}

void SmtpSession::handleGreeting(const SmtpReply& reply)
{
    if (!reply.isPositive())
        return fail(judgeRefusal(SmtpStage::Greeting, reply));
    greet();
}

void SmtpSession::greet()
{
    m_authMechanisms.clear();
    m_offersStartTls = m_offersPipelining = m_offersSmtpUtf8 = false;
    m_state = State::Hello;
    write("EHLO [127.0.0.1]"); // never this computer's name
}

void SmtpSession::handleHello(const SmtpReply& reply)
{
    if (!reply.isPositive())
        return fail(judgeRefusal(SmtpStage::Greeting, reply));
    for (const QByteArray& line : reply.lines) {
        const QByteArrayList words = line.toUpper().simplified().split(' ');
        if (words.first() == "STARTTLS")
            m_offersStartTls = true;
        else if (words.first() == "PIPELINING")
            m_offersPipelining = true;
        else if (words.first() == "SMTPUTF8")
            m_offersSmtpUtf8 = true;
        else if (words.first() == "AUTH")
            m_authMechanisms = words.mid(1);
    }
    if (isSafe())
        return signIn();
    if (!m_offersStartTls)
        return fail(noSafeConnection(QStringLiteral("STARTTLS is not offered")));
    m_state = State::StartTls;
    write("STARTTLS");
}

void SmtpSession::handleStartTls(const SmtpReply& reply)
{
    if (reply.code != 220)
        return fail(noSafeConnection(reply.text()));
    // Whatever follows the 220 in the clear was put there by somebody else (RFC 3207, 6).
    if (!m_parser.isEmpty())
        return fail(noSafeConnection(QStringLiteral("text was injected before the handshake")));
    m_state = State::Handshake;
    act(Kind::StartTls);
}

void SmtpSession::signIn()
{
    if (m_login.isPlain)
        return becomeReady();
    if (m_login.user.isEmpty())
        return m_authMechanisms.isEmpty() ? fail(noSignInOffered()) : becomeReady();
    if (m_login.isToken)
        return signInWithToken();
    if (m_authMechanisms.contains("PLAIN")) {
        m_state = State::AuthPlain;
        return write("AUTH PLAIN " + QByteArray('\0' + m_login.user + '\0' + m_login.password).toBase64());
    }
    if (!m_authMechanisms.contains("LOGIN"))
        return fail(noSignInOffered());
    m_state = State::AuthLoginUser;
    write("AUTH LOGIN");
}

void SmtpSession::signInWithToken()
{
    const auto mechanism = bearerMechanismIn(m_authMechanisms);
    if (!mechanism)
        return fail(noSignInOffered());
    m_bearer = *mechanism;
    m_state = State::AuthBearer;
    write("AUTH " + nameOf(m_bearer) + ' ' +
          bearerResponse(m_bearer, m_login.user, m_login.host.toUtf8(), m_login.port, m_login.password));
}

void SmtpSession::handleAuth(const SmtpReply& reply)
{
    if (reply.isPositive() && m_state != State::AuthLoginUser)
        return becomeReady();
    if (reply.code != 334 || m_state == State::AuthPlain)
        return fail(judgeRefusal(SmtpStage::SignIn, reply));
    if (m_state == State::AuthBearer) {
        m_state = State::AuthPlain; // why it is refused comes in the next reply
        return write(answerToRefusal(m_bearer));
    }
    if (m_state == State::AuthLoginUser) {
        m_state = State::AuthLoginPassword;
        // The prompts come as "Username:" and "Password:", which some servers swap in wording but none in order.
        return write(m_login.user.toBase64());
    }
    write(m_login.password.toBase64());
    m_state = State::AuthPlain; // the next reply decides
}

void SmtpSession::becomeReady()
{
    m_state = State::Ready;
    if (m_isChecking) {
        m_actions.append({Kind::Checked, {}, {SendVerdict::Accepted, {}, {}}});
        m_isChecking = false;
        return quit();
    }
    if (m_mail)
        beginMail();
}

void SmtpSession::submit(const OutgoingMail& mail)
{
    Q_ASSERT(!m_mail);
    m_mail = mail;
    m_repliesToMail = 0;
    if (m_state == State::Ready)
        beginMail();
    else if (m_state == State::Quit || m_state == State::Ended)
        finishMail(lostBeforeDot());
}

void SmtpSession::check()
{
    m_isChecking = true;
    if (m_state == State::Ready)
        becomeReady();
}

void SmtpSession::beginMail()
{
    if (!canWrite(*m_mail))
        return finishMail(foreignLettersNotTaken());
    m_state = State::Sender;
    write(isStepwise() ? senderOf(*m_mail) : envelopeOf(*m_mail));
}

/// The replies to its first commands come next.
void SmtpSession::beginFollowing()
{
    if (!m_following)
        return;
    m_mail = std::exchange(m_following, std::nullopt);
    m_repliesToMail = 0;
    m_state = State::Sender;
}

bool SmtpSession::canWrite(const OutgoingMail& mail) const
{
    return m_offersSmtpUtf8 || !(mail.to.needsSmtpUtf8() || mail.from.needsSmtpUtf8());
}

QByteArray SmtpSession::senderOf(const OutgoingMail& mail)
{
    const bool needsUtf8 = mail.to.needsSmtpUtf8() || mail.from.needsSmtpUtf8();
    return "MAIL FROM:<" + mail.from.wire().toUtf8() + '>' + (needsUtf8 ? " SMTPUTF8" : "");
}

QByteArray SmtpSession::envelopeOf(const OutgoingMail& mail)
{
    return senderOf(mail) + "\r\nRCPT TO:<" + mail.to.wire().toUtf8() + ">\r\nDATA";
}

bool SmtpSession::isStepwise() const
{
    return !m_offersPipelining || m_pipelinedRefusals >= refusalsUntilStepwise;
}

void SmtpSession::handleSender(const SmtpReply& reply)
{
    ++m_repliesToMail;
    if (!reply.isPositive())
        m_refusal = judgeRefusal(SmtpStage::Sender, reply);
    if (isStepwise() && m_refusal)
        return refuseMail(*m_refusal);
    m_state = State::Recipient;
    if (isStepwise())
        write("RCPT TO:<" + m_mail->to.wire().toUtf8() + '>');
}

void SmtpSession::handleRecipient(const SmtpReply& reply)
{
    if (!reply.isPositive() && !m_refusal)
        m_refusal = judgeRefusal(SmtpStage::Recipient, reply);
    if (isStepwise() && m_refusal)
        return refuseMail(*m_refusal);
    m_state = State::Data;
    if (isStepwise())
        write("DATA");
}

void SmtpSession::handleData(const SmtpReply& reply)
{
    if (m_refusal) {
        ++m_pipelinedRefusals;
        if (reply.code != 354)
            return refuseMail(*m_refusal);
        // It waits for a mail that has no recipient: an empty one ends that.
        m_state = State::EmptyDot;
        return write(".");
    }
    if (reply.code != 354)
        return refuseMail(judgeRefusal(SmtpStage::Content, reply));
    writeContent();
}

void SmtpSession::writeContent()
{
    m_state = State::Dot;
    m_actions.append({Kind::Write, dotStuffed(m_mail->content), {}});
    act(Kind::AskForDot);
}

void SmtpSession::answerDot(bool isDurable, const std::optional<OutgoingMail>& next)
{
    if (m_state != State::Dot)
        return;
    if (next && (!isDurable || !takesNext() || !canWrite(*next)))
        act(Kind::Return);
    else
        m_following = next;
    if (!isDurable)
        return fail(lostBeforeDot()); // the half-given mail can be taken back only by leaving
    m_state = State::WritingDot;
    m_actions.append({Kind::WriteDot, m_following ? ".\r\n" + envelopeOf(*m_following) + "\r\n" : ".\r\n", {}});
}

void SmtpSession::dotLeft()
{
    if (m_state == State::WritingDot)
        m_state = State::FinalReply;
}

/// With a mail behind it, the dot itself may be out while the last bytes still wait.
bool SmtpSession::mayHaveLeft() const
{
    return m_state == State::FinalReply || (m_state == State::WritingDot && m_following);
}

void SmtpSession::handleFinal(const SmtpReply& reply)
{
    if (reply.isPositive()) {
        m_state = State::Ready;
        finishMail({SendVerdict::Accepted, {}, reply.text()});
        return beginFollowing();
    }
    const SendOutcome refusal = judgeRefusal(SmtpStage::Content, reply);
    if (reply.code == 421)
        return fail(refusal);
    m_state = State::Ready;
    finishMail(refusal);
    beginFollowing();
}

/// Ends this mail and makes the connection fit for the next.
void SmtpSession::refuseMail(const SendOutcome& outcome)
{
    m_refusal = outcome;
    m_state = State::Reset;
    write("RSET");
}

void SmtpSession::quit()
{
    if (m_state != State::Ready)
        return fail(lostBeforeDot());
    m_state = State::Quit;
    write("QUIT");
}

void SmtpSession::timedOut()
{
    if (m_state == State::Quit)
        return fail({});
    fail(mayHaveLeft() ? lostAfterDot() : unreachableServer(m_login.host, QStringLiteral("no reply in time")));
}

void SmtpSession::lost(const SendOutcome& why)
{
    fail(mayHaveLeft() ? lostAfterDot() : why);
}

/// What came is no reply, or none to what was asked.
void SmtpSession::failAstray()
{
    m_refusal.reset(); // it may have been meant for something else
    fail(mayHaveLeft() ? lostAfterDot() : strangeReply());
}

/// The connection is of no more use. A mail or a check that is under way ends with `outcome`.
void SmtpSession::fail(const SendOutcome& outcome)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    ++m_steps;
    act(Kind::Abort);
    if (std::exchange(m_following, std::nullopt))
        act(Kind::Return);
    if (std::exchange(m_isChecking, false))
        m_actions.append({Kind::Checked, {}, outcome});
    if (m_mail)
        finishMail(m_refusal.value_or(outcome));
}

void SmtpSession::finishMail(const SendOutcome& outcome)
{
    m_mail.reset();
    m_refusal.reset();
    m_actions.append({Kind::Finish, {}, outcome});
}

void SmtpSession::write(const QByteArray& line)
{
    m_actions.append({Kind::Write, line + "\r\n", {}});
}

QByteArray SmtpSession::dotStuffed(const QByteArray& content)
{
    QByteArray stuffed = content;
    if (!stuffed.endsWith("\r\n"))
        stuffed += "\r\n";
    stuffed.replace("\r\n.", "\r\n..");
    if (stuffed.startsWith('.'))
        stuffed.prepend('.');
    return stuffed;
}

} // namespace inglenook::core
