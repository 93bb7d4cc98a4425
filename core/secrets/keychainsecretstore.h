#pragma once

#include "core/secrets/secretstore.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {

/// The system's keychain through QtKeychain: Secret Service or KWallet, macOS Keychain, Windows Credential Manager. No
/// insecure fallback: without a keychain nothing is kept.
class KeychainSecretStore final : public SecretStore
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::KeychainSecretStore)

public:
    /// `scope` keeps the entries of two data folders apart.
    explicit KeychainSecretStore(QString scope);

    void read(const QString& name, std::function<void(Result<QByteArray>)> done) override;
    void write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done) override;
    void remove(const QString& name, std::function<void(Result<void>)> done) override;
    [[nodiscard]] bool isDurable() const override { return true; }

private:
    [[nodiscard]] QString entryName(const QString& name) const;

    QString m_scope;
};

} // namespace inglenook::core
