#pragma once

#include "core/mailing/mailtransport.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

namespace inglenook::tests {

/// What a mail server is to the outbox, without one: takes the mails of every transport it makes and ends each as the
/// test has scripted. It must outlive its transports.
class FakeMailServer
{
public:
    /// Ends the next mails, first come first; afterwards every mail is accepted.
    QList<core::SendOutcome> script;
    /// Mails stay under way until `finish`.
    bool holdsBack = false;
    /// Takes the next mail behind the dot of the one before it.
    bool takesAhead = false;
    /// What `check` is told.
    core::SendOutcome checkOutcome{core::SendVerdict::Accepted, {}, QStringLiteral("235 welcome")};
    /// The same for single servers, by "host:port".
    QHash<QString, core::SendOutcome> checkOutcomes;
    /// What it shows to accounts that have not pinned it; each check of theirs then ends with `Certificate`.
    std::optional<core::ServerCertificate> certificate;

    QList<core::OutgoingMail> mails;      ///< handed over so far
    QList<core::MailAccount> accounts;    ///< of each transport made
    QList<QByteArray> passwords;          ///< of each transport made
    int goodbyes = 0;                     ///< how often a transport was closed
    std::function<void()> beforeFinalDot; ///< called just before the outbox is asked whether the dot may go

    [[nodiscard]] core::MailTransportFactory factory();
    /// Ends the mail that is held back.
    void finish(const core::SendOutcome& outcome);
    /// Ends the check that is held back.
    void finishCheck();
    [[nodiscard]] QStringList recipients() const;

private:
    friend class FakeMailTransport;
    QPointer<class FakeMailTransport> m_holding;
};

[[nodiscard]] core::SendOutcome outcomeOf(core::SendVerdict verdict, const QString& message = {},
                                          const QString& serverText = {});

class FakeMailTransport final : public core::MailTransport
{
    Q_OBJECT

public:
    FakeMailTransport(FakeMailServer& server, const core::MailAccount& account)
        : m_server(server)
        , m_account(account)
        , m_place(QStringLiteral("%1:%2").arg(account.host).arg(account.port))
    {
    }

    void send(const core::OutgoingMail& mail) override;
    void abort() override;
    void close() override { ++m_server.goodbyes; }
    void check() override;

    void end(const core::SendOutcome& outcome);
    void begin(const core::OutgoingMail& mail);
    void endCheck();
    [[nodiscard]] std::optional<core::ServerCertificate> unprovenCertificate() const override;

private:
    FakeMailServer& m_server;
    core::MailAccount m_account;
    QString m_place;
    std::optional<qint64> m_ticket;
    std::optional<core::OutgoingMail> m_ahead;
};

} // namespace inglenook::tests
