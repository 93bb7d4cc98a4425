#include "relay/postgresql/postgresqlschema.h"

namespace inglenook::relay {

namespace {

using namespace std::chrono_literals;

/// Each in a transaction with its number. What has been released never changes; a change is one more.
///
/// Every table but the small one of versions is keyed by the mailbox, every unique index begins with it, and every
/// statement that writes names one mailbox: a database that spreads tables over servers can do so by `mailbox_id`.
/// What changes with each event stands apart from the page, so that an update rewrites a few bytes in place.
constexpr const char* migrations[] = {
    R"(
CREATE TABLE inglenook_relay.mailboxes (
    mailbox_id bytea PRIMARY KEY,
    public_key bytea NOT NULL,
    secret_hash bytea NOT NULL,
    page bytea NOT NULL
);
CREATE TABLE inglenook_relay.counts (
    mailbox_id bytea PRIMARY KEY,
    last_sequence bigint NOT NULL DEFAULT 0,
    stored_events bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
CREATE TABLE inglenook_relay.events (
    mailbox_id bytea NOT NULL,
    sequence bigint NOT NULL,
    event_id bytea NOT NULL,
    relay_time bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (mailbox_id, sequence),
    UNIQUE (mailbox_id, event_id)
) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);
-- Sealed bytes do not shrink: no processor time for trying.
ALTER TABLE inglenook_relay.events ALTER COLUMN sealed SET STORAGE EXTERNAL;
-- Events come in the order of their time: a few bytes for each hundred pages find what has expired.
CREATE INDEX events_by_time ON inglenook_relay.events USING brin (relay_time) WITH (autosummarize = on);
CREATE TABLE inglenook_relay.probes (
    probe_id bigint PRIMARY KEY,
    probed_at timestamptz NOT NULL
);
)",
};

// The lock's number is any that nobody else would take. Who may not make schemas finds one that was made for him.
constexpr const char* ground = R"(
BEGIN;
SELECT pg_catalog.pg_advisory_xact_lock(7308619224310001);
DO $$ BEGIN
    IF pg_catalog.to_regnamespace('inglenook_relay') IS NULL THEN
        CREATE SCHEMA inglenook_relay;
    END IF;
END $$;
CREATE TABLE IF NOT EXISTS inglenook_relay.schema_versions (
    version bigint PRIMARY KEY,
    migrated_at timestamptz NOT NULL DEFAULT now()
);
)";
constexpr const char* currentVersion = "SELECT coalesce(max(version), 0) FROM inglenook_relay.schema_versions";
constexpr auto patience = 60s; ///< also for another replica that migrates

} // namespace

std::string migrateSchema(PostgresqlConnection& connection)
{
    using Trip = PostgresqlConnection::Trip;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    const auto failure = [&connection] { return connection.failure(); };
    std::size_t version = 0;
    const auto takeVersion = [&version](std::size_t, const PostgresqlResult& result) {
        version = std::stoul(core::toString(result.bytes(0, 0)));
    };
    if (connection.execute(ground, deadline) != Trip::Done ||
        connection.execute(currentVersion, deadline, takeVersion) != Trip::Done)
        return failure();
    if (version > std::size(migrations)) {
        connection.close();
        return "it is from a newer version of this program";
    }
    for (; version < std::size(migrations); ++version) {
        const std::string record =
            "INSERT INTO inglenook_relay.schema_versions (version) VALUES (" + std::to_string(version + 1) + ");";
        if (connection.execute(migrations[version] + record, deadline) != Trip::Done)
            return failure();
    }
    return connection.execute("COMMIT", deadline) == Trip::Done ? std::string() : failure();
}

} // namespace inglenook::relay
