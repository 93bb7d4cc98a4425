#include "relay/store/sqlite.h"

#include <sqlite3.h>

namespace inglenook::relay {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_statement.reset(statement);
}

Statement& Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, core::ByteView bytes)
{
    // No address would mean NULL, not "no bytes".
    const void* start = bytes.empty() ? static_cast<const void*>("") : bytes.data();
    sqlite3_bind_blob64(m_statement.get(), index, start, bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement::Step Statement::step()
{
    if (!m_statement)
        return Step::Failed;
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return Step::Row;
    reset();
    return code == SQLITE_DONE ? Step::Done : Step::Failed;
}

bool Statement::run()
{
    Step step = Step::Row;
    while (step == Step::Row)
        step = this->step();
    return step == Step::Done;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::vector<std::uint8_t> Statement::blob(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, bytes + sqlite3_column_bytes(m_statement.get(), column)};
}

std::string Statement::text(int column) const
{
    const auto bytes = blob(column);
    return {bytes.begin(), bytes.end()};
}

void SqliteConnection::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

std::optional<SqliteConnection> SqliteConnection::open(const std::string& path, std::string& failure)
{
    return open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, failure);
}

std::optional<SqliteConnection> SqliteConnection::openToRead(const std::string& path, std::string& failure)
{
    return open(path, SQLITE_OPEN_READONLY, failure);
}

std::optional<SqliteConnection> SqliteConnection::open(const std::string& path, int flags, std::string& failure)
{
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteConnection connection;
    connection.m_database.reset(database);
    if (code != SQLITE_OK) {
        failure = connection.lastError();
        return std::nullopt;
    }
    sqlite3_busy_timeout(database, 5000);
    sqlite3_extended_result_codes(database, 1);
    return connection;
}

bool SqliteConnection::execute(const char* sql)
{
    return sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::string SqliteConnection::lastError() const
{
    return sqlite3_errmsg(m_database.get());
}

std::int64_t SqliteConnection::changes() const
{
    return sqlite3_changes64(m_database.get());
}

} // namespace inglenook::relay
