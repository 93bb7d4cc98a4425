#pragma once

#include "core/clicks/sealing.h"
#include "relay/config.h"
#include "relay/keyring.h"
#include "relay/metrics.h"
#include "relay/routes/denylist.h"
#include "relay/routes/guest.h"
#include "relay/routes/mailboxes.h"
#include "relay/routes/misuselimit.h"
#include "relay/routes/quota.h"

#include <functional>
#include <memory>
#include <vector>

namespace inglenook::relay {

/// Answers the links of mails: checks the signature before anything else, so that a forged one costs no look-up and no
/// write.
class GuestRoutes
{
public:
    struct Parts
    {
        const Keyring& keyring;
        Mailboxes& mailboxes;
        Store& store;
        Server& server;
        MisuseLimit& misuse;
        DenyList& denied;
        Metrics& metrics;
    };

    GuestRoutes(const Parts& parts, std::function<core::Instant()> now);

    /// `/a/<token>` and `/a/<token>/privacy`.
    void serve(const CallPointer& call);

private:
    void refuse(const CallPointer& call);
    void visit(const CallPointer& call, const core::SignedLink& link, const std::string& token,
               const std::shared_ptr<const Mailbox>& mailbox);
    void keep(const CallPointer& call, GuestOutcome outcome, const Mailbox& mailbox);
    void append(NewEvent event, std::function<void(bool isStored)> finish);
    void appendAll();

    Parts m_parts;
    std::function<core::Instant()> m_now;
    core::Sealer m_sealer;
    Quota m_quota;
    ReadyPages m_ready;

    struct Append
    {
        NewEvent event;
        std::function<void(bool isStored)> finish;
    };
    std::vector<Append> m_appends;   ///< of the requests that came together
    std::vector<Append> m_appending; ///< on their way to the store
};

} // namespace inglenook::relay
