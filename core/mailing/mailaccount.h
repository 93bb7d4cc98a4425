#pragma once

#include "core/mailing/mailmessage.h"

namespace inglenook::core {

enum class MailSecurity { Tls, StartTls }; ///< implicit TLS (465) or STARTTLS (587); there is no plain mode

/// The owner's own mail account; its password is in the SecretStore.
struct MailAccount
{
    Mailbox from;
    QString host; ///< the name that the server's certificate must prove
    quint16 port = 465;
    MailSecurity security = MailSecurity::Tls;
    QString user;
    QString caFile;     ///< PEM of an additional authority, for a server of one's own; empty: the system's authorities
    int perMinute = 20; ///< most mails a minute
    int perDay = 400;   ///< most mails in any 24 hours (the provider's limit less the reserve for the owner's own mail)
};

} // namespace inglenook::core
