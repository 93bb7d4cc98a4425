#include "core/bounces/inboxreading.h"

#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

const QString inboxSetting = QStringLiteral("mail.inbox");

/// Providers whose two servers are not named alike.
constexpr struct
{
    const char* sending;
    const char* reading;
} places[] = {
    {"smtp.office365.com", "outlook.office365.com"},
    {"smtp-mail.outlook.com", "outlook.office365.com"},
    {"smtpout.secureserver.net", "imap.secureserver.net"},
    {"mail.gmx.net", "imap.gmx.net"},
    {"mail.gmx.com", "imap.gmx.com"},
    {"send.one.com", "imap.one.com"},
    {"securesmtp.t-online.de", "secureimap.t-online.de"},
    {"smtppro.zoho.com", "imappro.zoho.com"},
    {"smtppro.zoho.eu", "imappro.zoho.eu"},
};

constexpr quint16 bridgePort = 1143;

} // namespace

Result<InboxReading> InboxReadingRepository::load(Transaction& transaction) const
{
    const auto text = SettingsRepository().loadText(transaction, inboxSetting);
    if (!text)
        return text.error();
    const QJsonObject object = QJsonDocument::fromJson(text->toUtf8()).object();
    InboxReading reading;
    reading.server.host = object[u"host"].toString();
    reading.server.port = static_cast<quint16>(object[u"port"].toInt(reading.server.port));
    if (object[u"security"] == QStringLiteral("starttls"))
        reading.server.security = MailSecurity::StartTls;
    reading.isOn = object[u"is_on"].toBool() && !reading.server.host.isEmpty();
    return reading;
}

Result<void> InboxReadingRepository::store(Transaction& transaction, const InboxReading& reading) const
{
    const bool isTls = reading.server.security == MailSecurity::Tls;
    const QJsonObject object{
        {QStringLiteral("is_on"), reading.isOn},
        {QStringLiteral("host"), reading.server.host},
        {QStringLiteral("port"), reading.server.port},
        {QStringLiteral("security"), isTls ? QStringLiteral("tls") : QStringLiteral("starttls")},
    };
    return SettingsRepository().storeText(transaction, inboxSetting,
                                          QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

InboxServer suggestInboxServer(const MailAccount& account)
{
    const QString host = account.host.toLower();
    if (host == u"127.0.0.1") // a bridge on this computer
        return {host, bridgePort, MailSecurity::StartTls};
    for (const auto& place : places) {
        if (host == QLatin1String(place.sending))
            return {QLatin1String(place.reading)};
    }
    return {host.startsWith(u"smtp.") ? QStringLiteral("imap.") + host.mid(5) : host};
}

} // namespace inglenook::core
