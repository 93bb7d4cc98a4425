#include "ui/settings/mailtrial.h"

namespace inglenook::ui {

MailTrial::MailTrial(const Services& services, QObject* parent)
    : QObject(parent)
    , m_services(services)
{
}

MailTrial::~MailTrial() = default;

void MailTrial::makeTransport(const core::MailAccount& account, const QByteArray& password)
{
    cancel();
    m_transport = m_services.makeTransport(account, password);
    connect(m_transport.get(), &core::MailTransport::checked, this, &MailTrial::finish);
    connect(m_transport.get(), &core::MailTransport::finished, this,
            [this](qint64, const core::SendOutcome& outcome) { finish(outcome); });
}

void MailTrial::signIn(const core::MailAccount& account, const QByteArray& password)
{
    makeTransport(account, password);
    m_transport->check();
}

void MailTrial::sendTest(const core::MailAccount& account, const QByteArray& password)
{
    core::MailMessage message{.from = account.from,
                              .to = account.from,
                              .replyTo = std::nullopt,
                              .date = m_services.clock.now(),
                              .subject = tr("A test from Inglenook"),
                              .messageId = core::makeMailMessageId(account.from.address),
                              .reference = {},
                              .text =
                                  tr("This mail went the way that your guests’ mails will go: from Inglenook through "
                                     "your own mail account.\n\nIf it stands in your inbox and not among the spam, "
                                     "all is well.\n"),
                              .html = {},
                              .unsubscribeUrl = {}};
    const auto content = message.toBytes();
    if (!content) {
        Q_EMIT finished({core::SendVerdict::Rejected, content.error().message, {}});
        return;
    }
    makeTransport(account, password);
    m_transport->send({0, account.from.address, account.from.address, *content});
}

void MailTrial::cancel()
{
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    // This may run inside one of its signals.
    m_transport.release()->deleteLater();
}

void MailTrial::finish(const core::SendOutcome& outcome)
{
    m_certificate = m_transport->unprovenCertificate();
    m_transport->close();
    cancel();
    Q_EMIT finished(outcome);
}

} // namespace inglenook::ui
