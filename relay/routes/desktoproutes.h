#pragma once

#include "relay/config.h"
#include "relay/keyring.h"
#include "relay/metrics.h"
#include "relay/routes/desktop.h"
#include "relay/routes/longpolls.h"
#include "relay/routes/mailboxes.h"
#include "relay/routes/misuselimit.h"

#include <string>

namespace inglenook::relay {

/// Answers the desktops of the businesses: `/v1/...`, as docs/relay-api.yaml has it.
class DesktopRoutes
{
public:
    struct Parts
    {
        const RelayConfig& config; ///< its public address is complete by then
        const Keyring& keyring;
        Mailboxes& mailboxes;
        LongPolls& polls;
        Store& store;
        Server& server;
        MisuseLimit& misuse;
        Metrics& metrics;
    };

    explicit DesktopRoutes(const Parts& parts);

    void serve(const CallPointer& call);

private:
    using MailboxPointer = std::shared_ptr<const Mailbox>;

    using Act = void (DesktopRoutes::*)(const CallPointer&, const MailboxPointer&);

    void registerMailbox(const CallPointer& call);
    /// Does what an authorised desktop asks; refuses everybody else.
    void authorise(const CallPointer& call, const core::MailboxId& id, Act act);
    void serveMailbox(const CallPointer& call, const MailboxPointer& mailbox);
    void serveEvents(const CallPointer& call, const MailboxPointer& mailbox);
    void serveSecret(const CallPointer& call, const MailboxPointer& mailbox);
    void updatePage(const CallPointer& call, const MailboxPointer& mailbox);
    /// Answers a change: 204 when it is durable.
    [[nodiscard]] Store::Done confirm(const CallPointer& call);

    Parts m_parts;
};

} // namespace inglenook::relay
