#include "relay/daemon/keeping.h"

#include "relay/store/sqlitestore.h"
#include "relay/store/sqliteupkeep.h"

#include <filesystem>

#if defined(INGLENOOK_RELAY_POSTGRESQL)
#include "relay/postgresql/postgresqlstore.h"
#include "relay/postgresql/postgresqlupkeep.h"
#endif

namespace inglenook::relay {

namespace {

std::string fileOf(const Options& options)
{
    return (std::filesystem::path(options.config.dataFolder) / "relay.sqlite").string();
}

#if !defined(INGLENOOK_RELAY_POSTGRESQL)
constexpr const char* withoutPostgresql =
    "This program was built without PostgreSQL: take the package that has it, or leave the line `postgresql` out.";
#endif

} // namespace

MadeStore makeStore(const Options& options)
{
    if (options.postgresql.empty())
        return {};
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    auto opened = PostgresqlStore::open(options.postgresql, {.eventsPerMailbox = options.config.eventsPerMailbox});
    return {std::move(opened.store), std::move(opened.failure)};
#else
    return {nullptr, withoutPostgresql};
#endif
}

std::string makeKept(const Options& options, bool& holdsMailboxes)
{
    MadeStore made = makeStore(options);
    if (options.postgresql.empty()) {
        auto opened = SqliteStore::open(fileOf(options), {});
        made = {std::move(opened.store), std::move(opened.failure)};
    }
    holdsMailboxes = made.store && made.store->hasMailboxes();
    return made.failure;
}

std::string copyKept(const Options& options, const std::string& folder)
{
    if (!options.postgresql.empty())
        return {};
    return copySqliteStore(fileOf(options), (std::filesystem::path(folder) / "relay.sqlite").string());
}

std::string summariseKept(const Options& options, StoreSummary& summary)
{
    if (options.postgresql.empty())
        return summariseSqliteStore(fileOf(options), summary);
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    return summarisePostgresqlStore(options.postgresql, summary);
#else
    return withoutPostgresql;
#endif
}

std::string checkKept(const Options& options, [[maybe_unused]] std::vector<std::string>& worries)
{
    if (options.postgresql.empty())
        return checkSqliteStore(fileOf(options));
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    return checkPostgresqlStore(options.postgresql, worries);
#else
    return withoutPostgresql;
#endif
}

} // namespace inglenook::relay
