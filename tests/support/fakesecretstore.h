#pragma once

#include "core/secrets/secretstore.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <memory>
#include <optional>

namespace inglenook::tests {

/// A keychain in memory that can be locked, gone or forgetful.
class FakeSecretStore final : public core::SecretStore
{
public:
    QHash<QString, QByteArray> secrets;
    std::optional<core::Error> trouble; ///< ends every call
    int reads = 0;

    void read(const QString& name, std::function<void(core::Result<QByteArray>)> done) override;
    void write(const QString& name, const QByteArray& secret, std::function<void(core::Result<void>)> done) override;
    void remove(const QString& name, std::function<void(core::Result<void>)> done) override;
    [[nodiscard]] bool isDurable() const override { return true; }

    void setMailPassword(const QByteArray& password);
    [[nodiscard]] QByteArray mailPassword() const;
    [[nodiscard]] static core::Error locked();
    [[nodiscard]] static core::Error missing(); ///< there is no keychain

private:
    std::unique_ptr<QObject> m_alive =
        std::make_unique<QObject>(); ///< what is asked for later is not answered after the end
};

} // namespace inglenook::tests
