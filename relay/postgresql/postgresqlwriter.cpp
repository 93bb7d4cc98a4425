#include "relay/postgresql/postgresqlwriter.h"

#include "relay/postgresql/backoff.h"
#include "relay/postgresql/postgresqltelling.h"

namespace inglenook::relay {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Change = PostgresqlChange;
using Statement = PostgresqlConnection::Statement;
using Trip = PostgresqlConnection::Trip;

constexpr std::size_t changesAtOnce = 1'000;
constexpr auto longestWaitInTrouble = 2s; ///< of a guest, for a store that was not well a moment ago
constexpr auto probePause = 1s;

const std::vector<Statement>& statements()
{
    static const std::vector<Statement> all = [] {
        std::vector<Statement> made(std::begin(PostgresqlBatch::statements), std::end(PostgresqlBatch::statements));
        made.push_back({"tell", "SELECT pg_catalog.pg_notify('inglenook_relay', $1)"});
        made.push_back({"holders", "SELECT DISTINCT mailbox_id FROM inglenook_relay.events WHERE relay_time < $1 "
                                   "LIMIT 1000"});
        made.push_back({"probe", "INSERT INTO inglenook_relay.probes (probe_id, probed_at) VALUES (1, now()) "
                                 "ON CONFLICT (probe_id) DO UPDATE SET probed_at = now()"});
        return made;
    }();
    return all;
}

bool changesEvents(const Change& change)
{
    return std::holds_alternative<Change::Append>(change.what);
}

bool altersMailbox(const Change& change)
{
    return std::holds_alternative<Change::Put>(change.what) || std::holds_alternative<Change::Remove>(change.what);
}

} // namespace

PostgresqlWriter::PostgresqlWriter(std::string target, Limits limits)
    : m_limits(limits)
    , m_connection(std::move(target), statements())
{
    m_thread = std::thread([this] { work(); });
}

PostgresqlWriter::~PostgresqlWriter()
{
    stop();
}

void PostgresqlWriter::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

bool PostgresqlWriter::enqueueJob(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_waiting.size() >= m_limits.waiting)
            return false;
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

bool PostgresqlWriter::enqueue(Change change, Store::Done done)
{
    return enqueueJob({std::move(change), std::move(done), Clock::now()});
}

void PostgresqlWriter::expire(core::Instant before, Store::Done done)
{
    if (!enqueueJob({Expiry{before}, done, Clock::now()}))
        done(StoreOutcome::Failed);
}

std::chrono::milliseconds PostgresqlWriter::patience() const
{
    return m_isHealthy ? m_limits.longestWait : longestWaitInTrouble;
}

void PostgresqlWriter::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto isDue = [this] { return m_stopping || !m_waiting.empty(); };
        if (m_isHealthy && m_untold.empty())
            m_wake.wait(lock, isDue);
        else
            m_wake.wait_for(lock, probePause, isDue);
        if (m_waiting.empty() && m_stopping)
            return;
        const std::size_t count = std::min(m_waiting.size(), changesAtOnce);
        const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(count);
        std::vector<Job> group(std::move_iterator(m_waiting.begin()), std::move_iterator(end));
        m_waiting.erase(m_waiting.begin(), end);
        lock.unlock();
        if (group.empty())
            probe();
        else
            commitGroup(std::move(group));
        lock.lock();
    }
}

void PostgresqlWriter::commitGroup(std::vector<Job> group)
{
    std::vector<Change> changes;
    std::vector<Store::Done> waiting;
    const auto patient = patience();
    Deadline deadline = Clock::now() + patient;
    for (Job& job : group) {
        if (std::holds_alternative<Expiry>(job.what)) {
            expireSome(std::move(job));
        } else if (job.since + patient < Clock::now()) {
            job.done(StoreOutcome::Failed);
        } else {
            deadline = std::min(deadline, job.since + patient);
            changes.push_back(std::move(std::get<Change>(job.what)));
            waiting.push_back(std::move(job.done));
        }
    }
    if (changes.empty())
        return;
    std::vector<StoreOutcome> outcomes;
    m_isHealthy = write(changes, deadline, outcomes);
    if (!m_isHealthy)
        outcomes.assign(changes.size(), StoreOutcome::Failed);
    std::vector<core::MailboxId> grown;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (outcomes[i] == StoreOutcome::Done && changesEvents(changes[i]))
            grown.push_back(changes[i].mailbox);
        waiting[i](outcomes[i]);
    }
    std::sort(grown.begin(), grown.end());
    grown.erase(std::unique(grown.begin(), grown.end()), grown.end());
    if (!grown.empty())
        m_grown(grown);
}

/// A part of the mailboxes at a time, so that no guest waits for all of them.
void PostgresqlWriter::expireSome(Job job)
{
    const core::Instant before = std::get<Expiry>(job.what).before;
    PostgresqlValues values;
    values.add(before.time_since_epoch().count());
    std::vector<Change> changes;
    const auto take = [&](std::size_t, const PostgresqlResult& result) {
        for (int row = 0; row < result.rows(); ++row) {
            if (const auto id = core::MailboxId::from(result.bytes(row, 0)))
                changes.push_back({*id, Change::Expire{before}});
        }
    };
    const Deadline deadline = Clock::now() + patience();
    if (m_connection.run({{"holders", std::move(values)}}, deadline, take) != Trip::Done)
        return job.done(StoreOutcome::Failed);
    if (changes.empty())
        return job.done(StoreOutcome::Done);
    std::vector<StoreOutcome> outcomes;
    const Store::Done done = job.done;
    if (!write(changes, deadline, outcomes) || !enqueueJob(std::move(job)))
        done(StoreOutcome::Failed);
}

bool PostgresqlWriter::write(const std::vector<Change>& changes, Deadline deadline, std::vector<StoreOutcome>& outcomes)
{
    Backoff backoff;
    bool mayTryAgain = true;
    while (!attempt(changes, deadline, outcomes, mayTryAgain)) {
        const auto pause = backoff.next();
        if (!mayTryAgain || Clock::now() + pause > deadline)
            return false;
        std::this_thread::sleep_for(pause);
    }
    return true;
}

bool PostgresqlWriter::attempt(const std::vector<Change>& changes, Deadline deadline,
                               std::vector<StoreOutcome>& outcomes, bool& mayTryAgain)
{
    PostgresqlBatch batch(changes, m_limits.eventsPerMailbox);
    // Told of are all that may have changed: one too many costs a look. They are told apart from the transaction, as
    // PostgreSQL lets only one transaction commit at a time that tells.
    for (const Change& change : changes) {
        if (changesEvents(change) || altersMailbox(change))
            m_untold[change.mailbox] |= altersMailbox(change);
    }
    std::vector<Query> queries = batch.queries();
    const std::size_t commit = queries.size() - 1;
    addTellings(queries);
    if (!m_connection.open()) {
        mayTryAgain = true;
        return false;
    }
    m_serverProcess = m_connection.serverProcess();
    bool isCommitted = false;
    const Trip trip = m_connection.run(queries, deadline, [&](std::size_t query, const PostgresqlResult& result) {
        batch.take(query, result);
        isCommitted |= query == commit;
    });
    if (trip == Trip::Done)
        m_untold.clear();
    mayTryAgain = trip != Trip::Refused;
    // Nobody is told "Saved" whose commit did not wait for the standbys.
    if (!isCommitted || m_connection.wasWarned())
        return false;
    outcomes = batch.outcomes();
    return true;
}

void PostgresqlWriter::addTellings(std::vector<Query>& queries) const
{
    for (const bool isAltered : {false, true}) {
        PostgresqlTelling telling{isAltered, {}};
        const auto tell = [&] {
            PostgresqlValues values;
            values.add(core::bytesOf(telling.text()));
            queries.push_back({"tell", std::move(values)});
            telling.mailboxes.clear();
        };
        for (const auto& [mailbox, altered] : m_untold) {
            if (altered == isAltered)
                telling.mailboxes.push_back(mailbox);
            if (telling.mailboxes.size() == PostgresqlTelling::mostMailboxes)
                tell();
        }
        if (!telling.mailboxes.empty())
            tell();
    }
}

void PostgresqlWriter::probe()
{
    std::vector<Query> queries;
    queries.push_back({"probe", {}, true});
    addTellings(queries);
    bool isStored = false;
    const Trip trip = m_connection.run(queries, Clock::now() + longestWaitInTrouble,
                                       [&](std::size_t query, const PostgresqlResult&) { isStored |= query == 0; });
    m_serverProcess = m_connection.serverProcess();
    if (trip == Trip::Done)
        m_untold.clear();
    m_isHealthy = isStored;
}

} // namespace inglenook::relay
