#include "core/rules/ruleplan.h"

#include <algorithm>
#include <chrono>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

/// From then on a mail is late: it waited for the program, not for an import of the same morning.
constexpr std::chrono::milliseconds lateAfter = 12h;
/// A reminder that could not leave for so long is left out.
constexpr int oldestReminderDays = 7;

class Planner
{
public:
    Planner(const Rule& rule, const Manners& manners, const QTimeZone& zone, const QDateTime& now)
        : m_rule(rule)
        , m_manners(manners)
        , m_zone(zone)
        , m_now(now)
        , m_today(now.toTimeZone(zone).date())
    {
    }

    void take(const RuleVisit& candidate)
    {
        const Visit& visit = candidate.visit;
        if (visit.isCancelled || !m_rule.conditions.match(visit, candidate.guestTags))
            return;
        if (candidate.first.isNull())
            takeFirst(visit);
        else
            takeReminder(candidate);
    }

    RulePlan finish(int lateAllowance)
    {
        const bool isOpen = m_manners.nextOpen(m_now, m_zone) <= m_now;
        std::sort(m_ready.begin(), m_ready.end(), [](const DueMail& a, const DueMail& b) {
            return a.anchorDay != b.anchorDay ? a.anchorDay > b.anchorDay : a.visit < b.visit;
        });
        for (const DueMail& mail : std::as_const(m_ready)) {
            const bool waits = !isOpen || (mail.isLate && lateAllowance <= 0);
            if (waits) {
                m_plan.postponed += 1;
                continue;
            }
            lateAllowance -= mail.isLate ? 1 : 0;
            m_plan.due.append(mail);
        }
        std::sort(m_plan.upcoming.begin(), m_plan.upcoming.end(), [](const DueMail& a, const DueMail& b) {
            return a.dueAt != b.dueAt ? a.dueAt < b.dueAt : a.visit < b.visit;
        });
        if (!m_plan.upcoming.isEmpty())
            m_plan.nextAt = m_plan.upcoming.first().dueAt;
        if (m_plan.postponed > 0) {
            const QDateTime again = isOpen ? m_now.addSecs(60) : m_manners.nextOpen(m_now, m_zone);
            m_plan.nextAt = m_plan.nextAt.isValid() ? std::min(m_plan.nextAt, again) : again;
        }
        return std::move(m_plan);
    }

private:
    void takeFirst(const Visit& visit)
    {
        const QDate anchor = m_rule.anchorDay(visit);
        const QDate day = anchor.addDays(m_rule.daysAfter);
        if (m_rule.startsOn.isValid() && day < m_rule.startsOn)
            return;
        if (anchor.daysTo(m_today) > m_rule.oldestDays) {
            ++m_plan.tooLongAgo;
            return;
        }
        place({visit.id, visit.contact, {}, anchor, computeDueTime(day, m_rule.time, m_manners, m_zone)});
    }

    void takeReminder(const RuleVisit& candidate)
    {
        if (m_rule.reminderDays == 0 || candidate.isAnswered || candidate.isReminded || candidate.firstSentAt.isNull())
            return;
        const QDate day = candidate.firstSentAt.toTimeZone(m_zone).date().addDays(m_rule.reminderDays);
        if (day.daysTo(m_today) > oldestReminderDays || (m_rule.startsOn.isValid() && day < m_rule.startsOn))
            return;
        place({candidate.visit.id, candidate.visit.contact, candidate.first, m_rule.anchorDay(candidate.visit),
               computeDueTime(day, m_rule.time, m_manners, m_zone)});
    }

    void place(DueMail mail)
    {
        if (mail.dueAt > m_now) {
            m_plan.upcoming.append(mail);
            return;
        }
        mail.isLate = mail.dueAt.addMSecs(lateAfter.count()) < m_now;
        m_ready.append(mail);
    }

    const Rule& m_rule;
    const Manners& m_manners;
    const QTimeZone& m_zone;
    QDateTime m_now;
    QDate m_today;
    QList<DueMail> m_ready;
    RulePlan m_plan;
};

} // namespace

QDateTime computeDueTime(QDate day, QTime time, const Manners& manners, const QTimeZone& zone)
{
    // A closed day moves the mail to the next open one, at the same time.
    constexpr int longestClosing = 400;
    for (int i = 0; i < longestClosing && manners.isClosed(day); ++i)
        day = day.addDays(1);
    QDateTime due(day, time, zone);
    // On the day on which clocks go forward some times do not exist: the first one after them.
    if (!due.isValid() || due.time() < time)
        due = QDateTime(day, time.addSecs(3600), zone);
    return manners.nextOpen(due, zone);
}

RulePlan computeRulePlan(const Rule& rule, const QList<RuleVisit>& visits, const Manners& manners,
                         const QTimeZone& zone, const QDateTime& now, int lateAllowance)
{
    Planner planner(rule, manners, zone, now);
    for (const RuleVisit& visit : visits)
        planner.take(visit);
    return planner.finish(lateAllowance);
}

} // namespace inglenook::core
