#pragma once

#include "relay/postgresql/postgresqlvalues.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

struct pg_conn;
struct pg_result;

namespace inglenook::relay {

/// The rows of one statement. Rows and columns count from 0.
class PostgresqlResult
{
public:
    explicit PostgresqlResult(pg_result* rows);

    [[nodiscard]] int rows() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    /// Of a bigint.
    [[nodiscard]] std::int64_t integer(int row, int column) const;
    /// Of a bytea or text; as long as the result lives.
    [[nodiscard]] core::ByteView bytes(int row, int column) const;

private:
    friend class PostgresqlConnection;
    struct Clear
    {
        void operator()(pg_result* rows) const;
    };
    std::unique_ptr<pg_result, Clear> m_rows;
};

/// One connection to whichever of the named hosts takes changes. It is made when it is first needed and again after it
/// has been lost. Every wait has an end.
class PostgresqlConnection
{
public:
    using Deadline = std::chrono::steady_clock::time_point;

    struct Statement
    {
        const char* name;
        const char* sql;
    };
    struct Query
    {
        const char* statement;
        PostgresqlValues values;
        bool endsPart = false; ///< what comes after it stands for itself: it may fail alone
    };

    /// `target` is a libpq connection string or URI. The statements are prepared on every new connection.
    PostgresqlConnection(std::string target, std::span<const Statement> statements);
    PostgresqlConnection(const PostgresqlConnection&) = delete;
    PostgresqlConnection& operator=(const PostgresqlConnection&) = delete;

    /// Connects unless it is connected.
    [[nodiscard]] bool open();
    void close() { m_connection.reset(); }

    enum class Trip {
        Done,
        Lost,    ///< the connection: it is not known what was done
        Again,   ///< not done, and another try may do better: a deadlock, a server that is going down
        Refused, ///< not done
    };
    using Took = std::function<void(std::size_t query, const PostgresqlResult& result)>;
    /// Runs queries in one round trip; `took` gets each result as it comes. Closes the connection on failure.
    Trip run(const std::vector<Query>& queries, Deadline deadline, const Took& took);
    /// Runs plain SQL, any number of statements; `took` gets their results, as text.
    Trip execute(const std::string& sql, Deadline deadline, const Took& took = {});

    struct Notification
    {
        int sender = 0; ///< process of the server behind the connection that sent it
        std::string text;
    };
    /// Takes what the server has sent by itself. False when the connection is lost.
    [[nodiscard]] bool takeNotifications(std::vector<Notification>& taken);

    [[nodiscard]] int socket() const;
    /// The server's process behind this connection.
    [[nodiscard]] int serverProcess() const;
    /// Whether the server warned during the last run. It does so when a commit has not waited for the standbys, because
    /// someone has cut its wait short.
    [[nodiscard]] bool wasWarned() const { return m_wasWarned; }
    /// Why the last call failed, in the server's or the library's words.
    [[nodiscard]] const std::string& failure() const { return m_failure; }

private:
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool send(const std::vector<Query>& queries);
    Trip receive(const std::vector<Query>& queries, Deadline deadline, const Took& took);
    /// The next result, or nothing at the end of a statement's; false when it does not come.
    [[nodiscard]] bool next(Deadline deadline, std::optional<PostgresqlResult>& result);
    [[nodiscard]] bool waitForServer(Deadline deadline);
    Trip failed(const PostgresqlResult& result);
    Trip lost();

    struct Finish
    {
        void operator()(pg_conn* connection) const;
    };

    std::string m_target;
    std::span<const Statement> m_statements;
    std::unique_ptr<pg_conn, Finish> m_connection;
    std::string m_failure;
    bool m_wasWarned = false;
};

} // namespace inglenook::relay
