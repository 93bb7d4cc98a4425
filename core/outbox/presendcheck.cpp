#include "core/outbox/presendcheck.h"

#include "core/contacts/optoutrepository.h"
#include "core/outbox/invitationrow.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendledger.h"
#include "core/outbox/sendpace.h"
#include "core/surveys/surveyrepository.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace inglenook::core {
namespace {

struct PreSend
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::PreSend)
};

constexpr int heldSampleSize = 100;

constexpr std::array allReasons = {HoldReason::OptedOut, HoldReason::DeadAddress, HoldReason::NoBasis,
                                   HoldReason::AskedLately, HoldReason::InAnotherMailing};

/// Where the regulator's own guidance tells a plain survey from advertising, so that service is basis enough.
/// Elsewhere, and above all in Germany, it counts as advertising.
constexpr std::array lenientCountries = {u"GB", u"IE", u"US", u"CA", u"AU", u"NZ"};

bool countsAsAdvertising(const QString& country)
{
    return std::none_of(lenientCountries.begin(), lenientCountries.end(),
                        [&country](const char16_t* lenient) { return country == QStringView(lenient); });
}

/// What decides about each contact of an audience, ready to be bound.
struct Question
{
    QString where; ///< of the audience, over `c`
    QVariantList audienceValues;
    QVariantList holdValues;
};

/// The hold reason of contact `c` as its number, or -1; binds Question::holdValues.
const QString holdExpression = QStringLiteral(
    "CASE WHEN c.contact_id IN (SELECT value FROM json_each(?)) THEN 0"
    " WHEN EXISTS (SELECT 1 FROM invitations i WHERE i.contact_id = c.contact_id AND i.state = 'rejected' AND i.tries "
    "< ?"
    " AND i.changed_at >= c.changed_at) THEN 1"
    " WHEN c.basis = 'unknown' OR (? AND c.basis NOT IN ('soft_opt_in', 'consent')) THEN 2"
    " WHEN EXISTS (SELECT 1 FROM invitations i WHERE i.contact_id = c.contact_id AND i.sent_at > ? AND i.mailing_id <> "
    "?)"
    " THEN 3"
    " WHEN EXISTS (SELECT 1 FROM invitations i JOIN mailings m ON m.mailing_id = i.mailing_id"
    " AND m.state IN ('running', 'paused', 'stopped') WHERE i.contact_id = c.contact_id AND i.sent_at IS NULL"
    " AND i.mailing_id <> ?"
    " AND i.state IN ('queued', 'reserved', 'in_data', 'ending', 'deferred')) THEN 4"
    " ELSE -1 END");

Question askAbout(const Audience& audience)
{
    switch (audience.kind) {
    case Audience::Kind::All:
        return {QStringLiteral("WHERE 1 "), {}, {}};
    case Audience::Kind::Tag:
        return {QStringLiteral("WHERE c.contact_id IN (SELECT ct.contact_id FROM contact_tags ct JOIN tags t"
                               " ON t.tag_id = ct.tag_id WHERE t.name = ?) "),
                {audience.value},
                {}};
    case Audience::Kind::Address: {
        const auto address = EmailAddress::parse(audience.value);
        return {QStringLiteral("WHERE c.address_key = ? "), {address ? address->key() : audience.value}, {}};
    }
    }
    Q_UNREACHABLE();
}

/// The contacts of the audience who have opted out, as a JSON array of keys. Fingerprints are keyed, so this cannot be
/// a join.
Result<QString> loadOptedOut(Transaction& transaction, const Question& question)
{
    auto known = transaction.run(QStringLiteral("SELECT EXISTS (SELECT 1 FROM opt_outs)"));
    if (!known)
        return known.error();
    if (!known->next() || !known->value(0).toBool())
        return keyList({});
    auto rows = transaction.run(QStringLiteral("SELECT c.contact_id, c.address_key FROM contacts c ") + question.where,
                                question.audienceValues);
    if (!rows)
        return rows.error();
    QHash<QString, qint64> byAddress;
    while (rows->next())
        byAddress.insert(rows->value(1).toString(), rows->value(0).toLongLong());
    const auto optedOut = OptOutRepository().findAmong(transaction, byAddress.keys());
    if (!optedOut)
        return optedOut.error();
    QList<qint64> keys;
    for (const QString& address : *optedOut)
        keys += byAddress.value(address);
    return keyList(keys);
}

/// Everybody in a draft, or who still waits in a mailing under way.
Question askAbout(const Mailing& mailing)
{
    QString where =
        QStringLiteral("WHERE c.contact_id IN (SELECT w.contact_id FROM invitations w WHERE w.mailing_id = ? ");
    if (mailing.state != MailingState::Draft)
        where += QStringLiteral("AND w.state IN ('queued', 'reserved', 'in_data', 'ending', 'deferred')");
    return {where + QStringLiteral(") "), {mailing.id.number()}, {}};
}

/// `own`: the mailing that is asked about, which does not stand in its own way; null for a new one.
Result<Question> prepareQuestion(Transaction& transaction, Question question, const Business& business,
                                 const QDateTime& now, int quarantineDays, Id<Mailing> own = {})
{
    const auto optedOut = loadOptedOut(transaction, question);
    if (!optedOut)
        return optedOut.error();
    question.holdValues = {
        *optedOut,    lastTry,     countsAsAdvertising(business.country), storedTime(now.addDays(-quarantineDays)),
        own.number(), own.number()};
    return question;
}

Result<void> countReasons(Transaction& transaction, const Question& question, PreSendReport& report)
{
    auto rows = transaction.run(QStringLiteral("SELECT ") + holdExpression +
                                    QStringLiteral(" AS hold, count(*) FROM contacts c ") + question.where +
                                    QStringLiteral("GROUP BY hold"),
                                question.holdValues + question.audienceValues);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const int reason = rows->value(0).toInt();
        if (reason < 0)
            report.going = rows->value(1).toLongLong();
        else
            report.held.insert(allReasons[static_cast<size_t>(reason)], rows->value(1).toLongLong());
    }
    return {};
}

Result<void> loadHeldSample(Transaction& transaction, const Question& question, PreSendReport& report)
{
    auto rows = transaction.run(QStringLiteral("SELECT contact_id, first_name, last_name, address, hold FROM (SELECT "
                                               "c.contact_id, c.first_name, c.last_name,"
                                               " c.address, ") +
                                    holdExpression + QStringLiteral(" AS hold FROM contacts c ") + question.where +
                                    QStringLiteral("ORDER BY c.search_key, c.contact_id) WHERE hold >= 0 LIMIT ?"),
                                question.holdValues + question.audienceValues + QVariantList{heldSampleSize});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const QString name = (rows->value(1).toString() + u' ' + rows->value(2).toString()).trimmed();
        report.heldSample.append({Id<Contact>(rows->value(0).toLongLong()),
                                  name.isEmpty() ? rows->value(3).toString() : name,
                                  allReasons[static_cast<size_t>(rows->value(4).toInt())]});
    }
    return {};
}

Result<qint64> countAudience(Transaction& transaction, const Question& question)
{
    auto rows =
        transaction.run(QStringLiteral("SELECT count(*) FROM contacts c ") + question.where, question.audienceValues);
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toLongLong() : 0;
}

QByteArray randomMessageIds(qint64 count)
{
    QByteArray ids(count * static_cast<qsizetype>(MessageId::size), Qt::Uninitialized);
    fillRandom({reinterpret_cast<std::uint8_t*>(ids.data()), static_cast<size_t>(ids.size())});
    return ids;
}

/// The WHEN branches that turn a hold number into the owner's words; adds what they bind.
QString reasonCases(QVariantList& values)
{
    QString cases;
    for (size_t i = 0; i < allReasons.size(); ++i) {
        cases += QStringLiteral(" WHEN %1 THEN ?").arg(i);
        values += holdReasonText(allReasons[i]);
    }
    return cases;
}

Result<PreSendReport> loadReport(Transaction& transaction, const Question& question)
{
    PreSendReport report;
    if (auto counted = countReasons(transaction, question, report); !counted)
        return counted.error();
    if (!report.held.isEmpty()) {
        if (auto loaded = loadHeldSample(transaction, question, report); !loaded)
            return loaded.error();
    }
    return report;
}

Result<Mailing> findMailing(Transaction& transaction, Id<Mailing> id)
{
    const auto mailing = MailingRepository().find(transaction, id);
    if (!mailing)
        return mailing.error();
    if (!*mailing)
        return Error{ErrorKind::NotFound, PreSend::tr("This mailing does not exist any more."), {}};
    return **mailing;
}

struct IdRange
{
    qint64 from = 0;
    qint64 to = -1; ///< included
};

Result<IdRange> findIds(Transaction& transaction, const Question& question)
{
    auto rows =
        transaction.run(QStringLiteral("SELECT min(c.contact_id), max(c.contact_id) FROM contacts c ") + question.where,
                        question.audienceValues);
    if (!rows)
        return rows.error();
    if (!rows->next() || rows->value(0).isNull())
        return IdRange{};
    return IdRange{rows->value(0).toLongLong(), rows->value(1).toLongLong()};
}

/// One statement for everybody in the range: row n takes the n-th 12 bytes of the random block as its message id.
Result<void> addInvitations(Transaction& transaction, const Mailing& mailing, const Question& question,
                            const IdRange& ids)
{
    QVariantList values{mailing.id.number(), mailing.survey.number(), randomMessageIds(ids.to - ids.from + 1)};
    const QString texts = reasonCases(values);
    values += storedTime(mailing.createdAt);
    const auto done = transaction.run(
        QStringLiteral(
            "INSERT INTO invitations (mailing_id, survey_id, contact_id, message_id, state, failure, changed_at)"
            " SELECT ?, ?, contact_id, substr(?, 12 * row_number() OVER (ORDER BY contact_id) - 11, 12),"
            " CASE WHEN hold < 0 THEN 'queued' ELSE 'held' END, CASE hold") +
            texts + QStringLiteral(" ELSE '' END, ? FROM (SELECT c.contact_id, ") + holdExpression +
            QStringLiteral(" AS hold FROM contacts c ") + question.where +
            QStringLiteral("AND c.contact_id BETWEEN ? AND ?) ORDER BY contact_id"),
        values + question.holdValues + question.audienceValues + QVariantList{ids.from, ids.to});
    return done ? Result<void>() : done.error();
}

/// In pieces, so that it can be told how far it is, and stopped.
Result<void> addInvitations(Transaction& transaction, const Mailing& mailing, const Question& question,
                            const Progress& progress)
{
    constexpr qint64 piece = 5000;
    const auto ids = findIds(transaction, question);
    if (!ids)
        return ids.error();
    for (qint64 from = ids->from; from <= ids->to; from += piece) {
        const qint64 to = std::min(from + piece - 1, ids->to);
        if (auto added = addInvitations(transaction, mailing, question, IdRange{from, to}); !added)
            return added;
        if (progress && !progress(double(to - ids->from + 1) / double(ids->to - ids->from + 1)))
            return Error{ErrorKind::Cancelled, PreSend::tr("The mailing was not made. Nothing was changed."), {}};
    }
    return {};
}

} // namespace

QString holdReasonText(HoldReason reason)
{
    switch (reason) {
    case HoldReason::OptedOut:
        return PreSend::tr("Does not want any more mails.");
    case HoldReason::DeadAddress:
        return PreSend::tr("The address does not exist any more: an earlier mail was refused.");
    case HoldReason::NoBasis:
        return PreSend::tr("Has not agreed to be asked, which your country’s rules require.");
    case HoldReason::AskedLately:
        return PreSend::tr("Was asked lately, and nobody should be asked too often.");
    case HoldReason::InAnotherMailing:
        return PreSend::tr("Is waiting in another mailing already.");
    }
    Q_UNREACHABLE();
}

QString holdReasonWord(HoldReason reason)
{
    switch (reason) {
    case HoldReason::OptedOut:
        return QStringLiteral("opted_out");
    case HoldReason::DeadAddress:
        return QStringLiteral("dead_address");
    case HoldReason::NoBasis:
        return QStringLiteral("no_basis");
    case HoldReason::AskedLately:
        return QStringLiteral("asked_lately");
    case HoldReason::InAnotherMailing:
        return QStringLiteral("in_another_mailing");
    }
    Q_UNREACHABLE();
}

Result<PreSendReport> checkBeforeSending(Transaction& transaction, const Audience& audience, const Business& business,
                                         const std::optional<MailAccount>& account, const QDateTime& now,
                                         int quarantineDays)
{
    const auto question = prepareQuestion(transaction, askAbout(audience), business, now, quarantineDays);
    if (!question)
        return question.error();
    auto report = loadReport(transaction, *question);
    if (report && account) {
        const auto end = loadForecast(transaction, *account, report->going, now);
        if (!end)
            return end.error();
        report->finishesAt = *end;
    }
    return report;
}

Result<PreSendReport> checkMailing(Transaction& transaction, Id<Mailing> id, const Business& business,
                                   const std::optional<MailAccount>& account, const QDateTime& now, int quarantineDays)
{
    const auto mailing = findMailing(transaction, id);
    if (!mailing)
        return mailing.error();
    const auto question = prepareQuestion(transaction, askAbout(*mailing), business, now, quarantineDays, id);
    if (!question)
        return question.error();
    auto report = loadReport(transaction, *question);
    if (report && account) {
        // What waits in a running mailing is in the forecast already.
        const bool isCounted = mailing->state == MailingState::Running;
        const auto end = loadForecast(transaction, *account, isCounted ? 0 : report->going, now);
        if (!end)
            return end.error();
        report->finishesAt = *end;
    }
    return report;
}

Result<Id<Mailing>> createMailing(Transaction& transaction, Id<Survey> survey, const Audience& audience,
                                  const Business& business, const QDateTime& now, int quarantineDays,
                                  const Progress& progress)
{
    const auto known = SurveyRepository().find(transaction, survey);
    if (!known)
        return known.error();
    if (!*known)
        return Error{ErrorKind::NotFound, PreSend::tr("This survey does not exist any more."), {}};
    const auto question = prepareQuestion(transaction, askAbout(audience), business, now, quarantineDays);
    if (!question)
        return question.error();
    const auto count = countAudience(transaction, *question);
    if (!count)
        return count.error();
    if (*count == 0)
        return Error{
            ErrorKind::InvalidInput, PreSend::tr("Nobody is in this audience, so there is nothing to send."), {}};
    Mailing mailing;
    mailing.survey = survey;
    mailing.version = (*known)->version.id;
    mailing.audience = audience;
    mailing.isSample = (*known)->isSample;
    mailing.createdAt = now;
    const auto id = MailingRepository().add(transaction, mailing);
    if (!id)
        return id.error();
    mailing.id = *id;
    if (auto added = addInvitations(transaction, mailing, *question, progress); !added)
        return added.error();
    return *id;
}

Result<void> recheckDraft(Transaction& transaction, Id<Mailing> id, const Business& business, const QDateTime& now,
                          int quarantineDays)
{
    const auto mailing = findMailing(transaction, id);
    if (!mailing)
        return mailing.error();
    const auto question = prepareQuestion(transaction, askAbout(*mailing), business, now, quarantineDays, id);
    if (!question)
        return question.error();
    QVariantList values{storedTime(now)};
    const QString cases = reasonCases(values);
    // Rows that stay as they are are not written: shortly after a draft was made that is all of them.
    const auto done = transaction.run(
        QStringLiteral(
            "UPDATE invitations SET state = f.state, failure = f.failure, changed_at = ?"
            " FROM (SELECT contact_id, CASE WHEN hold < 0 THEN 'queued' ELSE 'held' END AS state, CASE hold") +
            cases + QStringLiteral(" ELSE '' END AS failure FROM (SELECT c.contact_id, ") + holdExpression +
            QStringLiteral(" AS hold FROM contacts c ") + question->where +
            QStringLiteral(")) f WHERE invitations.mailing_id = ? AND invitations.contact_id = f.contact_id"
                           " AND invitations.state IN ('queued', 'held')"
                           " AND (invitations.state, invitations.failure) IS NOT (f.state, f.failure)"),
        values + question->holdValues + question->audienceValues + QVariantList{id.number()});
    return done ? Result<void>() : done.error();
}

} // namespace inglenook::core
