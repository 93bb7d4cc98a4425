#pragma once

#include "core/answers/relayclient.h"
#include "core/answers/relaypoller.h"
#include "core/base/clock.h"
#include "core/base/storage/datafolder.h"
#include "core/outbox/outbox.h"

#include <QtCore/QCoreApplication>

#include <memory>

namespace inglenook::app {

/// Builds every object of the application once, in order, and takes them down in reverse. No other place makes a concrete
/// transport, store or database.
class AppContext
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::app::AppContext)

public:
    /// What differs between the owner's own data, the try-out and tests.
    struct Parts
    {
        QString folder; ///< the data folder; made when it is not there
        std::function<std::unique_ptr<core::SecretStore>(const QString& folder)> makeSecretStore;
        core::MailTransportFactory makeTransport;
    };

    /// Errors: InUse (another copy has these data open), Storage, NewerVersion.
    [[nodiscard]] static core::Result<std::unique_ptr<AppContext>> open(const Parts& parts);
    ~AppContext();

    /// Reads the relay's keys from the keychain, recovers the outbox, and calls `done` when the context may send and poll.
    /// A missing keychain is not a failure here: sending and polling then say what is missing.
    void start(std::function<void(core::Result<void>)> done);

    /// Registers a mailbox at `relay`, keeps its keys, and makes it the current one.
    void connectRelay(const QUrl& relay, const QString& code, const QString& caFile,
                      std::function<void(core::Result<void>)> done);

    [[nodiscard]] core::Database& database() { return *m_database; }
    [[nodiscard]] const core::Clock& clock() const { return m_clock; }
    [[nodiscard]] core::SecretStore& secrets() { return *m_secrets; }
    [[nodiscard]] core::Outbox& outbox() { return *m_outbox; }
    [[nodiscard]] core::RelayClient& relayClient() { return m_relayClient; }
    [[nodiscard]] core::RelayPoller& poller() { return *m_poller; }
    [[nodiscard]] const core::MailTransportFactory& makeTransport() const { return m_makeTransport; }

private:
    AppContext() = default;

    core::SystemClock m_clock;
    std::unique_ptr<core::DataFolder> m_folder;
    std::unique_ptr<core::Database> m_database;
    std::unique_ptr<core::SecretStore> m_secrets;
    core::MailTransportFactory m_makeTransport;
    core::RelayClient m_relayClient;
    std::unique_ptr<core::RelayPoller> m_poller;
    std::optional<core::LinkSigner> m_linkSigner;
    std::unique_ptr<core::Outbox> m_outbox;
};

} // namespace inglenook::app
