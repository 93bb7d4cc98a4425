#include "tests/support/fakemailserver.h"

#include <QtCore/QTimer>

namespace inglenook::tests {

using namespace core;

SendOutcome outcomeOf(SendVerdict verdict, const QString& message, const QString& serverText)
{
    return {verdict, message, serverText};
}

MailTransportFactory FakeMailServer::factory()
{
    return [this](const MailAccount& account, const QByteArray& password) {
        accounts += account;
        passwords += password;
        return std::make_unique<FakeMailTransport>(*this, account);
    };
}

void FakeMailServer::finish(const SendOutcome& outcome)
{
    Q_ASSERT(m_holding);
    m_holding->end(outcome);
}

void FakeMailServer::finishCheck()
{
    Q_ASSERT(m_holding);
    m_holding->endCheck();
}

QStringList FakeMailServer::recipients() const
{
    QStringList addresses;
    for (const OutgoingMail& mail : mails)
        addresses += mail.to.text();
    return addresses;
}

void FakeMailTransport::send(const OutgoingMail& mail)
{
    Q_ASSERT(!m_ticket);
    begin(mail);
}

void FakeMailTransport::begin(const OutgoingMail& mail)
{
    m_ticket = mail.ticket;
    m_server.mails += mail;
    m_server.m_holding = this;
    if (m_server.holdsBack)
        return;
    const SendOutcome outcome = m_server.script.isEmpty()
                                    ? outcomeOf(SendVerdict::Accepted, {}, QStringLiteral("250 taken"))
                                    : m_server.script.takeFirst();
    QTimer::singleShot(0, this, [this, outcome] { end(outcome); });
}

void FakeMailTransport::end(const SendOutcome& outcome)
{
    const qint64 ticket = *std::exchange(m_ticket, std::nullopt);
    const bool isAfterDot = outcome.verdict == SendVerdict::Accepted || outcome.verdict == SendVerdict::Uncertain;
    if (isAfterDot && m_server.beforeFinalDot)
        m_server.beforeFinalDot();
    if (isAfterDot && !beforeFinalDot(ticket))
        return Q_EMIT finished(ticket, outcomeOf(SendVerdict::NotSent, QStringLiteral("The dot did not go.")));
    const auto ahead = isAfterDot && m_server.takesAhead ? nextMail() : std::optional<OutgoingMail>();
    if (ahead && outcome.verdict == SendVerdict::Accepted)
        begin(*ahead);
    else if (ahead)
        Q_EMIT returned(ahead->ticket); // the connection is gone
    Q_EMIT finished(ticket, outcome);
}

void FakeMailTransport::abort()
{
    if (m_ticket)
        end(outcomeOf(SendVerdict::NotSent));
}

std::optional<ServerCertificate> FakeMailTransport::unprovenCertificate() const
{
    const bool isPinned = m_server.certificate && m_server.certificate->fingerprint == m_account.pinnedCertificate;
    return isPinned ? std::nullopt : m_server.certificate;
}

void FakeMailTransport::endCheck()
{
    if (unprovenCertificate())
        return Q_EMIT checked(outcomeOf(SendVerdict::Certificate, QStringLiteral("It could not prove who it is.")));
    Q_EMIT checked(m_server.checkOutcomes.value(m_place, m_server.checkOutcome));
}

void FakeMailTransport::check()
{
    m_server.m_holding = this;
    if (!m_server.holdsBack)
        QTimer::singleShot(0, this, &FakeMailTransport::endCheck);
}

} // namespace inglenook::tests
