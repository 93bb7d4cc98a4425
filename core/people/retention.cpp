#include "core/people/retention.h"

#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr int rowsAtOnce = 2000;
/// The links of a mail live so long; until then a wish to get no more mail must find its guest.
constexpr int linkDays = 402;

const auto limitsSetting = QStringLiteral("retention.limits");
const auto reportSetting = QStringLiteral("retention.report");
const auto runSetting = QStringLiteral("retention.run_at");

const auto clickDaysWord = QStringLiteral("click_days");
const auto commentMonthsWord = QStringLiteral("comment_months");
const auto logMonthsWord = QStringLiteral("log_months");

QJsonObject jsonOf(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString textOf(const QJsonObject& json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

struct Limits
{
    qint64 clicks;
    qint64 comments;
    qint64 log;
    qint64 names; ///< of whom the mails went to
};

Limits limitsAt(const Retention& retention, const QDateTime& now)
{
    const QDateTime log = now.addMonths(-retention.logMonths);
    return {now.addDays(-retention.clickDays).toMSecsSinceEpoch(),
            now.addMonths(-retention.commentMonths).toMSecsSinceEpoch(), log.toMSecsSinceEpoch(),
            std::min(log, now.addDays(-linkDays)).toMSecsSinceEpoch()};
}

// A mail's clicks go together, and only when none of them is young: a verdict stands on all of them or is final. Those
// of an answer that waits for the owner's decision stay.
const auto oldClicks = QStringLiteral("FROM click_events e WHERE e.stored_at < ? AND NOT EXISTS (SELECT 1 FROM"
                                      " click_events y WHERE y.invitation_id = e.invitation_id AND y.stored_at >= ?)"
                                      " AND NOT EXISTS (SELECT 1 FROM answers a WHERE a.invitation_id ="
                                      " e.invitation_id AND a.verdict = 'held')");
const auto oldWords = QStringLiteral("FROM answers a LEFT JOIN cases k ON k.answer_id = a.answer_id"
                                     " WHERE a.answered_at < ? AND coalesce(k.state, '') NOT IN ('open', 'reached')"
                                     " AND (a.comment <> '' OR a.call_phone <> '' OR a.call_window <> ''"
                                     " OR coalesce(k.note, '') <> '')");
// Refused mails keep their guest: that an address is dead must be known as long as it is there.
const auto oldMails = QStringLiteral("FROM invitations i WHERE i.changed_at < ? AND i.state IN ('accepted',"
                                     " 'rejected', 'uncertain', 'cancelled', 'held') AND (i.server_text <> ''"
                                     " OR (i.contact_id IS NOT NULL AND i.changed_at < ? AND i.state <> 'rejected'))");

Result<qint64> countOf(Transaction& transaction, const QString& from, const QVariantList& values)
{
    auto rows = transaction.run(QStringLiteral("SELECT COUNT(*) ") + from, values);
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

/// The keys of some of them, as a JSON array; "[]" when there are none.
Result<QString> keysOf(Transaction& transaction, const QString& column, const QString& from, QVariantList values,
                       int most)
{
    auto rows = transaction.run(
        QStringLiteral("SELECT json_group_array(id) FROM (SELECT DISTINCT %1 AS id %2 LIMIT ?)").arg(column, from),
        values << most);
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toString();
}

Result<qint64> change(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    auto done = transaction.run(statement, values);
    return done ? Result<qint64>(done->numRowsAffected()) : done.error();
}

Result<qint64> forgetClicks(Transaction& transaction, const Limits& limits, int most)
{
    const auto keys =
        keysOf(transaction, QStringLiteral("e.invitation_id"), oldClicks, {limits.clicks, limits.clicks}, most);
    if (!keys)
        return keys.error();
    auto settled = change(transaction,
                          QStringLiteral("UPDATE invitations SET clicks_forgotten = 1 WHERE invitation_id IN"
                                         " (SELECT value FROM json_each(?))"),
                          {*keys});
    if (!settled)
        return settled;
    return change(transaction,
                  QStringLiteral("DELETE FROM click_events WHERE invitation_id IN (SELECT value FROM json_each(?))"),
                  {*keys});
}

Result<qint64> forgetWords(Transaction& transaction, const Limits& limits, int most)
{
    const auto keys = keysOf(transaction, QStringLiteral("a.answer_id"), oldWords, {limits.comments}, most);
    if (!keys)
        return keys.error();
    auto notes = change(
        transaction, QStringLiteral("UPDATE cases SET note = '' WHERE answer_id IN (SELECT value FROM json_each(?))"),
        {*keys});
    if (!notes)
        return notes;
    return change(transaction,
                  QStringLiteral("UPDATE answers SET comment = '', call_phone = '', call_window = ''"
                                 " WHERE answer_id IN (SELECT value FROM json_each(?))"),
                  {*keys});
}

Result<qint64> forgetMails(Transaction& transaction, const Limits& limits, int most)
{
    const auto keys =
        keysOf(transaction, QStringLiteral("i.invitation_id"), oldMails, {limits.log, limits.names}, most);
    if (!keys)
        return keys.error();
    return change(transaction,
                  QStringLiteral("UPDATE invitations SET server_text = '', contact_id = iif(changed_at < ? AND state <>"
                                 " 'rejected', NULL, contact_id) WHERE invitation_id IN"
                                 " (SELECT value FROM json_each(?))"),
                  {limits.names, *keys});
}

QDateTime timeOf(const QString& text)
{
    return text.isEmpty() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(text.toLongLong(), Qt::UTC);
}

} // namespace

Result<Retention> RetentionRepository::load(Transaction& transaction) const
{
    const auto text = SettingsRepository().loadText(transaction, limitsSetting);
    if (!text)
        return text.error();
    const QJsonObject json = jsonOf(*text);
    const Retention usual;
    return Retention{json[clickDaysWord].toInt(usual.clickDays), json[commentMonthsWord].toInt(usual.commentMonths),
                     json[logMonthsWord].toInt(usual.logMonths)};
}

Result<void> RetentionRepository::store(Transaction& transaction, const Retention& retention) const
{
    const auto isWithin = [](int value, int least, int most) { return value >= least && value <= most; };
    if (!isWithin(retention.clickDays, 30, 400) || !isWithin(retention.commentMonths, 1, 120) ||
        !isWithin(retention.logMonths, 13, 60))
        return Error{
            ErrorKind::InvalidInput,
            tr("Clicks may stay for 30 to 400 days, words for 1 to 120 months, and who was mailed for 13 to 60 "
               "months."),
            {}};
    return SettingsRepository().storeText(transaction, limitsSetting,
                                          textOf({{clickDaysWord, retention.clickDays},
                                                  {commentMonthsWord, retention.commentMonths},
                                                  {logMonthsWord, retention.logMonths}}));
}

Result<RetentionReport> RetentionRepository::loadLast(Transaction& transaction) const
{
    const auto text = SettingsRepository().loadText(transaction, reportSetting);
    if (!text)
        return text.error();
    const QJsonObject json = jsonOf(*text);
    if (json.isEmpty())
        return RetentionReport();
    return RetentionReport{QDateTime::fromMSecsSinceEpoch(json[QStringLiteral("at")].toInteger(), Qt::UTC),
                           json[QStringLiteral("clicks")].toInteger(), json[QStringLiteral("comments")].toInteger(),
                           json[QStringLiteral("mails")].toInteger()};
}

Result<QDateTime> RetentionRepository::loadLastRun(Transaction& transaction) const
{
    const auto text = SettingsRepository().loadText(transaction, runSetting);
    return text ? Result<QDateTime>(timeOf(*text)) : text.error();
}

Result<RetentionReport> RetentionRepository::preview(Transaction& transaction, const QDateTime& now) const
{
    const auto retention = load(transaction);
    if (!retention)
        return retention.error();
    const Limits limits = limitsAt(*retention, now);
    const auto clicks = countOf(transaction, oldClicks, {limits.clicks, limits.clicks});
    if (!clicks)
        return clicks.error();
    const auto comments = countOf(transaction, oldWords, {limits.comments});
    if (!comments)
        return comments.error();
    const auto mails = countOf(transaction, oldMails, {limits.log, limits.names});
    if (!mails)
        return mails.error();
    return RetentionReport{now, *clicks, *comments, *mails};
}

Result<bool> RetentionRepository::forgetSome(Transaction& transaction, const QDateTime& now, int most,
                                             RetentionReport& report) const
{
    const auto retention = load(transaction);
    if (!retention)
        return retention.error();
    const Limits limits = limitsAt(*retention, now);
    const auto clicks = forgetClicks(transaction, limits, most);
    if (!clicks)
        return clicks.error();
    const auto comments = forgetWords(transaction, limits, most);
    if (!comments)
        return comments.error();
    const auto mails = forgetMails(transaction, limits, most);
    if (!mails)
        return mails.error();
    report.clicks += *clicks;
    report.comments += *comments;
    report.mails += *mails;
    return *clicks + *comments + *mails > 0;
}

Result<void> RetentionRepository::storeRun(Transaction& transaction, const RetentionReport& report) const
{
    const qint64 at = report.at.toMSecsSinceEpoch();
    if (auto stored = SettingsRepository().storeText(transaction, runSetting, QString::number(at)); !stored)
        return stored;
    if (report.isEmpty())
        return {};
    return SettingsRepository().storeText(transaction, reportSetting,
                                          textOf({{QStringLiteral("at"), at},
                                                  {QStringLiteral("clicks"), report.clicks},
                                                  {QStringLiteral("comments"), report.comments},
                                                  {QStringLiteral("mails"), report.mails}}));
}

Result<RetentionReport> applyRetention(Database& database, const QDateTime& now, const Progress& progress)
{
    RetentionReport report{now};
    for (bool isMore = true; isMore;) {
        if (progress && !progress(0))
            return Error{
                ErrorKind::Cancelled, RetentionRepository::tr("Forgetting was stopped; it goes on tomorrow."), {}};
        const auto some = database.write([&](Transaction& transaction) {
            return RetentionRepository().forgetSome(transaction, now, rowsAtOnce, report);
        });
        if (!some)
            return some.error();
        isMore = *some;
    }
    const auto stored = database.write(
        [&report](Transaction& transaction) { return RetentionRepository().storeRun(transaction, report); });
    if (!stored)
        return stored.error();
    if (!report.isEmpty()) {
        if (auto done = database.checkpoint(); !done)
            return done.error();
    }
    return report;
}

} // namespace inglenook::core
