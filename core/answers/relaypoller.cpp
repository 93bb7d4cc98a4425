#include "core/answers/relaypoller.h"

#include "core/answers/eventintake.h"
#include "core/base/log.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>

namespace inglenook::core {
namespace {

/// A relay that answers "nothing" sooner than this although it was asked to wait is not asked again at once.
constexpr qint64 suspiciouslyQuick = 500;

/// While somebody else writes for long (an import), answers wait a little instead of the window.
constexpr auto whileBusy = std::chrono::milliseconds(50);

} // namespace

std::chrono::milliseconds pauseAfter(int failures, const RelayPoller::Pace& pace, double chance)
{
    auto pause = pace.firstPause;
    for (int i = 1; i < failures && pause < pace.longestPause; ++i)
        pause *= 2;
    pause = std::min(pause, pace.longestPause);
    return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(pause.count()) * (1.0 - chance / 2)));
}

struct RelayPoller::Private
{
    Private(Database& data, const Clock& time, SecretStore& store, RelayClient& wire, const Pace& how,
            RelayPoller* poller)
        : database(data)
        , clock(time)
        , secrets(store)
        , client(wire)
        , pace(how)
        , owner(poller)
    {
    }

    Database& database;
    const Clock& clock;
    SecretStore& secrets;
    RelayClient& client;
    Pace pace;
    RelayPoller* owner;

    QTimer next;
    QElapsedTimer asked;
    std::optional<RelayMailbox> mailbox;
    std::optional<RelayKeys> keys;
    quint64 round = 0; ///< answers to an earlier round are not ours any more
    bool once = false; ///< until caught up, then tell
    int failures = 0;
    QDateTime unreachableSince;
    QString trouble;

    void begin(bool untilCaughtUp);
    void end();
    void poll();
    void takeWhenFree(const RelayBatch& batch);
    void take(const RelayBatch& batch);
    void goOn(const RelayBatch& batch);
    void forgetOld(std::function<void()> done);
    void bookForgotten(const MailboxId& id, const QString& upto);
    void fail(const Error& error);
    void show(const QDateTime& since, const QString& words);
    void conclude(const Result<void>& result);
};

void RelayPoller::Private::begin(bool untilCaughtUp)
{
    end();
    once = untilCaughtUp;
    const auto found = database.read([](Transaction& t) { return RelayMailboxRepository().findCurrent(t); });
    if (!found)
        return fail(found.error());
    mailbox = *found;
    if (!mailbox) {
        show({}, {});
        return conclude({});
    }
    const QPointer<RelayPoller> guard(owner);
    secrets.read(QString::fromUtf16(secretname::relayKeys), [this, guard,
                                                             mine = round](const Result<QByteArray>& secret) {
        if (!guard || mine != round)
            return;
        const auto read = secret.and_then(RelayKeys::fromSecret);
        if (!read) {
            // Asking a locked keychain again and again would show its dialog again and again: the next start does.
            show(
                {},
                tr("The keys of the relay’s mailbox are not to be had from the keychain, so no answers can be fetched. "
                   "The relay keeps them. %1")
                    .arg(read.error().message));
            return conclude(read.error());
        }
        keys = *read;
        poll();
    });
}

void RelayPoller::Private::end()
{
    ++round;
    next.stop();
    client.abortFetch();
    failures = 0;
    once = false;
}

void RelayPoller::Private::poll()
{
    asked.start();
    const QPointer<RelayPoller> guard(owner);
    client.fetch(*mailbox, *keys, once || failures > 0 ? std::chrono::seconds(0) : pace.wait, RelayClient::mostEvents,
                 [this, guard, mine = round](const Result<RelayBatch>& batch) {
                     if (!guard || mine != round)
                         return;
                     if (batch)
                         takeWhenFree(*batch);
                     else
                         fail(batch.error());
                 });
}

void RelayPoller::Private::takeWhenFree(const RelayBatch& batch)
{
    if (!database.isBusy())
        return take(batch);
    QTimer::singleShot(whileBusy, owner, [this, batch, mine = round] {
        if (mine == round)
            takeWhenFree(batch);
    });
}

void RelayPoller::Private::take(const RelayBatch& batch)
{
    if (batch.sealed.isEmpty() && batch.cursor == mailbox->cursor)
        return goOn(batch);
    if (batch.cursor == mailbox->cursor)
        return fail({ErrorKind::Unreachable,
                     tr("The relay gives the same answers again and again. Nothing here has changed."),
                     QStringLiteral("events without a new cursor")});
    const auto taken = database.write([&](Transaction& t) { return takeIn(t, *mailbox, *keys, batch, clock.now()); });
    if (!taken)
        return fail(taken.error());
    mailbox->cursor = batch.cursor;
    if (taken->dropped > 0)
        qCWarning(lcRelay) << "events dropped:" << taken->dropped;
    if (!taken->changed.isEmpty())
        Q_EMIT owner->answersChanged(taken->changed);
    goOn(batch);
}

void RelayPoller::Private::goOn(const RelayBatch& batch)
{
    const bool wasFailing = failures > 0;
    failures = 0;
    show({}, {});
    if (once && batch.sealed.isEmpty())
        return forgetOld([this, mine = round] {
            if (mine == round)
                conclude({});
        });
    forgetOld([] {});
    const bool isTooQuick = batch.sealed.isEmpty() && !wasFailing && asked.elapsed() < suspiciouslyQuick;
    next.start(isTooQuick ? pace.firstPause : std::chrono::milliseconds(0));
}

void RelayPoller::Private::forgetOld(std::function<void()> done)
{
    const auto cursor = database.read(
        [&](Transaction& t) { return RelayMailboxRepository().findForgettable(t, mailbox->id, clock.now()); });
    if (!cursor || cursor->isEmpty())
        return done();
    const QPointer<RelayPoller> guard(owner);
    // Whether it works does not matter now: the next round tries again.
    client.forget(
        *mailbox, *keys, *cursor,
        [this, guard, id = mailbox->id, upto = *cursor, done = std::move(done)](const Result<void>& forgotten) {
            if (!guard)
                return;
            if (forgotten)
                bookForgotten(id, upto);
            done();
        });
}

void RelayPoller::Private::bookForgotten(const MailboxId& id, const QString& upto)
{
    const auto marked =
        database.write([&](Transaction& t) { return RelayMailboxRepository().markForgotten(t, id, upto); });
    if (!marked)
        qCWarning(lcRelay) << "forgetting was not booked:" << marked.error().detail;
}

void RelayPoller::Private::fail(const Error& error)
{
    qCInfo(lcRelay) << "poll failed:" << error.detail;
    ++failures;
    const bool isAway = error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Untrusted;
    const QDateTime since = unreachableSince.isValid() ? unreachableSince : clock.now();
    show(isAway ? since : QDateTime(), error.message);
    if (once)
        return conclude(error);
    next.start(pauseAfter(failures, pace, QRandomGenerator::global()->generateDouble()));
}

void RelayPoller::Private::show(const QDateTime& since, const QString& words)
{
    if (since == unreachableSince && words == trouble)
        return;
    unreachableSince = since;
    trouble = words;
    Q_EMIT owner->stateChanged();
}

void RelayPoller::Private::conclude(const Result<void>& result)
{
    if (!once)
        return;
    once = false;
    QTimer::singleShot(0, owner, [poller = owner, result] { Q_EMIT poller->caughtUp(result); });
}

RelayPoller::RelayPoller(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                         QObject* parent)
    : RelayPoller(database, clock, secrets, client, Pace{}, parent)
{
}

RelayPoller::RelayPoller(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                         const Pace& pace, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(database, clock, secrets, client, pace, this))
{
    d->next.setSingleShot(true);
    connect(&d->next, &QTimer::timeout, this, [this] {
        if (d->mailbox && d->keys)
            d->poll();
        else
            start();
    });
}

RelayPoller::~RelayPoller()
{
    d->end();
}

void RelayPoller::start()
{
    d->begin(false);
}

void RelayPoller::stop()
{
    d->end();
}

void RelayPoller::pollOnce()
{
    d->begin(true);
}

QDateTime RelayPoller::unreachableSince() const
{
    return d->unreachableSince;
}

QString RelayPoller::trouble() const
{
    return d->trouble;
}

} // namespace inglenook::core
