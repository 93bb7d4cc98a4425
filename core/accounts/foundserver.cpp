#include "core/accounts/foundserver.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <optional>

namespace inglenook::core {

bool isHostName(const QString& host)
{
    static const QRegularExpression name(QStringLiteral("\\A(?=.{1,253}\\z)[A-Za-z0-9]([A-Za-z0-9-]{0,62})"
                                                        "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,62}))+\\z"));
    return name.match(host).hasMatch();
}

bool isInsideDomain(const QString& host, const QString& domain)
{
    return host.compare(domain, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + domain, Qt::CaseInsensitive);
}

std::optional<FoundServer> bestOf(const QList<FoundServer>& servers)
{
    const auto rank = [](const FoundServer& server) {
        return (server.takesPassword ? 0 : 2) + (server.security == MailSecurity::Tls ? 0 : 1);
    };
    const auto best = std::min_element(servers.begin(), servers.end(),
                                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return best == servers.end() ? std::nullopt : std::optional(*best);
}

} // namespace inglenook::core
