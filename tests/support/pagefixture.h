#pragma once

#include "relay/relay.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakednsclient.h"
#include "tests/support/fakedocumentclient.h"
#include "tests/support/fakemailserver.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/outboxseed.h"
#include "ui/base/services.h"

#include <QtCore/QTemporaryDir>

class QWidget;

namespace inglenook::tests {

/// Everything a page stands on: a database of its own, a fake keychain and mail server, and, when asked for, a real
/// relay on this computer.
class PageFixture
{
public:
    PageFixture();
    ~PageFixture();

    [[nodiscard]] ui::Services services();
    [[nodiscard]] OutboxSeed seed() { return {*database}; }
    /// A mail account at mail.example.org whose password is in the keychain.
    void addAccount(int perMinute = 60'000);
    /// Starts a relay and connects to it.
    void connectRelay();
    /// Ends the relay, as when the network is gone.
    void stopRelay();
    [[nodiscard]] QUrl startRelay(const std::string& registrationCode = {});

    QTemporaryDir folder;
    std::unique_ptr<core::Database> database;
    FakeClock clock;
    FakeSecretStore secrets;
    FakeMailServer mail;
    FakeDnsClient dns;
    FakeDocumentClient documents;
    core::MailDialogue dialogue;
    core::OAuthClient oauth;
    core::OAuthProvider oauthProvider; ///< for every kind of sign-in; none is offered at first
    core::AccessTokens tokens{secrets, clock, oauth, [this](core::MailSignIn) { return oauthProvider; }};
    core::RelayClient relayClient;
    std::unique_ptr<core::RelayAccount> relayAccount;
    std::unique_ptr<core::RelayPoller> poller;
    std::unique_ptr<core::Outbox> outbox;
    std::unique_ptr<core::StandingRules> rules;
    std::unique_ptr<core::BouncePoller> bounces;

private:
    std::unique_ptr<relay::Relay> m_relay;
};

[[nodiscard]] core::MailAccount exampleAccount();

} // namespace inglenook::tests
