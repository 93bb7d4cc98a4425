#include "core/rules/rulerun.h"

#include "core/contacts/contactrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/outbox/sendledger.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "core/visits/visitrepository.h"

#include <algorithm>

namespace inglenook::core {
namespace {

/// Mails that wait longer than this are the owner's to look at.
constexpr int movedDaysBack = 90;

struct Setting
{
    Business business;
    Manners manners;
    QDateTime now;

    [[nodiscard]] QDate today() const { return business.dayOf(now); }
};

Result<Setting> loadSetting(Transaction& transaction, const QDateTime& now)
{
    const auto business = SettingsRepository().loadBusiness(transaction);
    if (!business)
        return business.error();
    const auto manners = SettingsRepository().loadManners(transaction);
    if (!manners)
        return manners.error();
    return Setting{*business, *manners, now};
}

Result<int> loadLateAllowance(Transaction& transaction, const QDateTime& now)
{
    const auto late = RuleRepository().countLateSince(transaction, now.addSecs(-3600));
    if (!late)
        return late.error();
    return std::max(0, latePerHour - static_cast<int>(*late));
}

Result<RulePlan> loadPlan(Transaction& transaction, const Rule& rule, const Setting& setting, int lateAllowance)
{
    const auto visits = RuleRepository().loadVisits(transaction, rule, setting.today());
    if (!visits)
        return visits.error();
    return computeRulePlan(rule, *visits, setting.manners, setting.business.timeZone, setting.now, lateAllowance);
}

Result<qint64> withdrawMoved(Transaction& transaction, const QDateTime& now)
{
    const QDateTime since = now.addDays(-movedDaysBack);
    const auto moved = RuleRepository().loadMoved(transaction, since);
    if (!moved)
        return moved.error();
    if (!moved->isEmpty()) {
        auto taken = SendLedger().withdraw(transaction, *moved, holdReasonText(HoldReason::VisitMoved), now);
        if (!taken)
            return taken.error();
    }
    if (auto forgotten = RuleRepository().forgetMoved(transaction, since); !forgotten)
        return forgotten.error();
    return moved->size();
}

/// The mailing that takes the rule's mails of this day.
Result<Mailing> openMailing(Transaction& transaction, const Rule& rule, const Setting& setting)
{
    const auto survey = SurveyRepository().find(transaction, rule.survey);
    if (!survey)
        return survey.error();
    if (!*survey)
        return Error{ErrorKind::NotFound, RuleRepository::tr("This survey does not exist any more."), {}};
    const QDateTime dayStart = setting.today().startOfDay(setting.business.timeZone);
    const auto known = RuleRepository().findMailing(transaction, rule.id, (*survey)->version.id, dayStart);
    if (!known)
        return known.error();
    if (*known) {
        const auto mailing = MailingRepository().find(transaction, **known);
        if (!mailing)
            return mailing.error();
        if ((*mailing)->state == MailingState::Finished) {
            auto again = MailingRepository().storeState(transaction, **known, MailingState::Running, {}, setting.now);
            if (!again)
                return again.error();
        }
        return **mailing;
    }
    Mailing mailing;
    mailing.survey = rule.survey;
    mailing.version = (*survey)->version.id;
    mailing.audience = {Audience::Kind::Rule, QString::number(rule.id.number())};
    mailing.state = MailingState::Running;
    mailing.isSample = (*survey)->isSample;
    mailing.createdAt = setting.now;
    mailing.startedAt = setting.now;
    mailing.allowed = rule.allowed;
    const auto id = MailingRepository().add(transaction, mailing);
    if (!id)
        return id.error();
    mailing.id = *id;
    return mailing;
}

Result<void> queueMails(Transaction& transaction, const Rule& rule, const QList<DueMail>& due, const Setting& setting,
                        RuleRun& run)
{
    if (due.isEmpty())
        return {};
    const auto mailing = openMailing(transaction, rule, setting);
    if (!mailing)
        return mailing.error();
    for (const DueMail& mail : due) {
        const VisitMail ask{mail.visit, mail.contact, mail.reminded};
        const auto added = addVisitInvitation(transaction, *mailing, ask, setting.business, setting.now);
        if (!added)
            return added.error();
        auto remembered = RuleRepository().addAsked(transaction, rule.id, mail, added->id, setting.now);
        if (!remembered)
            return remembered;
        run.queued += added->hold ? 0 : 1;
        run.held += added->hold ? 1 : 0;
    }
    run.mailings.append(mailing->id);
    return {};
}

void keepEarlier(QDateTime& known, const QDateTime& other)
{
    if (other.isValid() && (!known.isValid() || other < known))
        known = other;
}

Result<RulePreviewRow> previewMail(Transaction& transaction, const Rule& rule, const DueMail& mail,
                                   const Setting& setting, QSet<Id<Contact>>& asked)
{
    const auto visit = VisitRepository().find(transaction, mail.visit);
    if (!visit)
        return visit.error();
    const auto contact = ContactRepository().find(transaction, mail.contact);
    if (!contact)
        return contact.error();
    auto hold = findHold(transaction, {mail.visit, mail.contact, mail.reminded}, {rule.survey, rule.allowed},
                         setting.business, std::max(mail.dueAt, setting.now));
    if (!hold)
        return hold.error();
    if (!*hold && asked.contains(mail.contact))
        hold = std::optional(HoldReason::AskedLately);
    asked.insert(mail.contact);
    return RulePreviewRow{**visit,    (*contact)->displayName(), (*contact)->address.text(),
                          mail.dueAt, !mail.reminded.isNull(),   *hold};
}

} // namespace

Result<RuleRun> runRules(Transaction& transaction, const QDateTime& now)
{
    RuleRun run;
    const auto withdrawn = withdrawMoved(transaction, now);
    if (!withdrawn)
        return withdrawn.error();
    run.withdrawn = *withdrawn;
    const auto rules = RuleRepository().loadAll(transaction);
    if (!rules)
        return rules.error();
    const auto setting = loadSetting(transaction, now);
    if (!setting)
        return setting.error();
    auto allowance = loadLateAllowance(transaction, now);
    if (!allowance)
        return allowance.error();
    for (const Rule& rule : *rules) {
        if (!rule.isOn)
            continue;
        const auto plan = loadPlan(transaction, rule, *setting, *allowance);
        if (!plan)
            return plan.error();
        if (auto queued = queueMails(transaction, rule, plan->due, *setting, run); !queued)
            return queued.error();
        *allowance -= static_cast<int>(
            std::count_if(plan->due.begin(), plan->due.end(), [](const DueMail& mail) { return mail.isLate; }));
        run.postponed += plan->postponed;
        keepEarlier(run.nextAt, plan->nextAt);
    }
    return run;
}

Result<QDateTime> loadNextRun(Transaction& transaction, const Rule& rule, const QDateTime& now)
{
    const auto setting = loadSetting(transaction, now);
    if (!setting)
        return setting.error();
    const auto plan = loadPlan(transaction, rule, *setting, latePerHour);
    if (!plan)
        return plan.error();
    return plan->due.isEmpty() ? plan->nextAt : now;
}

Result<RulePreview> previewRule(Transaction& transaction, const Rule& rule, const QDateTime& now, int daysAhead)
{
    const auto setting = loadSetting(transaction, now);
    if (!setting)
        return setting.error();
    const auto plan = loadPlan(transaction, rule, *setting, latePerHour);
    if (!plan)
        return plan.error();
    RulePreview preview;
    preview.tooLongAgo = plan->tooLongAgo;
    preview.nextAt = plan->due.isEmpty() ? plan->nextAt : now;
    QList<DueMail> mails = plan->due;
    for (const DueMail& mail : plan->upcoming) {
        if (mail.dueAt <= now.addDays(daysAhead))
            mails.append(mail);
    }
    QSet<Id<Contact>> asked;
    for (const DueMail& mail : std::as_const(mails)) {
        const auto row = previewMail(transaction, rule, mail, *setting, asked);
        if (!row)
            return row.error();
        if (row->hold)
            preview.held[*row->hold] += 1;
        else
            preview.going += 1;
        if (preview.rows.size() < RulePreview::mostRows)
            preview.rows.append(*row);
    }
    return preview;
}

} // namespace inglenook::core
