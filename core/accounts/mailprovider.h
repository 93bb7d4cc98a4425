#pragma once

#include "core/accounts/foundserver.h"

#include <QtCore/QDate>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace inglenook::core {

/// What a provider takes as proof that it is the owner.
enum class SignInKind {
    Password,       ///< the mailbox's own password
    AppPassword,    ///< a password made for one program, in the account's security settings
    BridgePassword, ///< what the provider's bridge on this computer shows
    Browser,        ///< only a sign-in in the browser
};

/// What is known of a mail provider: public facts with their source, seen on a day.
struct MailProvider
{
    QString id;              ///< "gmail"
    QString name;            ///< "Gmail"
    QStringList domains;     ///< of its own addresses
    QStringList mailServers; ///< what the names of servers that take mail for other domains end in
    QString host;
    quint16 port = 465;
    MailSecurity security = MailSecurity::Tls;
    SignInKind signIn = SignInKind::Password;
    MailSignIn browser = MailSignIn::Password; ///< the sign-in in the browser that it knows too; `Password`: none
    bool usesLocalPart = false;                ///< the user name is what stands before the “@”
    int perDay = 0;                            ///< mails in 24 hours that it publishes; 0: nothing published
    int perMinute = 0;
    QUrl helpUrl;          ///< how to get what `signIn` needs, in the provider's own words
    QString spfInclude;    ///< the domain that an SPF record includes for it; empty: not known
    QStringList dkimNames; ///< selectors that it is known to sign with
    QDate checkedOn;
    QString source;

    /// Where to hand mails in for an address with this provider.
    [[nodiscard]] FoundServer serverFor(const EmailAddress& address) const;
    /// What the account may send in 24 hours: a fifth of the limit stays for the owner's own mail. 0: not known.
    [[nodiscard]] int perDayWithReserve() const { return perDay * 4 / 5; }
};

[[nodiscard]] const QList<MailProvider>& mailProviders();
/// By the domain of an address. Null: not in the list.
[[nodiscard]] const MailProvider* findProviderOfDomain(const QString& domain);
/// By a server that takes mail for the domain: businesses with an own domain.
[[nodiscard]] const MailProvider* findProviderOfMailServer(const QString& host);
/// By the server that mails are handed to.
[[nodiscard]] const MailProvider* findProviderOfHost(const QString& host);

} // namespace inglenook::core
