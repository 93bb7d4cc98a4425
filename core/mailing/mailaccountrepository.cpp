#include "core/mailing/mailaccountrepository.h"

#include "core/mailing/servercertificate.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

const QString accountSetting = QStringLiteral("mail.account");

QString signInWord(MailSignIn signIn)
{
    switch (signIn) {
    case MailSignIn::Password:
        return QStringLiteral("password");
    case MailSignIn::Google:
        return QStringLiteral("google");
    case MailSignIn::Microsoft:
        return QStringLiteral("microsoft");
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::optional<MailAccount>> MailAccountRepository::find(Transaction& transaction) const
{
    const auto text = SettingsRepository().loadText(transaction, accountSetting);
    if (!text)
        return text.error();
    const QJsonObject object = QJsonDocument::fromJson(text->toUtf8()).object();
    const auto address = EmailAddress::parse(object[u"address"].toString());
    if (!address)
        return std::optional<MailAccount>();
    MailAccount account{.from = {object[u"name"].toString(), *address},
                        .host = object[u"host"].toString(),
                        .user = object[u"user"].toString(),
                        .caFile = object[u"ca_file"].toString()};
    account.port = static_cast<quint16>(object[u"port"].toInt());
    account.security = object[u"security"] == QStringLiteral("starttls") ? MailSecurity::StartTls : MailSecurity::Tls;
    account.perMinute = object[u"per_minute"].toInt(account.perMinute);
    account.perDay = object[u"per_day"].toInt(account.perDay);
    account.pinnedCertificate = ServerCertificate::read(object[u"pinned_certificate"].toString());
    const QString signIn = object[u"sign_in"].toString();
    if (signIn == u"google")
        account.signIn = MailSignIn::Google;
    else if (signIn == u"microsoft")
        account.signIn = MailSignIn::Microsoft;
    return std::optional<MailAccount>(account);
}

Result<void> MailAccountRepository::store(Transaction& transaction, const MailAccount& account) const
{
    const QJsonObject object{
        {QStringLiteral("name"), account.from.name},
        {QStringLiteral("address"), account.from.address.text()},
        {QStringLiteral("host"), account.host},
        {QStringLiteral("port"), account.port},
        {QStringLiteral("security"),
         account.security == MailSecurity::Tls ? QStringLiteral("tls") : QStringLiteral("starttls")},
        {QStringLiteral("user"), account.user},
        {QStringLiteral("ca_file"), account.caFile},
        {QStringLiteral("per_minute"), account.perMinute},
        {QStringLiteral("per_day"), account.perDay},
        {QStringLiteral("pinned_certificate"), ServerCertificate::written(account.pinnedCertificate)},
        {QStringLiteral("sign_in"), signInWord(account.signIn)},
    };
    return SettingsRepository().storeText(transaction, accountSetting,
                                          QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

Result<void> MailAccountRepository::remove(Transaction& transaction) const
{
    return SettingsRepository().storeText(transaction, accountSetting, QString());
}

} // namespace inglenook::core
