#pragma once

#include "core/mailing/mailaccount.h"

namespace inglenook::core {

/// Where the owner's mailbox is read, with the sign-in of his mail account.
struct InboxServer
{
    QString host; ///< the name that the server's certificate must prove
    quint16 port = 993;
    MailSecurity security = MailSecurity::Tls;

    bool operator==(const InboxServer&) const = default;
};

} // namespace inglenook::core
