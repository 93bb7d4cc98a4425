#pragma once

#include "core/mailing/mailaccount.h"

#include <optional>

namespace inglenook::core {

/// Where to hand mails in, as found for an address.
struct FoundServer
{
    QString host;
    quint16 port = 465;
    MailSecurity security = MailSecurity::Tls;
    QString user;              ///< what the server wants as user name for this address
    bool takesPassword = true; ///< false: only a sign-in in the browser (OAuth 2)

    bool operator==(const FoundServer&) const = default;
};

/// A name of at least two labels that the name system can know. What others call a host is foreign text.
[[nodiscard]] bool isHostName(const QString& host);
/// `host` is `domain` or belongs to it.
[[nodiscard]] bool isInsideDomain(const QString& host, const QString& domain);
/// The best of several: one that takes a password before others, implicit TLS before STARTTLS, else their own order.
[[nodiscard]] std::optional<FoundServer> bestOf(const QList<FoundServer>& servers);

} // namespace inglenook::core
