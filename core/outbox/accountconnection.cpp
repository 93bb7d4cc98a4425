#include "core/outbox/accountconnection.h"

#include <QtCore/QPointer>

namespace inglenook::core {
namespace {

/// Mails to `a` and `b` go through the same connection; pace and sender's name do not matter to it.
bool isSameServer(const MailAccount& a, const MailAccount& b)
{
    return a.host == b.host && a.port == b.port && a.security == b.security && a.user == b.user &&
           a.caFile == b.caFile && a.pinnedCertificate == b.pinnedCertificate && a.signIn == b.signIn &&
           a.from.address == b.from.address;
}

} // namespace

AccountConnection::AccountConnection(MailTransportFactory makeTransport, SecretStore& secrets,
                                     MailTransport::BeforeFinalDot beforeFinalDot, MailTransport::NextMail nextMail,
                                     QObject* parent)
    : QObject(parent)
    , m_makeTransport(std::move(makeTransport))
    , m_secrets(secrets)
    , m_beforeFinalDot(std::move(beforeFinalDot))
    , m_nextMail(std::move(nextMail))
{
}

AccountConnection::~AccountConnection() = default;

bool AccountConnection::open(const MailAccount& account)
{
    if (m_account && !isSameServer(*m_account, account)) {
        dropTransport();
        // A password that was set since the last mail came together with the new account.
        if (!m_isStale)
            m_sessionPassword.clear();
        m_lacksPassword = false;
    }
    if (std::exchange(m_isStale, false))
        dropTransport();
    m_account = account;
    if (m_transport)
        return true;
    if (m_isReading || m_lacksPassword)
        return false;
    if (m_sessionPassword.isEmpty()) {
        readPassword();
        return false;
    }
    makeTransport(m_sessionPassword);
    return true;
}

void AccountConnection::rest()
{
    if (m_transport)
        m_transport->close();
}

void AccountConnection::drop()
{
    dropTransport();
    m_sessionPassword.clear();
}

void AccountConnection::setSessionPassword(const QByteArray& password)
{
    m_isStale = true;
    m_sessionPassword = password;
    m_lacksPassword = false;
}

void AccountConnection::readPassword()
{
    m_isReading = true;
    m_secrets.read(QString::fromUtf16(secretname::mailPassword),
                   [self = QPointer(this)](const Result<QByteArray>& password) {
                       if (self)
                           self->takePassword(password);
                   });
}

void AccountConnection::takePassword(const Result<QByteArray>& password)
{
    m_isReading = false;
    if (!m_sessionPassword.isEmpty())
        makeTransport(m_sessionPassword);
    else if (password && !password->isEmpty())
        makeTransport(*password);
    else
        m_lacksPassword = true;
    if (m_lacksPassword)
        Q_EMIT passwordMissing();
    else
        Q_EMIT opened();
}

void AccountConnection::makeTransport(const QByteArray& password)
{
    m_transport = m_makeTransport(*m_account, password);
    m_transport->setBeforeFinalDot(m_beforeFinalDot);
    m_transport->setNextMail(m_nextMail);
    connect(m_transport.get(), &MailTransport::finished, this, &AccountConnection::finished);
    connect(m_transport.get(), &MailTransport::returned, this, &AccountConnection::returned);
}

void AccountConnection::dropTransport()
{
    if (!m_transport)
        return;
    // This may run inside one of its signals.
    m_transport->disconnect(this);
    m_transport->setBeforeFinalDot([](qint64) { return false; }); // nobody listens to what becomes of a mail
    m_transport->setNextMail({});
    m_transport->close();
    m_transport.release()->deleteLater();
}

} // namespace inglenook::core
