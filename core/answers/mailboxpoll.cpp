#include "core/answers/mailboxpoll.h"

#include "core/base/log.h"

#include <QtCore/QPointer>
#include <QtCore/QRandomGenerator>

namespace inglenook::core {
namespace {

/// A relay that answers "nothing" sooner than this although it was asked to wait is not asked again at once.
constexpr qint64 suspiciouslyQuick = 500;

/// A clock that has gone on by so much more than the time between two looks: the computer was asleep, or stood still.
constexpr std::chrono::milliseconds sleepAtLeast{10'000};

/// More than these are taken in beside the window.
constexpr qsizetype takenAtOnce = 50;

/// While somebody else writes for long (an import), answers wait a little instead of the window.
constexpr auto whileBusy = std::chrono::milliseconds(50);

} // namespace

std::chrono::milliseconds pauseAfter(int failures, const PollPace& pace, double chance)
{
    auto pause = pace.firstPause;
    for (int i = 1; i < failures && pause < pace.longestPause; ++i)
        pause *= 2;
    pause = std::min(pause, pace.longestPause);
    return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(pause.count()) * (1.0 - chance / 2)));
}

MailboxPoll::MailboxPoll(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                         const PollPace& pace, Find find, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_secrets(secrets)
    , m_client(client)
    , m_pace(pace)
    , m_find(std::move(find))
    , m_worker(database.path(), Database::Access::ReadWrite)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        if (m_mailbox && m_keys)
            poll();
        else
            start();
    });
    m_look.setInterval(pace.look);
    connect(&m_look, &QTimer::timeout, this, &MailboxPoll::noticeSleep);
}

MailboxPoll::~MailboxPoll()
{
    end();
}

void MailboxPoll::start()
{
    begin(false);
}

void MailboxPoll::stop()
{
    end();
}

void MailboxPoll::pollOnce()
{
    begin(true);
}

void MailboxPoll::begin(bool untilCaughtUp)
{
    end();
    m_isOnce = untilCaughtUp;
    const auto found = m_database.read(m_find);
    if (!found)
        return fail(found.error());
    m_mailbox = *found;
    if (!m_mailbox) {
        show({}, {});
        return conclude({});
    }
    const QPointer<MailboxPoll> guard(this);
    readRelayKeys(m_secrets, m_mailbox->id, [this, guard, mine = m_round](const Result<RelayKeys>& read) {
        if (!guard || mine != m_round)
            return;
        if (!read) {
            // Asking a locked keychain again and again would show its dialog again and again: the next start does.
            show(
                {},
                tr("The keys of the relay’s mailbox are not to be had from the keychain, so no answers can be fetched. "
                   "The relay keeps them. %1")
                    .arg(read.error().message));
            return conclude(read.error());
        }
        m_keys = *read;
        m_lookedAt = m_clock.now();
        if (!m_isOnce)
            m_look.start();
        poll();
    });
}

void MailboxPoll::noticeSleep()
{
    const QDateTime now = m_clock.now();
    const qint64 passed = m_lookedAt.msecsTo(now);
    m_lookedAt = now;
    if (passed < (m_pace.look + sleepAtLeast).count())
        return;
    qCInfo(lcRelay) << "awake again after" << passed / 1000 << "s";
    ++m_round;
    m_client.abortFetch();
    m_failures = std::min(m_failures, 1); // what was in the way before need not be now
    m_next.start(0);
}

void MailboxPoll::end()
{
    ++m_round;
    m_next.stop();
    m_look.stop();
    m_client.abortFetch();
    m_failures = 0;
    m_isOnce = false;
}

void MailboxPoll::poll()
{
    m_asked.start();
    // Who is in trouble wants to know at once that it is over.
    const bool mayWait = !m_isOnce && m_failures == 0 && m_trouble.isEmpty();
    const QPointer<MailboxPoll> guard(this);
    m_client.fetch(*m_mailbox, *m_keys, mayWait ? m_pace.wait : std::chrono::seconds(0), RelayClient::mostEvents,
                   [this, guard, mine = m_round](const Result<RelayBatch>& batch) {
                       if (!guard || mine != m_round)
                           return;
                       if (batch)
                           takeWhenFree(*batch);
                       else
                           fail(batch.error());
                   });
}

void MailboxPoll::takeWhenFree(const RelayBatch& batch)
{
    if (!m_database.isBusy() && !m_worker.isRunning())
        return take(batch);
    QTimer::singleShot(whileBusy, this, [this, batch, mine = m_round] {
        if (mine == m_round)
            takeWhenFree(batch);
    });
}

void MailboxPoll::take(const RelayBatch& batch)
{
    if (batch.sealed.isEmpty() && batch.cursor == m_mailbox->cursor)
        return goOn(batch);
    if (batch.cursor == m_mailbox->cursor)
        return fail({ErrorKind::Unreachable,
                     tr("The relay gives the same answers again and again. Nothing here has changed."),
                     QStringLiteral("events without a new cursor")});
    if (batch.sealed.size() > takenAtOnce)
        return takeMany(batch);
    const auto taken =
        m_database.write([&](Transaction& t) { return takeIn(t, *m_mailbox, *m_keys, batch, m_clock.now()); });
    finishTaking(batch, taken, m_round);
}

void MailboxPoll::takeMany(const RelayBatch& batch)
{
    const auto work = [batch, mailbox = *m_mailbox, keys = *m_keys, now = m_clock.now()](Database& database,
                                                                                         const Progress&) {
        return takeInParts(database, mailbox, keys, batch, now);
    };
    m_worker.start(work,
                   [this, batch, mine = m_round](const Result<Intake>& taken) { finishTaking(batch, taken, mine); });
}

void MailboxPoll::finishTaking(const RelayBatch& batch, const Result<Intake>& taken, quint64 round)
{
    // What is stored is told, whatever the poller does by now.
    if (taken && taken->dropped > 0) {
        qCWarning(lcRelay) << "events dropped:" << taken->dropped;
        Q_EMIT eventsDropped(taken->dropped);
    }
    if (taken && !taken->changed.isEmpty())
        Q_EMIT answersChanged(taken->changed);
    if (round != m_round)
        return;
    if (!taken)
        return fail(taken.error());
    m_mailbox->cursor = batch.cursor;
    goOn(batch);
}

void MailboxPoll::goOn(const RelayBatch& batch)
{
    const bool wasFailing = m_failures > 0 || !m_trouble.isEmpty();
    m_failures = 0;
    show({}, {});
    if (m_isOnce && batch.sealed.isEmpty())
        return forgetOld([this, mine = m_round] {
            if (mine == m_round)
                conclude({});
        });
    forgetOld([] {});
    const bool isTooQuick = batch.sealed.isEmpty() && !wasFailing && m_asked.elapsed() < suspiciouslyQuick;
    m_next.start(isTooQuick ? m_pace.firstPause : std::chrono::milliseconds(0));
}

void MailboxPoll::forgetOld(std::function<void()> done)
{
    const auto cursor = m_database.read(
        [&](Transaction& t) { return RelayMailboxRepository().findForgettable(t, m_mailbox->id, m_clock.now()); });
    if (!cursor || cursor->isEmpty())
        return done();
    const QPointer<MailboxPoll> guard(this);
    // Whether it works does not matter now: the next round tries again.
    m_client.forget(
        *m_mailbox, *m_keys, *cursor,
        [this, guard, id = m_mailbox->id, upto = *cursor, done = std::move(done)](const Result<void>& forgotten) {
            if (!guard)
                return;
            if (forgotten)
                bookForgotten(id, upto);
            done();
        });
}

void MailboxPoll::bookForgotten(const MailboxId& id, const QString& upto)
{
    const auto marked =
        m_database.write([&](Transaction& t) { return RelayMailboxRepository().markForgotten(t, id, upto); });
    if (!marked)
        qCWarning(lcRelay) << "forgetting was not booked:" << marked.error().detail;
}

void MailboxPoll::fail(const Error& error)
{
    qCInfo(lcRelay) << "poll failed:" << error.detail;
    ++m_failures;
    const bool isAway = error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Untrusted;
    const QDateTime since = m_unreachableSince.isValid() ? m_unreachableSince : m_clock.now();
    show(isAway ? since : QDateTime(), error.message);
    if (m_isOnce)
        return conclude(error);
    m_next.start(pauseAfter(m_failures, m_pace, QRandomGenerator::global()->generateDouble()));
}

void MailboxPoll::show(const QDateTime& since, const QString& words)
{
    if (since == m_unreachableSince && words == m_trouble)
        return;
    m_unreachableSince = since;
    m_trouble = words;
    Q_EMIT stateChanged();
}

void MailboxPoll::conclude(const Result<void>& result)
{
    if (!m_isOnce)
        return;
    m_isOnce = false;
    QTimer::singleShot(0, this, [this, result] { Q_EMIT caughtUp(result); });
}

} // namespace inglenook::core
