#include "tests/support/fakesecretstore.h"

#include "core/secrets/sessionsecretstore.h"

#include <QtCore/QTimer>

namespace inglenook::tests {

using namespace core;

namespace {
const QString mailPasswordName = QString::fromUtf16(secretname::mailPassword);
}

void FakeSecretStore::read(const QString& name, std::function<void(Result<QByteArray>)> done)
{
    ++reads;
    QTimer::singleShot(0, m_alive.get(), [this, name, done = std::move(done)] {
        if (trouble)
            return done(*trouble);
        done(secrets.contains(name) ? Result<QByteArray>(secrets.value(name)) : missingSecret(name));
    });
}

void FakeSecretStore::write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done)
{
    QTimer::singleShot(0, m_alive.get(), [this, name, secret, done = std::move(done)] {
        if (trouble)
            return done(*trouble);
        secrets.insert(name, secret);
        done({});
    });
}

void FakeSecretStore::remove(const QString& name, std::function<void(Result<void>)> done)
{
    QTimer::singleShot(0, m_alive.get(), [this, name, done = std::move(done)] {
        if (trouble)
            return done(*trouble);
        secrets.remove(name);
        done({});
    });
}

void FakeSecretStore::setMailPassword(const QByteArray& password)
{
    secrets.insert(mailPasswordName, password);
}

QByteArray FakeSecretStore::mailPassword() const
{
    return secrets.value(mailPasswordName);
}

Error FakeSecretStore::locked()
{
    return {ErrorKind::SignIn, QStringLiteral("The keychain is locked."), {}};
}

Error FakeSecretStore::missing()
{
    return {ErrorKind::Unreachable, QStringLiteral("There is no keychain."), {}};
}

} // namespace inglenook::tests
