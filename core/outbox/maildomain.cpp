#include "core/outbox/maildomain.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qint64 daysKept = 30;
/// At a provider of private mail this many mails must have met a machine.
constexpr qint64 machineMailsOfMany = 5;

const QString gatewayMark = QStringLiteral("gateway ");
const QString machinesMark = QStringLiteral("machines");

/// Providers at which very many people have their private mail, each with programs of their own.
constexpr const char* privateProviders[] = {
    "gmail.com",  "googlemail.com",  "outlook.com",  "hotmail.com",    "hotmail.co.uk", "hotmail.de",
    "live.com",   "live.co.uk",      "msn.com",      "yahoo.com",      "yahoo.co.uk",   "yahoo.de",
    "yahoo.fr",   "aol.com",         "icloud.com",   "me.com",         "mac.com",       "gmx.de",
    "gmx.net",    "gmx.at",          "gmx.ch",       "gmx.com",        "web.de",        "t-online.de",
    "freenet.de", "mail.com",        "proton.me",    "protonmail.com", "orange.fr",     "wanadoo.fr",
    "free.fr",    "laposte.net",     "libero.it",    "virgilio.it",    "bluewin.ch",    "btinternet.com",
    "sky.com",    "virginmedia.com", "talktalk.net", "fastmail.com",   "posteo.de",     "mailbox.org",
};

bool isPrivateProvider(const QString& domain)
{
    return std::any_of(std::begin(privateProviders), std::end(privateProviders),
                       [&domain](const char* known) { return domain == QLatin1String(known); });
}

Result<void> run(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    auto done = transaction.run(statement, values);
    return done ? Result<void>() : done.error();
}

} // namespace

QString MailDomain::strictBecause() const
{
    if (!gateway.isEmpty())
        return gatewayMark + gateway;
    const qint64 enough = isPrivateProvider(name) ? machineMailsOfMany : 1;
    return machineMails >= enough ? machinesMark : QString();
}

bool MailDomain::isStale(const QDateTime& now) const
{
    // A clock that was set back makes it stale too.
    return lookedUpAt.isNull() || lookedUpAt > now || lookedUpAt.daysTo(now) >= daysKept;
}

Result<QList<MailDomain>> MailDomainRepository::findAmong(Transaction& transaction, const QStringList& domains) const
{
    QList<MailDomain> found;
    for (const QString& domain : domains) {
        auto rows = transaction.run(
            QStringLiteral("SELECT gateway, looked_up_at, machine_mails FROM mail_domains WHERE domain = ?"), {domain});
        if (!rows)
            return rows.error();
        if (!rows->next())
            continue;
        const QVariant lookedUp = rows->value(1);
        found.append({.name = domain,
                      .gateway = rows->value(0).toString(),
                      .lookedUpAt = lookedUp.isNull() ? QDateTime()
                                                      : QDateTime::fromMSecsSinceEpoch(lookedUp.toLongLong(), Qt::UTC),
                      .machineMails = rows->value(2).toLongLong()});
    }
    return found;
}

Result<void> MailDomainRepository::storeGateway(Transaction& transaction, const QString& domain, const QString& gateway,
                                                const QDateTime& now) const
{
    return run(transaction,
               QStringLiteral("INSERT INTO mail_domains (domain, gateway, looked_up_at) VALUES (?, ?, ?)"
                              " ON CONFLICT (domain) DO UPDATE SET gateway = excluded.gateway,"
                              " looked_up_at = excluded.looked_up_at"),
               {domain, gateway.isNull() ? QStringLiteral("") : gateway, now.toMSecsSinceEpoch()});
}

Result<void> MailDomainRepository::addMachineMail(Transaction& transaction, const QString& domain,
                                                  const QDateTime& now) const
{
    return run(transaction,
               QStringLiteral("INSERT INTO mail_domains (domain, machine_mails, machine_seen_at) VALUES (?, 1, ?)"
                              " ON CONFLICT (domain) DO UPDATE SET machine_mails = machine_mails + 1,"
                              " machine_seen_at = excluded.machine_seen_at"),
               {domain, now.toMSecsSinceEpoch()});
}

bool isReservedDomain(const QString& domain)
{
    for (const char* name : {"test", "example", "invalid", "localhost", "example.com", "example.net", "example.org"}) {
        const QLatin1String reserved(name);
        const bool isBelow = domain.endsWith(reserved) && domain.size() > reserved.size() &&
                             domain.at(domain.size() - reserved.size() - 1) == u'.';
        if (domain == reserved || isBelow)
            return true;
    }
    return false;
}

QString strictBecauseText(const QString& strictBecause)
{
    if (strictBecause == machinesMark)
        return QCoreApplication::translate("inglenook::core::MailDomain",
                                           "machines have opened mails of this domain before, so only a press on the "
                                           "page counts");
    if (strictBecause.startsWith(gatewayMark))
        return QCoreApplication::translate("inglenook::core::MailDomain",
                                           "the guest’s mail passes a filter of %1, which opens links by itself, so "
                                           "only a press on the page counts")
            .arg(strictBecause.mid(gatewayMark.size()));
    return {};
}

} // namespace inglenook::core
