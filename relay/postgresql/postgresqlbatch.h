#pragma once

#include "relay/postgresql/postgresqlconnection.h"
#include "relay/store/store.h"

#include <map>
#include <variant>

namespace inglenook::relay {

/// What a replica may change in one mailbox.
struct PostgresqlChange
{
    struct Append
    {
        NewEvent event;
    };
    struct Forget
    {
        std::uint64_t upto = 0;
    };
    struct Expire
    {
        core::Instant before;
    };
    struct Put
    {
        StoredMailbox mailbox;
    };
    struct Remove
    {
    };

    core::MailboxId mailbox;
    std::variant<Append, Forget, Expire, Put, Remove> what;
};

/// Changes that commit together, as the queries of one round trip.
///
/// Every mailbox's row is locked first, in the order of the ids, so that replicas never wait for each other in a
/// circle. The lock is held until the commit, and numbers are drawn under it: whoever draws the next one has waited for
/// the commit before, so that a live reader never sees a number while a smaller one is still on its way. It also makes
/// a repeated transaction write something, so that its commit waits for the standbys even when all of its events had
/// come through the first time.
class PostgresqlBatch
{
public:
    using Query = PostgresqlConnection::Query;

    PostgresqlBatch(const std::vector<PostgresqlChange>& changes, std::uint64_t mostEvents);

    [[nodiscard]] const std::vector<Query>& queries() const { return m_queries; }
    /// Takes the result of one query.
    void take(std::size_t query, const PostgresqlResult& result);
    /// What became of each change, once the commit is done.
    [[nodiscard]] const std::vector<StoreOutcome>& outcomes() const { return m_outcomes; }

    static constexpr PostgresqlConnection::Statement statements[] = {
        {"begin", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"},
        {"lock", "SELECT 1 FROM inglenook_relay.counts WHERE mailbox_id = $1 FOR UPDATE"},
        {"append", R"(
            WITH given AS (
                SELECT DISTINCT ON (event_id) event_id, relay_time, sealed, place
                FROM unnest($2::bytea[], $3::bigint[], $4::bytea[]) WITH ORDINALITY
                    AS list (event_id, relay_time, sealed, place)
                ORDER BY event_id, place
            ), fresh AS (
                SELECT event_id, relay_time, sealed, place, row_number() OVER (ORDER BY place) AS rank FROM given
                WHERE NOT EXISTS (SELECT 1 FROM inglenook_relay.events AS old
                                  WHERE old.mailbox_id = $1 AND old.event_id = given.event_id)
            ), counted AS (
                SELECT last_sequence, $5::bigint - stored_events AS room FROM inglenook_relay.counts
                WHERE mailbox_id = $1
            ), kept AS (
                INSERT INTO inglenook_relay.events (mailbox_id, sequence, event_id, relay_time, sealed)
                SELECT $1, last_sequence + rank, event_id, relay_time, sealed FROM fresh, counted WHERE rank <= room
                RETURNING 1
            ), drawn AS (
                UPDATE inglenook_relay.counts SET last_sequence = last_sequence + (SELECT count(*) FROM kept),
                    stored_events = stored_events + (SELECT count(*) FROM kept)
                WHERE mailbox_id = $1
            )
            SELECT place FROM fresh, counted WHERE rank > room)"},
        {"forget", R"(
            WITH gone AS (
                DELETE FROM inglenook_relay.events WHERE mailbox_id = $1 AND sequence <= $2 RETURNING 1
            )
            UPDATE inglenook_relay.counts SET stored_events = stored_events - (SELECT count(*) FROM gone)
            WHERE mailbox_id = $1)"},
        {"expire", R"(
            WITH gone AS (
                DELETE FROM inglenook_relay.events WHERE mailbox_id = $1 AND relay_time < $2 RETURNING 1
            )
            UPDATE inglenook_relay.counts SET stored_events = stored_events - (SELECT count(*) FROM gone)
            WHERE mailbox_id = $1)"},
        {"put", R"(
            INSERT INTO inglenook_relay.mailboxes (mailbox_id, public_key, secret_hash, page) VALUES ($1, $2, $3, $4)
            ON CONFLICT (mailbox_id) DO UPDATE SET public_key = $2, secret_hash = $3, page = $4)"},
        {"begin_count", "INSERT INTO inglenook_relay.counts (mailbox_id) VALUES ($1) ON CONFLICT DO NOTHING"},
        {"remove", "DELETE FROM inglenook_relay.mailboxes WHERE mailbox_id = $1"},
        {"remove_events", "DELETE FROM inglenook_relay.events WHERE mailbox_id = $1"},
        {"end_count", "DELETE FROM inglenook_relay.counts WHERE mailbox_id = $1"},
        {"commit", "COMMIT"},
    };

private:
    /// What the result of a query says about which changes.
    struct Meaning
    {
        enum class Kind { Lock, Refused, Nothing } kind = Kind::Nothing;
        std::vector<std::size_t> changes;
    };
    using Places = std::vector<std::size_t>;

    void addMailbox(const core::MailboxId& id, const Places& places);
    void addAppends(const core::MailboxId& id, const Places& places);
    void addOther(const PostgresqlChange& change);
    void add(const char* statement, PostgresqlValues values) { add(statement, std::move(values), Meaning()); }
    void add(const char* statement, PostgresqlValues values, Meaning meaning);

    const std::vector<PostgresqlChange>& m_changes;
    std::int64_t m_mostEvents;
    std::vector<Query> m_queries;
    std::vector<Meaning> m_meanings;
    std::vector<StoreOutcome> m_outcomes;
};

} // namespace inglenook::relay
