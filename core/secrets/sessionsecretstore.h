#pragma once

#include "core/secrets/secretstore.h"

#include <QtCore/QHash>

namespace inglenook::core {

/// Keeps secrets in memory until the program ends: for the try-out.
class SessionSecretStore final : public SecretStore
{
public:
    void read(const QString& name, std::function<void(Result<QByteArray>)> done) override;
    void write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done) override;
    void remove(const QString& name, std::function<void(Result<void>)> done) override;
    [[nodiscard]] bool isDurable() const override { return false; }

private:
    QHash<QString, QByteArray> m_secrets;
};

/// The Error of every store for an entry that is not there.
[[nodiscard]] Error missingSecret(const QString& name);
/// Calls `act` later, from the event loop, as every store promises.
void callLater(std::function<void()> act);

} // namespace inglenook::core
