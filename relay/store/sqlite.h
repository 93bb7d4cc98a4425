#pragma once

#include "core/clicks/bytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace inglenook::relay {

/// A prepared statement, used again and again. Parameters count from 1, columns from 0.
class Statement
{
public:
    Statement() = default;
    Statement(sqlite3* database, const char* sql);

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, core::ByteView bytes);
    Statement& bind(int index, std::string_view text);

    enum class Step { Row, Done, Failed };
    /// The next row; resets and unbinds after the last one or a failure.
    Step step();
    /// Runs to its end; false on failure.
    [[nodiscard]] bool run();
    /// Gives up the rest of the rows.
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::vector<std::uint8_t> blob(int column) const;
    [[nodiscard]] std::string text(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// One connection.
class SqliteConnection
{
public:
    /// Nothing on failure; `failure` then says why.
    [[nodiscard]] static std::optional<SqliteConnection> open(const std::string& path, std::string& failure);
    /// The same, of a file that is there and is not changed.
    [[nodiscard]] static std::optional<SqliteConnection> openToRead(const std::string& path, std::string& failure);

    [[nodiscard]] bool execute(const char* sql);
    [[nodiscard]] Statement prepare(const char* sql) { return {m_database.get(), sql}; }
    [[nodiscard]] std::string lastError() const;
    /// Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;

private:
    [[nodiscard]] static std::optional<SqliteConnection> open(const std::string& path, int flags, std::string& failure);

    struct Close
    {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace inglenook::relay
