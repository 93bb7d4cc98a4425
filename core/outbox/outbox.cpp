#include "core/outbox/outbox.h"

#include "core/base/log.h"
#include "core/base/storage/databaseworker.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/outbox/sendrun.h"
#include "core/outbox/sendtrail.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <thread>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds gatheringTime = 100ms;
/// So many rows change in a few milliseconds: nobody who writes meanwhile waits for longer.
constexpr int cancelledAtOnce = 500;
constexpr std::chrono::milliseconds turnOfOthers = 1ms;

Error noSuchMailing()
{
    return {ErrorKind::NotFound,
            QCoreApplication::translate("inglenook::core::Outbox", "This mailing does not exist any more."),
            {}};
}

Result<Mailing> loadMailing(Transaction& transaction, Id<Mailing> id)
{
    const auto mailing = MailingRepository().find(transaction, id);
    if (!mailing)
        return mailing.error();
    return *mailing ? Result<Mailing>(**mailing) : noSuchMailing();
}

Result<void> cancelInParts(Database& database, Id<Mailing> id, const QDateTime& now, const Progress& progress)
{
    for (;;) {
        const auto cancelled = database.write([&](Transaction& transaction) {
            return SendLedger().cancelWaiting(transaction, id, now, cancelledAtOnce);
        });
        if (!cancelled)
            return cancelled.error();
        if (*cancelled < cancelledAtOnce || !progress(0))
            return {};
        std::this_thread::sleep_for(turnOfOthers);
    }
}

} // namespace

struct Outbox::Private
{
    Private(Outbox* outbox, const Needs& parts)
        : q(outbox)
        , needs(parts)
        , run(parts.database, parts.clock, parts.makeTransport, parts.secrets, parts.linkSigner, parts.resolver)
        , ender(parts.database.path(), Database::Access::ReadWrite)
    {
        gathering.setSingleShot(true);
        gathering.setInterval(gatheringTime);
        QObject::connect(&gathering, &QTimer::timeout, q, [this] { tellChanges(); });
        QObject::connect(&run, &SendRun::changed, q, [this](auto mailing, const auto& ids) { gather(mailing, ids); });
        QObject::connect(&run, &SendRun::sent, q, &Outbox::mailSent);
        QObject::connect(&run, &SendRun::passwordNeeded, q, &Outbox::passwordNeeded);
        QObject::connect(&run, &SendRun::troubleChanged, q, &Outbox::troubleChanged);
        QObject::connect(&run, &SendRun::becameIdle, q, [this] {
            tellChanges();
            Q_EMIT q->becameIdle();
        });
    }

    void gather(Id<Mailing> mailing, const QList<Id<Invitation>>& ids)
    {
        changed[mailing] += ids;
        if (!gathering.isActive())
            gathering.start();
    }

    void tellChanges()
    {
        gathering.stop();
        const auto told = std::exchange(changed, {});
        for (auto it = told.begin(); it != told.end(); ++it) {
            if (!it.value().isEmpty())
                Q_EMIT q->invitationsChanged(it.key(), it.value());
            Q_EMIT q->mailingChanged(it.key());
        }
    }

    template <typename F>
    Result<void> write(Id<Mailing> mailing, F&& work)
    {
        const auto done = needs.database.write(std::forward<F>(work));
        if (done)
            gather(mailing, {});
        return done;
    }

    /// Of mailings that are over, one after another.
    void cancelNext()
    {
        if (ending.isEmpty() || ender.isRunning())
            return;
        const auto work = [id = ending.first(), now = needs.clock.now()](Database& database,
                                                                         const Progress& progress) -> Result<void> {
            return cancelInParts(database, id, now, progress);
        };
        ender.start(work, [this](const Result<void>& done) {
            if (!done) // nothing of it leaves all the same, and the next start goes on
                qCWarning(lcMail) << "a mailing not ended whole:" << done.error().detail;
            gather(ending.takeFirst(), {});
            cancelNext();
        });
    }

    Outbox* q;
    Needs needs;
    MailingRepository mailings;
    SendLedger ledger;
    SendRun run;
    QTimer gathering;
    QHash<Id<Mailing>, QList<Id<Invitation>>> changed;
    QList<Id<Mailing>> ending; ///< over; what waits of the first is being cancelled
    DatabaseWorker ender;
};

Outbox::Outbox(const Needs& needs, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, needs))
{
}

Outbox::~Outbox() = default;

Result<void> Outbox::open()
{
    const auto halfEnded = d->needs.database.write([this](Transaction& transaction) -> Result<QList<Id<Mailing>>> {
        const QString boot = runOfFixedDisk(d->needs.database.path());
        if (auto recovered = d->ledger.recover(transaction, d->needs.clock.now(), boot); !recovered)
            return recovered.error();
        return d->ledger.loadHalfEnded(transaction);
    });
    if (!halfEnded)
        return halfEnded.error();
    d->ending += *halfEnded;
    d->cancelNext();
    return {};
}

Result<void> Outbox::start(Id<Mailing> id, Recheck recheck)
{
    const QDateTime now = d->needs.clock.now();
    const bool hasRelay = d->needs.linkSigner().has_value();
    auto started = d->write(id, [&](Transaction& transaction) -> Result<void> {
        const auto mailing = loadMailing(transaction, id);
        if (!mailing)
            return mailing.error();
        if (mailing->state == MailingState::Finished)
            return Error{ErrorKind::Conflict, tr("This mailing has finished already."), {}};
        const auto account = MailAccountRepository().find(transaction);
        if (!account)
            return account.error();
        if (!*account)
            return Error{ErrorKind::Conflict, tr("Set up your mail account first: mails leave through it."), {}};
        if (!hasRelay)
            return Error{ErrorKind::Conflict, tr("Connect to a relay first: it takes the clicks of your guests."), {}};
        if (mailing->state == MailingState::Draft && recheck == Recheck::Now) {
            const auto business = SettingsRepository().loadBusiness(transaction);
            if (!business)
                return business.error();
            if (auto checked = recheckDraft(transaction, id, *business, now); !checked)
                return checked;
        }
        return d->mailings.storeState(transaction, id, MailingState::Running, {}, now);
    });
    if (!started)
        return started;
    d->run.forgetTrouble(id);
    d->run.wake();
    return {};
}

Result<void> Outbox::pause(Id<Mailing> id)
{
    auto paused = d->write(id, [&](Transaction& transaction) -> Result<void> {
        const auto mailing = loadMailing(transaction, id);
        if (!mailing)
            return mailing.error();
        if (mailing->state != MailingState::Running)
            return Error{ErrorKind::Conflict, tr("This mailing is not being sent at the moment."), {}};
        if (auto released = d->run.release(transaction, id); !released)
            return released;
        return d->mailings.storeState(transaction, id, MailingState::Paused, {}, d->needs.clock.now());
    });
    if (paused)
        d->run.wake();
    return paused;
}

Result<void> Outbox::cancel(Id<Mailing> id)
{
    const QDateTime now = d->needs.clock.now();
    auto cancelled = d->write(id, [&](Transaction& transaction) -> Result<void> {
        const auto mailing = loadMailing(transaction, id);
        if (!mailing)
            return mailing.error();
        if (mailing->state == MailingState::Finished)
            return Error{ErrorKind::Conflict, tr("This mailing has finished already."), {}};
        if (auto released = d->run.release(transaction, id); !released)
            return released;
        return d->mailings.storeState(transaction, id, MailingState::Finished, tr("Ended before everything was sent."),
                                      now);
    });
    if (!cancelled)
        return cancelled;
    d->run.forgetTrouble(id);
    d->run.wake();
    d->ending += id;
    d->cancelNext();
    return {};
}

Result<void> Outbox::resolve(Id<Invitation> id, bool wasSent)
{
    const QDateTime now = d->needs.clock.now();
    const auto changed = d->needs.database.write([&](Transaction& transaction) -> Result<Id<Mailing>> {
        const auto invitation = d->mailings.findInvitation(transaction, id);
        if (!invitation)
            return invitation.error();
        if (!*invitation)
            return Error{ErrorKind::NotFound, tr("This invitation does not exist any more."), {}};
        if (!wasSent && d->ending.contains((*invitation)->mailing))
            return Error{ErrorKind::Conflict, tr("This mailing is just being ended. Try again in a moment."), {}};
        const auto business = SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        if (auto done = d->ledger.resolve(transaction, id, wasSent, business->timeZone, now); !done)
            return done.error();
        const auto mailing = loadMailing(transaction, (*invitation)->mailing);
        if (!mailing)
            return mailing.error();
        if (!wasSent && mailing->state == MailingState::Finished) {
            auto running = d->mailings.storeState(transaction, mailing->id, MailingState::Running, {}, now);
            if (!running)
                return running.error();
        }
        return mailing->id;
    });
    if (!changed)
        return changed.error();
    d->gather(*changed, {id});
    d->run.wake();
    return {};
}

void Outbox::tellChanged(Id<Mailing> mailing, Id<Invitation> invitation)
{
    d->gather(mailing, {invitation});
}

void Outbox::wake()
{
    d->run.wake();
}

void Outbox::stop()
{
    d->run.halt();
}

void Outbox::setSessionPassword(const QByteArray& password)
{
    d->run.setSessionPassword(password);
}

bool Outbox::isIdle() const
{
    return d->run.isIdle();
}

QDateTime Outbox::nextDueAt() const
{
    return d->run.nextDueAt();
}

QString Outbox::trouble() const
{
    return d->run.trouble().text;
}

SendTrouble::Cause Outbox::troubleCause() const
{
    return d->run.trouble().cause;
}

} // namespace inglenook::core
