#pragma once

#include "core/accounts/dnsclient.h"
#include "core/accounts/documentclient.h"
#include "core/accounts/mailprovider.h"
#include "core/mailing/mailtransport.h"

#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace inglenook::core {

/// Where a mail server was found, the most trustworthy first.
enum class AccountSource {
    OwnList,          ///< Inglenook's own list of providers
    OwnDescription,   ///< the provider's description at the address's own domain
    ServiceRecord,    ///< the domain's entry in the name system
    MailServerRecord, ///< the own list, by the server that takes the domain's mail
    ThirdParty,       ///< Mozilla's list, asked with the owner's consent
    Guess,            ///< a usual name at the domain that answers as a mail server
};

/// What was found for an address. No password has been anywhere yet.
struct FoundAccount
{
    FoundServer server;
    AccountSource source;
    const MailProvider* provider = nullptr; ///< whose server it is, where that is known
    bool isOutsideDomain = false;           ///< the server's name does not belong to the address's domain
};

/// Finds the outgoing mail server of an address: own list, the domain's own descriptions, service records, who takes
/// its mail, a third party if the owner agrees, usual names. Nothing but the domain leaves this computer.
class AccountSearch : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        DnsClient& dns;
        DocumentClient& documents;
        MailTransportFactory makeTransport; ///< for knocking at usual names, without a user or a password
        std::chrono::milliseconds patience = std::chrono::seconds(8); ///< for each round of questions
    };
    enum class Consent { OwnDomainOnly, AskThirdParty };
    using Outcome = Result<std::optional<FoundAccount>>;

    explicit AccountSearch(Needs needs, QObject* parent = nullptr);
    ~AccountSearch() override;

    /// Ends in exactly one `finished`, later, unless it is cancelled. Nothing found is no error; Unreachable: this
    /// computer seems to be offline.
    void start(const EmailAddress& address, Consent consent);
    /// Ends it at once; nothing more is heard of it.
    void cancel();
    [[nodiscard]] bool isUnderWay() const { return m_address.has_value(); }

Q_SIGNALS:
    /// It looks there now; several places may be asked at once.
    void lookingAt(inglenook::core::AccountSource source);
    void finished(const inglenook::core::AccountSearch::Outcome& outcome);

private:
    using Found = std::optional<FoundServer>;

    void begin();
    void askDomain();
    void askDescriptions();
    void askServiceRecords();
    void askMailServers();
    void askThirdParty();
    void knock();
    void knockAt(int place, const QString& host, MailSecurity security);
    void expect(AccountSource source, int answers);
    void take(AccountSource source, int place, const Found& found);
    void settle();
    void giveUpRound();
    void goOn();
    void finish(const Outcome& outcome);
    template <typename T>
    std::function<void(Result<T>)> guarded(std::function<void(const Result<T>&)> then);

    Needs m_needs;
    std::optional<EmailAddress> m_address;
    Consent m_consent = Consent::OwnDomainOnly;
    QMap<AccountSource, QList<std::optional<Found>>> m_answers; ///< of this round; unset: not answered yet
    const MailProvider* m_provider = nullptr;                   ///< that takes the domain's mail
    std::vector<std::unique_ptr<MailTransport>> m_knocks;
    QTimer m_timer;
    int m_round = 0;
    bool m_hasHeard = false; ///< anything at all, from anywhere
};

} // namespace inglenook::core
