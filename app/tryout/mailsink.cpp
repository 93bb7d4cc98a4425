#include "app/tryout/mailsink.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace inglenook::app {

using namespace core;

namespace {

/// Says what a server says, one reply at a time.
class SinkTransport final : public MailTransport
{
public:
    SinkTransport(MailSink* sink, std::chrono::milliseconds replyTime)
        : m_sink(sink)
    {
        m_reply.setSingleShot(true);
        m_reply.setInterval(replyTime);
        connect(&m_reply, &QTimer::timeout, this, &SinkTransport::advance);
    }

    void send(const OutgoingMail& mail) override
    {
        Q_ASSERT(!m_mail);
        m_mail = mail;
        m_isDotSent = false;
        m_reply.start();
    }

    void abort() override
    {
        if (m_mail)
            end(m_isDotSent ? SendVerdict::Uncertain : SendVerdict::NotSent, MailSink::tr("Sending was broken off."));
    }

    void close() override {}

    void check() override
    {
        QTimer::singleShot(m_reply.intervalAsDuration(), this, [this] {
            Q_EMIT checked({SendVerdict::Accepted, MailSink::tr("The account works."), QStringLiteral("235 2.7.0 Ok")});
        });
    }

private:
    /// The reply to the mail's content, then the one to its final dot.
    void advance()
    {
        if (m_isDotSent)
            return end(SendVerdict::Accepted, MailSink::tr("Taken."), QStringLiteral("250 2.0.0 Ok"));
        if (!m_sink || !beforeFinalDot(m_mail->ticket))
            return end(SendVerdict::NotSent, MailSink::tr("Sending was broken off."));
        m_isDotSent = true;
        m_sink->keep(*m_mail);
        m_reply.start();
    }

    void end(SendVerdict verdict, const QString& words, const QString& serverText = {})
    {
        m_reply.stop();
        const qint64 ticket = std::exchange(m_mail, std::nullopt)->ticket;
        // Never inside a call: who aborts is told from the event loop too.
        QMetaObject::invokeMethod(
            this,
            [=, this] {
                Q_EMIT finished(ticket, {verdict, words, serverText});
            },
            Qt::QueuedConnection);
    }

    QPointer<MailSink> m_sink;
    QTimer m_reply;
    std::optional<OutgoingMail> m_mail; ///< under way
    bool m_isDotSent = false;
};

} // namespace

MailSink::MailSink(std::chrono::milliseconds replyTime, QObject* parent)
    : QObject(parent)
    , m_replyTime(replyTime)
{
}

MailTransportFactory MailSink::makeTransport()
{
    return [sink = QPointer(this), replyTime = m_replyTime](const MailAccount&, const QByteArray&) {
        return std::make_unique<SinkTransport>(sink, replyTime);
    };
}

void MailSink::keep(const OutgoingMail& mail)
{
    m_mails.append({mail.from, mail.to, mail.content, QDateTime::currentDateTimeUtc()});
    Q_EMIT mailArrived(m_mails.size() - 1);
}

} // namespace inglenook::app
