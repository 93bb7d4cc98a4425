#pragma once

#include "core/base/result.h"

#include <QtCore/QStringList>

#include <functional>

namespace inglenook::core {

/// Asks the name service for the mail exchanges of a domain.
class MailExchangeResolver
{
public:
    virtual ~MailExchangeResolver() = default;

    /// Calls `done` once, from the event loop, with the names of the exchanges, the preferred ones first; none for a
    /// domain without any. Errors: Unreachable.
    virtual void lookUp(const QString& domain, std::function<void(Result<QStringList>)> done) = 0;
};

} // namespace inglenook::core
