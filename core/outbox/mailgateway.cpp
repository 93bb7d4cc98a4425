#include "core/outbox/mailgateway.h"

#include <algorithm>

namespace inglenook::core {
namespace {

struct Gateway
{
    const char* domain; ///< of its mail exchanges
    const char* name;   ///< nullptr: looks like one, but serves private mail
};

/// The longest domain that fits decides. Checked against the makers' set-up pages in November 2026.
constexpr Gateway gateways[] = {
    {"mail.protection.outlook.com", "Microsoft 365"},
    {"mx.microsoft", "Microsoft 365"},
    {"olc.protection.outlook.com", nullptr}, // outlook.com, hotmail.com, live.com: private mail
    {"mimecast.com", "Mimecast"},
    {"mimecast.co.za", "Mimecast"},
    {"mimecast-offshore.com", "Mimecast"},
    {"pphosted.com", "Proofpoint"},
    {"gpphosted.com", "Proofpoint"},
    {"ppe-hosted.com", "Proofpoint"},
    {"barracudanetworks.com", "Barracuda"},
    {"cudaops.com", "Barracuda"},
    {"iphmx.com", "Cisco"},
    {"trendmicro.com", "Trend Micro"},
    {"trendmicro.eu", "Trend Micro"},
    {"sophos.com", "Sophos"},
    {"reflexion.net", "Sophos"},
    {"messagelabs.com", "Symantec"},
    {"mailcontrol.com", "Forcepoint"},
    {"forcepoint.com", "Forcepoint"},
    {"hornetsecurity.com", "Hornetsecurity"},
    {"antispameurope.com", "Hornetsecurity"},
    {"fireeyecloud.com", "Trellix"},
    {"fortimailcloud.com", "Fortinet"},
    {"vadesecure.com", "Vade"},
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
