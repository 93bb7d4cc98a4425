#include "relay/daemon/madestore.h"

#if defined(INGLENOOK_RELAY_POSTGRESQL)
#include "relay/postgresql/postgresqlstore.h"
#endif

namespace inglenook::relay {

MadeStore makeStore(const Options& options)
{
    if (options.postgresql.empty())
        return {};
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    auto opened = PostgresqlStore::open(options.postgresql, {.eventsPerMailbox = options.config.eventsPerMailbox});
    return {std::move(opened.store), std::move(opened.failure)};
#else
    return {nullptr, "This program was built without PostgreSQL: take the package that has it, or leave the line "
                     "`postgresql` out."};
#endif
}

} // namespace inglenook::relay
