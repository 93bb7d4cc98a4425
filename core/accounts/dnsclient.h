#pragma once

#include "core/base/result.h"

#include <QtCore/QStringList>

#include <functional>

namespace inglenook::core {

/// Asks the name system. Each call ends in exactly one `done`, from the event loop. "There is no such record" is an
/// empty list; an error is Unreachable: nobody answered. What comes is foreign text.
class DnsClient
{
public:
    /// One server of a service, the preferred one first (RFC 2782).
    struct Service
    {
        QString host;
        quint16 port;
    };

    virtual ~DnsClient() = default;

    virtual void fetchServices(const QString& name, std::function<void(Result<QList<Service>>)> done) = 0;
    /// The servers that take mail for the domain, the preferred one first.
    virtual void fetchMailServers(const QString& domain, std::function<void(Result<QStringList>)> done) = 0;
    virtual void fetchTexts(const QString& name, std::function<void(Result<QStringList>)> done) = 0;
};

} // namespace inglenook::core
