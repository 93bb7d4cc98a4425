#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QUrl>

#include <functional>

namespace inglenook::core {

/// Fetches small public documents. Each call ends in exactly one `done`, from the event loop.
class DocumentClient
{
public:
    virtual ~DocumentClient() = default;

    /// The bytes at `url`, foreign and at most `longest` of them. Errors: NotFound (there is none, or it is too long),
    /// Untrusted, Unreachable.
    virtual void fetch(const QUrl& url, qint64 longest, std::function<void(Result<QByteArray>)> done) = 0;
};

} // namespace inglenook::core
