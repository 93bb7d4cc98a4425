#include "relay/postgresql/postgresqlupkeep.h"

#include "relay/postgresql/postgresqlconnection.h"

namespace inglenook::relay {

namespace {

using namespace std::chrono_literals;
using Trip = PostgresqlConnection::Trip;

constexpr auto longestWait = 60s;

constexpr PostgresqlConnection::Statement summaryStatements[] = {
    {"summary", "SELECT count(*), coalesce(sum(stored_events), 0)::bigint, "
                "(SELECT min(relay_time) FROM inglenook_relay.events) FROM inglenook_relay.counts"}};

/// Rows are what is wrong.
constexpr const char* worriesOf = R"(
SELECT 'fsync is off: a power cut loses what was confirmed' WHERE current_setting('fsync') = 'off'
UNION ALL
SELECT 'full_page_writes is off: a power cut can damage the database' WHERE current_setting('full_page_writes') = 'off'
UNION ALL
SELECT 'no standby must have a commit before it is confirmed (synchronous_standby_names is empty): the loss of this '
       'server loses presses' WHERE current_setting('synchronous_standby_names') = ''
UNION ALL
SELECT 'no standby of synchronous_standby_names is connected: nothing can be confirmed'
    WHERE current_setting('synchronous_standby_names') <> ''
        AND NOT EXISTS (SELECT 1 FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))
UNION ALL
SELECT 'fewer than two standbys are connected: the loss of one stops confirming'
    WHERE current_setting('synchronous_standby_names') <> ''
        AND (SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')) = 1
)";

} // namespace

std::string summarisePostgresqlStore(const std::string& target, StoreSummary& summary)
{
    PostgresqlConnection connection(target, summaryStatements);
    const auto take = [&summary](std::size_t, const PostgresqlResult& result) {
        summary.mailboxes = static_cast<std::uint64_t>(result.integer(0, 0));
        summary.events = static_cast<std::uint64_t>(result.integer(0, 1));
        if (!result.isNull(0, 2))
            summary.oldest = core::Instant(std::chrono::milliseconds(result.integer(0, 2)));
    };
    const auto deadline = std::chrono::steady_clock::now() + longestWait;
    if (connection.run({{"summary", {}}}, deadline, take) != Trip::Done)
        return "Cannot read the PostgreSQL database: " + connection.failure() + ".";
    return {};
}

std::string checkPostgresqlStore(const std::string& target, std::vector<std::string>& worries)
{
    PostgresqlConnection connection(target, {});
    const auto take = [&worries](std::size_t, const PostgresqlResult& result) {
        for (int row = 0; row < result.rows(); ++row)
            worries.push_back(core::toString(result.bytes(row, 0)));
    };
    if (connection.execute(worriesOf, std::chrono::steady_clock::now() + longestWait, take) != Trip::Done)
        return "Cannot use the PostgreSQL database: " + connection.failure() + ".";
    return {};
}

} // namespace inglenook::relay
