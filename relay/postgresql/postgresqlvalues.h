#pragma once

#include "core/clicks/bytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace inglenook::relay {

/// The parameters of one statement, in PostgreSQL's binary format.
class PostgresqlValues
{
public:
    PostgresqlValues& add(std::int64_t number);                      ///< bigint
    PostgresqlValues& add(core::ByteView bytes);                     ///< bytea, or text
    PostgresqlValues& add(const std::vector<std::int64_t>& numbers); ///< bigint[]
    PostgresqlValues& add(const std::vector<core::ByteView>& bytes); ///< bytea[]

    [[nodiscard]] const std::vector<std::string>& values() const { return m_values; }

private:
    std::vector<std::string> m_values;
};

} // namespace inglenook::relay
