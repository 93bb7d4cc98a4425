#include "relay/postgresql/postgresqlconnection.h"

#include <cerrno>
#include <libpq-fe.h>
#include <poll.h>

namespace inglenook::relay {

namespace {

constexpr int binary = 1;

/// What holds unless the connection string says otherwise. A server that has gone without a word is noticed within ten
/// seconds, and of several hosts the one that takes changes is found.
constexpr const char* defaultNames[] = {"target_session_attrs", "connect_timeout",     "tcp_user_timeout",
                                        "keepalives_idle",      "keepalives_interval", "keepalives_count",
                                        "application_name",     "client_encoding",     "dbname"};
constexpr const char* defaultValues[] = {"read-write", "2", "10000", "5", "2", "2", "inglenook-relay", "UTF8"};

/// "Saved" means flushed by this server and by as many others as it is set up to wait for, whatever the default of the
/// database. What is stricter stays.
constexpr const char* durable = "SELECT pg_catalog.set_config('synchronous_commit', 'on', false) "
                                "WHERE pg_catalog.current_setting('synchronous_commit') IN ('off', 'local', "
                                "'remote_write')";

void noteWarning(void* wasWarned, const PGresult* notice)
{
    const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    *static_cast<bool*>(wasWarned) |= severity && std::string_view(severity) == "WARNING";
}

PostgresqlConnection::Trip tripOf(std::string_view state)
{
    // Deadlocks and the like; a server that is stopping or starting; one that takes no changes any more.
    const bool passes = state.starts_with("40") || state.starts_with("57P") || state == "25006";
    return passes ? PostgresqlConnection::Trip::Again : PostgresqlConnection::Trip::Refused;
}

} // namespace

void PostgresqlResult::Clear::operator()(pg_result* rows) const
{
    PQclear(rows);
}

PostgresqlResult::PostgresqlResult(pg_result* rows)
    : m_rows(rows)
{
}

int PostgresqlResult::rows() const
{
    return PQntuples(m_rows.get());
}

bool PostgresqlResult::isNull(int row, int column) const
{
    return PQgetisnull(m_rows.get(), row, column) != 0;
}

std::int64_t PostgresqlResult::integer(int row, int column) const
{
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes(row, column))
        number = number << 8 | byte;
    return static_cast<std::int64_t>(number);
}

core::ByteView PostgresqlResult::bytes(int row, int column) const
{
    const auto* start = reinterpret_cast<const std::uint8_t*>(PQgetvalue(m_rows.get(), row, column));
    return {start, static_cast<std::size_t>(PQgetlength(m_rows.get(), row, column))};
}

void PostgresqlConnection::Finish::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

PostgresqlConnection::PostgresqlConnection(std::string target, std::span<const Statement> statements)
    : m_target(std::move(target))
    , m_statements(statements)
{
}

bool PostgresqlConnection::open()
{
    if (m_connection)
        return true;
    std::vector<const char*> names(std::begin(defaultNames), std::end(defaultNames));
    std::vector<const char*> values(std::begin(defaultValues), std::end(defaultValues));
    names.push_back(nullptr);
    // As the last one, so that what it says comes before the defaults.
    values.push_back(m_target.c_str());
    values.push_back(nullptr);
    m_connection.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(m_connection.get()) != CONNECTION_OK) {
        lost();
        return false;
    }
    PQsetNoticeReceiver(m_connection.get(), noteWarning, &m_wasWarned);
    if (!prepare()) {
        lost();
        return false;
    }
    PQsetnonblocking(m_connection.get(), 1);
    return true;
}

bool PostgresqlConnection::prepare()
{
    const PostgresqlResult set(PQexec(m_connection.get(), durable));
    if (PQresultStatus(set.m_rows.get()) != PGRES_TUPLES_OK)
        return false;
    for (const Statement& statement : m_statements) {
        const PostgresqlResult made(PQprepare(m_connection.get(), statement.name, statement.sql, 0, nullptr));
        if (PQresultStatus(made.m_rows.get()) != PGRES_COMMAND_OK)
            return false;
    }
    return true;
}

PostgresqlConnection::Trip PostgresqlConnection::lost()
{
    m_failure = PQerrorMessage(m_connection.get());
    while (m_failure.ends_with('\n'))
        m_failure.pop_back();
    if (m_failure.empty())
        m_failure = "the server does not answer";
    close();
    return Trip::Lost;
}

PostgresqlConnection::Trip PostgresqlConnection::failed(const PostgresqlResult& result)
{
    const char* state = PQresultErrorField(result.m_rows.get(), PG_DIAG_SQLSTATE);
    const char* words = PQresultErrorField(result.m_rows.get(), PG_DIAG_MESSAGE_PRIMARY);
    if (!state)
        return lost();
    const Trip trip = tripOf(state);
    m_failure = words ? words : state;
    close();
    return trip;
}

PostgresqlConnection::Trip PostgresqlConnection::run(const std::vector<Query>& queries, Deadline deadline,
                                                     const Took& took)
{
    if (!open())
        return Trip::Lost;
    m_wasWarned = false;
    if (PQenterPipelineMode(m_connection.get()) == 0 || !send(queries))
        return lost();
    const Trip trip = receive(queries, deadline, took);
    if (trip == Trip::Done && PQexitPipelineMode(m_connection.get()) == 0)
        close();
    return trip;
}

bool PostgresqlConnection::send(const std::vector<Query>& queries)
{
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const std::vector<std::string>& values = queries[i].values.values();
        std::vector<const char*> starts;
        std::vector<int> lengths;
        for (const std::string& value : values) {
            starts.push_back(value.data());
            lengths.push_back(static_cast<int>(value.size()));
        }
        const std::vector<int> formats(values.size(), binary);
        if (PQsendQueryPrepared(m_connection.get(), queries[i].statement, static_cast<int>(values.size()),
                                starts.data(), lengths.data(), formats.data(), binary) == 0)
            return false;
        const bool endsPart = queries[i].endsPart || i + 1 == queries.size();
        if (endsPart && PQpipelineSync(m_connection.get()) == 0)
            return false;
    }
    return true;
}

PostgresqlConnection::Trip PostgresqlConnection::receive(const std::vector<Query>& queries, Deadline deadline,
                                                         const Took& took)
{
    std::optional<PostgresqlResult> result;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (!next(deadline, result) || !result)
            return lost();
        const auto status = PQresultStatus(result->m_rows.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            return failed(*result);
        took(i, *result);
        // The end of this statement's results, then that of its part.
        if (!next(deadline, result) || result)
            return lost();
        const bool endsPart = queries[i].endsPart || i + 1 == queries.size();
        if (endsPart && (!next(deadline, result) || !result))
            return lost();
        if (endsPart && PQresultStatus(result->m_rows.get()) != PGRES_PIPELINE_SYNC)
            return failed(*result);
    }
    return Trip::Done;
}

PostgresqlConnection::Trip PostgresqlConnection::execute(const std::string& sql, Deadline deadline, const Took& took)
{
    if (!open())
        return Trip::Lost;
    if (PQsendQuery(m_connection.get(), sql.c_str()) == 0)
        return lost();
    std::optional<PostgresqlResult> result;
    for (std::size_t i = 0;; ++i) {
        if (!next(deadline, result))
            return lost();
        if (!result)
            return Trip::Done;
        const auto status = PQresultStatus(result->m_rows.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            return failed(*result);
        if (took)
            took(i, *result);
    }
}

bool PostgresqlConnection::next(Deadline deadline, std::optional<PostgresqlResult>& result)
{
    pg_conn* connection = m_connection.get();
    for (;;) {
        const int unsent = PQflush(connection);
        if (unsent < 0)
            return false;
        if (unsent == 0 && PQisBusy(connection) == 0)
            break;
        if (!waitForServer(deadline) || PQconsumeInput(connection) == 0)
            return false;
    }
    pg_result* rows = PQgetResult(connection);
    result.reset();
    if (rows)
        result.emplace(rows);
    return rows || PQstatus(connection) == CONNECTION_OK;
}

bool PostgresqlConnection::waitForServer(Deadline deadline)
{
    const bool hasUnsent = PQflush(m_connection.get()) > 0;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0)
            return false;
        pollfd waits{.fd = socket(), .events = static_cast<short>(hasUnsent ? POLLIN | POLLOUT : POLLIN), .revents = 0};
        const int ready = poll(&waits, 1, static_cast<int>(left));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

bool PostgresqlConnection::takeNotifications(std::vector<Notification>& taken)
{
    if (PQconsumeInput(m_connection.get()) == 0) {
        lost();
        return false;
    }
    while (PGnotify* notify = PQnotifies(m_connection.get())) {
        taken.push_back({notify->be_pid, notify->extra});
        PQfreemem(notify);
    }
    return true;
}

int PostgresqlConnection::socket() const
{
    return PQsocket(m_connection.get());
}

int PostgresqlConnection::serverProcess() const
{
    return m_connection ? PQbackendPID(m_connection.get()) : 0;
}

} // namespace inglenook::relay
