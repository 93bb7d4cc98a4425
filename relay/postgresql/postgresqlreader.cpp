#include "relay/postgresql/postgresqlreader.h"

#include "relay/postgresql/backoff.h"

namespace inglenook::relay {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Trip = PostgresqlConnection::Trip;

constexpr std::size_t mostAtOnce = 64;
constexpr std::size_t mostWaiting = 100'000;
constexpr auto longestWait = 5s;

/// One row at least when there is the mailbox; without an event in it when there is none to read.
EventBatch batchOf(const PostgresqlResult& result, std::uint64_t after)
{
    EventBatch batch;
    const auto newest = static_cast<std::uint64_t>(result.integer(0, 0));
    batch.last = after > newest ? 0 : after;
    for (int row = 0; row < result.rows() && !result.isNull(row, 1); ++row) {
        StoredEvent event;
        event.sequence = static_cast<std::uint64_t>(result.integer(row, 1));
        event.id = core::EventId::from(result.bytes(row, 2)).value_or(core::EventId{});
        event.time = core::Instant(std::chrono::milliseconds(result.integer(row, 3)));
        const core::ByteView sealed = result.bytes(row, 4);
        event.sealed.assign(sealed.begin(), sealed.end());
        batch.last = event.sequence;
        batch.events.push_back(std::move(event));
    }
    return batch;
}

} // namespace

const PostgresqlConnection::Statement PostgresqlReader::statements[4] = {
    {"read", R"(
        SELECT counts.last_sequence, list.sequence, list.event_id, list.relay_time, list.sealed
        FROM inglenook_relay.counts LEFT JOIN LATERAL (
            SELECT sequence, event_id, relay_time, sealed FROM inglenook_relay.events
            WHERE events.mailbox_id = $1
                AND sequence > CASE WHEN $2::bigint > counts.last_sequence THEN 0 ELSE $2::bigint END
            ORDER BY sequence LIMIT $3::bigint
        ) AS list ON true
        WHERE counts.mailbox_id = $1 ORDER BY list.sequence)"},
    {"count", "SELECT stored_events FROM inglenook_relay.counts WHERE mailbox_id = $1"},
    {"find", "SELECT public_key, secret_hash, page FROM inglenook_relay.mailboxes WHERE mailbox_id = $1"},
    {"any", "SELECT mailbox_id FROM inglenook_relay.mailboxes LIMIT 1"},
};

PostgresqlReader::PostgresqlReader(std::string target)
    : m_connection(std::move(target), statements)
{
    m_thread = std::thread([this] { work(); });
}

PostgresqlReader::~PostgresqlReader()
{
    stop();
}

void PostgresqlReader::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void PostgresqlReader::ask(const char* statement, PostgresqlValues values,
                           std::function<void(const PostgresqlResult*)> took)
{
    bool isTaken = false;
    {
        const std::lock_guard lock(m_mutex);
        isTaken = !m_stopping && m_waiting.size() < mostWaiting;
        if (isTaken)
            m_waiting.push_back({{statement, std::move(values), true}, took, Clock::now() + longestWait});
    }
    if (isTaken)
        m_wake.notify_one();
    else
        took(nullptr);
}

void PostgresqlReader::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), mostAtOnce));
        std::vector<Question> questions(std::move_iterator(m_waiting.begin()), std::move_iterator(end));
        m_waiting.erase(m_waiting.begin(), end);
        lock.unlock();
        answer(std::move(questions));
        lock.lock();
    }
}

void PostgresqlReader::answer(std::vector<Question> questions)
{
    Backoff backoff;
    std::size_t answered = 0;
    for (;;) {
        std::vector<PostgresqlConnection::Query> queries;
        for (std::size_t i = answered; i < questions.size(); ++i)
            queries.push_back(questions[i].query);
        const Trip trip =
            m_connection.run(queries, questions.back().deadline, [&](std::size_t, const PostgresqlResult& result) {
                questions[answered].took(&result);
                ++answered;
            });
        if (answered == questions.size())
            return;
        const auto pause = backoff.next();
        if (trip == Trip::Refused || Clock::now() + pause > questions.back().deadline)
            break;
        std::this_thread::sleep_for(pause);
    }
    for (; answered < questions.size(); ++answered)
        questions[answered].took(nullptr);
}

void PostgresqlReader::read(const core::MailboxId& mailbox, std::uint64_t after, std::size_t limit,
                            Store::EventsRead read)
{
    PostgresqlValues values;
    values.add(mailbox.view()).add(static_cast<std::int64_t>(after)).add(static_cast<std::int64_t>(limit));
    ask("read", std::move(values), [read = std::move(read), after](const PostgresqlResult* result) {
        if (!result)
            read(StoreOutcome::Failed, {});
        else if (result->rows() == 0)
            read(StoreOutcome::Absent, {});
        else
            read(StoreOutcome::Done, batchOf(*result, after));
    });
}

void PostgresqlReader::countEvents(const core::MailboxId& mailbox, Store::Counted counted)
{
    PostgresqlValues values;
    ask("count", values.add(mailbox.view()), [counted = std::move(counted)](const PostgresqlResult* result) {
        if (!result)
            counted(StoreOutcome::Failed, 0);
        else if (result->rows() == 0)
            counted(StoreOutcome::Absent, 0);
        else
            counted(StoreOutcome::Done, static_cast<std::uint64_t>(result->integer(0, 0)));
    });
}

void PostgresqlReader::findMailbox(const core::MailboxId& id, Store::MailboxFound found)
{
    PostgresqlValues values;
    ask("find", values.add(id.view()), [id, found = std::move(found)](const PostgresqlResult* result) {
        if (result && result->rows() == 0)
            return found(StoreOutcome::Absent, std::nullopt);
        const auto key = result ? core::PublicKey::from(result->bytes(0, 0)) : std::nullopt;
        const auto hash = result ? SecretHash::from(result->bytes(0, 1)) : std::nullopt;
        if (!key || !hash)
            return found(StoreOutcome::Failed, std::nullopt);
        found(StoreOutcome::Done, StoredMailbox{id, *key, *hash, core::toString(result->bytes(0, 2))});
    });
}

void PostgresqlReader::findAny(Store::Done found)
{
    ask("any", {}, [found = std::move(found)](const PostgresqlResult* result) {
        if (!result)
            return found(StoreOutcome::Failed);
        found(result->rows() == 0 ? StoreOutcome::Absent : StoreOutcome::Done);
    });
}

} // namespace inglenook::relay
