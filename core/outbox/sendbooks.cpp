#include "core/outbox/sendbooks.h"

namespace inglenook::core {

SendBooks::SendBooks(Database& database, const Clock& clock, QString boot)
    : m_database(database)
    , m_clock(clock)
    , m_boot(std::move(boot))
{
}

void SendBooks::add(const Booking& booking)
{
    m_awaiting.remove(booking.id);
    m_unbooked += booking;
}

Result<void> SendBooks::begin(const Leaving& mail, const FindFollowing& following)
{
    if (m_awaiting.contains(mail.id)) {
        auto begun = beginOnTrail(mail.id);
        if (begun)
            ++m_mailsSinceCommit;
        return begun;
    }
    const std::chrono::nanoseconds others(m_sinceCommit.isValid() ? m_sinceCommit.nsecsElapsed() : 0);
    const int most = m_boot.isEmpty() ? 0 : m_span.mails() - 1;
    QElapsedTimer timer;
    timer.start();
    auto begun = beginDurably(mail, most > 0 ? following(most) : QList<Leaving>());
    m_span.note(std::chrono::nanoseconds(timer.nsecsElapsed()), others, m_mailsSinceCommit);
    m_sinceCommit.start();
    m_mailsSinceCommit = 1;
    return begun;
}

Result<void> SendBooks::beginDurably(const Leaving& mail, const QList<Leaving>& following)
{
    const QDateTime now = m_clock.now();
    QSet<Id<Invitation>> awaiting;
    auto begun = write([&](Transaction& transaction) -> Result<void> {
        if (auto marked = m_ledger.markEnding(transaction, mail.id, mail.issuedAt, now); !marked)
            return marked;
        if (auto added = m_trail.add(transaction, mail.id, m_boot, true); !added)
            return added;
        for (const Leaving& next : following) {
            auto marked = m_ledger.markEnding(transaction, next.id, next.issuedAt, now);
            if (!marked && marked.error().kind == ErrorKind::Conflict)
                continue; // gone meanwhile: its own turn will tell
            if (marked)
                marked = m_trail.add(transaction, next.id, m_boot, false);
            if (!marked)
                return marked;
            awaiting += next.id;
        }
        return {};
    });
    if (begun)
        m_awaiting += awaiting;
    return begun;
}

Result<void> SendBooks::beginOnTrail(Id<Invitation> id)
{
    auto begun = m_database.writeUnsynced([&](Transaction& transaction) -> Result<void> {
        for (qsizetype i = m_onTrail; i < m_unbooked.size(); ++i) {
            const Booking& known = m_unbooked.at(i);
            if (known.outcome.verdict != SendVerdict::Accepted)
                continue;
            auto accepted = m_trail.accept(transaction, known.id, known.outcome.serverText, known.at, known.day);
            if (!accepted)
                return accepted;
        }
        return m_trail.begin(transaction, id);
    });
    if (begun) {
        m_onTrail = m_unbooked.size();
        m_awaiting.remove(id);
    }
    return begun;
}

Result<void> SendBooks::write(const std::function<Result<void>(Transaction&)>& work)
{
    auto done = m_database.write([&](Transaction& transaction) -> Result<void> {
        if (auto booked = bookAll(transaction); !booked)
            return booked;
        return work(transaction);
    });
    if (done)
        confirm();
    return done;
}

Result<void> SendBooks::flush()
{
    return m_unbooked.isEmpty() ? Result<void>() : write([](Transaction&) { return Result<void>(); });
}

Result<void> SendBooks::release(Transaction& transaction, const QList<Id<Invitation>>& ids)
{
    auto released = m_ledger.release(transaction, ids, m_clock.now());
    for (const Id<Invitation> id : ids)
        m_awaiting.remove(id);
    return released;
}

Result<void> SendBooks::releaseAll(Transaction& transaction)
{
    m_awaiting.clear();
    return m_ledger.releaseAll(transaction, m_clock.now());
}

Result<void> SendBooks::bookAll(Transaction& transaction)
{
    if (m_unbooked.isEmpty())
        return {};
    QList<Id<Invitation>> booked;
    for (const Booking& known : std::as_const(m_unbooked)) {
        const auto done = m_ledger.book(transaction, known.id, known.outcome, known.at, known.day);
        // A conflict: the invitation is gone, e.g. with its mailing. There is nothing left to book.
        if (!done && done.error().kind != ErrorKind::Conflict)
            return done;
        booked += known.id;
    }
    return m_trail.forget(transaction, booked);
}

void SendBooks::confirm()
{
    m_onTrail = 0;
    const auto booked = std::exchange(m_unbooked, {});
    for (const Booking& known : booked) {
        if (known.outcome.verdict == SendVerdict::Accepted)
            Q_EMIT sent(known.id);
        Q_EMIT changed(known.mailing, {known.id});
    }
}

} // namespace inglenook::core
