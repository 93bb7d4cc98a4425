#pragma once

#include "core/accounts/accesstokens.h"
#include "core/accounts/httpsdocumentclient.h"
#include "core/accounts/systemdnsclient.h"
#include "core/answers/relayaccount.h"
#include "core/answers/relaypoller.h"
#include "core/backups/automaticbackup.h"
#include "core/base/storage/datafolder.h"
#include "core/bounces/bouncepoller.h"
#include "core/outbox/mailexchangeresolver.h"
#include "core/people/standingretention.h"
#include "core/rules/standingrules.h"
#include "core/visits/watchedfolder.h"

#include <memory>

namespace inglenook::app {

/// Builds every object of the application once, in order, and takes them down in reverse. No other place makes a
/// concrete transport, store or database.
class AppContext
{
public:
    /// What differs between the owner's own data, the try-out and tests.
    struct Parts
    {
        QString folder; ///< the data folder; made when it is not there
        std::function<std::unique_ptr<core::SecretStore>(const core::DataFolder&)> makeSecretStore;
        core::MailTransportFactory makeTransport;
        core::OAuthClientIds clientIds{};   ///< those that were built in; the owner's own go before them
        const core::Clock* clock = nullptr; ///< null: the system's; else it outlives the context
        std::shared_ptr<core::MailExchangeResolver> resolver{}; ///< null: no domain is looked up
    };

    /// Errors: InUse (another copy has these data open), Storage, NewerVersion.
    [[nodiscard]] static core::Result<std::unique_ptr<AppContext>> open(const Parts& parts);
    ~AppContext();

    /// Recovers what an interrupted run left behind, reads the relay's keys, and calls `done` when sending and polling
    /// may begin. Fails only for storage; keys out of reach are told by `relayTrouble`.
    void start(std::function<void(core::Result<void>)> done);
    /// Polls the relay from now on, whichever mailbox is the current one.
    void keepPolling();
    /// Why the relay's keys could not be read, in the owner's words; empty while all is well.
    [[nodiscard]] const QString& relayTrouble() const { return m_relayTrouble; }

    [[nodiscard]] const core::DataFolder& folder() const { return *m_folder; }
    [[nodiscard]] core::Database& database() { return m_folder->database(); }
    [[nodiscard]] const core::Clock& clock() const { return m_clock; }
    [[nodiscard]] core::SecretStore& secrets() { return *m_secrets; }
    [[nodiscard]] core::DnsClient& dns() { return m_dns; }
    [[nodiscard]] core::DocumentClient& documents() { return m_documents; }
    [[nodiscard]] core::RelayClient& relayClient() { return m_relayClient; }
    [[nodiscard]] core::RelayAccount& relayAccount() { return *m_relayAccount; }
    [[nodiscard]] core::RelayPoller& poller() { return *m_poller; }
    [[nodiscard]] core::Outbox& outbox() { return *m_outbox; }
    [[nodiscard]] core::OAuthClient& oauth() { return m_oauth; }
    [[nodiscard]] core::AccessTokens& tokens() { return *m_tokens; }
    /// What the transports of `makeTransport` have said and heard.
    [[nodiscard]] const core::MailDialogue& dialogue() const { return *m_dialogue; }
    [[nodiscard]] core::StandingRules& rules() { return *m_rules; }
    [[nodiscard]] core::BouncePoller& bounces() { return *m_bounces; }
    [[nodiscard]] core::AutomaticBackup& backup() { return *m_backup; }
    [[nodiscard]] core::WatchedFolder& watchedFolder() { return *m_watchedFolder; }
    [[nodiscard]] core::StandingRetention& retention() { return *m_retention; }
    [[nodiscard]] const core::MailTransportFactory& makeTransport() const { return m_makeTransport; }

private:
    explicit AppContext(std::unique_ptr<core::DataFolder> folder, const Parts& parts);
    void connectParts();
    [[nodiscard]] core::OAuthProvider oauthProvider(core::MailSignIn signIn);
    [[nodiscard]] std::unique_ptr<core::MailTransport> makeTransport(const core::MailTransportFactory& make,
                                                                     const core::MailAccount& account,
                                                                     const QByteArray& password) const;
    [[nodiscard]] std::unique_ptr<core::ImapClient>
    makeImap(const core::MailAccount& account, const core::InboxServer& server, const QByteArray& password) const;

    core::SystemClock m_systemClock;
    const core::Clock& m_clock;
    std::unique_ptr<core::DataFolder> m_folder;
    std::unique_ptr<core::SecretStore> m_secrets;
    core::OAuthClientIds m_builtInIds;
    core::OAuthClient m_oauth;
    std::unique_ptr<core::AccessTokens> m_tokens;
    std::shared_ptr<core::MailDialogue> m_dialogue;
    core::MailTransportFactory m_makeTransport;
    std::shared_ptr<core::MailExchangeResolver> m_resolver;
    core::SystemDnsClient m_dns;
    core::HttpsDocumentClient m_documents;
    core::RelayClient m_relayClient;
    std::unique_ptr<core::RelayAccount> m_relayAccount;
    std::unique_ptr<core::RelayPoller> m_poller;
    std::unique_ptr<core::Outbox> m_outbox;
    std::unique_ptr<core::BouncePoller> m_bounces;
    std::unique_ptr<core::StandingRules> m_rules;
    std::unique_ptr<core::AutomaticBackup> m_backup;
    std::unique_ptr<core::WatchedFolder> m_watchedFolder;
    std::unique_ptr<core::StandingRetention> m_retention;
    QString m_relayTrouble;
};

} // namespace inglenook::app
