#include "core/mailing/imapsession.h"

#include <algorithm>

namespace inglenook::core {
namespace {

using Kind = ImapSession::Action::Kind;

QString plain(const QByteArray& text)
{
    return QString::fromUtf8(text).simplified().left(500);
}

bool isPlainAscii(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= ' ' && letter < 0x7f; });
}

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

} // namespace

ImapSession::ImapSession(Login login, ImapTimeLimits limits)
    : m_login(std::move(login))
    , m_limits(limits)
{
}

QList<ImapSession::Action> ImapSession::takeActions()
{
    return std::exchange(m_actions, {});
}

std::chrono::milliseconds ImapSession::timeLimit() const
{
    switch (m_state) {
    case State::Unconnected:
    case State::Ready:
    case State::Ended:
        return std::chrono::milliseconds(0);
    case State::Greeting:
    case State::Handshake:
        return m_limits.connecting;
    default:
        return m_limits.command;
    }
}

void ImapSession::connected()
{
    if (m_state != State::Unconnected)
        return;
    m_isEncrypted = m_login.security == MailSecurity::Tls;
    m_state = State::Greeting;
}

void ImapSession::encrypted()
{
    Q_ASSERT(m_state == State::Handshake);
    m_isEncrypted = true;
    askCapabilities(); // everything the server said before the handshake is forgotten
}

void ImapSession::received(const QByteArray& bytes)
{
    if (m_state == State::Ended)
        return;
    m_parser.append(bytes);
    for (;;) {
        const auto next = m_parser.next();
        if (std::holds_alternative<ImapResponseParser::Incomplete>(next))
            return;
        if (std::holds_alternative<ImapResponseParser::Garbage>(next))
            return failAstray();
        ++m_steps;
        handle(std::get<ImapResponse>(next));
        if (m_state == State::Ended)
            return;
    }
}

void ImapSession::handle(const ImapResponse& response)
{
    if (response.tag == "*" && response.word == "BYE")
        return m_isLeaving ? void() : fail(unreachable(m_login.host, plain(response.text)));
    if (m_state == State::Greeting)
        return handleGreeting(response);
    if (m_state == State::Handshake || m_state == State::Unconnected)
        return failAstray();
    if (response.tag == "+")
        return handleGoOn();
    if (response.tag == "*")
        return gather(response);
    if (response.tag != m_tag || m_state == State::Ready)
        return failAstray(); // an answer to something that was not asked
    handleTagged(response);
}

void ImapSession::handleGreeting(const ImapResponse& response)
{
    // Signed in before anybody said who he is: not the mailbox that the owner means.
    if (response.tag != "*" || response.word != "OK")
        return failAstray();
    askCapabilities();
}

void ImapSession::askCapabilities()
{
    m_capabilities.clear();
    m_state = State::Capability;
    say("CAPABILITY");
}

void ImapSession::takeCapabilities(const QByteArrayList& words)
{
    for (const QByteArray& word : words)
        m_capabilities += word.toUpper();
    if (m_capabilities.size() > mostRows)
        failAstray();
}

void ImapSession::handleTagged(const ImapResponse& response)
{
    const bool isDone = response.word == "OK";
    switch (m_state) {
    case State::Capability:
        return isDone ? goOnSafely() : failAstray();
    case State::StartTls:
        if (!isDone)
            return fail(noSafeConnection(m_login.host, plain(response.text)));
        // Whatever follows in the clear was put there by somebody else.
        if (!m_parser.isEmpty())
            return fail(noSafeConnection(m_login.host, QStringLiteral("text was injected before the handshake")));
        m_state = State::Handshake;
        return m_actions.append({Kind::StartTls});
    case State::SigningIn:
        return finishSignIn(response);
    case State::Command:
        if (m_isLeaving) {
            m_state = State::Ended;
            return m_actions.append({Kind::Close});
        }
        m_state = State::Ready;
        m_answer.isDone = isDone;
        m_answer.text = plain(response.text);
        m_bytes = 0;
        return m_actions.append({Kind::Answered, {}, std::exchange(m_answer, {})});
    default:
        return failAstray();
    }
}

void ImapSession::goOnSafely()
{
    if (m_isEncrypted)
        return signIn();
    if (!m_capabilities.contains("STARTTLS"))
        return fail(noSafeConnection(m_login.host, QStringLiteral("STARTTLS is not offered")));
    m_state = State::StartTls;
    say("STARTTLS");
}

void ImapSession::signIn()
{
    m_state = State::SigningIn;
    if (m_login.isToken)
        return signInWithToken();
    if (m_capabilities.contains("AUTH=PLAIN"))
        return authenticate("PLAIN", QByteArray('\0' + m_login.user + '\0' + m_login.password).toBase64());
    if (m_capabilities.contains("LOGINDISABLED") || !isPlainAscii(m_login.user) || !isPlainAscii(m_login.password))
        return fail({ErrorKind::SignIn, tr("“%1” takes no user name and password for reading mail.").arg(m_login.host),
                     QStringLiteral("no mechanism")});
    say("LOGIN " + quoted(m_login.user) + ' ' + quoted(m_login.password));
}

void ImapSession::signInWithToken()
{
    QByteArrayList offered;
    for (const QByteArray& word : std::as_const(m_capabilities)) {
        if (word.startsWith("AUTH="))
            offered += word.mid(5);
    }
    const auto mechanism = bearerMechanismIn(offered);
    if (!mechanism)
        return fail({ErrorKind::SignIn, tr("“%1” does not take a sign-in in the browser.").arg(m_login.host),
                     QStringLiteral("no mechanism")});
    m_bearer = *mechanism;
    authenticate(nameOf(m_bearer),
                 bearerResponse(m_bearer, m_login.user, m_login.host.toUtf8(), m_login.port, m_login.password));
}

void ImapSession::authenticate(const QByteArray& mechanism, const QByteArray& response)
{
    if (m_capabilities.contains("SASL-IR"))
        return say("AUTHENTICATE " + mechanism + ' ' + response);
    m_response = response;
    say("AUTHENTICATE " + mechanism);
}

void ImapSession::handleGoOn()
{
    if (m_state != State::SigningIn)
        return failAstray();
    if (!m_response.isEmpty())
        return write(std::exchange(m_response, {}));
    if (!m_login.isToken)
        return failAstray();
    write(answerToRefusal(m_bearer)); // why it is refused comes in the next response
}

void ImapSession::finishSignIn(const ImapResponse& response)
{
    m_response.clear();
    if (response.word != "OK") {
        const bool isForNow = response.code.toUpper() == "UNAVAILABLE" || response.code.toUpper() == "INUSE";
        if (isForNow)
            return fail(unreachable(m_login.host, plain(response.text)));
        return fail({ErrorKind::SignIn,
                     tr("“%1” refused the user name or the password for reading mail. Your mailbox may have to allow "
                        "IMAP in its own settings first. Sending is not touched by this.")
                         .arg(m_login.host),
                     plain(response.text)});
    }
    m_state = State::Ready;
    m_actions.append({Kind::SignedIn});
}

void ImapSession::run(const ImapCommand& command)
{
    Q_ASSERT(m_state == State::Ready);
    m_answer = {};
    m_bytes = 0;
    m_state = State::Command;
    m_isLeaving = command.text() == ImapCommand::logOut().text();
    say(command.text());
}

void ImapSession::gather(const ImapResponse& response)
{
    if (response.word == "CAPABILITY") {
        QByteArrayList words;
        for (const ImapValue& value : response.values)
            words += value.text;
        return m_state == State::Capability ? takeCapabilities(words) : void();
    }
    if (m_state != State::Command)
        return;
    if (response.word == "OK") {
        const QByteArrayList words = response.code.toUpper().split(' ');
        if (words.size() == 2 && words.first() == "UIDVALIDITY")
            m_answer.uidValidity = words.last().toUInt();
        else if (words.size() == 2 && words.first() == "UIDNEXT")
            m_answer.uidNext = words.last().toUInt();
    } else if (response.word == "SEARCH") {
        for (const ImapValue& value : response.values) {
            if (const quint32 uid = value.text.toUInt(); uid > 0)
                m_answer.found += uid;
        }
    } else if (response.word == "FETCH") {
        gatherMail(response);
    } else if (response.word == "LIST") {
        gatherFolder(response);
    }
    const auto rows = m_answer.found.size() + m_answer.mails.size() + m_answer.folders.size();
    if (rows > mostRows || m_bytes > mostBytes)
        failAstray();
}

void ImapSession::gatherMail(const ImapResponse& response)
{
    if (response.values.size() != 1 || response.values.front().kind != ImapValue::Kind::List)
        return;
    ImapAnswer::Mail mail;
    const auto& pairs = response.values.front().children;
    for (size_t i = 0; i + 1 < pairs.size(); i += 2) {
        if (pairs[i].isWord("UID"))
            mail.uid = pairs[i + 1].text.toUInt();
        else if (pairs[i].text.toUpper().startsWith("BODY["))
            mail.bytes = pairs[i + 1].text;
    }
    m_bytes += mail.bytes.size();
    // One without both is news of another kind, e.g. of flags.
    if (mail.uid > 0 && !mail.bytes.isEmpty())
        m_answer.mails += mail;
}

void ImapSession::gatherFolder(const ImapResponse& response)
{
    if (response.values.size() != 3 || response.values.front().kind != ImapValue::Kind::List)
        return;
    ImapAnswer::Folder folder{response.values.back().text};
    for (const ImapValue& mark : response.values.front().children)
        folder.marks += mark.text.toUpper();
    if (!folder.name.isEmpty())
        m_answer.folders += folder;
}

void ImapSession::say(const QByteArray& command)
{
    m_tag = 'a' + QByteArray::number(++m_commands);
    write(m_tag + ' ' + command);
}

void ImapSession::timedOut()
{
    fail(unreachable(m_login.host, QStringLiteral("no answer in time")));
}

void ImapSession::lost(const Error& why)
{
    fail(why);
}

/// What came is no response, or none to what was asked.
void ImapSession::failAstray()
{
    fail({ErrorKind::Unreachable,
          tr("What answered at “%1” is not a mailbox server, or not a healthy one. Nothing was changed; check server "
             "and "
             "port.")
              .arg(m_login.host),
          QStringLiteral("astray")});
}

void ImapSession::fail(const Error& error)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_actions.append({Kind::Fail, {}, {}, error});
}

Error ImapSession::noSafeConnection(const QString& host, const QString& detail)
{
    return {ErrorKind::Untrusted,
            tr("No safe connection to “%1” could be made, so the password was not sent. Nothing was read.").arg(host),
            detail};
}

Error ImapSession::unreachable(const QString& host, const QString& detail)
{
    return {ErrorKind::Unreachable,
            tr("Your mailbox at “%1” cannot be reached just now. It will be tried again.").arg(host), detail};
}

} // namespace inglenook::core
