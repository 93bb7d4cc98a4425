#pragma once

#include "core/accounts/dnsclient.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace inglenook::tests {

/// A name system in memory. What it does not know does not exist.
class FakeDnsClient final : public core::DnsClient
{
public:
    QHash<QString, QList<Service>> services;
    QHash<QString, QStringList> mailServers;
    QHash<QString, QStringList> texts;
    bool isOffline = false;
    bool isSilent = false; ///< never answers
    QStringList asked;     ///< every name, in order

    void fetchServices(const QString& name, std::function<void(core::Result<QList<Service>>)> done) override
    {
        answer(services, name, std::move(done));
    }
    void fetchMailServers(const QString& domain, std::function<void(core::Result<QStringList>)> done) override
    {
        answer(mailServers, domain, std::move(done));
    }
    void fetchTexts(const QString& name, std::function<void(core::Result<QStringList>)> done) override
    {
        answer(texts, name, std::move(done));
    }

private:
    template <typename T>
    void answer(const QHash<QString, T>& records, const QString& name, std::function<void(core::Result<T>)> done)
    {
        asked += name;
        if (isSilent)
            return;
        if (isOffline)
            QTimer::singleShot(0, &m_alive, [done] { done(core::Error{core::ErrorKind::Unreachable, {}, {}}); });
        else
            QTimer::singleShot(0, &m_alive, [done, found = records.value(name)] { done(found); });
    }

    QObject m_alive;
};

} // namespace inglenook::tests
