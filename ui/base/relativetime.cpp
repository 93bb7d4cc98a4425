#include "ui/base/relativetime.h"

#include <QtCore/QCoreApplication>

namespace inglenook::ui {

namespace {

/// The third place is where lupdate looks for a count.
QString tr(const char* text, const char* = nullptr, int count = -1)
{
    return QCoreApplication::translate("inglenook::ui", text, nullptr, count);
}

QString clockText(const QDateTime& local)
{
    return wordsLocale().toString(local.time(), QLocale::ShortFormat);
}

} // namespace

QLocale wordsLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedKingdom) : locale;
}

QString relativeTime(const QDateTime& time, const QDateTime& now, const QTimeZone& zone)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toTimeZone(zone);
    const QDate today = now.toTimeZone(zone).date();
    const qint64 daysAgo = local.date().daysTo(today);
    const QString clock = clockText(local);
    if (daysAgo == 0)
        return clock;
    if (daysAgo == 1)
        return tr("yesterday %1").arg(clock);
    if (daysAgo == -1)
        return tr("tomorrow %1").arg(clock);
    const QLocale locale = wordsLocale();
    if (daysAgo > 1 && daysAgo < 7)
        return tr("%1 %2").arg(locale.standaloneDayName(local.date().dayOfWeek()), clock);
    const bool isThisYear = local.date().year() == today.year();
    return tr("%1 %2").arg(
        locale.toString(local.date(), isThisYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy")), clock);
}

QString fullTime(const QDateTime& time, const QTimeZone& zone)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toTimeZone(zone);
    return tr("%1, %2").arg(wordsLocale().toString(local.date(), QStringLiteral("dddd d MMMM yyyy")), clockText(local));
}

QString waitingTime(const QDateTime& since, const QDateTime& now)
{
    const qint64 minutes = qMax<qint64>(0, since.secsTo(now) / 60);
    if (minutes < 1)
        return tr("just now");
    if (minutes < 60)
        return tr("%n min", nullptr, static_cast<int>(minutes));
    const qint64 hours = minutes / 60;
    if (hours < 48)
        return tr("%n h", nullptr, static_cast<int>(hours));
    return tr("%n days", nullptr, static_cast<int>(qMin<qint64>(hours / 24, 99'999)));
}

QString dayWords(QDate day)
{
    return wordsLocale().toString(day, QStringLiteral("ddd d MMMM"));
}

} // namespace inglenook::ui
