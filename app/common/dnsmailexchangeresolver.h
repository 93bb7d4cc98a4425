#pragma once

#include "core/outbox/mailexchangeresolver.h"

#include <QtCore/QObject>

namespace inglenook::app {

/// Asks the system's name service.
class DnsMailExchangeResolver final : public core::MailExchangeResolver
{
public:
    void lookUp(const QString& domain, std::function<void(core::Result<QStringList>)> done) override;

private:
    QObject m_lookups; ///< those under way end with this
};

} // namespace inglenook::app
