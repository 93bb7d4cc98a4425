#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QTimeZone>

namespace inglenook::core {

/// When and whom the business does not disturb. Days and hours are its own.
struct Manners
{
    int quarantineDays = 60;    ///< nobody is asked twice within these days; 1 to 365
    QTime quietFrom{20, 0};     ///< nothing leaves by itself from then on; equal to `quietUntil`: at any hour
    QTime quietUntil{8, 0};     ///< until then
    QSet<int> closedWeekdays{}; ///< 1 Monday to 7 Sunday; never all of them
    QSet<QDate> closedDays{};
    QStringList leftOut{}; ///< addresses and domains that are never asked: staff, agencies
    bool leavesOutOwnDomain = true;

    bool operator==(const Manners&) const = default;

    [[nodiscard]] bool isClosed(QDate day) const;
    [[nodiscard]] bool isQuiet(QTime time) const;
    /// The first moment at or after `time` that lies on an open day and outside of the quiet hours.
    [[nodiscard]] QDateTime nextOpen(const QDateTime& time, const QTimeZone& zone) const;
};

} // namespace inglenook::core
