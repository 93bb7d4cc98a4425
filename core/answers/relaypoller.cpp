#include "core/answers/relaypoller.h"

#include "core/base/log.h"

namespace inglenook::core {

namespace {

/// Who has gone to another relay is not called back soon by the one he left.
constexpr int patienceWithPast = 15;

PollPace paceOfPast(PollPace pace)
{
    pace.longestPause *= patienceWithPast;
    return pace;
}

} // namespace

RelayPoller::RelayPoller(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                         QObject* parent)
    : RelayPoller(database, clock, secrets, client, Pace{}, parent)
{
}

RelayPoller::RelayPoller(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                         const Pace& pace, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_secrets(secrets)
    , m_pace(pace)
    , m_current(database, clock, secrets, client, pace,
                [](Transaction& t) { return RelayMailboxRepository().findCurrent(t); })
{
    connect(&m_current, &MailboxPoll::answersChanged, this, &RelayPoller::answersChanged);
    connect(&m_current, &MailboxPoll::stateChanged, this, &RelayPoller::stateChanged);
    connect(&m_current, &MailboxPoll::eventsDropped, this, &RelayPoller::eventsDropped);
    connect(&m_current, &MailboxPoll::caughtUp, this, [this](const Result<void>& result) {
        m_outcome = result;
        catchUpNext();
    });
}

RelayPoller::~RelayPoller() = default;

void RelayPoller::start()
{
    m_current.start();
    findPast();
    for (const Past& past : m_past)
        past.poll->start();
}

void RelayPoller::stop()
{
    m_current.stop();
    m_past.clear();
}

void RelayPoller::pollOnce()
{
    findPast();
    m_caughtUp = 0;
    m_current.pollOnce();
}

void RelayPoller::findPast()
{
    m_past.clear();
    const auto known = m_database.read([](Transaction& t) { return RelayMailboxRepository().loadPast(t); });
    if (!known) {
        // The next start asks again; what matters now is the current one.
        qCWarning(lcRelay) << "old mailboxes not read:" << known.error().detail;
        return;
    }
    for (const PastMailbox& past : *known) {
        if (past.listensUntil > m_clock.now())
            addPast(past.mailbox.id);
    }
}

void RelayPoller::addPast(const MailboxId& id)
{
    auto client = std::make_unique<RelayClient>();
    auto poll = std::make_unique<MailboxPoll>(m_database, m_clock, m_secrets, *client, paceOfPast(m_pace),
                                              [id](Transaction& t) { return RelayMailboxRepository().find(t, id); });
    connect(poll.get(), &MailboxPoll::answersChanged, this, &RelayPoller::answersChanged);
    connect(poll.get(), &MailboxPoll::eventsDropped, this, &RelayPoller::eventsDropped);
    connect(poll.get(), &MailboxPoll::caughtUp, this, [this](const Result<void>& result) {
        if (!result)
            qCInfo(lcRelay) << "an old mailbox was not read:" << result.error().detail;
        catchUpNext();
    });
    m_past.push_back({std::move(client), std::move(poll)});
}

/// One after another; how it went is how it went with the current one.
void RelayPoller::catchUpNext()
{
    if (m_caughtUp < m_past.size())
        return m_past[m_caughtUp++].poll->pollOnce();
    Q_EMIT caughtUp(m_outcome);
}

} // namespace inglenook::core
