#include "app/cli/command.h"
#include "core/rules/standingrules.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

QJsonObject toJson(const Rule& rule)
{
    const VisitConditions& conditions = rule.conditions;
    return {{QStringLiteral("id"), rule.id.number()},
            {QStringLiteral("survey_id"), rule.survey.number()},
            {QStringLiteral("survey"), rule.surveyName},
            {QStringLiteral("on"), rule.isOn},
            {QStringLiteral("days"), rule.daysAfter},
            {QStringLiteral("after"), anchorWord(rule.anchor)},
            {QStringLiteral("at"), rule.time.toString(QStringLiteral("HH:mm"))},
            {QStringLiteral("visits"), visitKindWord(conditions.kind)},
            {QStringLiteral("tag"), conditions.tag},
            {QStringLiteral("place"), conditions.place},
            {QStringLiteral("staff"), conditions.staff},
            {QStringLiteral("min_amount"),
             conditions.minAmount ? QJsonValue(double(*conditions.minAmount) / 100) : QJsonValue()},
            {QStringLiteral("remind_after"), rule.reminderDays},
            {QStringLiteral("oldest"), rule.oldestDays},
            {QStringLiteral("allowed"), allowedReasonsText(rule.allowed)},
            {QStringLiteral("starts_on"), rule.startsOn.toString(Qt::ISODate)}};
}

QString toLine(const Rule& rule)
{
    return QStringLiteral("%1\t%2\t%3 day(s) after %4 at %5\t%6\tvisits: %7\n")
        .arg(rule.id.number())
        .arg(rule.isOn ? QStringLiteral("on") : QStringLiteral("off"))
        .arg(rule.daysAfter)
        .arg(anchorWord(rule.anchor), rule.time.toString(QStringLiteral("HH:mm")), rule.surveyName,
             visitKindWord(rule.conditions.kind));
}

Result<Reply> listRules(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto rules = (*context)->database().read([](Transaction& t) { return RuleRepository().loadAll(t); });
    if (!rules)
        return rules.error();
    QJsonArray list;
    Reply reply;
    for (const Rule& rule : *rules) {
        list.append(toJson(rule));
        reply.text += toLine(rule);
    }
    reply.document = {{QStringLiteral("count"), list.size()}, {QStringLiteral("rules"), list}};
    return reply;
}

/// Zero is a number here.
Result<int> readCount(const CommandCall& call, const QString& name, int fallback)
{
    if (!call.options.isSet(name))
        return fallback;
    bool isNumber = false;
    const int number = call.options.value(name).toInt(&isNumber);
    if (!isNumber || number < 0)
        return wrongUse(
            QStringLiteral("--%1 is a whole number, not “%2”.").arg(name, call.options.value(name).left(40)));
    return number;
}

Result<void> readTiming(const CommandCall& call, Rule& rule)
{
    const QString after = call.options.value(QStringLiteral("after"));
    const auto anchor = anchorFromWord(after);
    if (!anchor)
        return wrongUse(QStringLiteral("--after takes departure or arrival, not “%1”.").arg(after.left(40)));
    rule.anchor = *anchor;
    const QString at = call.options.value(QStringLiteral("at"));
    rule.time = QTime::fromString(at, QStringLiteral("HH:mm"));
    if (!rule.time.isValid())
        return wrongUse(QStringLiteral("--at takes a time like 10:00, not “%1”.").arg(at.left(40)));
    for (const auto& [name, number] : {std::pair(QStringLiteral("days"), &rule.daysAfter),
                                       std::pair(QStringLiteral("remind-after"), &rule.reminderDays),
                                       std::pair(QStringLiteral("oldest"), &rule.oldestDays)}) {
        const auto read = readCount(call, name, *number);
        if (!read)
            return read.error();
        *number = *read;
    }
    return {};
}

Result<void> readConditions(const CommandCall& call, VisitConditions& conditions)
{
    const QString visits = call.options.value(QStringLiteral("visits"));
    const auto kind = visitKindFromWord(visits);
    if (!kind)
        return wrongUse(QStringLiteral("--visits takes any, stays or day-visits, not “%1”.").arg(visits.left(40)));
    conditions.kind = *kind;
    conditions.tag = call.options.value(QStringLiteral("tag"));
    conditions.place = call.options.value(QStringLiteral("place"));
    conditions.staff = call.options.value(QStringLiteral("staff"));
    if (!call.options.isSet(QStringLiteral("min-amount")))
        return {};
    bool isNumber = false;
    const double amount = call.options.value(QStringLiteral("min-amount")).toDouble(&isNumber);
    if (!isNumber || amount < 0 || amount * 100 > double(visitlimits::amount))
        return wrongUse(QStringLiteral("--min-amount is an amount like 100 or 99.50."));
    conditions.minAmount = qRound64(amount * 100);
    return {};
}

Result<Reply> createRule(const CommandCall& call)
{
    Rule rule;
    const auto survey = readNumber(call.options.value(QStringLiteral("survey")), QStringLiteral("--survey"));
    if (!survey)
        return survey.error();
    rule.survey = Id<Survey>(*survey);
    rule.isOn = !call.options.isSet(QStringLiteral("off"));
    if (auto timing = readTiming(call, rule); !timing)
        return timing.error();
    if (auto conditions = readConditions(call, rule.conditions); !conditions)
        return conditions.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const QDateTime now = (*context)->clock().now();
    const auto stored = (*context)->database().write([&](Transaction& t) -> Result<Rule> {
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        rule.startsOn = business->dayOf(now);
        const auto id = RuleRepository().add(t, rule, now);
        if (!id)
            return id.error();
        const auto found = RuleRepository().find(t, *id);
        return found ? Result<Rule>(**found) : found.error();
    });
    if (!stored)
        return stored.error();
    return Reply{{{QStringLiteral("rule"), toJson(*stored)}}, toLine(*stored)};
}

QJsonObject toJson(const RulePreviewRow& row)
{
    return {{QStringLiteral("address"), row.contactAddress},
            {QStringLiteral("name"), row.contactName},
            {QStringLiteral("departed_on"), row.visit.departedOn.toString(Qt::ISODate)},
            {QStringLiteral("due_at"), jsonTime(row.dueAt)},
            {QStringLiteral("reminder"), row.isReminder},
            {QStringLiteral("held"), row.hold ? QJsonValue(holdReasonWord(*row.hold)) : QJsonValue()}};
}

/// What is due now, and nothing that lies ahead.
Result<Reply> tryRules(AppContext& context)
{
    const QDateTime now = context.clock().now();
    return context.database().read([&now](Transaction& t) -> Result<Reply> {
        const auto rules = RuleRepository().loadAll(t);
        if (!rules)
            return rules.error();
        Reply reply;
        QJsonArray list;
        qint64 going = 0;
        qint64 held = 0;
        for (const Rule& rule : *rules) {
            if (!rule.isOn)
                continue;
            const auto preview = previewRule(t, rule, now, 0);
            if (!preview)
                return preview.error();
            QJsonArray mails;
            for (const RulePreviewRow& row : preview->rows) {
                mails.append(toJson(row));
                reply.text +=
                    QStringLiteral("  %1\t%2\n")
                        .arg(row.contactAddress, row.hold ? holdReasonText(*row.hold) : QStringLiteral("goes"));
            }
            going += preview->going;
            for (const qint64 count : preview->held)
                held += count;
            list.append(QJsonObject{{QStringLiteral("rule"), rule.id.number()},
                                    {QStringLiteral("mails"), mails},
                                    {QStringLiteral("too_long_ago"), preview->tooLongAgo},
                                    {QStringLiteral("next_at"), jsonTime(preview->nextAt)}});
        }
        reply.document = {{QStringLiteral("queued"), going},
                          {QStringLiteral("held"), held},
                          {QStringLiteral("dry_run"), true},
                          {QStringLiteral("rules"), list}};
        reply.text = QStringLiteral("%1 would be queued, %2 held back.\n").arg(going).arg(held) + reply.text;
        return reply;
    });
}

Result<Reply> runRulesNow(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    if (call.options.isSet(QStringLiteral("dry-run")))
        return tryRules(**context);
    const auto run = (*context)->rules().runNow();
    if (!run)
        return run.error();
    return Reply{{{QStringLiteral("queued"), run->queued},
                  {QStringLiteral("held"), run->held},
                  {QStringLiteral("withdrawn"), run->withdrawn},
                  {QStringLiteral("postponed"), run->postponed},
                  {QStringLiteral("next_at"), jsonTime(run->nextAt)},
                  {QStringLiteral("dry_run"), false}},
                 QStringLiteral("%1 queued, %2 held back, %3 withdrawn. “work” sends them.\n")
                     .arg(run->queued)
                     .arg(run->held)
                     .arg(run->withdrawn)};
}

Result<Reply> switchRule(const CommandCall& call, bool isOn)
{
    const auto id = readNumber(call.arguments.first(), QStringLiteral("ID"));
    if (!id)
        return id.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const QDateTime now = (*context)->clock().now();
    const auto rule = (*context)->database().write([&](Transaction& t) -> Result<Rule> {
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        if (auto stored = RuleRepository().storeOn(t, Id<Rule>(*id), isOn, business->dayOf(now), now); !stored)
            return stored.error();
        const auto found = RuleRepository().find(t, Id<Rule>(*id));
        return found ? Result<Rule>(**found) : found.error();
    });
    if (!rule)
        return rule.error();
    return Reply{{{QStringLiteral("rule"), toJson(*rule)}}, toLine(*rule)};
}

QList<QCommandLineOption> ruleOptions()
{
    const auto option = [](const char* name, const char* meaning, const char* value, const char* fallback = "") {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(meaning), QString::fromLatin1(value),
                                  QString::fromLatin1(fallback));
    };
    return {option("survey", "The survey that goes out", "id"),
            option("days", "How many days after the visit (1)", "days"),
            option("after", "departure or arrival", "what", "departure"),
            option("at", "At what time of the business's day", "time", "10:00"),
            option("visits", "any, stays or day-visits", "kind", "any"),
            option("tag", "Only visits or guests with this tag", "tag"),
            option("place", "Only where the room or table holds this", "text"),
            option("staff", "Only who was served by", "name"),
            option("min-amount", "Only who spent at least this", "amount"),
            option("remind-after", "Remind once after so many days (0: never)", "days"),
            option("oldest", "Do not ask about visits longer ago (14)", "days"),
            QCommandLineOption(QStringLiteral("off"), QStringLiteral("Leave it switched off"))};
}

} // namespace

QList<Command> ruleCommands()
{
    const QCommandLineOption dryRun(QStringLiteral("dry-run"),
                                    QStringLiteral("Tell what would happen, change nothing"));
    return {
        {QStringLiteral("rules list"), {}, QStringLiteral("List the rules that ask by themselves."), 0, {}, listRules},
        {QStringLiteral("rules create"),
         QStringLiteral(
             "--survey ID [--days N] [--after departure|arrival] [--at HH:MM] [--visits any|stays|day-visits]"
             " [--tag T] [--place P] [--staff S] [--min-amount A] [--remind-after N] [--oldest N] [--off]"),
         QStringLiteral("Make a rule: a survey some days after each visit that matches."), 0, ruleOptions(),
         createRule},
        {QStringLiteral("rules on"),
         QStringLiteral("ID"),
         QStringLiteral("Switch a rule on, from today."),
         1,
         {},
         [](const CommandCall& call) { return switchRule(call, true); }},
        {QStringLiteral("rules off"),
         QStringLiteral("ID"),
         QStringLiteral("Switch a rule off."),
         1,
         {},
         [](const CommandCall& call) { return switchRule(call, false); }},
        {QStringLiteral("rules run"),
         QStringLiteral("[--dry-run]"),
         QStringLiteral("Queue what the rules make due now; “work” does it too."),
         0,
         {dryRun},
         runRulesNow},
    };
}

} // namespace inglenook::app
