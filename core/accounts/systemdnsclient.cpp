#include "core/accounts/systemdnsclient.h"

#include <QtCore/QTimer>

#include <chrono>

namespace inglenook::core {
namespace {

/// A name server that has not answered by then will not.
constexpr std::chrono::seconds patience{5};

QString withoutDot(QString name)
{
    while (name.endsWith(u'.'))
        name.chop(1);
    return name.toLower();
}

} // namespace

SystemDnsClient::SystemDnsClient(const QHostAddress& server, QObject* parent)
    : QObject(parent)
    , m_server(server)
{
}

void SystemDnsClient::fetch(QDnsLookup::Type type, const QString& name,
                            std::function<void(Result<const QDnsLookup*>)> done)
{
    auto* lookup = new QDnsLookup(type, name, this);
    if (!m_server.isNull())
        lookup->setNameserver(m_server);
    QTimer::singleShot(patience, lookup, &QDnsLookup::abort);
    connect(lookup, &QDnsLookup::finished, this, [this, lookup, done = std::move(done)] {
        lookup->disconnect(this);
        lookup->deleteLater();
        if (lookup->error() == QDnsLookup::NoError || lookup->error() == QDnsLookup::NotFoundError)
            return done(lookup);
        done(Error{ErrorKind::Unreachable, tr("The name system does not answer; this computer may be offline."),
                   lookup->errorString()});
    });
    lookup->lookup();
}

void SystemDnsClient::fetchServices(const QString& name, std::function<void(Result<QList<Service>>)> done)
{
    fetch(QDnsLookup::SRV, name, [done = std::move(done)](const Result<const QDnsLookup*>& lookup) {
        if (!lookup)
            return done(lookup.error());
        QList<Service> services; // Qt has sorted them by priority and weight
        for (const QDnsServiceRecord& record : (*lookup)->serviceRecords())
            services.append({withoutDot(record.target()), record.port()});
        done(services);
    });
}

void SystemDnsClient::fetchMailServers(const QString& domain, std::function<void(Result<QStringList>)> done)
{
    fetch(QDnsLookup::MX, domain, [done = std::move(done)](const Result<const QDnsLookup*>& lookup) {
        if (!lookup)
            return done(lookup.error());
        QStringList hosts; // Qt has sorted them by preference
        for (const QDnsMailExchangeRecord& record : (*lookup)->mailExchangeRecords())
            hosts.append(withoutDot(record.exchange()));
        done(hosts);
    });
}

void SystemDnsClient::fetchTexts(const QString& name, std::function<void(Result<QStringList>)> done)
{
    fetch(QDnsLookup::TXT, name, [done = std::move(done)](const Result<const QDnsLookup*>& lookup) {
        if (!lookup)
            return done(lookup.error());
        QStringList texts;
        for (const QDnsTextRecord& record : (*lookup)->textRecords())
            texts.append(QString::fromLatin1(record.values().join())); // a long text comes in pieces
        done(texts);
    });
}

} // namespace inglenook::core
