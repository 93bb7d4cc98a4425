#include "ui/outbox/rulewords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {

using core::Rule;
using Kind = core::VisitConditions::Kind;

struct RuleWords
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::RuleWords)
};

QString whenWords(const Rule& rule)
{
    const bool fromDeparture = rule.anchor == Rule::Anchor::Departure;
    if (rule.daysAfter == 0)
        return fromDeparture ? RuleWords::tr("On the day of departure") : RuleWords::tr("On the day of arrival");
    if (rule.daysAfter == 1)
        return fromDeparture ? RuleWords::tr("The day after departure") : RuleWords::tr("The day after arrival");
    return fromDeparture ? RuleWords::tr("%n days after departure", nullptr, rule.daysAfter)
                         : RuleWords::tr("%n days after arrival", nullptr, rule.daysAfter);
}

QString whomWords(Kind kind)
{
    switch (kind) {
    case Kind::Any:
        return RuleWords::tr("to every guest");
    case Kind::Stays:
        return RuleWords::tr("to guests who stayed overnight");
    case Kind::DayVisits:
        return RuleWords::tr("to guests who came for the day");
    }
    Q_UNREACHABLE();
}

QString conditionWords(const core::VisitConditions& conditions)
{
    QString words;
    if (!conditions.tag.isEmpty())
        words += RuleWords::tr(", tagged “%1”").arg(conditions.tag);
    if (!conditions.place.isEmpty())
        words += RuleWords::tr(", room or table “%1”").arg(conditions.place);
    if (!conditions.staff.isEmpty())
        words += RuleWords::tr(", served by “%1”").arg(conditions.staff);
    if (conditions.minAmount)
        words += RuleWords::tr(", who spent %1 or more")
                     .arg(QLocale().toString(double(*conditions.minAmount) / 100, 'f', 2));
    return words;
}

QString clockWords(const QTime& time)
{
    return QLocale().toString(time, QLocale::ShortFormat);
}

} // namespace

QString ruleSentence(const Rule& rule)
{
    const QString survey =
        rule.surveyName.isEmpty() ? RuleWords::tr("a survey") : RuleWords::tr("“%1”").arg(rule.surveyName);
    QString sentence = RuleWords::tr("%1, at %2, send %3 %4%5.")
                           .arg(whenWords(rule), clockWords(rule.time), survey, whomWords(rule.conditions.kind),
                                conditionWords(rule.conditions));
    if (rule.reminderDays > 0)
        sentence +=
            u' ' + RuleWords::tr("Who has not answered after %n day(s) is reminded once.", nullptr, rule.reminderDays);
    return sentence;
}

QString momentWords(const QDateTime& time, const QDateTime& now, const QTimeZone& zone)
{
    const QDateTime local = time.toTimeZone(zone);
    const QDate today = now.toTimeZone(zone).date();
    const QString clock = clockWords(local.time());
    const qint64 days = today.daysTo(local.date());
    if (days == 0)
        return RuleWords::tr("today at %1").arg(clock);
    if (days == 1)
        return RuleWords::tr("tomorrow at %1").arg(clock);
    const QLocale locale;
    if (days > 1 && days < 7)
        return RuleWords::tr("%1 at %2").arg(locale.dayName(local.date().dayOfWeek()), clock);
    return RuleWords::tr("%1 at %2").arg(locale.toString(local.date(), QStringLiteral("d MMMM")), clock);
}

QString nextRunWords(const Rule& rule, const QDateTime& nextAt, const QDateTime& now, const QTimeZone& zone)
{
    if (!rule.isOn)
        return RuleWords::tr("off");
    if (nextAt.isNull())
        return RuleWords::tr("no visit in sight");
    return nextAt <= now ? RuleWords::tr("due now") : momentWords(nextAt, now, zone);
}

} // namespace inglenook::ui
