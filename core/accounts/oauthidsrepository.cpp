#include "core/accounts/oauthidsrepository.h"

#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

const QString idsSetting = QStringLiteral("mail.oauth_clients");

} // namespace

Result<OAuthClientIds> OAuthIdsRepository::load(Transaction& transaction) const
{
    const auto text = SettingsRepository().loadText(transaction, idsSetting);
    if (!text)
        return text.error();
    const QJsonObject object = QJsonDocument::fromJson(text->toUtf8()).object();
    return OAuthClientIds{object[u"google"].toString(), object[u"google_secret"].toString(),
                          object[u"microsoft"].toString()};
}

Result<void> OAuthIdsRepository::store(Transaction& transaction, const OAuthClientIds& ids) const
{
    const QJsonObject object{{QStringLiteral("google"), ids.google},
                             {QStringLiteral("google_secret"), ids.googleSecret},
                             {QStringLiteral("microsoft"), ids.microsoft}};
    return SettingsRepository().storeText(transaction, idsSetting,
                                          QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

} // namespace inglenook::core
