#pragma once

#include "core/mailing/mailmessage.h"

namespace inglenook::core {

enum class MailSecurity { Tls, StartTls }; ///< implicit TLS (465) or STARTTLS (587); there is no plain mode

/// How the account proves that it is the owner: with a password, or with a token that a sign-in in the browser brought.
enum class MailSignIn { Password, Google, Microsoft };

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
    /// SHA-256 of the one certificate that stands for this server although nobody vouches for it; empty: none does.
    QByteArray pinnedCertificate{};
    MailSignIn signIn = MailSignIn::Password;
};

} // namespace inglenook::core
