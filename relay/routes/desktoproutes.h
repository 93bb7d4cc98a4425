#pragma once

#include "relay/config.h"
#include "relay/keyring.h"
#include "relay/routes/desktop.h"
#include "relay/routes/longpolls.h"
#include "relay/routes/mailboxes.h"

#include <string>

namespace inglenook::relay {

/// Answers the desktops of the businesses: `/v1/...`, as docs/relay-api.yaml has it.
class DesktopRoutes
{
public:
    /// The references must outlive it; `config.publicUrl` is complete by then.
    DesktopRoutes(const RelayConfig& config, const Keyring& keyring, Mailboxes& mailboxes, LongPolls& polls,
                  Store& store, Server& server);

    void serve(const CallPointer& call);

private:
    using MailboxPointer = std::shared_ptr<const Mailbox>;

    void registerMailbox(const CallPointer& call);
    void serveMailbox(const CallPointer& call, const MailboxPointer& mailbox);
    void serveEvents(const CallPointer& call, const MailboxPointer& mailbox);
    void updatePage(const CallPointer& call, const MailboxPointer& mailbox);
    /// Answers a change: 204 when it is durable.
    [[nodiscard]] Store::Done confirm(const CallPointer& call);

    const RelayConfig& m_config;
    const Keyring& m_keyring;
    Mailboxes& m_mailboxes;
    LongPolls& m_polls;
    Store& m_store;
    Server& m_server;
};

} // namespace inglenook::relay
