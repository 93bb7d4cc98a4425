#pragma once

#include "relay/http/server.h"
#include "relay/pages/page.h"
#include "relay/store/store.h"

#include <functional>
#include <map>
#include <memory>

namespace inglenook::relay {

/// A registered mailbox with its page, ready to use.
struct Mailbox
{
    core::MailboxId id;
    core::PublicKey publicKey;
    SecretHash secretHash;
    Page page;
    std::string pageText; ///< as it is stored: what `page` was read from
};

/// The mailboxes of the store, those in use kept in memory. Callbacks come on the server's thread.
class Mailboxes
{
public:
    /// `Done` with the mailbox, `Absent`, or `Failed`.
    using Found = std::function<void(StoreOutcome, std::shared_ptr<const Mailbox>)>;

    Mailboxes(Store& store, Server& server);

    void find(const core::MailboxId& id, Found found);
    /// As the store has it now: for what is going to change it.
    void findNow(const core::MailboxId& id, Found found);
    /// Stores a new or changed mailbox.
    void put(const Mailbox& mailbox, std::function<void(StoreOutcome)> done);
    void remove(const core::MailboxId& id, std::function<void(StoreOutcome)> done);
    /// Another replica has changed these (or any) mailboxes: what is kept of them in memory is out of date.
    void dropKept(const std::vector<core::MailboxId>& ids);
    void dropAllKept() { m_kept.clear(); }

private:
    static constexpr std::size_t most = 10'000;

    void keep(std::shared_ptr<const Mailbox> mailbox);

    Store& m_store;
    Server& m_server;
    std::map<core::MailboxId, std::shared_ptr<const Mailbox>> m_kept;
};

} // namespace inglenook::relay
