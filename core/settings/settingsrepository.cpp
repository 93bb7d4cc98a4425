#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

const QString businessSetting = QStringLiteral("business");

QByteArray toJson(const Business& business)
{
    QJsonArray links;
    for (const ReviewLink& link : business.reviewLinks)
        links.append(QJsonObject{{QStringLiteral("title"), link.title}, {QStringLiteral("url"), link.url}});
    return QJsonDocument(QJsonObject{
                             {QStringLiteral("name"), business.name},
                             {QStringLiteral("country"), business.country},
                             {QStringLiteral("phone"), business.phone},
                             {QStringLiteral("postal_address"), business.postalAddress},
                             {QStringLiteral("privacy_text"), business.privacyText},
                             {QStringLiteral("accent_colour"), business.accentColour},
                             {QStringLiteral("time_zone"), QString::fromUtf8(business.timeZone.id())},
                             {QStringLiteral("review_links"), links},
                             {QStringLiteral("always_ask_for_tap"), business.alwaysAskForTap},
                         })
        .toJson(QJsonDocument::Compact);
}

Business fromJson(const QJsonObject& object)
{
    Business business;
    business.name = object[u"name"].toString();
    business.country = object[u"country"].toString();
    business.phone = object[u"phone"].toString();
    business.postalAddress = object[u"postal_address"].toString();
    business.privacyText = object[u"privacy_text"].toString();
    business.accentColour = object[u"accent_colour"].toString(business.accentColour);
    const QTimeZone zone(object[u"time_zone"].toString().toUtf8());
    if (zone.isValid())
        business.timeZone = zone;
    const QJsonArray links = object[u"review_links"].toArray();
    for (const QJsonValue& link : links)
        business.reviewLinks.append({link[u"title"].toString(), link[u"url"].toString()});
    business.alwaysAskForTap = object[u"always_ask_for_tap"].toBool();
    return business;
}

/// `table.dayColumn` is the business's day of `table.timeColumn`; the triggers keep the daily sums right.
Result<void> recomputeDays(Transaction& transaction, const QString& table, const QString& key,
                           const QString& timeColumn, const QString& dayColumn, const Business& business)
{
    auto rows = transaction.run(
        QStringLiteral("SELECT %1, %2, %3 FROM %4 WHERE %3 IS NOT NULL").arg(key, timeColumn, dayColumn, table));
    if (!rows)
        return rows.error();
    QList<std::pair<qint64, QString>> changed;
    while (rows->next()) {
        const auto time = QDateTime::fromMSecsSinceEpoch(rows->value(1).toLongLong(), Qt::UTC);
        const QString day = business.dayOf(time).toString(Qt::ISODate);
        if (day != rows->value(2).toString())
            changed.append({rows->value(0).toLongLong(), day});
    }
    for (const auto& [row, day] : changed) {
        const auto done =
            transaction.run(QStringLiteral("UPDATE %1 SET %2 = ? WHERE %3 = ?").arg(table, dayColumn, key), {day, row});
        if (!done)
            return done.error();
    }
    return {};
}

} // namespace

Result<Business> SettingsRepository::loadBusiness(Transaction& transaction) const
{
    const auto text = loadText(transaction, businessSetting);
    if (!text)
        return text.error();
    return fromJson(QJsonDocument::fromJson(text->toUtf8()).object());
}

Result<void> SettingsRepository::storeBusiness(Transaction& transaction, const Business& business) const
{
    const auto old = loadBusiness(transaction);
    if (!old)
        return old.error();
    if (auto stored = storeText(transaction, businessSetting, QString::fromUtf8(toJson(business))); !stored)
        return stored;
    if (old->timeZone == business.timeZone)
        return {};
    if (auto done = recomputeDays(transaction, QStringLiteral("answers"), QStringLiteral("answer_id"),
                                  QStringLiteral("answered_at"), QStringLiteral("answered_day"), business);
        !done)
        return done;
    return recomputeDays(transaction, QStringLiteral("invitations"), QStringLiteral("invitation_id"),
                         QStringLiteral("sent_at"), QStringLiteral("sent_day"), business);
}

Result<QString> SettingsRepository::loadText(Transaction& transaction, const QString& name,
                                             const QString& fallback) const
{
    auto rows = transaction.run(QStringLiteral("SELECT value FROM settings WHERE name = ?"), {name});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toString() : fallback;
}

Result<void> SettingsRepository::storeText(Transaction& transaction, const QString& name, const QString& value) const
{
    const auto stored = transaction.run(QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?)"
                                                       " ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                                        {name, value.isNull() ? QStringLiteral("") : value});
    if (!stored)
        return stored.error();
    return {};
}

} // namespace inglenook::core
