#include "core/outbox/sendrun.h"

#include "core/base/log.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/invitationrow.h"
#include "core/outbox/mailingrepository.h"

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds pauseAfterStorageTrouble = 1min;
constexpr int mostUncertainInARow = 3;
/// Reserved at once: many when mails leave fast, few when they leave slowly, so that each is checked just before it
/// goes.
constexpr qint64 largestBatch = 64;
constexpr milliseconds batchSpan = 10s;
/// Below this spacing the next mail is rendered while the server still works on this one.
constexpr milliseconds fastSpacing = 100ms;
constexpr milliseconds connectionKept = 20s;
constexpr milliseconds longestSleep = 1min; // clocks jump and computers sleep: look again
constexpr milliseconds longInData = 1s;
constexpr milliseconds allowanceKept = 1min;

/// `from` and `from + pause` with a clock that may have been set back meanwhile.
bool isWithin(const QDateTime& now, const QDateTime& from, milliseconds pause)
{
    const qint64 passed = from.msecsTo(now);
    return passed >= 0 && passed < pause.count();
}

} // namespace

SendRun::SendRun(Database& database, const Clock& clock, MailTransportFactory makeTransport, SecretStore& secrets,
                 FindLinkSigner linkSigner, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_linkSigner(std::move(linkSigner))
    , m_connection(std::move(makeTransport), secrets, [this](qint64 ticket) { return commitEnding(ticket); })
{
    m_wakeTimer.setSingleShot(true);
    m_inDataTimer.setSingleShot(true);
    m_inDataTimer.setInterval(longInData);
    connect(&m_wakeTimer, &QTimer::timeout, this, &SendRun::advance);
    connect(&m_inDataTimer, &QTimer::timeout, this, &SendRun::showInData);
    connect(&m_connection, &AccountConnection::opened, this, &SendRun::advance);
    connect(&m_connection, &AccountConnection::finished, this, &SendRun::finish);
    connect(&m_connection, &AccountConnection::passwordMissing, this, [this] {
        advance();
        Q_EMIT passwordNeeded();
    });
}

SendRun::~SendRun()
{
    flush();
}

void SendRun::wake()
{
    m_isHalted = false;
    m_timing.endPause();
    m_connection.askAgain();
    advance();
}

void SendRun::halt()
{
    m_isHalted = true;
    advance();
}

Result<void> SendRun::release(Transaction& transaction, Id<Mailing> mailing)
{
    QList<Id<Invitation>> ids = m_queue.takeOut(mailing);
    if (m_next && (mailing.isNull() || m_next->mailing == mailing)) {
        ids += m_next->id;
        m_next.reset();
    }
    return m_ledger.release(transaction, ids, m_clock.now());
}

void SendRun::forgetTrouble(Id<Mailing> mailing)
{
    m_watches.remove(mailing);
    m_timing.succeed();
    m_uncertainInARow = 0;
    setTrouble(m_runTrouble, {});
}

void SendRun::setSessionPassword(const QByteArray& password)
{
    m_connection.setSessionPassword(password);
    wake();
}

bool SendRun::isIdle() const
{
    return !m_current && !m_connection.isOpening() && m_unbooked.isEmpty() && m_nextDueAt.isNull();
}

void SendRun::advance()
{
    if (m_current || m_connection.isOpening())
        return;
    if (m_isHalted)
        return settle();
    const QDateTime now = m_clock.now();
    if (!m_next && m_queue.isEmpty() && !findWork(now))
        return;
    const QDateTime start = m_timing.earliestStart(now, spacing());
    if (start > now)
        rest(start);
    else if (ensureConnection() && prepareNext(now))
        handOver(now);
}

bool SendRun::findWork(const QDateTime& now)
{
    const auto due = loadDue(now);
    if (!due) {
        waitAfterStorageTrouble(due.error());
        return false;
    }
    if (due->any) {
        setTrouble(m_setupTrouble, findSetupTrouble(*due));
        m_account = due->account;
    }
    if (!due->any || !m_setupTrouble.isEmpty()) {
        rest({});
        return false;
    }
    return true;
}

bool SendRun::ensureConnection()
{
    if (m_connection.open(*m_account))
        return true;
    if (m_connection.isOpening()) {
        m_isBusy = true;
        flush();
    } else {
        setTrouble(m_setupTrouble, passwordTrouble());
        rest({});
    }
    return false;
}

bool SendRun::prepareNext(const QDateTime& now)
{
    while (!m_next) {
        if (m_queue.isEmpty() && !fillQueue(now))
            return false;
        if (!m_linkSigner()) {
            setTrouble(m_setupTrouble, relayTrouble());
            rest({});
            return false;
        }
        composeNext();
    }
    return true;
}

bool SendRun::fillQueue(const QDateTime& now)
{
    const auto filled = m_database.write([&](Transaction& transaction) { return reserveBatch(transaction, now); });
    const QList<Invitation> held = m_queue.takeHeld();
    if (!filled) {
        (void)m_queue.takeOut({});
        waitAfterStorageTrouble(filled.error());
        return false;
    }
    confirmBookings();
    for (const Invitation& invitation : held)
        Q_EMIT changed(invitation.mailing, {invitation.id});
    if (m_queue.isEmpty() && held.isEmpty()) {
        rest(m_allowance.nextAt);
        return false;
    }
    return true;
}

Result<void> SendRun::reserveBatch(Transaction& transaction, const QDateTime& now)
{
    if (auto booked = bookAll(transaction); !booked)
        return booked;
    if (auto freed = m_ledger.releaseAll(transaction, now); !freed)
        return freed;
    if (auto refreshed = refreshAllowance(transaction, now); !refreshed)
        return refreshed;
    const qint64 inSpan = spacing() > 0ms ? std::max<qint64>(1, batchSpan / spacing()) : largestBatch;
    const auto limit = std::min({inSpan, largestBatch, m_allowance.mails});
    return limit > 0 ? m_queue.fill(transaction, *m_account, now, static_cast<int>(limit)) : Result<void>();
}

Result<void> SendRun::refreshAllowance(Transaction& transaction, const QDateTime& now)
{
    if (m_allowance.mails > 0 && isWithin(now, m_allowanceAt, allowanceKept))
        return {};
    const auto allowance = loadAllowance(transaction, SendPace(*m_account), now);
    if (!allowance)
        return allowance.error();
    m_allowance = *allowance;
    m_allowanceAt = now;
    return {};
}

milliseconds SendRun::spacing() const
{
    return m_account ? SendPace(*m_account).spacing() : 0ms;
}

Result<SendRun::Due> SendRun::loadDue(const QDateTime& now)
{
    return m_database.read([&](Transaction& transaction) -> Result<Due> {
        const auto any = m_ledger.hasDue(transaction, now);
        if (!any)
            return any.error();
        if (!*any)
            return Due{};
        const auto account = MailAccountRepository().find(transaction);
        if (!account)
            return account.error();
        return Due{*account, true};
    });
}

SendTrouble SendRun::findSetupTrouble(const Due& due) const
{
    if (!due.account)
        return {SendTrouble::Cause::NoAccount,
                tr("No mail account is set up yet, so nothing can be sent. Everything waits safely in the outbox.")};
    if (!m_linkSigner())
        return relayTrouble();
    return m_connection.lacksPassword() ? passwordTrouble() : SendTrouble();
}

SendTrouble SendRun::relayTrouble()
{
    return {SendTrouble::Cause::NoRelay,
            tr("The relay is not set up or its keys cannot be read, so there are no links to put into the mails. "
               "Everything waits safely in the outbox.")};
}

SendTrouble SendRun::passwordTrouble()
{
    return {SendTrouble::Cause::Password,
            tr("Inglenook needs the password of your mail account to go on. Everything waits safely in the outbox.")};
}

void SendRun::composeNext()
{
    const auto signer = m_linkSigner();
    if (m_next || !signer)
        return;
    const QDateTime now = m_clock.now();
    auto composed = m_queue.compose(*signer, now);
    if (auto* ready = std::get_if<ComposedInvitation>(&composed)) {
        m_next = std::move(*ready);
    } else if (const auto* refused = std::get_if<SendQueue::Refused>(&composed)) {
        const auto held = m_database.write(
            [&](Transaction& transaction) { return m_ledger.hold(transaction, refused->id, refused->why, now); });
        if (held)
            Q_EMIT changed(refused->mailing, {refused->id});
    }
}

void SendRun::handOver(const QDateTime& now)
{
    m_isBusy = true;
    m_nextDueAt = {};
    m_timing.markStart(now);
    m_current = std::exchange(m_next, std::nullopt);
    --m_allowance.mails;
    m_inDataTimer.start();
    m_connection.send(m_current->mail);
}

bool SendRun::commitEnding(qint64 ticket)
{
    if (!m_current || m_current->id.number() != ticket)
        return false;
    m_inDataTimer.stop();
    const auto committed = m_database.write([&](Transaction& transaction) -> Result<void> {
        if (auto booked = bookAll(transaction); !booked)
            return booked;
        return m_ledger.markEnding(transaction, m_current->id, m_current->issuedAt, m_clock.now());
    });
    if (!committed) {
        qCWarning(lcMail) << "ending not committed:" << committed.error().detail;
        setTrouble(m_runTrouble, {SendTrouble::Cause::Storage, committed.error().message});
        return false;
    }
    confirmBookings();
    Q_EMIT changed(m_current->mailing, {m_current->id});
    if (spacing() < fastSpacing)
        QMetaObject::invokeMethod(this, &SendRun::composeNext, Qt::QueuedConnection);
    return true;
}

void SendRun::showInData()
{
    if (!m_current)
        return;
    const auto shown = m_database.write([&](Transaction& transaction) -> Result<void> {
        if (auto booked = bookAll(transaction); !booked)
            return booked;
        return m_ledger.markInData(transaction, m_current->id, m_clock.now());
    });
    if (!shown)
        return;
    confirmBookings();
    Q_EMIT changed(m_current->mailing, {m_current->id});
}

void SendRun::finish(qint64 ticket, const SendOutcome& outcome)
{
    if (!m_current || m_current->id.number() != ticket)
        return;
    m_inDataTimer.stop();
    const Booking booking{m_current->id, m_current->mailing, outcome, m_clock.now()};
    m_current.reset();
    m_unbooked += booking;
    // An accepted one is booked together with the next one's ending, or as soon as nothing follows.
    if (outcome.verdict != SendVerdict::Accepted)
        flush();
    judge(booking);
    advance();
}

void SendRun::judge(const Booking& booking)
{
    const SendOutcome& outcome = booking.outcome;
    m_uncertainInARow = outcome.verdict == SendVerdict::Uncertain ? m_uncertainInARow + 1 : 0;
    switch (outcome.verdict) {
    case SendVerdict::Accepted:
        m_timing.succeed();
        setTrouble(m_runTrouble, {});
        [[fallthrough]];
    case SendVerdict::Rejected:
    case SendVerdict::Later:
        stop(booking.mailing, m_watches[booking.mailing].add(outcome.verdict == SendVerdict::Rejected));
        return;
    case SendVerdict::Uncertain:
        if (m_uncertainInARow < mostUncertainInARow)
            return breakOff(outcome);
        return pauseAll(SendTrouble::Cause::Uncertain,
                        tr("The mail server took three mails in a row without saying so. They were probably sent. "
                           "Please look into the account’s Sent folder before going on."));
    case SendVerdict::NotSent:
        return breakOff(outcome);
    case SendVerdict::SignIn:
    case SendVerdict::Certificate:
    case SendVerdict::Tls:
        m_connection.drop();
        [[fallthrough]];
    case SendVerdict::Account:
        return pauseAll(SendTrouble::Cause::Account, outcome.message);
    }
}

void SendRun::breakOff(const SendOutcome& outcome)
{
    const QDateTime again = m_timing.breakOff(m_clock.now());
    const QString time = QLocale().toString(again.toTimeZone(m_queue.business().timeZone).time(), QLocale::ShortFormat);
    setTrouble(m_runTrouble, {SendTrouble::Cause::Server,
                              tr("%1 Inglenook tries again by itself at %2.").arg(outcome.message, time)});
}

void SendRun::pauseAll(SendTrouble::Cause cause, const QString& reason)
{
    const auto paused = m_database.write([&](Transaction& transaction) -> Result<QList<Id<Mailing>>> {
        const auto running = MailingRepository().loadRunning(transaction);
        if (!running)
            return running.error();
        for (const Id<Mailing> id : *running) {
            const auto stored =
                MailingRepository().storeState(transaction, id, MailingState::Paused, reason, m_clock.now());
            if (!stored)
                return stored.error();
        }
        if (auto released = release(transaction, {}); !released)
            return released.error();
        return *running;
    });
    if (!paused)
        return waitAfterStorageTrouble(paused.error());
    setTrouble(m_runTrouble, {cause, reason});
    for (const Id<Mailing> id : *paused)
        Q_EMIT changed(id, {});
}

void SendRun::stop(Id<Mailing> mailing, RefusalWatch::Sign sign)
{
    if (sign == RefusalWatch::Sign::Fine)
        return;
    const QString reason = sign == RefusalWatch::Sign::ManyInARow
                               ? tr("Stopped: ten addresses in a row were refused. Please look through the list before "
                                    "going on, so that your "
                                    "mail account keeps its good name.")
                               : tr("Stopped: more than 5 of the last 100 addresses were refused. Please look through "
                                    "the list before going on, "
                                    "so that your mail account keeps its good name.");
    const auto stopped = m_database.write([&](Transaction& transaction) -> Result<void> {
        if (auto stored =
                MailingRepository().storeState(transaction, mailing, MailingState::Stopped, reason, m_clock.now());
            !stored)
            return stored;
        return release(transaction, mailing);
    });
    if (!stopped)
        return waitAfterStorageTrouble(stopped.error());
    setTrouble(m_runTrouble, {SendTrouble::Cause::Refusals, reason});
    Q_EMIT changed(mailing, {});
}

Result<void> SendRun::bookAll(Transaction& transaction)
{
    for (const Booking& booking : std::as_const(m_unbooked)) {
        const QDate day = m_queue.business().dayOf(booking.at);
        const auto booked = m_ledger.book(transaction, booking.id, booking.outcome, booking.at, day);
        // A conflict: the invitation is gone, e.g. with its mailing. There is nothing left to book.
        if (!booked && booked.error().kind != ErrorKind::Conflict)
            return booked;
    }
    return {};
}

void SendRun::confirmBookings()
{
    const auto booked = std::exchange(m_unbooked, {});
    for (const Booking& booking : booked) {
        if (booking.outcome.verdict == SendVerdict::Accepted)
            Q_EMIT sent(booking.id);
        Q_EMIT changed(booking.mailing, {booking.id});
    }
}

void SendRun::flush()
{
    if (m_unbooked.isEmpty())
        return;
    const auto booked = m_database.write([this](Transaction& transaction) { return bookAll(transaction); });
    if (!booked)
        return waitAfterStorageTrouble(booked.error());
    confirmBookings();
}

void SendRun::rest(QDateTime until)
{
    flush();
    const QDateTime now = m_clock.now();
    const auto closed = closeBooks();
    if (!closed)
        until = now.addMSecs(pauseAfterStorageTrouble.count());
    else if (!m_setupTrouble.isEmpty())
        until = {};
    else if (!until.isValid())
        until = closed->nextDue;
    sleepUntil(until);
    if (!until.isValid() || now.msecsTo(until) > connectionKept.count())
        m_connection.rest();
    for (const Id<Mailing> id : closed ? closed->finished : QList<Id<Mailing>>())
        Q_EMIT changed(id, {});
    if (m_isBusy && isIdle()) {
        m_isBusy = false;
        Q_EMIT becameIdle();
    }
}

/// Everything that is reserved waits again, and nothing wakes the run by itself.
void SendRun::settle()
{
    flush();
    const auto released =
        m_database.write([this](Transaction& transaction) { return release(transaction, Id<Mailing>()); });
    if (!released) // the next start gives them back
        qCWarning(lcMail) << "reserved mails not given back:" << released.error().detail;
    sleepUntil({});
    m_connection.rest();
    if (std::exchange(m_isBusy, false))
        Q_EMIT becameIdle();
}

Result<SendRun::Closing> SendRun::closeBooks()
{
    return m_database.write([this](Transaction& transaction) -> Result<Closing> {
        const auto finished = MailingRepository().finishDone(transaction);
        if (!finished)
            return finished.error();
        const auto nextDue = m_ledger.loadNextDue(transaction);
        if (!nextDue)
            return nextDue.error();
        return Closing{*finished, *nextDue};
    });
}

void SendRun::sleepUntil(const QDateTime& until)
{
    m_nextDueAt = until;
    if (!until.isValid())
        return m_wakeTimer.stop();
    const milliseconds wait(std::max<qint64>(1, m_clock.now().msecsTo(until)));
    m_wakeTimer.start(std::min(wait, longestSleep));
}

void SendRun::waitAfterStorageTrouble(const Error& error)
{
    qCWarning(lcMail) << "storage:" << error.detail;
    setTrouble(m_runTrouble, {SendTrouble::Cause::Storage, error.message});
    m_timing.holdOff(m_clock.now(), pauseAfterStorageTrouble);
    sleepUntil(m_clock.now().addMSecs(pauseAfterStorageTrouble.count()));
}

void SendRun::setTrouble(SendTrouble& which, const SendTrouble& trouble)
{
    const QString before = this->trouble().text;
    which = trouble;
    if (this->trouble().text != before)
        Q_EMIT troubleChanged(this->trouble().text);
}

} // namespace inglenook::core
