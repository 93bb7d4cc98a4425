#pragma once

#include "core/mailing/mailtransport.h"
#include "ui/base/services.h"

#include <QtCore/QObject>

namespace inglenook::ui {

/// Tries a mail account as it is typed: signs in, or sends one mail from it to itself. Ends in exactly one `finished`,
/// unless it is cancelled.
class MailTrial : public QObject
{
    Q_OBJECT

public:
    explicit MailTrial(const Services& services, QObject* parent = nullptr);
    ~MailTrial() override;

    void signIn(const core::MailAccount& account, const QByteArray& password);
    /// Errors to `finished` as InvalidInput's words when the mail cannot be written.
    void sendTest(const core::MailAccount& account, const QByteArray& password);
    /// Ends it at once; nothing more is heard of it.
    void cancel();
    [[nodiscard]] bool isUnderWay() const { return m_transport != nullptr; }
    /// What the server showed in the last trial, where it could not prove who it is.
    [[nodiscard]] const std::optional<core::ServerCertificate>& unprovenCertificate() const { return m_certificate; }

Q_SIGNALS:
    void finished(const inglenook::core::SendOutcome& outcome);

private:
    void makeTransport(const core::MailAccount& account, const QByteArray& password);
    void finish(const core::SendOutcome& outcome);

    Services m_services;
    std::unique_ptr<core::MailTransport> m_transport;
    std::optional<core::ServerCertificate> m_certificate;
};

} // namespace inglenook::ui
