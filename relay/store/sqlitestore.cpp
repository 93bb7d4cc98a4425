#include "relay/store/sqlitestore.h"

#include "relay/store/filelock.h"
#include "relay/store/sqlitereader.h"
#include "relay/store/sqliteupkeep.h"
#include "relay/store/sqlitewriter.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

namespace inglenook::relay {

namespace {

using core::MailboxId;
using Step = Statement::Step;

constexpr std::chrono::seconds probePause{1};
/// A guest often comes right after another: so long the writer stays awake, instead of being woken for each.
constexpr std::chrono::microseconds awakeTime{60};
constexpr std::int64_t schemaVersion = 1;
/// Laid out for groups of events of many mailboxes: what changes with each event stands close together, apart from the
/// pages, and events lie in the order in which they came, so that a group writes few pages of the file.
constexpr const char* schema = R"(
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS mailboxes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    public_key BLOB NOT NULL,
    secret_hash BLOB NOT NULL,
    page TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS counts (
    mailbox INTEGER PRIMARY KEY,
    last_sequence INTEGER NOT NULL DEFAULT 0,
    stored_events INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS events (
    mailbox INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    id BLOB NOT NULL,
    relay_time INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS events_by_mailbox ON events (mailbox, sequence);
PRAGMA user_version = 1;
COMMIT;
)";

/// A copy has been put back. Desktops have seen numbers that it does not know of; what it draws now must be beyond
/// them, or a desktop would skip it.
constexpr const char* beginAnew = R"(
BEGIN IMMEDIATE;
UPDATE counts SET last_sequence = max(last_sequence, unixepoch() * 1000);
PRAGMA application_id = 0;
COMMIT;
)";

/// -1 on failure.
std::int64_t numberOf(SqliteConnection& connection, const char* pragma)
{
    Statement statement = connection.prepare(pragma);
    return statement.step() == Step::Row ? statement.integer(0) : -1;
}

/// Sets a connection up for writing and makes the tables; empty on success.
std::string prepareFile(SqliteConnection& connection)
{
    const std::int64_t found = numberOf(connection, "PRAGMA user_version");
    if (found < 0)
        return connection.lastError();
    if (found > schemaVersion)
        return "it is from a newer version of this program";
    // A file that is up to date is not written to: a start on a full disk must succeed, so that guests are answered.
    const std::int64_t mark = numberOf(connection, "PRAGMA application_id");
    // Guests wait while pages go from the journal to the file: often enough to be short (8,000 pages), seldom enough
    // that most pages go there once for many groups.
    const bool ready = connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                          "PRAGMA wal_autocheckpoint = 8000;") &&
                       (found == schemaVersion || connection.execute(schema)) &&
                       (mark != sqliteCopyMark || connection.execute(beginAnew));
    return ready ? std::string() : connection.lastError();
}

} // namespace

struct SqliteStore::Private
{
    struct Job
    {
        std::function<StoreOutcome(SqliteWriter&)> run;
        Done done;
        std::optional<MailboxId> grows; ///< whose waiting readers to wake
    };

    Private(SqliteConnection writing, SqliteConnection reading, Limits limit)
        : writer(std::move(writing))
        , reader(std::move(reading))
        , limits(limit)
    {
    }

    bool enqueue(Job job);
    void enqueueOrFail(Job job);
    void expireFrom(std::int64_t mailbox, core::Instant before, Done done);
    void work();
    void stayAwake() const;
    void commitGroup(std::vector<Job>& group);
    [[nodiscard]] bool attempt(std::vector<Job>& group, std::vector<StoreOutcome>& outcomes);

    FileLock fileLock; ///< given up after the connections are closed
    SqliteWriter writer;
    std::mutex readerMutex;
    SqliteReader reader;
    Limits limits;
    StoreWatch watch;
    std::atomic<bool> healthy = true;

    std::mutex mutex;
    std::condition_variable wake;
    std::vector<Job> waiting;
    std::atomic<bool> hasWaiting = false;
    bool stopping = false;
    /// With one processor whoever stays awake keeps the others from their work.
    const bool mayStayAwake = std::thread::hardware_concurrency() > 1;
    std::thread thread;
};

bool SqliteStore::Private::enqueue(Job job)
{
    {
        const std::lock_guard lock(mutex);
        if (stopping || waiting.size() >= limits.waiting)
            return false;
        waiting.push_back(std::move(job));
        hasWaiting = true;
    }
    wake.notify_one();
    return true;
}

void SqliteStore::Private::enqueueOrFail(Job job)
{
    const Done done = job.done;
    if (!enqueue(std::move(job)))
        done(StoreOutcome::Failed);
}

/// A part of the mailboxes at a time, so that no guest waits for all of them.
void SqliteStore::Private::expireFrom(std::int64_t mailbox, core::Instant before, Done done)
{
    const auto next = std::make_shared<std::int64_t>(mailbox);
    auto run = [next, mailbox, before](SqliteWriter& open) {
        *next = mailbox;
        return open.expire(before, *next);
    };
    auto goOn = [this, next, before, done = std::move(done)](StoreOutcome outcome) {
        if (outcome == StoreOutcome::Done && *next != SqliteWriter::noMailbox)
            return expireFrom(*next, before, done);
        done(outcome);
    };
    enqueueOrFail({std::move(run), std::move(goOn), std::nullopt});
}

void SqliteStore::Private::work()
{
    std::vector<Job> group;
    std::unique_lock lock(mutex);
    for (;;) {
        const auto isDue = [this] { return stopping || !waiting.empty(); };
        // After a failure by itself: where it is taken out of service meanwhile, no guest would come to find out.
        if (healthy)
            wake.wait(lock, isDue);
        else
            wake.wait_for(lock, probePause, isDue);
        if (waiting.empty() && stopping)
            return;
        group.swap(waiting);
        hasWaiting = false;
        if (group.empty())
            group.push_back({[](SqliteWriter& open) { return open.probe(); }, [](StoreOutcome) {}, std::nullopt});
        lock.unlock();
        commitGroup(group);
        group.clear();
        stayAwake();
        lock.lock();
    }
}

void SqliteStore::Private::stayAwake() const
{
    const auto end = std::chrono::steady_clock::now() + awakeTime;
    while (mayStayAwake && !hasWaiting && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
}

bool SqliteStore::Private::attempt(std::vector<Job>& group, std::vector<StoreOutcome>& outcomes)
{
    if (!writer.begin())
        return false;
    for (Job& job : group) {
        outcomes.push_back(job.run(writer));
        if (outcomes.back() == StoreOutcome::Failed)
            return false;
    }
    return writer.commit();
}

/// All or nothing: a failure is the disk's, and then nothing of the group may be called stored.
void SqliteStore::Private::commitGroup(std::vector<Job>& group)
{
    std::vector<StoreOutcome> outcomes;
    healthy = attempt(group, outcomes);
    if (!healthy) {
        writer.rollBack();
        outcomes.assign(group.size(), StoreOutcome::Failed);
    }
    std::vector<MailboxId> grown;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (group[i].grows && outcomes[i] == StoreOutcome::Done)
            grown.push_back(*group[i].grows);
        group[i].done(outcomes[i]);
    }
    std::sort(grown.begin(), grown.end());
    grown.erase(std::unique(grown.begin(), grown.end()), grown.end());
    if (!grown.empty())
        watch.grown(grown);
}

SqliteStore::Opened SqliteStore::open(const std::string& path, Limits limits)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    if (!fs::exists(path, failed)) {
        // SQLite gives its journal the permissions of the file, so that they must be right before it is first opened.
        std::ofstream(path, std::ios::app).flush();
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, failed);
    }
    FileLock lock;
    if (!lock.take(path + ".lock"))
        return {nullptr, "Another relay is using " + path + ". Stop it first (systemctl stop inglenook-relay)."};
    std::string failure;
    auto writing = SqliteConnection::open(path, failure);
    if (!writing)
        return {nullptr, "Cannot open " + path + ": " + failure + "."};
    if (const std::string trouble = prepareFile(*writing); !trouble.empty())
        return {nullptr, "Cannot use " + path + ": " + trouble + "."};
    auto reading = SqliteConnection::open(path, failure);
    if (!reading)
        return {nullptr, "Cannot open " + path + ": " + failure + "."};
    auto made = std::make_unique<Private>(std::move(*writing), std::move(*reading), limits);
    made->fileLock = std::move(lock);
    return {std::unique_ptr<SqliteStore>(new SqliteStore(std::move(made))), {}};
}

SqliteStore::SqliteStore(std::unique_ptr<Private> made)
    : d(std::move(made))
{
    d->thread = std::thread([this] { d->work(); });
}

SqliteStore::~SqliteStore()
{
    stop();
}

void SqliteStore::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    d->wake.notify_one();
    if (d->thread.joinable())
        d->thread.join();
}

bool SqliteStore::append(NewEvent event, Done done)
{
    const MailboxId mailbox = event.mailbox;
    auto run = [event = std::move(event), most = d->limits.eventsPerMailbox](SqliteWriter& writer) {
        return writer.append(event, most);
    };
    return d->enqueue({std::move(run), std::move(done), mailbox});
}

void SqliteStore::forget(const MailboxId& mailbox, std::uint64_t upto, Done done)
{
    auto run = [mailbox, upto](SqliteWriter& writer) { return writer.forget(mailbox, upto); };
    d->enqueueOrFail({std::move(run), std::move(done), std::nullopt});
}

void SqliteStore::expire(core::Instant before, Done done)
{
    d->expireFrom(0, before, std::move(done));
}

void SqliteStore::putMailbox(StoredMailbox mailbox, Done done)
{
    auto run = [mailbox = std::move(mailbox)](SqliteWriter& writer) { return writer.putMailbox(mailbox); };
    d->enqueueOrFail({std::move(run), std::move(done), std::nullopt});
}

void SqliteStore::removeMailbox(const MailboxId& id, Done done)
{
    d->enqueueOrFail({[id](SqliteWriter& writer) { return writer.removeMailbox(id); }, std::move(done), std::nullopt});
}

void SqliteStore::read(const MailboxId& mailbox, std::uint64_t after, std::size_t limit, EventsRead read)
{
    EventBatch batch;
    StoreOutcome outcome;
    {
        const std::lock_guard lock(d->readerMutex);
        outcome = d->reader.readEvents(mailbox, after, limit, batch);
    }
    read(outcome, std::move(batch));
}

void SqliteStore::countEvents(const MailboxId& mailbox, Counted counted)
{
    std::uint64_t count = 0;
    StoreOutcome outcome;
    {
        const std::lock_guard lock(d->readerMutex);
        outcome = d->reader.countEvents(mailbox, count);
    }
    counted(outcome, count);
}

void SqliteStore::findMailbox(const MailboxId& id, MailboxFound found)
{
    StoredMailbox mailbox;
    StoreOutcome outcome;
    {
        const std::lock_guard lock(d->readerMutex);
        outcome = d->reader.findMailbox(id, mailbox);
    }
    found(outcome, outcome == StoreOutcome::Done ? std::optional(std::move(mailbox)) : std::nullopt);
}

bool SqliteStore::hasMailboxes()
{
    const std::lock_guard lock(d->readerMutex);
    return d->reader.hasMailboxes();
}

void SqliteStore::watch(StoreWatch watch)
{
    d->watch = std::move(watch);
}

bool SqliteStore::isHealthy() const
{
    return d->healthy;
}

} // namespace inglenook::relay
