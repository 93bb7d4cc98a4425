#include "core/settings/settingsrepository.h"

#include "core/base/emailaddress.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

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
    for (const QJsonValue link : links)
        business.reviewLinks.append({link[u"title"].toString(), link[u"url"].toString()});
    business.alwaysAskForTap = object[u"always_ask_for_tap"].toBool();
    return business;
}

Error refused(const QString& message)
{
    return {ErrorKind::InvalidInput, message, {}};
}

/// What goes into mails and pages must be what it claims to be.
Result<void> checkBusiness(const Business& business)
{
    static const QRegularExpression colour(QStringLiteral("^#[0-9A-Fa-f]{6}$"));
    if (!colour.match(business.accentColour).hasMatch())
        return refused(SettingsRepository::tr("The colour must look like #A8431B."));
    if (!business.timeZone.isValid())
        return refused(SettingsRepository::tr("This time zone is not known."));
    for (const ReviewLink& link : business.reviewLinks) {
        const QUrl url(link.url, QUrl::StrictMode);
        const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
        if (!url.isValid() || !isWeb || url.host().isEmpty())
            return refused(SettingsRepository::tr("“%1” is not a web address. It should begin with https://.")
                               .arg(link.url.left(80)));
    }
    return {};
}

const QString mannersSetting = QStringLiteral("manners");

QByteArray toJson(const Manners& manners)
{
    QJsonArray weekdays;
    for (int day = 1; day <= 7; ++day) {
        if (manners.closedWeekdays.contains(day))
            weekdays.append(day);
    }
    QStringList days;
    for (const QDate day : manners.closedDays)
        days.append(day.toString(Qt::ISODate));
    days.sort();
    const QString clock = QStringLiteral("HH:mm");
    return QJsonDocument(QJsonObject{{QStringLiteral("quarantine_days"), manners.quarantineDays},
                                     {QStringLiteral("quiet_from"), manners.quietFrom.toString(clock)},
                                     {QStringLiteral("quiet_until"), manners.quietUntil.toString(clock)},
                                     {QStringLiteral("closed_weekdays"), weekdays},
                                     {QStringLiteral("closed_days"), QJsonArray::fromStringList(days)},
                                     {QStringLiteral("left_out"), QJsonArray::fromStringList(manners.leftOut)},
                                     {QStringLiteral("leaves_out_own_domain"), manners.leavesOutOwnDomain}})
        .toJson(QJsonDocument::Compact);
}

Manners mannersFromJson(const QJsonObject& object)
{
    Manners manners;
    const auto clock = [&object](QStringView name, QTime fallback) {
        const QTime time = QTime::fromString(object[name].toString(), QStringLiteral("HH:mm"));
        return time.isValid() ? time : fallback;
    };
    manners.quarantineDays = object[u"quarantine_days"].toInt(manners.quarantineDays);
    manners.quietFrom = clock(u"quiet_from", manners.quietFrom);
    manners.quietUntil = clock(u"quiet_until", manners.quietUntil);
    const QJsonArray weekdays = object[u"closed_weekdays"].toArray();
    for (const QJsonValue& day : weekdays)
        manners.closedWeekdays.insert(day.toInt());
    const QJsonArray days = object[u"closed_days"].toArray();
    for (const QJsonValue& day : days)
        manners.closedDays.insert(QDate::fromString(day.toString(), Qt::ISODate));
    const QJsonArray leftOut = object[u"left_out"].toArray();
    for (const QJsonValue& word : leftOut)
        manners.leftOut.append(word.toString());
    manners.leavesOutOwnDomain = object[u"leaves_out_own_domain"].toBool(manners.leavesOutOwnDomain);
    return manners;
}

Result<void> checkManners(const Manners& manners)
{
    if (manners.quarantineDays < 1 || manners.quarantineDays > 365)
        return refused(SettingsRepository::tr("The pause between two surveys is 1 to 365 days."));
    if (manners.closedWeekdays.size() >= 7)
        return refused(SettingsRepository::tr("At least one day of the week must be open."));
    for (const QString& word : manners.leftOut) {
        const QString address = word.contains(u'@') ? word : QStringLiteral("anybody@") + word;
        if (!EmailAddress::parse(address))
            return refused(SettingsRepository::tr("“%1” is neither a mail address nor what stands behind the @ of one.")
                               .arg(word.left(80)));
    }
    return {};
}

/// Seconds to add to a UTC time in milliseconds (`column`) for the wall clock of `zone`, as an SQL expression that
/// holds from `first` to `last`.
QString wallClockOffset(const QTimeZone& zone, const QString& column, const QDateTime& first, const QDateTime& last)
{
    const auto changes = zone.transitions(first, last);
    QString cases;
    int offset = zone.offsetFromUtc(first);
    for (const auto& change : changes) {
        cases += QStringLiteral(" WHEN %1 < %2 THEN %3").arg(column).arg(change.atUtc.toMSecsSinceEpoch()).arg(offset);
        offset = change.offsetFromUtc;
    }
    return cases.isEmpty() ? QString::number(offset) : QStringLiteral("CASE%1 ELSE %2 END").arg(cases).arg(offset);
}

/// Makes `dayColumn` the business's day of `timeColumn` again, in one statement for a million rows; the triggers keep
/// the daily sums right.
Result<void> recomputeDays(Transaction& transaction, const QString& table, const QString& timeColumn,
                           const QString& dayColumn, const QTimeZone& zone)
{
    auto span = transaction.run(QStringLiteral("SELECT MIN(%1), MAX(%1) FROM %2").arg(timeColumn, table));
    if (!span)
        return span.error();
    span->next();
    if (span->value(0).isNull())
        return {};
    const auto first = QDateTime::fromMSecsSinceEpoch(span->value(0).toLongLong(), Qt::UTC);
    const auto last = QDateTime::fromMSecsSinceEpoch(span->value(1).toLongLong(), Qt::UTC);
    const QString day = QStringLiteral("date(%1 / 1000 + %2, 'unixepoch')")
                            .arg(timeColumn, wallClockOffset(zone, timeColumn, first, last));
    auto done = transaction.run(QStringLiteral("UPDATE %1 SET %2 = %3 WHERE %2 <> %3").arg(table, dayColumn, day));
    return done ? Result<void>() : done.error();
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
    if (auto sound = checkBusiness(business); !sound)
        return sound;
    const auto old = loadBusiness(transaction);
    if (!old)
        return old.error();
    if (auto stored = storeText(transaction, businessSetting, QString::fromUtf8(toJson(business))); !stored)
        return stored;
    if (old->timeZone == business.timeZone)
        return {};
    if (auto done = recomputeDays(transaction, QStringLiteral("answers"), QStringLiteral("answered_at"),
                                  QStringLiteral("answered_day"), business.timeZone);
        !done)
        return done;
    return recomputeDays(transaction, QStringLiteral("invitations"), QStringLiteral("sent_at"),
                         QStringLiteral("sent_day"), business.timeZone);
}

Result<Manners> SettingsRepository::loadManners(Transaction& transaction) const
{
    const auto text = loadText(transaction, mannersSetting);
    if (!text)
        return text.error();
    return mannersFromJson(QJsonDocument::fromJson(text->toUtf8()).object());
}

Result<void> SettingsRepository::storeManners(Transaction& transaction, const Manners& manners) const
{
    if (auto sound = checkManners(manners); !sound)
        return sound;
    return storeText(transaction, mannersSetting, QString::fromUtf8(toJson(manners)));
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
