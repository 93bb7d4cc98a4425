#pragma once

#include "core/accounts/dnsclient.h"

#include <QtCore/QObject>
#include <QtNetwork/QDnsLookup>
#include <QtNetwork/QHostAddress>

namespace inglenook::core {

/// Asks the name server that this computer is set to use.
class SystemDnsClient final : public QObject, public DnsClient
{
    Q_OBJECT

public:
    /// `server` null: the system's.
    explicit SystemDnsClient(const QHostAddress& server = {}, QObject* parent = nullptr);

    void fetchServices(const QString& name, std::function<void(Result<QList<Service>>)> done) override;
    void fetchMailServers(const QString& domain, std::function<void(Result<QStringList>)> done) override;
    void fetchTexts(const QString& name, std::function<void(Result<QStringList>)> done) override;

private:
    void fetch(QDnsLookup::Type type, const QString& name, std::function<void(Result<const QDnsLookup*>)> done);

    QHostAddress m_server;
};

} // namespace inglenook::core
