#include "app/common/ownparts.h"

#include "app/common/dnsmailexchangeresolver.h"
#include "core/mailing/smtptransport.h"
#include "core/secrets/keychainsecretstore.h"
#include "core/secrets/sealedfilesecretstore.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QUuid>

namespace inglenook::app {

using namespace core;

namespace {

const QString scopeSetting = QStringLiteral("secrets.scope");

/// Names these data in the keychain. Kept in the data, not made from their path, so that they may be moved.
QString loadOrMakeScope(Database& database)
{
    const auto scope = database.write([](Transaction& t) -> Result<QString> {
        const SettingsRepository settings;
        auto known = settings.loadText(t, scopeSetting);
        if (!known || !known->isEmpty())
            return known;
        const QString fresh = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (auto stored = settings.storeText(t, scopeSetting, fresh); !stored)
            return stored.error();
        return fresh;
    });
    return scope.value_or(QStringLiteral("default"));
}

std::unique_ptr<SecretStore> makeKeychain(const DataFolder& folder)
{
    return std::make_unique<KeychainSecretStore>(loadOrMakeScope(folder.database()));
}

std::unique_ptr<SecretStore> makeKeychainOrSealedFile(const DataFolder& folder)
{
    const QByteArray password = qgetenv("INGLENOOK_SECRETS_PASSWORD");
    if (password.isEmpty())
        return makeKeychain(folder);
    return std::make_unique<SealedFileSecretStore>(folder.filePath(QStringLiteral("secrets.sealed")), password);
}

std::unique_ptr<MailTransport> makeSmtp(const MailAccount& account, const QByteArray& password)
{
    return std::make_unique<SmtpTransport>(account, password);
}

} // namespace

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/Inglenook");
}

AppContext::Parts partsOfOwner(const QString& folder)
{
    return {.folder = folder.isEmpty() ? defaultDataFolder() : folder,
            .makeSecretStore = makeKeychain,
            .makeTransport = makeSmtp,
            .clientIds = {QStringLiteral(INGLENOOK_GOOGLE_CLIENT_ID), QStringLiteral(INGLENOOK_GOOGLE_CLIENT_SECRET),
                          QStringLiteral(INGLENOOK_MICROSOFT_CLIENT_ID)},
            .clock = nullptr,
            .resolver = std::make_shared<DnsMailExchangeResolver>()};
}

AppContext::Parts partsOfCommandLine(const QString& folder)
{
    AppContext::Parts parts = partsOfOwner(folder);
    parts.makeSecretStore = makeKeychainOrSealedFile;
    return parts;
}

} // namespace inglenook::app
