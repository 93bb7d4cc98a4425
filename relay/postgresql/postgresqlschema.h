#pragma once

#include "relay/postgresql/postgresqlconnection.h"

namespace inglenook::relay {

/// Brings the database to the schema of this program; replicas that start at the same time wait for each other. Empty
/// on success, else why not, in plain English.
[[nodiscard]] std::string migrateSchema(PostgresqlConnection& connection);

} // namespace inglenook::relay
