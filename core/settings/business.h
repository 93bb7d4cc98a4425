#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTimeZone>

namespace inglenook::core {

/// A place where guests may write a review; the same links on every thank-you page.
struct ReviewLink
{
    QString title;
    QString url;

    bool operator==(const ReviewLink&) const = default;
};

/// Who is asking. Days and hours everywhere are this business's own.
struct Business
{
    QString name;
    QString country; ///< ISO 3166 alpha-2; empty until set
    QString phone;
    QString postalAddress; ///< shown at the foot of each mail
    QString privacyText;
    QString accentColour = QStringLiteral("#A8431B"); ///< #RRGGBB
    QTimeZone timeZone = QTimeZone::systemTimeZone();
    QList<ReviewLink> reviewLinks;
    bool alwaysAskForTap = false; ///< every link is strict: only a press on the page counts

    bool operator==(const Business&) const = default;

    /// The business's own calendar day at `time`.
    [[nodiscard]] QDate dayOf(const QDateTime& time) const { return time.toTimeZone(timeZone).date(); }
};

} // namespace inglenook::core
