#include "core/outbox/sendrun.h"

#include "core/base/log.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/invitationrow.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendhours.h"

#include <algorithm>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds pauseAfterStorageTrouble = 1min;
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
                 FindLinkSigner linkSigner, MailExchangeResolver* resolver, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_linkSigner(std::move(linkSigner))
    , m_connection(
          std::move(makeTransport), secrets, [this](qint64 ticket) { return commitEnding(ticket); },
          [this] { return giveAhead(); })
    , m_books(database, clock, runOfFixedDisk(database.path()))
    , m_domains(database, clock, resolver)
{
    m_wakeTimer.setSingleShot(true);
    m_inDataTimer.setSingleShot(true);
    m_inDataTimer.setInterval(longInData);
    connect(&m_wakeTimer, &QTimer::timeout, this, &SendRun::advance);
    connect(&m_inDataTimer, &QTimer::timeout, this, &SendRun::showInData);
    connect(&m_domains, &DomainWatch::settled, this, &SendRun::advance);
    connect(&m_connection, &AccountConnection::opened, this, &SendRun::advance);
    connect(&m_connection, &AccountConnection::finished, this, &SendRun::finish);
    connect(&m_connection, &AccountConnection::returned, this, &SendRun::takeBack);
    connect(&m_books, &SendBooks::changed, this, &SendRun::changed);
    connect(&m_books, &SendBooks::sent, this, &SendRun::sent);
    connect(&m_troubles, &SendTroubles::changed, this, &SendRun::troubleChanged);
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
    std::erase_if(m_ready, [&](const ComposedInvitation& ready) {
        const bool leaves = mailing.isNull() || ready.mailing == mailing;
        if (leaves)
            ids += ready.id;
        return leaves;
    });
    m_isAheadReleased |= m_ahead && (mailing.isNull() || m_ahead->mailing == mailing);
    return m_books.release(transaction, ids);
}

void SendRun::forgetTrouble(Id<Mailing> mailing)
{
    m_guard.forget(mailing);
    m_timing.succeed();
    m_forgives = true;
    m_troubles.setRun({});
}

void SendRun::setSessionPassword(const QByteArray& password)
{
    m_connection.setSessionPassword(password);
    wake();
}

bool SendRun::isIdle() const
{
    return !m_current && !m_connection.isOpening() && m_books.isClear() && m_nextDueAt.isNull();
}

void SendRun::advance()
{
    if (m_current || m_connection.isOpening())
        return;
    if (m_isHalted)
        return settle();
    const QDateTime now = m_clock.now();
    if (m_ready.empty() && m_queue.isEmpty() && !findWork(now))
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
        m_troubles.setSetup(findSetupTrouble(*due));
        takeAccount(*due);
    }
    if (!due->any || !m_troubles.isSetUp()) {
        rest(due->opensAt);
        return false;
    }
    return true;
}

void SendRun::takeAccount(const Due& due)
{
    const bool isAnother =
        m_account.has_value() != due.account.has_value() ||
        (m_account && (m_account->host != due.account->host || m_account->user != due.account->user));
    if (isAnother)
        m_throttle = due.throttle;
    m_account = due.account;
    if (std::exchange(m_forgives, false))
        m_throttle.forgive();
}

bool SendRun::ensureConnection()
{
    if (m_connection.open(*m_account))
        return true;
    if (m_connection.isOpening()) {
        m_isBusy = true;
        flush();
    } else {
        m_troubles.setSetup(SendTroubles::noPassword());
        rest({});
    }
    return false;
}

bool SendRun::prepareNext(const QDateTime& now)
{
    while (m_ready.empty()) {
        if (m_queue.isEmpty() && !fillQueue(now))
            return false;
        if (!m_linkSigner()) {
            m_troubles.setSetup(SendTroubles::noRelay());
            rest({});
            return false;
        }
        if (!judgeDomains(now))
            return false;
        composeNext();
    }
    return true;
}

/// Before anything of a batch is rendered: a mail's links say whether a look at the page is enough.
bool SendRun::judgeDomains(const QDateTime& now)
{
    if (m_areDomainsJudged)
        return true;
    if (!m_domains.isSettled()) {
        m_isBusy = true;
        flush();
        sleepUntil(now.addMSecs(DomainWatch::longestWait.count()));
        return false;
    }
    const auto strict = m_queue.setStrict([this](const QString& domain) { return m_domains.strictBecause(domain); });
    const auto marked =
        strict.isEmpty() ? Result<void>() : m_books.write([&](Transaction& transaction) -> Result<void> {
            for (const SendQueue::Strict& mail : strict) {
                if (auto done = m_ledger.markStrict(transaction, mail.id, mail.because); !done)
                    return done;
            }
            return {};
        });
    if (!marked) {
        (void)m_queue.takeOut({}); // the next start gives them back
        waitAfterStorageTrouble(marked.error());
        return false;
    }
    m_areDomainsJudged = true;
    return true;
}

bool SendRun::fillQueue(const QDateTime& now)
{
    const auto filled = m_books.write([&](Transaction& transaction) { return reserveBatch(transaction, now); });
    const QList<Invitation> held = m_queue.takeHeld();
    if (!filled) {
        (void)m_queue.takeOut({});
        waitAfterStorageTrouble(filled.error());
        return false;
    }
    m_domains.prepare(m_queue.domains());
    m_areDomainsJudged = false;
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
    if (auto freed = m_books.releaseAll(transaction); !freed)
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
    return m_account ? m_throttle.pace(*m_account, m_clock.now()).spacing() : 0ms;
}

Result<SendRun::Due> SendRun::loadDue(const QDateTime& now)
{
    return m_database.read([&](Transaction& transaction) -> Result<Due> {
        const auto hours = loadSendHours(transaction, now);
        if (!hours)
            return hours.error();
        const auto any = m_ledger.hasDue(transaction, now);
        if (!any)
            return any.error();
        if (!*any)
            return Due{.account = {}, .opensAt = hours->opensAt};
        const auto account = MailAccountRepository().find(transaction);
        if (!account)
            return account.error();
        const auto throttle =
            *account ? SendThrottle::load(transaction, **account) : Result<SendThrottle>(SendThrottle());
        if (!throttle)
            return throttle.error();
        return Due{*account, true, *throttle, {}};
    });
}

SendTrouble SendRun::findSetupTrouble(const Due& due) const
{
    if (!due.account)
        return SendTroubles::noAccount();
    if (!m_linkSigner())
        return SendTroubles::noRelay();
    return m_connection.lacksPassword() ? SendTroubles::noPassword() : SendTrouble();
}

void SendRun::composeNext()
{
    const auto signer = m_linkSigner();
    if (!signer)
        return;
    auto composed = m_queue.compose(*signer, m_clock.now());
    if (auto* ready = std::get_if<ComposedInvitation>(&composed))
        m_ready.push_back(std::move(*ready));
    else if (const auto* refused = std::get_if<SendQueue::Refused>(&composed))
        hold(*refused);
}

/// One to follow the mail under way at once, and one to be given to the server behind the dot of that.
void SendRun::composeAhead()
{
    while (m_ready.size() < 2 && !m_queue.isEmpty() && m_linkSigner())
        composeNext();
}

void SendRun::hold(const SendQueue::Refused& refused)
{
    const auto held = m_database.write([&](Transaction& transaction) -> Result<void> {
        if (auto released = m_books.release(transaction, {refused.id}); !released)
            return released;
        return m_ledger.hold(transaction, refused.id, refused.why, m_clock.now());
    });
    if (held)
        Q_EMIT changed(refused.mailing, {refused.id});
}

void SendRun::handOver(const QDateTime& now)
{
    m_isBusy = true;
    m_nextDueAt = {};
    m_current = takeReady(now);
    m_inDataTimer.start();
    m_connection.send(m_current->mail);
}

ComposedInvitation SendRun::takeReady(const QDateTime& now)
{
    ComposedInvitation ready = std::move(m_ready.front());
    m_ready.pop_front();
    m_timing.markStart(now);
    --m_allowance.mails;
    return ready;
}

std::optional<OutgoingMail> SendRun::giveAhead()
{
    const QDateTime now = m_clock.now();
    const bool mayLeave = !m_isHalted && m_allowance.mails > 0 && m_timing.earliestStart(now, spacing()) <= now;
    if (m_ready.empty() || m_ahead || !mayLeave || spacing() >= fastSpacing)
        return {};
    m_ahead = takeReady(now);
    return m_ahead->mail;
}

void SendRun::takeBack(qint64 ticket)
{
    if (!m_ahead || m_ahead->id.number() != ticket)
        return;
    m_ready.push_front(*std::exchange(m_ahead, std::nullopt));
    ++m_allowance.mails;
    if (!std::exchange(m_isAheadReleased, false))
        return;
    const Id<Mailing> mailing = m_ready.front().mailing;
    const auto released = m_database.write([&](Transaction& transaction) { return release(transaction, mailing); });
    if (!released) // the next start gives it back
        qCWarning(lcMail) << "a mail not given back:" << released.error().detail;
}

bool SendRun::commitEnding(qint64 ticket)
{
    if (!m_current || m_current->id.number() != ticket)
        return false;
    m_inDataTimer.stop();
    const auto committed =
        m_books.begin({m_current->id, m_current->issuedAt}, [this](int most) { return findFollowing(most); });
    if (!committed) {
        qCWarning(lcMail) << "ending not committed:" << committed.error().detail;
        m_troubles.setRun({SendTrouble::Cause::Storage, committed.error().message});
        return false;
    }
    Q_EMIT changed(m_current->mailing, {m_current->id});
    if (spacing() < fastSpacing)
        QMetaObject::invokeMethod(this, &SendRun::composeAhead, Qt::QueuedConnection);
    return true;
}

QList<SendBooks::Leaving> SendRun::findFollowing(int most)
{
    QList<SendBooks::Leaving> following;
    if (spacing() >= fastSpacing)
        return following;
    for (const ComposedInvitation& ready : m_ready)
        following += {ready.id, ready.issuedAt};
    const QDateTime now = m_clock.now();
    for (const Id<Invitation> id :
         m_queue.setIssueTime(now, std::min<qint64>(most, m_allowance.mails) - following.size()))
        following += {id, now};
    return following;
}

void SendRun::showInData()
{
    if (!m_current || m_books.isAwaiting(m_current->id))
        return;
    const auto shown = m_books.write(
        [&](Transaction& transaction) { return m_ledger.markInData(transaction, m_current->id, m_clock.now()); });
    if (shown)
        Q_EMIT changed(m_current->mailing, {m_current->id});
}

void SendRun::finish(qint64 ticket, const SendOutcome& outcome)
{
    if (!m_current || m_current->id.number() != ticket)
        return;
    m_inDataTimer.stop();
    const QDateTime now = m_clock.now();
    const Id<Mailing> mailing = m_current->mailing;
    m_books.add({m_current->id, mailing, outcome, now, m_queue.business().dayOf(now)});
    m_current = std::exchange(m_ahead, std::nullopt);
    m_isAheadReleased = false;
    if (m_current)
        m_inDataTimer.start();
    // An accepted one is booked together with a later one's ending, or as soon as nothing follows.
    if (outcome.verdict != SendVerdict::Accepted)
        flush();
    if (SendThrottle::asksToSlowDown(outcome))
        slowDown();
    else
        follow(mailing, m_guard.judge(mailing, outcome));
    advance();
}

void SendRun::follow(Id<Mailing> mailing, const RunGuard::Ruling& ruling)
{
    if (ruling.isServerWell) {
        m_timing.succeed();
        m_troubles.setRun({});
    }
    if (ruling.isConnectionUseless)
        dropConnection();
    switch (ruling.act) {
    case RunGuard::Ruling::Act::GoOn:
        return;
    case RunGuard::Ruling::Act::TryAgain:
        return breakOff(ruling.trouble);
    case RunGuard::Ruling::Act::PauseAll:
        return pauseAll(ruling.trouble);
    case RunGuard::Ruling::Act::StopMailing:
        return stop(mailing, ruling.trouble);
    }
}

/// A mail that was begun on it has not had its turn.
void SendRun::dropConnection()
{
    m_connection.drop();
    if (!m_current)
        return;
    m_inDataTimer.stop();
    m_ready.push_front(*std::exchange(m_current, std::nullopt));
    ++m_allowance.mails;
}

void SendRun::breakOff(const SendTrouble& trouble)
{
    waitUntil(m_timing.breakOff(m_clock.now()), trouble);
}

/// The server finds us too fast, whatever its published limits say.
void SendRun::slowDown()
{
    const QDateTime now = m_clock.now();
    const auto ruling = m_throttle.add(now);
    const auto stored =
        m_database.write([this](Transaction& transaction) { return m_throttle.store(transaction, *m_account); });
    if (!stored)
        return waitAfterStorageTrouble(stored.error());
    if (ruling.isOver)
        return pauseAll(
            {SendTrouble::Cause::Account,
             tr("Your mail server has asked three times within a day to slow down, so Inglenook has stopped. "
                "Nothing is lost. Go on tomorrow, or ask your provider how much you may send.")});
    m_timing.holdOff(now, ruling.pause);
    waitUntil(now.addMSecs(ruling.pause.count()),
              {SendTrouble::Cause::Server,
               tr("Your mail server asks to slow down: from now on mails leave at half the pace.")});
}

void SendRun::waitUntil(const QDateTime& again, const SendTrouble& trouble)
{
    const QString time = QLocale().toString(again.toTimeZone(m_queue.business().timeZone).time(), QLocale::ShortFormat);
    m_troubles.setRun({trouble.cause, tr("%1 Inglenook tries again by itself at %2.").arg(trouble.text, time)});
    // What waits is checked again before it goes.
    const auto released = m_database.write([this](Transaction& transaction) { return release(transaction, {}); });
    if (!released)
        waitAfterStorageTrouble(released.error());
}

void SendRun::pauseAll(const SendTrouble& trouble)
{
    const auto paused = m_database.write([&](Transaction& transaction) -> Result<QList<Id<Mailing>>> {
        const auto running = MailingRepository().loadRunning(transaction);
        if (!running)
            return running.error();
        for (const Id<Mailing> id : *running) {
            const auto stored =
                MailingRepository().storeState(transaction, id, MailingState::Paused, trouble.text, m_clock.now());
            if (!stored)
                return stored.error();
        }
        if (auto released = release(transaction, {}); !released)
            return released.error();
        return *running;
    });
    if (!paused)
        return waitAfterStorageTrouble(paused.error());
    m_troubles.setRun(trouble);
    for (const Id<Mailing> id : *paused)
        Q_EMIT changed(id, {});
}

void SendRun::stop(Id<Mailing> mailing, const SendTrouble& trouble)
{
    const auto stopped = m_database.write([&](Transaction& transaction) -> Result<void> {
        if (auto stored = MailingRepository().storeState(transaction, mailing, MailingState::Stopped, trouble.text,
                                                         m_clock.now());
            !stored)
            return stored;
        return release(transaction, mailing);
    });
    if (!stopped)
        return waitAfterStorageTrouble(stopped.error());
    m_troubles.setRun(trouble);
    Q_EMIT changed(mailing, {});
}

void SendRun::flush()
{
    if (const auto booked = m_books.flush(); !booked)
        waitAfterStorageTrouble(booked.error());
}

void SendRun::rest(QDateTime until)
{
    flush();
    const QDateTime now = m_clock.now();
    const auto closed = closeBooks();
    if (!closed)
        until = now.addMSecs(pauseAfterStorageTrouble.count());
    else if (!m_troubles.isSetUp())
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
    m_troubles.setRun({SendTrouble::Cause::Storage, error.message});
    m_timing.holdOff(m_clock.now(), pauseAfterStorageTrouble);
    sleepUntil(m_clock.now().addMSecs(pauseAfterStorageTrouble.count()));
}

} // namespace inglenook::core
