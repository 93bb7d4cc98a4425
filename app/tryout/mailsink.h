#pragma once

#include "core/mailing/mailtransport.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

namespace inglenook::app {

/// Stands in for a mail account: takes every mail as a server would, in steps and never at once, and keeps it here. No
/// mail leaves the computer.
class MailSink : public QObject
{
    Q_OBJECT

public:
    struct Mail
    {
        core::EmailAddress from;
        core::EmailAddress to;
        QByteArray content; ///< as it went over the wire, before dot-stuffing
        QDateTime arrivedAt;
    };

    /// How long a server takes to answer: once before the final dot, once after it.
    explicit MailSink(std::chrono::milliseconds replyTime = std::chrono::milliseconds(20), QObject* parent = nullptr);

    /// Makes transports that end here; they may outlive the sink, and then send nothing.
    [[nodiscard]] core::MailTransportFactory makeTransport();

    [[nodiscard]] const QList<Mail>& mails() const { return m_mails; } ///< oldest first
    /// The final dot of `mail` is here.
    void keep(const core::OutgoingMail& mail);

Q_SIGNALS:
    /// The newest of `mails`.
    void mailArrived(qsizetype index);

private:
    std::chrono::milliseconds m_replyTime;
    QList<Mail> m_mails;
};

} // namespace inglenook::app
