#pragma once

#include "core/base/storage/transaction.h"
#include "core/mailing/inboxserver.h"

namespace inglenook::core {

/// Whether, and where, the owner lets Inglenook look into his inbox. Off until he has said so.
struct InboxReading
{
    bool isOn = false;
    InboxServer server{};

    bool operator==(const InboxReading&) const = default;
};

class InboxReadingRepository
{
public:
    [[nodiscard]] Result<InboxReading> load(Transaction& transaction) const;
    [[nodiscard]] Result<void> store(Transaction& transaction, const InboxReading& reading) const;
};

/// Where a mailbox is usually read whose mails leave through this account; for the owner to see before it is used.
[[nodiscard]] InboxServer suggestInboxServer(const MailAccount& account);

} // namespace inglenook::core
