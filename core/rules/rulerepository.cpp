#include "core/rules/rulerepository.h"

#include "core/outbox/invitationrow.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

const QString ruleSelect =
    QStringLiteral("SELECT r.rule_id, r.survey_id, s.name, r.anchor, r.days_after, r.minute, r.conditions,"
                   " r.reminder_days, r.oldest_days, r.allowed, r.is_on, r.starts_on FROM rules r"
                   " JOIN surveys s ON s.survey_id = r.survey_id ");

/// How far ahead visits are looked at.
constexpr int daysAhead = 60;
/// A first mail may have waited so long in the outbox before its reminder is reckoned from it.
constexpr int remindedDaysBack = 45;

const QString tagSign = QStringLiteral("\x1f");

QString toJson(const VisitConditions& conditions)
{
    QJsonObject object{{QStringLiteral("kind"), visitKindWord(conditions.kind)},
                       {QStringLiteral("tag"), conditions.tag},
                       {QStringLiteral("place"), conditions.place},
                       {QStringLiteral("staff"), conditions.staff}};
    if (conditions.minAmount)
        object.insert(QStringLiteral("min_amount"), *conditions.minAmount);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

VisitConditions conditionsFromJson(const QString& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    VisitConditions conditions;
    conditions.kind = visitKindFromWord(object[u"kind"].toString()).value_or(VisitConditions::Kind::Any);
    conditions.tag = object[u"tag"].toString();
    conditions.place = object[u"place"].toString();
    conditions.staff = object[u"staff"].toString();
    if (object.contains(u"min_amount"))
        conditions.minAmount = object[u"min_amount"].toInteger();
    return conditions;
}

Rule readRule(const QSqlQuery& row)
{
    Rule rule;
    rule.id = Id<Rule>(row.value(0).toLongLong());
    rule.survey = Id<Survey>(row.value(1).toLongLong());
    rule.surveyName = row.value(2).toString();
    rule.anchor = anchorFromWord(row.value(3).toString()).value_or(Rule::Anchor::Departure);
    rule.daysAfter = row.value(4).toInt();
    rule.time = QTime(row.value(5).toInt() / 60, row.value(5).toInt() % 60);
    rule.conditions = conditionsFromJson(row.value(6).toString());
    rule.reminderDays = row.value(7).toInt();
    rule.oldestDays = row.value(8).toInt();
    rule.allowed = allowedReasonsFromText(row.value(9).toString());
    rule.isOn = row.value(10).toBool();
    rule.startsOn = QDate::fromString(row.value(11).toString(), Qt::ISODate);
    return rule;
}

QVariantList valuesOf(const Rule& rule)
{
    return {rule.survey.number(),    anchorWord(rule.anchor),
            rule.daysAfter,          rule.time.hour() * 60 + rule.time.minute(),
            toJson(rule.conditions), rule.reminderDays,
            rule.oldestDays,         storedText(allowedReasonsText(rule.allowed)),
            rule.isOn ? 1 : 0,       storedText(rule.startsOn.toString(Qt::ISODate))};
}

RuleVisit readVisit(const QSqlQuery& row)
{
    RuleVisit found;
    Visit& visit = found.visit;
    visit.id = Id<Visit>(row.value(0).toLongLong());
    visit.contact = Id<Contact>(row.value(1).toLongLong());
    visit.arrivedOn = QDate::fromString(row.value(2).toString(), Qt::ISODate);
    visit.departedOn = QDate::fromString(row.value(3).toString(), Qt::ISODate);
    visit.place = row.value(4).toString();
    visit.staff = row.value(5).toString();
    if (!row.value(6).isNull())
        visit.amount = row.value(6).toLongLong();
    visit.tags = row.value(7).toString().split(tagSign, Qt::SkipEmptyParts);
    found.guestTags = row.value(8).toString().split(tagSign, Qt::SkipEmptyParts);
    found.first = Id<Invitation>(row.value(9).toLongLong());
    found.firstSentAt = timeFromStored(row.value(10));
    found.isAnswered = row.value(11).toBool();
    return found;
}

const QString hasMoved = QStringLiteral("(v.is_cancelled OR r.anchor_day <> CASE u.anchor WHEN 'arrival' THEN"
                                        " coalesce(v.arrived_on, v.departed_on) ELSE v.departed_on END)");

Error noSuchRule()
{
    return {ErrorKind::NotFound, RuleRepository::tr("This rule is not there any more."), {}};
}

Result<void> changeOne(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    const auto row = transaction.run(statement, values);
    if (!row)
        return row.error();
    return row->numRowsAffected() > 0 ? Result<void>() : noSuchRule();
}

} // namespace

Result<QList<Rule>> RuleRepository::loadAll(Transaction& transaction) const
{
    auto rows = transaction.run(ruleSelect + QStringLiteral("ORDER BY r.rule_id"));
    if (!rows)
        return rows.error();
    QList<Rule> rules;
    while (rows->next())
        rules += readRule(*rows);
    return rules;
}

Result<std::optional<Rule>> RuleRepository::find(Transaction& transaction, Id<Rule> id) const
{
    auto rows = transaction.run(ruleSelect + QStringLiteral("WHERE r.rule_id = ?"), {id.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(readRule(*rows)) : std::nullopt;
}

Result<Id<Rule>> RuleRepository::add(Transaction& transaction, const Rule& rule, const QDateTime& now) const
{
    if (auto sound = rule.check(); !sound)
        return sound.error();
    auto survey = transaction.run(QStringLiteral("SELECT 1 FROM surveys WHERE survey_id = ?"), {rule.survey.number()});
    if (!survey)
        return survey.error();
    if (!survey->next())
        return Error{ErrorKind::NotFound, tr("This survey does not exist any more."), {}};
    const auto row = transaction.run(
        QStringLiteral("INSERT INTO rules (survey_id, anchor, days_after, minute, conditions, reminder_days,"
                       " oldest_days, allowed, is_on, starts_on, created_at, changed_at)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        valuesOf(rule) + QVariantList{storedTime(now), storedTime(now)});
    if (!row)
        return row.error();
    return Id<Rule>(Transaction::insertedKey(*row));
}

Result<void> RuleRepository::update(Transaction& transaction, const Rule& rule, const QDateTime& now) const
{
    if (auto sound = rule.check(); !sound)
        return sound;
    return changeOne(transaction,
                     QStringLiteral("UPDATE rules SET survey_id = ?, anchor = ?, days_after = ?, minute = ?,"
                                    " conditions = ?, reminder_days = ?, oldest_days = ?, allowed = ?, is_on = ?,"
                                    " starts_on = ?, changed_at = ? WHERE rule_id = ?"),
                     valuesOf(rule) + QVariantList{storedTime(now), rule.id.number()});
}

Result<void> RuleRepository::storeOn(Transaction& transaction, Id<Rule> id, bool isOn, QDate today,
                                     const QDateTime& now) const
{
    return changeOne(transaction,
                     QStringLiteral("UPDATE rules SET starts_on = CASE WHEN ? AND is_on = 0 THEN ? ELSE starts_on END,"
                                    " is_on = ?, changed_at = ? WHERE rule_id = ?"),
                     {isOn ? 1 : 0, today.toString(Qt::ISODate), isOn ? 1 : 0, storedTime(now), id.number()});
}

Result<void> RuleRepository::remove(Transaction& transaction, Id<Rule> id) const
{
    return changeOne(transaction, QStringLiteral("DELETE FROM rules WHERE rule_id = ?"), {id.number()});
}

Result<QList<RuleVisit>> RuleRepository::loadVisits(Transaction& transaction, const Rule& rule, QDate today) const
{
    const QString anchor = rule.anchor == Rule::Anchor::Arrival
                               ? QStringLiteral("coalesce(v.arrived_on, v.departed_on)")
                               : QStringLiteral("v.departed_on");
    const QString columns =
        QStringLiteral("SELECT v.visit_id, v.contact_id, v.arrived_on, v.departed_on, v.place, v.staff, v.amount,"
                       " (SELECT group_concat(t.name, char(31)) FROM visit_tags vt JOIN tags t USING (tag_id)"
                       " WHERE vt.visit_id = v.visit_id),"
                       " (SELECT group_concat(t.name, char(31)) FROM contact_tags ct JOIN tags t USING (tag_id)"
                       " WHERE ct.contact_id = v.contact_id), ");
    // A visit that departs in the window has arrived at most a year before.
    auto rows = transaction.run(
        columns +
            QStringLiteral("NULL, NULL, 0 FROM visits v WHERE v.departed_on BETWEEN ? AND ? AND %1 BETWEEN ? AND ?"
                           " AND v.is_cancelled = 0 AND NOT EXISTS (SELECT 1 FROM rule_visits r WHERE r.rule_id = ?"
                           " AND r.visit_id = v.visit_id AND r.round = 0) ORDER BY v.visit_id")
                .arg(anchor),
        {today.addDays(-2 * rule.oldestDays).toString(Qt::ISODate), today.addDays(365).toString(Qt::ISODate),
         today.addDays(-2 * rule.oldestDays).toString(Qt::ISODate), today.addDays(daysAhead).toString(Qt::ISODate),
         rule.id.number()});
    if (!rows)
        return rows.error();
    QList<RuleVisit> visits;
    while (rows->next())
        visits += readVisit(*rows);
    if (rule.reminderDays == 0)
        return visits;
    const QDateTime since = today.addDays(-remindedDaysBack).startOfDay(Qt::UTC);
    auto asked = transaction.run(
        columns + QStringLiteral("i.invitation_id, i.sent_at, EXISTS (SELECT 1 FROM answers a WHERE a.invitation_id ="
                                 " i.invitation_id) FROM rule_visits r JOIN visits v ON v.visit_id = r.visit_id"
                                 " JOIN invitations i ON i.invitation_id = r.invitation_id AND i.state = 'accepted'"
                                 " WHERE r.rule_id = ? AND r.round = 0 AND r.planned_at >= ? AND v.is_cancelled = 0"
                                 " AND NOT EXISTS (SELECT 1 FROM rule_visits s WHERE s.rule_id = r.rule_id"
                                 " AND s.visit_id = r.visit_id AND s.round = 1) ORDER BY v.visit_id"),
        {rule.id.number(), storedTime(since)});
    if (!asked)
        return asked.error();
    while (asked->next())
        visits += readVisit(*asked);
    return visits;
}

Result<void> RuleRepository::addAsked(Transaction& transaction, Id<Rule> rule, const DueMail& mail,
                                      Id<Invitation> invitation, const QDateTime& now) const
{
    const auto row = transaction.run(
        QStringLiteral("INSERT INTO rule_visits (rule_id, visit_id, round, anchor_day, invitation_id, was_late,"
                       " planned_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"),
        {rule.number(), mail.visit.number(), mail.reminded.isNull() ? 0 : 1, mail.anchorDay.toString(Qt::ISODate),
         invitation.number(), mail.isLate ? 1 : 0, storedTime(now)});
    if (!row)
        return row.error();
    if (row->numRowsAffected() == 0)
        return Error{ErrorKind::Conflict, tr("This visit has been asked about already."), {}};
    return {};
}

Result<qint64> RuleRepository::countLateSince(Transaction& transaction, const QDateTime& since) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT count(*) FROM rule_visits WHERE planned_at >= ? AND was_late = 1"), {storedTime(since)});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toLongLong() : 0;
}

Result<QList<Id<Invitation>>> RuleRepository::loadMoved(Transaction& transaction, const QDateTime& since) const
{
    auto rows = transaction.run(QStringLiteral("SELECT r.invitation_id FROM invitations i JOIN rule_visits r"
                                               " ON r.invitation_id = i.invitation_id JOIN rules u"
                                               " ON u.rule_id = r.rule_id JOIN visits v ON v.visit_id = r.visit_id"
                                               " WHERE r.planned_at >= ?"
                                               " AND i.state IN ('queued', 'deferred', 'held') AND ") +
                                    hasMoved,
                                {storedTime(since)});
    if (!rows)
        return rows.error();
    QList<Id<Invitation>> moved;
    while (rows->next())
        moved += Id<Invitation>(rows->value(0).toLongLong());
    return moved;
}

Result<void> RuleRepository::forgetMoved(Transaction& transaction, const QDateTime& since) const
{
    const auto done = transaction.run(
        QStringLiteral("DELETE FROM rule_visits WHERE planned_at >= ? AND (rule_id, visit_id, round) IN (SELECT "
                       "r.rule_id, r.visit_id,"
                       " r.round FROM invitations i JOIN rule_visits r ON r.invitation_id = i.invitation_id"
                       " JOIN rules u ON u.rule_id = r.rule_id JOIN visits v ON v.visit_id = r.visit_id"
                       " WHERE r.planned_at >= ? AND i.state = 'cancelled' AND ") +
            hasMoved + u')',
        {storedTime(since), storedTime(since)});
    return done ? Result<void>() : done.error();
}

Result<std::optional<Id<Mailing>>> RuleRepository::findMailing(Transaction& transaction, Id<Rule> rule,
                                                               Id<SurveyVersion> version, const QDateTime& since) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT mailing_id FROM mailings WHERE audience = ? AND created_at >= ?"
                       " AND survey_version_id = ? AND (state <> 'finished' OR reason = '')"
                       " ORDER BY mailing_id DESC LIMIT 1"),
        {Audience{Audience::Kind::Rule, QString::number(rule.number())}.text(), storedTime(since), version.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(Id<Mailing>(rows->value(0).toLongLong())) : std::nullopt;
}

Result<RuleRepository::Use> RuleRepository::loadUse(Transaction& transaction, Id<Rule> id) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT count(*), count(a.answer_id) FROM rule_visits r JOIN invitations i"
                       " ON i.invitation_id = r.invitation_id AND i.state = 'accepted' LEFT JOIN answers a"
                       " ON a.invitation_id = i.invitation_id AND a.verdict IN ('confirmed', 'counted')"
                       " WHERE r.rule_id = ?"),
        {id.number()});
    if (!rows)
        return rows.error();
    rows->next();
    return Use{rows->value(0).toLongLong(), rows->value(1).toLongLong()};
}

} // namespace inglenook::core
