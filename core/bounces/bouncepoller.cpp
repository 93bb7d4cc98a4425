#include "core/bounces/bouncepoller.h"

#include "core/base/log.h"

#include <QtCore/QPointer>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 60s; // clocks jump and computers sleep
constexpr auto longestLook = 10min;
constexpr qint64 soonDays = 3, lastDays = 14;
constexpr std::chrono::milliseconds soonPause = 15min, latePause = 60min;

} // namespace

QDateTime nextLookAfter(const QDateTime& lookedAt, const QDateTime& lastSentAt, const QDateTime& now)
{
    if (!lastSentAt.isValid() || lastSentAt.addDays(lastDays) < now)
        return {};
    // A clock that was set back does not put it off.
    if (!lookedAt.isValid() || lookedAt > now)
        return now;
    const auto pause = lastSentAt.addDays(soonDays) < now ? latePause : soonPause;
    return lookedAt.addMSecs(pause.count());
}

QString inboxAccountKey(const MailAccount& account, const InboxServer& server)
{
    return QStringLiteral("%1@%2").arg(account.user, server.host);
}

BouncePoller::BouncePoller(const Needs& needs, QObject* parent)
    : QObject(parent)
    , m_needs(needs)
{
    m_timer.setInterval(lookEvery);
    m_limit.setSingleShot(true);
    m_limit.setInterval(longestLook);
    connect(&m_timer, &QTimer::timeout, this, &BouncePoller::lookIfDue);
    connect(&m_limit, &QTimer::timeout, this,
            [this] { finish(ImapSession::unreachable(QString(), QStringLiteral("the look took too long"))); });
}

BouncePoller::~BouncePoller() = default;

void BouncePoller::start()
{
    m_isRefused = false;
    m_triedAt = {};
    setTrouble({});
    m_timer.start();
    lookIfDue();
}

void BouncePoller::stop()
{
    m_timer.stop();
}

void BouncePoller::lookIfDue()
{
    if (m_isLooking || m_isRefused)
        return;
    const auto way = findWay();
    if (!way)
        return; // not agreed to, or told where it is set up
    const auto due = m_needs.database.read([&](Transaction& t) -> Result<QDateTime> {
        const auto mark = ReturnRepository().loadMark(t, inboxAccountKey(way->account, way->server));
        if (!mark)
            return mark.error();
        const auto lastSent = ReturnRepository().loadLastSent(t);
        if (!lastSent)
            return lastSent.error();
        // A look that failed is not repeated every minute.
        const QDateTime looked = m_triedAt.isValid() ? m_triedAt : mark->lookedAt;
        return nextLookAfter(looked, *lastSent, m_needs.clock.now());
    });
    if (!due || !due->isValid() || *due > m_needs.clock.now())
        return;
    lookNow([](const Result<InboxLook>&) {});
}

Result<BouncePoller::Way> BouncePoller::findWay()
{
    return m_needs.database.read([this](Transaction& t) -> Result<Way> {
        const auto reading = InboxReadingRepository().load(t);
        if (!reading)
            return reading.error();
        if (!reading->isOn)
            return Error{ErrorKind::Conflict,
                         tr("Inglenook does not look into your inbox: you can allow it in Settings, Mail account."),
                         {}};
        const auto account = MailAccountRepository().find(t);
        if (!account)
            return account.error();
        if (!*account)
            return Error{ErrorKind::Conflict, tr("Set up your mail account first."), {}};
        return Way{**account, reading->server};
    });
}

void BouncePoller::lookNow(Done done)
{
    const auto refuse = [this, &done](const Error& error) {
        QMetaObject::invokeMethod(
            this, [done, error] { done(error); }, Qt::QueuedConnection);
    };
    if (m_isLooking)
        return refuse({ErrorKind::Conflict, tr("Inglenook is looking into your inbox already."), {}});
    const auto way = findWay();
    if (!way)
        return refuse(way.error());
    m_isLooking = true;
    m_done = std::move(done);
    m_triedAt = m_needs.clock.now();
    m_limit.start();
    if (!m_sessionPassword.isEmpty())
        return takePassword(*way, m_sessionPassword);
    m_needs.secrets.read(QString::fromUtf16(secretname::mailPassword),
                         [self = QPointer(this), way = *way](const Result<QByteArray>& password) {
                             if (self && self->m_isLooking)
                                 self->takePassword(way, password);
                         });
}

void BouncePoller::cancel()
{
    finish(Error{ErrorKind::Cancelled, tr("You have stopped the look into your inbox."), {}});
}

void BouncePoller::takePassword(const Way& way, const Result<QByteArray>& password)
{
    if (!password)
        return finish(password.error());
    const auto signer = m_needs.linkSigner();
    m_visit = std::make_unique<InboxVisit>(
        m_needs.database, m_needs.clock, m_needs.makeClient(way.account, way.server, *password),
        inboxAccountKey(way.account, way.server), signer ? std::optional(signer->key) : std::nullopt);
    connect(m_visit.get(), &InboxVisit::finished, this, &BouncePoller::finish, Qt::QueuedConnection);
    m_visit->start();
}

void BouncePoller::finish(const Result<InboxLook>& look)
{
    if (!std::exchange(m_isLooking, false))
        return;
    m_limit.stop();
    m_visit.reset();
    if (look) {
        for (const ReturnBooks::Booked& booked : look->booked)
            m_needs.outbox.tellChanged(booked.mailing, booked.invitation);
    } else {
        qCInfo(lcMail) << "inbox not read:" << look.error().detail;
        m_isRefused = look.error().kind == ErrorKind::SignIn || look.error().kind == ErrorKind::Untrusted;
    }
    if (look || look.error().kind != ErrorKind::Cancelled)
        setTrouble(look ? QString() : look.error().message);
    const Done done = std::exchange(m_done, {});
    if (look)
        Q_EMIT looked(*look);
    if (done)
        done(look);
}

void BouncePoller::setTrouble(const QString& trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged(m_trouble);
}

} // namespace inglenook::core
