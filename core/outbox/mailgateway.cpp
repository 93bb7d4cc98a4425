#include "core/outbox/mailgateway.h"

#include <algorithm>

namespace inglenook::core {
namespace {

struct Gateway
{
    const char* domain; ///< of its mail exchanges
    const char* name;   ///< nullptr: looks like one, but serves private mail
};

/// The longest domain that fits decides. Last checked in November 2026; docs/true-clicks.md tells how. Beside each is
/// how an exchange of it looks. A name that is in doubt is left out, as a strict link costs an honest guest a press.
constexpr Gateway gateways[] = {
    {"mail.protection.outlook.com", "Microsoft 365"}, // <domain>.mail.protection.outlook.com
    {"mx.microsoft", "Microsoft 365"},                // the same with DNSSEC: <domain>.<part>.mx.microsoft
    {"olc.protection.outlook.com", nullptr},          // outlook.com, hotmail.com, live.com: private mail
    {"mimecast.com", "Mimecast"},                     // eu-smtp-inbound-1.mimecast.com, us-..., de-..., au-...
    {"mimecast.co.za", "Mimecast"},                   // za-smtp-inbound-1
    {"mimecast-offshore.com", "Mimecast"},            // je-smtp-inbound-1
    {"pphosted.com", "Proofpoint"},                   // mxa-<customer>.pphosted.com
    {"gpphosted.com", "Proofpoint"},                  // the same for governments
    {"ppe-hosted.com", "Proofpoint"},                 // Essentials: mx1-us1, mx1-eu1
    {"barracudanetworks.com", "Barracuda"},           // d<customer>a.ess.barracudanetworks.com, and with a country
    {"iphmx.com", "Cisco"},                           // mx1.hc<customer>.iphmx.com
    {"tmes.trendmicro.com", "Trend Micro"},           // <domain>.in.tmes.trendmicro.com
    {"tmes.trendmicro.eu", "Trend Micro"},            // <domain>.in.tmes.trendmicro.eu
    {"hydra.sophos.com", "Sophos"},                   // mx-01-eu-west-1.prod.hydra.sophos.com
    {"messagelabs.com", "Symantec"},                  // cluster1.eu.messagelabs.com
    {"mailcontrol.com", "Forcepoint"},                // cust<number>-s.in.mailcontrol.com
    {"hornetsecurity.com", "Hornetsecurity"},         // mx01.hornetsecurity.com
    {"antispameurope.com", "Hornetsecurity"},         // its name before: mx-gate01.antispameurope.com
    {"email.fireeyecloud.com", "Trellix"},            // primary.us.email.fireeyecloud.com
    {"fortimailcloud.com", "Fortinet"},               // <customer>.fortimailcloud.com
};

bool isWithin(const QString& host, QLatin1String domain)
{
    return host == domain || (host.endsWith(domain) && host.at(host.size() - domain.size() - 1) == u'.');
}

const Gateway* find(const QString& host)
{
    const Gateway* found = nullptr;
    for (const Gateway& gateway : gateways) {
        const QLatin1String domain(gateway.domain);
        if (isWithin(host, domain) && (!found || domain.size() > QLatin1String(found->domain).size()))
            found = &gateway;
    }
    return found;
}

} // namespace

QString findGateway(const QStringList& mailExchanges)
{
    for (QString host : mailExchanges) {
        host = host.toLower();
        while (host.endsWith(u'.'))
            host.chop(1);
        if (const Gateway* gateway = find(host); gateway && gateway->name)
            return QString::fromLatin1(gateway->name);
    }
    return {};
}

} // namespace inglenook::core
