#include "core/rules/rule.h"

#include "core/contacts/contact.h"

namespace inglenook::core {
namespace {

constexpr int longestWait = 60;
constexpr int longestReminder = 30;
constexpr int oldestLimit = 90;

bool holdsPart(const QString& text, const QString& part)
{
    return part.isEmpty() || foldForSearch(text).contains(foldForSearch(part));
}

Error refused(const QString& message)
{
    return {ErrorKind::InvalidInput, message, {}};
}

} // namespace

bool VisitConditions::match(const Visit& visit, const QStringList& guestTags) const
{
    if (kind == Kind::Stays && visit.nights() < 1)
        return false;
    if (kind == Kind::DayVisits && visit.nights() > 0)
        return false;
    if (!tag.isEmpty() && !visit.tags.contains(tag, Qt::CaseInsensitive) &&
        !guestTags.contains(tag, Qt::CaseInsensitive))
        return false;
    if (minAmount && visit.amount.value_or(0) < *minAmount)
        return false;
    return holdsPart(visit.place, place) && holdsPart(visit.staff, staff);
}

QDate Rule::anchorDay(const Visit& visit) const
{
    return anchor == Anchor::Arrival && visit.arrivedOn.isValid() ? visit.arrivedOn : visit.departedOn;
}

Result<void> Rule::check() const
{
    if (survey.isNull())
        return refused(tr("Choose the survey that goes out."));
    if (daysAfter < 0 || daysAfter > longestWait)
        return refused(tr("A survey goes out 0 to %1 days after the visit.").arg(longestWait));
    if (!time.isValid())
        return refused(tr("Say at what time the mail leaves."));
    if (reminderDays < 0 || reminderDays > longestReminder)
        return refused(tr("A reminder goes out at most %1 days later.").arg(longestReminder));
    if (oldestDays <= daysAfter || oldestDays > oldestLimit)
        return refused(tr("The longest time back must be more than the days after the visit, and at most %1 days.")
                           .arg(oldestLimit));
    return {};
}

QString anchorWord(Rule::Anchor anchor)
{
    return anchor == Rule::Anchor::Departure ? QStringLiteral("departure") : QStringLiteral("arrival");
}

std::optional<Rule::Anchor> anchorFromWord(const QString& word)
{
    for (const Rule::Anchor anchor : {Rule::Anchor::Departure, Rule::Anchor::Arrival}) {
        if (word == anchorWord(anchor))
            return anchor;
    }
    return std::nullopt;
}

QString visitKindWord(VisitConditions::Kind kind)
{
    switch (kind) {
    case VisitConditions::Kind::Any:
        return QStringLiteral("any");
    case VisitConditions::Kind::Stays:
        return QStringLiteral("stays");
    case VisitConditions::Kind::DayVisits:
        return QStringLiteral("day-visits");
    }
    Q_UNREACHABLE();
}

std::optional<VisitConditions::Kind> visitKindFromWord(const QString& word)
{
    using Kind = VisitConditions::Kind;
    for (const Kind kind : {Kind::Any, Kind::Stays, Kind::DayVisits}) {
        if (word == visitKindWord(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace inglenook::core
