#pragma once

#include "core/mailing/mailtransport.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QObject>

#include <optional>

namespace inglenook::core {

/// The way to the owner's mail server: account, password and one transport, made when the first mail wants to leave and
/// made anew when the account changes.
class AccountConnection : public QObject
{
    Q_OBJECT

public:
    AccountConnection(MailTransportFactory makeTransport, SecretStore& secrets,
                      MailTransport::BeforeFinalDot beforeFinalDot, MailTransport::NextMail nextMail,
                      QObject* parent = nullptr);
    ~AccountConnection() override;

    /// True when mails to this account can be sent now. Otherwise reads the password and ends in one `opened` or
    /// `passwordMissing`; without a password it asks once and then waits for `setSessionPassword`.
    [[nodiscard]] bool open(const MailAccount& account);
    [[nodiscard]] bool isOpen() const { return m_transport != nullptr; }
    [[nodiscard]] bool isOpening() const { return m_isReading; }
    [[nodiscard]] bool lacksPassword() const { return m_lacksPassword; }

    /// Only while open, one at a time.
    void send(const OutgoingMail& mail) { m_transport->send(mail); }
    /// Says goodbye to the server; the next mail connects again.
    void rest();
    /// Forgets the transport and its password, so that the next `open` starts from nothing.
    void drop();
    /// For this session; counts from the next `open`.
    void setSessionPassword(const QByteArray& password);
    /// A missing password may be there by now: the next `open` looks again.
    void askAgain() { m_lacksPassword = false; }

Q_SIGNALS:
    void opened();
    void passwordMissing();
    void finished(qint64 ticket, const inglenook::core::SendOutcome& outcome);
    void returned(qint64 ticket);

private:
    void readPassword();
    void takePassword(const Result<QByteArray>& password);
    void makeTransport(const QByteArray& password);
    void dropTransport();

    MailTransportFactory m_makeTransport;
    SecretStore& m_secrets;
    MailTransport::BeforeFinalDot m_beforeFinalDot;
    MailTransport::NextMail m_nextMail;
    std::optional<MailAccount> m_account;
    std::unique_ptr<MailTransport> m_transport;
    QByteArray m_sessionPassword;
    bool m_isStale = false; ///< the transport signs in with an old password
    bool m_isReading = false;
    bool m_lacksPassword = false;
};

} // namespace inglenook::core
