#include "core/outbox/mailingrepository.h"

#include "core/outbox/invitationrow.h"

namespace inglenook::core {
namespace {

const QString mailingSelect = QStringLiteral(
    "SELECT m.mailing_id, m.survey_id, m.survey_version_id, s.name, m.audience, m.state, m.reason, m.is_sample,"
    " m.created_at, m.started_at, m.allowed FROM mailings m JOIN surveys s ON s.survey_id = m.survey_id ");

Mailing readMailing(const QSqlQuery& row)
{
    Mailing mailing;
    mailing.id = Id<Mailing>(row.value(0).toLongLong());
    mailing.survey = Id<Survey>(row.value(1).toLongLong());
    mailing.version = Id<SurveyVersion>(row.value(2).toLongLong());
    mailing.surveyName = row.value(3).toString();
    mailing.audience = Audience::parse(row.value(4).toString()).value_or({});
    mailing.state = mailingStateFromWord(row.value(5).toString());
    mailing.reason = row.value(6).toString();
    mailing.isSample = row.value(7).toBool();
    mailing.createdAt = timeFromStored(row.value(8));
    mailing.startedAt = timeFromStored(row.value(9));
    mailing.allowed = allowedReasonsFromText(row.value(10).toString());
    return mailing;
}

qint64& countOf(MailingProgress& progress, SendState state)
{
    switch (state) {
    case SendState::Queued:
    case SendState::Reserved:
    case SendState::InData:
        return progress.queued;
    case SendState::Ending:
        return progress.ending;
    case SendState::Accepted:
        return progress.accepted;
    case SendState::Deferred:
        return progress.deferred;
    case SendState::Rejected:
        return progress.rejected;
    case SendState::Uncertain:
        return progress.uncertain;
    case SendState::Held:
        return progress.held;
    case SendState::Cancelled:
        return progress.cancelled;
    }
    Q_UNREACHABLE();
}

/// " AND state IN (...)"; nothing for no states.
QString amongStates(const QList<SendState>& states)
{
    if (states.isEmpty())
        return {};
    QStringList words;
    for (const SendState state : states)
        words += u'\'' + sendStateWord(state) + u'\'';
    return QStringLiteral(" AND state IN (%1)").arg(words.join(u','));
}

QList<Id<Mailing>> readIds(Rows& rows)
{
    QList<Id<Mailing>> ids;
    while (rows.next())
        ids += Id<Mailing>(rows.value(0).toLongLong());
    return ids;
}

} // namespace

Result<QList<Mailing>> MailingRepository::loadAll(Transaction& transaction) const
{
    auto rows = transaction.run(mailingSelect + QStringLiteral("ORDER BY m.created_at DESC, m.mailing_id DESC"));
    if (!rows)
        return rows.error();
    QList<Mailing> mailings;
    while (rows->next())
        mailings += readMailing(*rows);
    return mailings;
}

Result<std::optional<Mailing>> MailingRepository::find(Transaction& transaction, Id<Mailing> id) const
{
    auto rows = transaction.run(mailingSelect + QStringLiteral("WHERE m.mailing_id = ?"), {id.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(readMailing(*rows)) : std::nullopt;
}

Result<QList<Id<Mailing>>> MailingRepository::loadRunning(Transaction& transaction) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT mailing_id FROM mailings WHERE state = 'running' ORDER BY started_at, mailing_id"));
    if (!rows)
        return rows.error();
    return readIds(*rows);
}

Result<MailingProgress> MailingRepository::loadProgress(Transaction& transaction, Id<Mailing> id) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT state, count(*) FROM invitations WHERE mailing_id = ? GROUP BY state"), {id.number()});
    if (!rows)
        return rows.error();
    MailingProgress progress;
    while (rows->next()) {
        if (const auto state = sendStateFromWord(rows->value(0).toString()))
            countOf(progress, *state) += rows->value(1).toLongLong();
    }
    return progress;
}

Result<QList<Invitation>> MailingRepository::loadInvitations(Transaction& transaction, Id<Mailing> id,
                                                             const QList<SendState>& states, qint64 offset,
                                                             int limit) const
{
    // The page is cut from an index alone, before rows and contacts are looked up.
    const QString page = states.isEmpty() ? QStringLiteral("SELECT invitation_id FROM invitations"
                                                           " INDEXED BY invitations_in_order WHERE mailing_id = ?")
                                          : QStringLiteral("SELECT invitation_id FROM invitations"
                                                           " INDEXED BY invitations_by_mailing WHERE mailing_id = ?");
    auto rows = transaction.run(QString::fromUtf16(invitationSelect) + QStringLiteral("WHERE i.invitation_id IN (") +
                                    page + amongStates(states) +
                                    QStringLiteral(" ORDER BY invitation_id LIMIT ? OFFSET ?)"
                                                   " ORDER BY i.invitation_id"),
                                {id.number(), limit, offset});
    if (!rows)
        return rows.error();
    QList<Invitation> invitations;
    while (rows->next())
        invitations += readInvitation(*rows);
    return invitations;
}

Result<std::optional<Invitation>> MailingRepository::findInvitation(Transaction& transaction, Id<Invitation> id) const
{
    auto rows = transaction.run(QString::fromUtf16(invitationSelect) + QStringLiteral("WHERE i.invitation_id = ?"),
                                {id.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(readInvitation(*rows)) : std::nullopt;
}

Result<qint64> MailingRepository::countInvitations(Transaction& transaction, Id<Mailing> id,
                                                   const QList<SendState>& states) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT count(*) FROM invitations WHERE mailing_id = ?") + amongStates(states), {id.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toLongLong() : 0;
}

Result<std::optional<Invitation>> MailingRepository::findStuck(Transaction& transaction, const QDateTime& before) const
{
    auto rows = transaction.run(QString::fromUtf16(invitationSelect) +
                                    QStringLiteral("WHERE i.state IN ('reserved', 'in_data', 'ending')"
                                                   " AND i.changed_at < ? ORDER BY i.changed_at LIMIT 1"),
                                {storedTime(before)});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(readInvitation(*rows)) : std::nullopt;
}

Result<Id<Mailing>> MailingRepository::add(Transaction& transaction, const Mailing& mailing) const
{
    const auto row = transaction.run(
        QStringLiteral(
            "INSERT INTO mailings (survey_id, survey_version_id, audience, state, reason, is_sample, created_at,"
            " started_at, allowed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {mailing.survey.number(), mailing.version.number(), mailing.audience.text(), mailingStateWord(mailing.state),
         storedText(mailing.reason), mailing.isSample, storedTime(mailing.createdAt), storedTime(mailing.startedAt),
         storedText(allowedReasonsText(mailing.allowed))});
    if (!row)
        return row.error();
    return Id<Mailing>(Transaction::insertedKey(*row));
}

Result<void> MailingRepository::removeDraft(Transaction& transaction, Id<Mailing> id) const
{
    const auto mailing = find(transaction, id);
    if (!mailing)
        return mailing.error();
    if (!*mailing)
        return Error{ErrorKind::NotFound, tr("This mailing does not exist any more."), {}};
    if ((*mailing)->state != MailingState::Draft)
        return Error{ErrorKind::Conflict, tr("This mailing has been started, so it stays in the outbox."), {}};
    const auto done = transaction.run(QStringLiteral("DELETE FROM mailings WHERE mailing_id = ?"), {id.number()});
    return done ? Result<void>() : done.error();
}

Result<void> MailingRepository::storeState(Transaction& transaction, Id<Mailing> id, MailingState state,
                                           const QString& reason, const QDateTime& now) const
{
    const QVariant startedAt = state == MailingState::Running ? storedTime(now) : storedTime({});
    const auto row = transaction.run(QStringLiteral("UPDATE mailings SET state = ?, reason = ?,"
                                                    " started_at = coalesce(started_at, ?) WHERE mailing_id = ?"),
                                     {mailingStateWord(state), storedText(reason), startedAt, id.number()});
    if (!row)
        return row.error();
    if (row->numRowsAffected() == 0)
        return Error{ErrorKind::NotFound, tr("This mailing does not exist any more."), {}};
    return {};
}

Result<QList<Id<Mailing>>> MailingRepository::finishDone(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral(
        "UPDATE mailings SET state = 'finished', reason = '' WHERE state = 'running' AND NOT EXISTS (SELECT 1 FROM "
        "invitations"
        " WHERE invitations.mailing_id = mailings.mailing_id"
        " AND invitations.state IN ('queued', 'reserved', 'in_data', 'ending', 'deferred')) RETURNING mailing_id"));
    if (!rows)
        return rows.error();
    return readIds(*rows);
}

} // namespace inglenook::core
