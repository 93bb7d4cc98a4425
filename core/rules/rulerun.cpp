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

/// Asks about all mails that leave at the same moment at once; a reminder has a mail of its own that does not count.
Result<QList<std::optional<HoldReason>>> loadHolds(Transaction& transaction, const Rule& rule,
                                                   const QList<DueMail>& mails, const Setting& setting)
{
    const SendingChoices choices{rule.survey, rule.allowed};
    QMap<QDateTime, QList<Id<Contact>>> together;
    for (const DueMail& mail : mails) {
        if (mail.reminded.isNull())
            together[std::max(mail.dueAt, setting.now)].append(mail.contact);
    }
    QHash<std::pair<qint64, qint64>, HoldReason> known; // by moment and contact
    for (auto moment = together.begin(); moment != together.end(); ++moment) {
        const auto holds = findHolds(transaction, moment.value(), choices, setting.business, moment.key());
        if (!holds)
            return holds.error();
        for (auto hold = holds->begin(); hold != holds->end(); ++hold)
            known.insert({moment.key().toMSecsSinceEpoch(), hold.key().number()}, hold.value());
    }
    QList<std::optional<HoldReason>> found;
    for (const DueMail& mail : mails) {
        const QDateTime moment = std::max(mail.dueAt, setting.now);
        if (!mail.reminded.isNull()) {
            const auto hold =
                findHold(transaction, {mail.visit, mail.contact, mail.reminded}, choices, setting.business, moment);
            if (!hold)
                return hold.error();
            found.append(*hold);
            continue;
        }
        const auto hold = known.constFind({moment.toMSecsSinceEpoch(), mail.contact.number()});
        found.append(hold == known.constEnd() ? std::optional<HoldReason>() : std::optional(*hold));
    }
    return found;
}

Result<RulePreviewRow> loadRow(Transaction& transaction, const DueMail& mail, std::optional<HoldReason> hold)
{
    const auto visit = VisitRepository().find(transaction, mail.visit);
    if (!visit)
        return visit.error();
    const auto contact = ContactRepository().find(transaction, mail.contact);
    if (!contact)
        return contact.error();
    return RulePreviewRow{**visit,    (*contact)->displayName(), (*contact)->address.text(),
                          mail.dueAt, !mail.reminded.isNull(),   hold};
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
    const auto holds = loadHolds(transaction, rule, mails, *setting);
    if (!holds)
        return holds.error();
    QSet<Id<Contact>> asked;
    for (qsizetype i = 0; i < mails.size(); ++i) {
        const DueMail& mail = mails.at(i);
        std::optional<HoldReason> hold = holds->at(i);
        if (!hold && asked.contains(mail.contact))
            hold = HoldReason::AskedLately;
        asked.insert(mail.contact);
        if (hold)
            preview.held[*hold] += 1;
        else
            preview.going += 1;
        if (preview.rows.size() == RulePreview::mostRows)
            continue;
        const auto row = loadRow(transaction, mail, hold);
        if (!row)
            return row.error();
        preview.rows.append(*row);
    }
    return preview;
}

} // namespace inglenook::core
