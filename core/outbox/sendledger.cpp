#include "core/outbox/sendledger.h"

#include "core/outbox/invitationrow.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendhours.h"

#include <array>
#include <chrono>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::minutes, 6> pausesBetweenTries = {5min, 15min, 60min, 24h, 24h, 24h};
/// A connection that broke before the final dot says nothing about the address: a fixed pause, and it is never given
/// up.
constexpr std::chrono::milliseconds pauseAfterBreak = 5min;

/// The condition repeats the partial index' own, so that a start costs the same with a million invitations.
QString inFlight()
{
    return QStringLiteral(" WHERE state IN ('reserved', 'in_data', 'ending') ");
}

/// Of those in flight: the dot has certainly not gone.
QString hadNoTurn()
{
    return QStringLiteral("AND (state = 'reserved' OR (state = 'ending' AND invitation_id IN (SELECT invitation_id FROM"
                          " send_trail WHERE has_begun = 0)))");
}

QDateTime after(const QDateTime& now, std::chrono::milliseconds pause)
{
    return now.addMSecs(pause.count());
}

Error refusedStep()
{
    return {ErrorKind::Conflict, SendLedger::tr("This invitation is not in a state that allows this."), {}};
}

/// Runs an UPDATE of one row whose WHERE names the states it may come from; refuses when no row was in one of them.
Result<void> step(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    const auto row = transaction.run(statement, values);
    if (!row)
        return row.error();
    if (row->numRowsAffected() != 1)
        return refusedStep();
    return {};
}

Result<void> update(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    const auto rows = transaction.run(statement, values);
    return rows ? Result<void>() : rows.error();
}

Result<int> loadTries(Transaction& transaction, Id<Invitation> id)
{
    auto rows = transaction.run(QStringLiteral("SELECT tries FROM invitations WHERE invitation_id = ?"), {id.number()});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return refusedStep();
    return rows->value(0).toInt();
}

Result<QList<Invitation>> loadDue(Transaction& transaction, Id<Mailing> mailing, const QDateTime& now, int limit)
{
    QList<Invitation> due;
    const QString select = QString::fromUtf16(invitationSelect);
    auto deferred =
        transaction.run(select + QStringLiteral("WHERE i.mailing_id = ? AND i.state = 'deferred' AND i.next_try_at <= ?"
                                                " ORDER BY i.next_try_at, i.invitation_id LIMIT ?"),
                        {mailing.number(), storedTime(now), limit});
    if (!deferred)
        return deferred.error();
    while (deferred->next())
        due += readInvitation(*deferred);
    auto queued = transaction.run(
        select + QStringLiteral("WHERE i.mailing_id = ? AND i.state = 'queued' ORDER BY i.invitation_id LIMIT ?"),
        {mailing.number(), limit - due.size()});
    if (!queued)
        return queued.error();
    while (queued->next())
        due += readInvitation(*queued);
    return due;
}

} // namespace

QDateTime nextTryAfter(int tries, const QDateTime& now)
{
    if (tries < 1 || tries > static_cast<int>(pausesBetweenTries.size()))
        return {};
    return after(now, pausesBetweenTries[static_cast<size_t>(tries - 1)]);
}

Result<void> SendLedger::recover(Transaction& transaction, const QDateTime& now, const QString& boot) const
{
    if (auto followed = followTrail(transaction, now, boot); !followed)
        return followed;
    auto queued = update(transaction,
                         QStringLiteral("UPDATE invitations SET state = 'queued', changed_at = ?") + inFlight() +
                             QStringLiteral("AND state <> 'ending'"),
                         {storedTime(now)});
    if (!queued)
        return queued;
    return update(transaction,
                  QStringLiteral("UPDATE invitations SET state = 'uncertain', sent_at = changed_at, tries = tries + 1,"
                                 " failure = ?, changed_at = ?") +
                      inFlight() + QStringLiteral("AND state = 'ending'"),
                  {tr("Inglenook was stopped while the mail server was taking this mail. It was probably sent."),
                   storedTime(now)});
}

Result<void> SendLedger::followTrail(Transaction& transaction, const QDateTime& now, const QString& boot) const
{
    auto taken = update(transaction,
                        QStringLiteral("UPDATE invitations SET state = 'accepted', failure = '',"
                                       " server_text = trail.server_text, tries = tries + 1, next_try_at = NULL,"
                                       " sent_at = trail.accepted_at, sent_day = trail.accepted_day, changed_at = ?"
                                       " FROM send_trail trail") +
                            inFlight() +
                            QStringLiteral("AND state = 'ending' AND trail.invitation_id = invitations.invitation_id"
                                           " AND trail.accepted_at IS NOT NULL"),
                        {storedTime(now)});
    if (!taken)
        return taken;
    auto unsent = update(transaction,
                         QStringLiteral("UPDATE invitations SET state = 'queued', changed_at = ?") + inFlight() +
                             QStringLiteral("AND state = 'ending' AND invitation_id IN (SELECT invitation_id FROM"
                                            " send_trail WHERE has_begun = 0 AND boot = ? AND boot <> '')"),
                         {storedTime(now), storedText(boot)});
    if (!unsent)
        return unsent;
    return update(transaction, QStringLiteral("DELETE FROM send_trail"), {});
}

Result<QList<Invitation>> SendLedger::reserve(Transaction& transaction, const QDateTime& now, int limit) const
{
    const auto running = MailingRepository().loadRunning(transaction);
    if (!running)
        return running.error();
    const auto hours = loadSendHours(transaction, now);
    if (!hours)
        return hours.error();
    QList<Invitation> reserved;
    for (const Id<Mailing> mailing : *running) {
        if (reserved.size() >= limit)
            break;
        if (hours->silent.contains(mailing))
            continue;
        auto due = loadDue(transaction, mailing, now, limit - static_cast<int>(reserved.size()));
        if (!due)
            return due;
        reserved += *due;
    }
    if (reserved.isEmpty())
        return reserved;
    QList<qint64> keys;
    for (Invitation& invitation : reserved) {
        invitation.state = SendState::Reserved;
        keys += invitation.id.number();
    }
    const auto marked = update(transaction,
                               QStringLiteral("UPDATE invitations SET state = 'reserved', changed_at = ?"
                                              " WHERE invitation_id IN (SELECT value FROM json_each(?))"),
                               {storedTime(now), keyList(keys)});
    if (!marked)
        return marked.error();
    return reserved;
}

Result<void> SendLedger::release(Transaction& transaction, const QList<Id<Invitation>>& ids, const QDateTime& now) const
{
    QList<qint64> keys;
    for (const Id<Invitation> id : ids)
        keys += id.number();
    auto released = update(transaction,
                           QStringLiteral("UPDATE invitations SET state = 'queued', changed_at = ?"
                                          " WHERE invitation_id IN (SELECT value FROM json_each(?)) ") +
                               hadNoTurn(),
                           {storedTime(now), keyList(keys)});
    if (!released)
        return released;
    return update(transaction,
                  QStringLiteral("DELETE FROM send_trail WHERE has_begun = 0 AND invitation_id IN"
                                 " (SELECT value FROM json_each(?))"),
                  {keyList(keys)});
}

Result<void> SendLedger::releaseAll(Transaction& transaction, const QDateTime& now) const
{
    auto released =
        update(transaction,
               QStringLiteral("UPDATE invitations SET state = 'queued', changed_at = ?") + inFlight() + hadNoTurn(),
               {storedTime(now)});
    if (!released)
        return released;
    return update(transaction, QStringLiteral("DELETE FROM send_trail WHERE has_begun = 0"), {});
}

Result<void> SendLedger::markInData(Transaction& transaction, Id<Invitation> id, const QDateTime& now) const
{
    return step(transaction,
                QStringLiteral("UPDATE invitations SET state = 'in_data', changed_at = ?"
                               " WHERE invitation_id = ? AND state = 'reserved'"),
                {storedTime(now), id.number()});
}

Result<void> SendLedger::markStrict(Transaction& transaction, Id<Invitation> id, const QString& strictBecause) const
{
    // One that is gone meanwhile needs no mark.
    return update(transaction,
                  QStringLiteral("UPDATE invitations SET is_strict = 1, strict_because = ?"
                                 " WHERE invitation_id = ? AND state = 'reserved'"),
                  {strictBecause, id.number()});
}

Result<void> SendLedger::markEnding(Transaction& transaction, Id<Invitation> id, const QDateTime& issuedAt,
                                    const QDateTime& now) const
{
    return step(transaction,
                QStringLiteral("UPDATE invitations SET state = 'ending', issued_at = ?, changed_at = ?"
                               " WHERE invitation_id = ? AND state IN ('reserved', 'in_data')"),
                {storedTime(issuedAt), storedTime(now), id.number()});
}

Result<void> SendLedger::book(Transaction& transaction, Id<Invitation> id, const SendOutcome& outcome,
                              const QDateTime& now, QDate sentDay) const
{
    switch (outcome.verdict) {
    case SendVerdict::Accepted:
        return step(transaction,
                    QStringLiteral("UPDATE invitations SET state = 'accepted', failure = '', server_text = ?,"
                                   " tries = tries + 1, next_try_at = NULL, sent_at = ?, sent_day = ?, changed_at = ?"
                                   " WHERE invitation_id = ? AND state = 'ending'"),
                    {storedText(outcome.serverText), storedTime(now), sentDay.toString(Qt::ISODate), storedTime(now),
                     id.number()});
    case SendVerdict::Uncertain:
        return step(transaction,
                    QStringLiteral("UPDATE invitations SET state = 'uncertain', failure = ?, server_text = ?,"
                                   " tries = tries + 1, next_try_at = NULL, sent_at = ?, changed_at = ?"
                                   " WHERE invitation_id = ? AND state = 'ending'"),
                    {storedText(outcome.message), storedText(outcome.serverText), storedTime(now), storedTime(now),
                     id.number()});
    case SendVerdict::Rejected:
        return bookUnsent(transaction, id, SendState::Rejected, 1, outcome, {}, now);
    case SendVerdict::Later:
        return bookLater(transaction, id, outcome, now);
    case SendVerdict::NotSent:
        return bookUnsent(transaction, id, SendState::Deferred, 0, outcome, after(now, pauseAfterBreak), now);
    case SendVerdict::SignIn:
    case SendVerdict::Certificate:
    case SendVerdict::Tls:
    case SendVerdict::Account:
        return bookUnsent(transaction, id, SendState::Queued, 0, outcome, {}, now);
    }
    Q_UNREACHABLE();
}

Result<void> SendLedger::bookUnsent(Transaction& transaction, Id<Invitation> id, SendState state, int tries,
                                    const SendOutcome& outcome, const QDateTime& nextTryAt, const QDateTime& now) const
{
    return step(transaction,
                QStringLiteral("UPDATE invitations SET state = ?, failure = ?, server_text = ?, tries = tries + ?,"
                               " next_try_at = ?, changed_at = ?"
                               " WHERE invitation_id = ? AND state IN ('reserved', 'in_data', 'ending')"),
                {sendStateWord(state), storedText(outcome.message), storedText(outcome.serverText), tries,
                 storedTime(nextTryAt), storedTime(now), id.number()});
}

Result<void> SendLedger::bookLater(Transaction& transaction, Id<Invitation> id, const SendOutcome& outcome,
                                   const QDateTime& now) const
{
    const auto tries = loadTries(transaction, id);
    if (!tries)
        return tries.error();
    const QDateTime next = nextTryAfter(*tries + 1, now);
    if (next.isValid())
        return bookUnsent(transaction, id, SendState::Deferred, 1, outcome, next, now);
    SendOutcome givenUp = outcome;
    givenUp.message = tr("The guest’s mail server kept saying “later” for three days. This mail was not sent.");
    return bookUnsent(transaction, id, SendState::Rejected, 1, givenUp, {}, now);
}

Result<void> SendLedger::hold(Transaction& transaction, Id<Invitation> id, const QString& why,
                              const QDateTime& now) const
{
    return step(transaction,
                QStringLiteral("UPDATE invitations SET state = 'held', failure = ?, next_try_at = NULL, changed_at = ?"
                               " WHERE invitation_id = ? AND state IN ('queued', 'reserved', 'deferred')"),
                {storedText(why), storedTime(now), id.number()});
}

Result<int> SendLedger::cancelWaiting(Transaction& transaction, Id<Mailing> mailing, const QDateTime& now,
                                      int most) const
{
    auto done =
        transaction.run(QStringLiteral("UPDATE invitations SET state = 'cancelled', next_try_at = NULL, changed_at = ?"
                                       " WHERE invitation_id IN (SELECT invitation_id FROM invitations"
                                       " WHERE mailing_id = ? AND state IN ('queued', 'deferred') LIMIT ?)"),
                        {storedTime(now), mailing.number(), most});
    if (!done)
        return done.error();
    return done->numRowsAffected();
}

Result<QList<Id<Mailing>>> SendLedger::loadHalfEnded(Transaction& transaction) const
{
    auto rows =
        transaction.run(QStringLiteral("SELECT m.mailing_id FROM mailings m WHERE m.state = 'finished' AND EXISTS"
                                       " (SELECT 1 FROM invitations i WHERE i.mailing_id = m.mailing_id"
                                       " AND i.state IN ('queued', 'deferred'))"));
    if (!rows)
        return rows.error();
    QList<Id<Mailing>> mailings;
    while (rows->next())
        mailings.append(Id<Mailing>(rows->value(0).toLongLong()));
    return mailings;
}

Result<void> SendLedger::withdraw(Transaction& transaction, const QList<Id<Invitation>>& ids, const QString& why,
                                  const QDateTime& now) const
{
    QList<qint64> keys;
    for (const Id<Invitation> id : ids)
        keys += id.number();
    return update(transaction,
                  QStringLiteral("UPDATE invitations SET state = 'cancelled', failure = ?, next_try_at = NULL,"
                                 " changed_at = ? WHERE invitation_id IN (SELECT value FROM json_each(?))"
                                 " AND state IN ('queued', 'deferred', 'held')"),
                  {storedText(why), storedTime(now), keyList(keys)});
}

Result<void> SendLedger::resolve(Transaction& transaction, Id<Invitation> id, bool wasSent, const QTimeZone& zone,
                                 const QDateTime& now) const
{
    if (!wasSent)
        return step(
            transaction,
            QStringLiteral("UPDATE invitations SET state = 'queued', failure = '', server_text = '', sent_at = NULL,"
                           " changed_at = ? WHERE invitation_id = ? AND state = 'uncertain'"),
            {storedTime(now), id.number()});
    auto rows = transaction.run(
        QStringLiteral("SELECT sent_at FROM invitations WHERE invitation_id = ? AND state = 'uncertain'"),
        {id.number()});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return refusedStep();
    const QDate day = timeFromStored(rows->value(0)).toTimeZone(zone).date();
    return step(transaction,
                QStringLiteral("UPDATE invitations SET state = 'accepted', failure = '', sent_day = ?, changed_at = ?"
                               " WHERE invitation_id = ? AND state = 'uncertain'"),
                {day.toString(Qt::ISODate), storedTime(now), id.number()});
}

Result<void> SendLedger::bookReturn(Transaction& transaction, Id<Invitation> id, const QString& text,
                                    const QString& serverText, const QDateTime& now) const
{
    return step(transaction,
                QStringLiteral("UPDATE invitations SET state = 'rejected', failure = ?, server_text = ?,"
                               " changed_at = ? WHERE invitation_id = ? AND state = 'accepted'"),
                {storedText(text), storedText(serverText), storedTime(now), id.number()});
}

Result<void> SendLedger::undoReturn(Transaction& transaction, Id<Invitation> id, const QDateTime& now) const
{
    return step(
        transaction,
        QStringLiteral("UPDATE invitations SET state = 'accepted', failure = '', server_text = '',"
                       " changed_at = ? WHERE invitation_id = ? AND state = 'rejected' AND sent_day IS NOT NULL"),
        {storedTime(now), id.number()});
}

Result<bool> SendLedger::hasDue(Transaction& transaction, const QDateTime& now) const
{
    const auto hours = loadSendHours(transaction, now);
    if (!hours)
        return hours.error();
    QList<qint64> silent;
    for (const Id<Mailing> mailing : hours->silent)
        silent += mailing.number();
    auto rows = transaction.run(
        QStringLiteral(
            "SELECT EXISTS (SELECT 1 FROM mailings m WHERE m.state = 'running' AND m.mailing_id NOT IN (SELECT value"
            " FROM json_each(?)) AND (EXISTS (SELECT 1 FROM"
            " invitations i WHERE i.mailing_id = m.mailing_id AND i.state IN ('queued', 'reserved')) OR EXISTS (SELECT "
            "1 FROM"
            " invitations i WHERE i.mailing_id = m.mailing_id AND i.state = 'deferred' AND i.next_try_at <= ?)))"),
        {keyList(silent), storedTime(now)});
    if (!rows)
        return rows.error();
    return rows->next() && rows->value(0).toBool();
}

Result<QDateTime> SendLedger::loadNextDue(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral("SELECT i.next_try_at FROM invitations i"
                                               " JOIN mailings m ON m.mailing_id = i.mailing_id AND m.state = 'running'"
                                               " WHERE i.state = 'deferred' ORDER BY i.next_try_at LIMIT 1"));
    if (!rows)
        return rows.error();
    return rows->next() ? timeFromStored(rows->value(0)) : QDateTime();
}

Result<QList<QDateTime>> SendLedger::loadSentSince(Transaction& transaction, const QDateTime& since) const
{
    auto rows = transaction.run(QStringLiteral("SELECT sent_at FROM invitations WHERE sent_at >= ? ORDER BY sent_at"),
                                {storedTime(since)});
    if (!rows)
        return rows.error();
    QList<QDateTime> times;
    while (rows->next())
        times += timeFromStored(rows->value(0));
    return times;
}

Result<qint64> SendLedger::countSentSince(Transaction& transaction, const QDateTime& since) const
{
    auto rows =
        transaction.run(QStringLiteral("SELECT count(*) FROM invitations WHERE sent_at >= ?"), {storedTime(since)});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toLongLong() : 0;
}

} // namespace inglenook::core
