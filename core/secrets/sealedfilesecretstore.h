#pragma once

#include "core/secrets/secretstore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <optional>

namespace inglenook::core {

/// Where there is no keychain: all secrets in one file, sealed with a password that is asked for once a session
/// (Argon2id, XSalsa20-Poly1305). Each write replaces the whole file at once and is on disk when it is confirmed.
class SealedFileSecretStore final : public SecretStore
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::SealedFileSecretStore)

public:
    SealedFileSecretStore(QString path, QByteArray password);
    ~SealedFileSecretStore() override;

    /// Errors: SignIn (the password does not open the file), Storage (it cannot be read, or is damaged).
    void read(const QString& name, std::function<void(Result<QByteArray>)> done) override;
    void write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done) override;
    void remove(const QString& name, std::function<void(Result<void>)> done) override;
    [[nodiscard]] bool isDurable() const override { return true; }

private:
    using Secrets = QHash<QString, QByteArray>;
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> store(const Secrets& secrets);
    [[nodiscard]] Result<void> change(const std::function<void(Secrets&)>& change);

    QString m_path;
    QByteArray m_password;
    QByteArray m_salt;
    QByteArray m_key;
    std::optional<Secrets> m_secrets; ///< once opened
};

} // namespace inglenook::core
