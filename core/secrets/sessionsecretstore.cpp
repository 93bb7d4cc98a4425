#include "core/secrets/sessionsecretstore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

namespace inglenook::core {

Error missingSecret(const QString& name)
{
    return {ErrorKind::NotFound,
            QCoreApplication::translate("inglenook::core::SecretStore",
                                        "The password or key is not on this computer any more."),
            name};
}

void callLater(std::function<void()> act)
{
    QTimer::singleShot(0, QCoreApplication::instance(), std::move(act));
}

void SessionSecretStore::read(const QString& name, std::function<void(Result<QByteArray>)> done)
{
    const auto found = m_secrets.constFind(name);
    Result<QByteArray> result =
        found != m_secrets.cend() ? Result<QByteArray>(*found) : Result<QByteArray>(missingSecret(name));
    callLater([done = std::move(done), result] { done(result); });
}

void SessionSecretStore::write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done)
{
    m_secrets.insert(name, secret);
    callLater([done = std::move(done)] { done({}); });
}

void SessionSecretStore::remove(const QString& name, std::function<void(Result<void>)> done)
{
    m_secrets.remove(name);
    callLater([done = std::move(done)] { done({}); });
}

} // namespace inglenook::core
