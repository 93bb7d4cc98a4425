#include "core/outbox/presendcheck.h"

#include "core/outbox/holdquestion.h"
#include "core/outbox/invitationrow.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendpace.h"
#include "core/surveys/surveyrepository.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {
namespace {

struct PreSend
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::PreSend)
};

constexpr int heldSampleSize = 100;

Result<void> countReasons(Transaction& transaction, const HoldQuestion& question, PreSendReport& report)
{
    auto rows = transaction.run(QStringLiteral("SELECT ") + question.hold +
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
            report.held.insert(static_cast<HoldReason>(reason), rows->value(1).toLongLong());
    }
    return {};
}

Result<void> loadHeldSample(Transaction& transaction, const HoldQuestion& question, PreSendReport& report)
{
    auto rows = transaction.run(QStringLiteral("SELECT contact_id, first_name, last_name, address, hold FROM (SELECT "
                                               "c.contact_id, c.first_name, c.last_name,"
                                               " c.address, ") +
                                    question.hold + QStringLiteral(" AS hold FROM contacts c ") + question.where +
                                    QStringLiteral("ORDER BY c.search_key, c.contact_id) WHERE hold >= 0 LIMIT ?"),
                                question.holdValues + question.audienceValues + QVariantList{heldSampleSize});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const QString name = (rows->value(1).toString() + u' ' + rows->value(2).toString()).trimmed();
        report.heldSample.append({Id<Contact>(rows->value(0).toLongLong()),
                                  name.isEmpty() ? rows->value(3).toString() : name,
                                  static_cast<HoldReason>(rows->value(4).toInt())});
    }
    return {};
}

Result<qint64> countAudience(Transaction& transaction, const HoldQuestion& question)
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
    for (const HoldReason reason : holdReasons()) {
        cases += QStringLiteral(" WHEN %1 THEN ?").arg(static_cast<int>(reason));
        values += holdReasonText(reason);
    }
    return cases;
}

Result<PreSendReport> loadReport(Transaction& transaction, const HoldQuestion& question)
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

Result<IdRange> findIds(Transaction& transaction, const HoldQuestion& question)
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
Result<void> addInvitations(Transaction& transaction, const Mailing& mailing, const HoldQuestion& question,
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
            texts + QStringLiteral(" ELSE '' END, ? FROM (SELECT c.contact_id, ") + question.hold +
            QStringLiteral(" AS hold FROM contacts c ") + question.where +
            QStringLiteral("AND c.contact_id BETWEEN ? AND ?) ORDER BY contact_id"),
        values + question.holdValues + question.audienceValues + QVariantList{ids.from, ids.to});
    return done ? Result<void>() : done.error();
}

/// In pieces, so that it can be told how far it is, and stopped.
Result<void> addInvitations(Transaction& transaction, const Mailing& mailing, const HoldQuestion& question,
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

/// The terms of a mailing that exists.
Result<HoldTerms> termsOf(Transaction& transaction, const Mailing& mailing)
{
    auto languages = loadLanguages(transaction, mailing.version);
    if (!languages)
        return languages.error();
    return HoldTerms{mailing.id, *std::move(languages), mailing.allowed, {}};
}

Result<HoldQuestion> prepareMailing(Transaction& transaction, const Mailing& mailing, const Business& business,
                                    const QDateTime& now)
{
    const auto terms = termsOf(transaction, mailing);
    if (!terms)
        return terms.error();
    return prepareHold(transaction, askAbout(mailing), business, now, *terms);
}

Result<HoldTerms> termsOf(Transaction& transaction, const SendingChoices& choices)
{
    HoldTerms terms;
    terms.allowed = choices.allowed;
    if (choices.survey.isNull())
        return terms;
    const auto survey = SurveyRepository().find(transaction, choices.survey);
    if (!survey)
        return survey.error();
    if (*survey)
        terms.languages = (*survey)->version.texts.keys();
    return terms;
}

Result<QHash<Id<Contact>, HoldReason>> loadHolds(Transaction& transaction, const QList<Id<Contact>>& contacts,
                                                 const HoldTerms& terms, const Business& business, const QDateTime& at)
{
    const auto question = prepareHold(transaction, askAbout(contacts), business, at, terms);
    if (!question)
        return question.error();
    auto rows = transaction.run(QStringLiteral("SELECT contact_id, hold FROM (SELECT c.contact_id, ") + question->hold +
                                    QStringLiteral(" AS hold FROM contacts c ") + question->where +
                                    QStringLiteral(") WHERE hold >= 0"),
                                question->holdValues + question->audienceValues);
    if (!rows)
        return rows.error();
    QHash<Id<Contact>, HoldReason> holds;
    while (rows->next())
        holds.insert(Id<Contact>(rows->value(0).toLongLong()), static_cast<HoldReason>(rows->value(1).toInt()));
    return holds;
}

} // namespace

Result<PreSendReport> checkBeforeSending(Transaction& transaction, const Audience& audience, const Business& business,
                                         const std::optional<MailAccount>& account, const QDateTime& now,
                                         const SendingChoices& choices)
{
    const auto terms = termsOf(transaction, choices);
    if (!terms)
        return terms.error();
    const auto question = prepareHold(transaction, askAbout(audience), business, now, *terms);
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
                                   const std::optional<MailAccount>& account, const QDateTime& now)
{
    const auto mailing = findMailing(transaction, id);
    if (!mailing)
        return mailing.error();
    const auto question = prepareMailing(transaction, *mailing, business, now);
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
                                  const Business& business, const QDateTime& now, const AllowedReasons& allowed,
                                  const Progress& progress)
{
    const auto known = SurveyRepository().find(transaction, survey);
    if (!known)
        return known.error();
    if (!*known)
        return Error{ErrorKind::NotFound, PreSend::tr("This survey does not exist any more."), {}};
    const HoldTerms terms{{}, (*known)->version.texts.keys(), allowed, {}};
    const auto question = prepareHold(transaction, askAbout(audience), business, now, terms);
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
    mailing.allowed = allowed;
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

Result<void> recheckDraft(Transaction& transaction, Id<Mailing> id, const Business& business, const QDateTime& now)
{
    const auto mailing = findMailing(transaction, id);
    if (!mailing)
        return mailing.error();
    const auto question = prepareMailing(transaction, *mailing, business, now);
    if (!question)
        return question.error();
    QVariantList values{storedTime(now)};
    const QString cases = reasonCases(values);
    // Rows that stay as they are are not written: shortly after a draft was made that is all of them.
    const auto done = transaction.run(
        QStringLiteral(
            "UPDATE invitations SET state = f.state, failure = f.failure, changed_at = ?"
            " FROM (SELECT contact_id, CASE WHEN hold < 0 THEN 'queued' ELSE 'held' END AS state, CASE hold") +
            cases + QStringLiteral(" ELSE '' END AS failure FROM (SELECT c.contact_id, ") + question->hold +
            QStringLiteral(" AS hold FROM contacts c ") + question->where +
            QStringLiteral(")) f WHERE invitations.mailing_id = ? AND invitations.contact_id = f.contact_id"
                           " AND invitations.state IN ('queued', 'held')"
                           " AND (invitations.state, invitations.failure) IS NOT (f.state, f.failure)"),
        values + question->holdValues + question->audienceValues + QVariantList{id.number()});
    return done ? Result<void>() : done.error();
}

Result<std::optional<HoldReason>> findHold(Transaction& transaction, const VisitMail& mail,
                                           const SendingChoices& choices, const Business& business,
                                           const QDateTime& now)
{
    auto terms = termsOf(transaction, choices);
    if (!terms)
        return terms.error();
    terms->reminded = mail.reminded;
    const auto holds = loadHolds(transaction, {mail.contact}, *terms, business, now);
    if (!holds)
        return holds.error();
    return holds->contains(mail.contact) ? std::optional(holds->value(mail.contact)) : std::nullopt;
}

Result<QHash<Id<Contact>, HoldReason>> findHolds(Transaction& transaction, const QList<Id<Contact>>& contacts,
                                                 const SendingChoices& choices, const Business& business,
                                                 const QDateTime& at)
{
    const auto terms = termsOf(transaction, choices);
    if (!terms)
        return terms.error();
    return loadHolds(transaction, contacts, *terms, business, at);
}

Result<VisitInvitation> addVisitInvitation(Transaction& transaction, const Mailing& mailing, const VisitMail& mail,
                                           const Business& business, const QDateTime& now)
{
    const auto hold = findHold(transaction, mail, {mailing.survey, mailing.allowed}, business, now);
    if (!hold)
        return hold.error();
    const SendState state = *hold ? SendState::Held : SendState::Queued;
    const auto row = transaction.run(
        QStringLiteral("INSERT INTO invitations (mailing_id, survey_id, contact_id, visit_id, message_id, state,"
                       " failure, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {mailing.id.number(), mailing.survey.number(), mail.contact.number(), mail.visit.number(), randomMessageIds(1),
         sendStateWord(state), *hold ? holdReasonText(**hold) : QStringLiteral(""), storedTime(now)});
    if (!row)
        return row.error();
    return VisitInvitation{Id<Invitation>(Transaction::insertedKey(*row)), *hold};
}

} // namespace inglenook::core
