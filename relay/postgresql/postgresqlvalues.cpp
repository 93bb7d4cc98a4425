#include "relay/postgresql/postgresqlvalues.h"

namespace inglenook::relay {

namespace {

// Of PostgreSQL's built-in types; fixed for ever.
constexpr std::uint32_t byteaType = 17;
constexpr std::uint32_t bigintType = 20;

template <typename Number>
void write(std::string& into, Number number)
{
    for (int shift = 8 * (static_cast<int>(sizeof number) - 1); shift >= 0; shift -= 8)
        into += static_cast<char>((static_cast<std::uint64_t>(number) >> shift) & 0xff);
}

/// One dimension, no NULL, numbered from 1.
void writeArrayHead(std::string& into, std::uint32_t type, std::size_t length)
{
    write<std::uint32_t>(into, 1);
    write<std::uint32_t>(into, 0);
    write<std::uint32_t>(into, type);
    write(into, static_cast<std::uint32_t>(length));
    write<std::uint32_t>(into, 1);
}

} // namespace

PostgresqlValues& PostgresqlValues::add(std::int64_t number)
{
    write(m_values.emplace_back(), number);
    return *this;
}

PostgresqlValues& PostgresqlValues::add(core::ByteView bytes)
{
    m_values.push_back(core::toString(bytes));
    return *this;
}

PostgresqlValues& PostgresqlValues::add(const std::vector<std::int64_t>& numbers)
{
    std::string& into = m_values.emplace_back();
    writeArrayHead(into, bigintType, numbers.size());
    for (const std::int64_t number : numbers) {
        write(into, static_cast<std::uint32_t>(sizeof number));
        write(into, number);
    }
    return *this;
}

PostgresqlValues& PostgresqlValues::add(const std::vector<core::ByteView>& bytes)
{
    std::string& into = m_values.emplace_back();
    writeArrayHead(into, byteaType, bytes.size());
    for (const core::ByteView each : bytes) {
        write(into, static_cast<std::uint32_t>(each.size()));
        into += core::toString(each);
    }
    return *this;
}

} // namespace inglenook::relay
