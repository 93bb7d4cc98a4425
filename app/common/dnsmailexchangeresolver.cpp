#include "app/common/dnsmailexchangeresolver.h"

#include <QtNetwork/QDnsLookup>

#include <algorithm>

namespace inglenook::app {

void DnsMailExchangeResolver::lookUp(const QString& domain, std::function<void(core::Result<QStringList>)> done)
{
    auto* lookup = new QDnsLookup(QDnsLookup::MX, domain, &m_lookups);
    QObject::connect(lookup, &QDnsLookup::finished, lookup, [lookup, done = std::move(done)] {
        lookup->deleteLater();
        const auto error = lookup->error();
        if (error != QDnsLookup::NoError && error != QDnsLookup::NotFoundError)
            return done(core::Error{core::ErrorKind::Unreachable, lookup->errorString(), {}});
        QList<QDnsMailExchangeRecord> records = lookup->mailExchangeRecords();
        std::stable_sort(records.begin(), records.end(),
                         [](const auto& a, const auto& b) { return a.preference() < b.preference(); });
        QStringList exchanges;
        for (const QDnsMailExchangeRecord& record : records)
            exchanges << record.exchange();
        done(exchanges);
    });
    lookup->lookup();
}

} // namespace inglenook::app
