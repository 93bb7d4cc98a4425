#include "core/base/storage/database.h"

#include "core/base/log.h"
#include "core/base/storage/migrator.h"

#include <QtCore/QFileInfo>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>

#include <atomic>

namespace inglenook::core {
namespace {

QString nextConnectionName()
{
    static std::atomic<quint64> number = 0;
    return QStringLiteral("inglenook-%1").arg(++number);
}

constexpr const char* settingsOfAConnection[] = {
    "PRAGMA foreign_keys = ON",   "PRAGMA synchronous = FULL",  "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -32000", "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON", // what is deleted is overwritten, not only forgotten
};

/// The turn of writers to that file. Recursive, so that a nested write is refused by SQLite instead of hanging.
std::shared_ptr<std::recursive_mutex> writersOf(const QString& path)
{
    static std::mutex guard;
    static QHash<QString, std::weak_ptr<std::recursive_mutex>> writersByFile;
    const std::lock_guard lock(guard);
    const QString file = QFileInfo(path).canonicalFilePath();
    auto writers = writersByFile.value(file).lock();
    if (!writers || file.isEmpty()) { // no file: a database in memory, which nobody shares
        writers = std::make_shared<std::recursive_mutex>();
        writersByFile.insert(file, writers);
    }
    return writers;
}

} // namespace

Error storageError(const QSqlError& error)
{
    const QString code = error.nativeErrorCode();
    QString message = Database::tr("The database could not do this. Nothing was changed.");
    if (code == u"13")
        message = Database::tr("The disk is full. Nothing was changed: make room and try again.");
    else if (code == u"8")
        message = Database::tr("The data folder cannot be written to. Nothing was changed.");
    else if (code == u"11" || code == u"26")
        message = Database::tr("The database file is damaged. Nothing was changed: restore the newest backup.");
    return {ErrorKind::Storage, message, error.text()};
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Access access)
{
    const QString connection = nextConnectionName();
    {
        auto handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        handle.setDatabaseName(path);
        if (access == Access::ReadOnly)
            handle.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (!handle.open()) {
            const Error error{ErrorKind::Storage, tr("The database cannot be opened."), handle.lastError().text()};
            handle = {};
            QSqlDatabase::removeDatabase(connection);
            return error;
        }
    }

    std::unique_ptr<Database> database(new Database(path, connection));
    for (const char* statement : settingsOfAConnection) {
        if (auto done = database->execute(statement); !done)
            return done.error();
    }
    if (access == Access::ReadWrite) {
        const std::lock_guard turn(*database->m_writers);
        if (auto done = database->execute("PRAGMA journal_mode = WAL"); !done)
            return done.error();
        auto handle = QSqlDatabase::database(connection);
        if (auto migrated = Migrator(handle).run(); !migrated)
            return migrated.error();
    }
    return database;
}

Database::Database(QString path, QString connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_writers(writersOf(m_path))
    , m_statements(m_connection)
{
}

Database::~Database()
{
    m_statements.clear();
    const std::lock_guard turn(*m_writers); // the last to close writes a checkpoint
    QSqlDatabase::database(m_connection).close();
    QSqlDatabase::removeDatabase(m_connection);
}

bool Database::isBusy() const
{
    return !std::unique_lock(*m_writers, std::try_to_lock).owns_lock();
}

Result<void> Database::checkpoint()
{
    const std::lock_guard turn(*m_writers);
    m_statements.finish();
    return execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> Database::copyTo(const QString& path)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("VACUUM INTO ?"));
    query.addBindValue(path);
    return query.exec() ? Result<void>() : storageError(query.lastError());
}

Result<void> Database::execute(const char* statement)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(QString::fromLatin1(statement)))
        return storageError(query.lastError());
    return {};
}

Result<void> Database::setSyncing(Syncing syncing)
{
    if (syncing == m_syncing)
        return {};
    auto set = execute(syncing == Syncing::AtCommit ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    if (set)
        m_syncing = syncing;
    return set;
}

void Database::rollBack()
{
    if (auto done = execute("ROLLBACK"); !done)
        qCDebug(lcStorage) << "rollback:" << done.error().detail;
}

Result<Rows> PreparedStatements::run(const QString& statement, const QVariantList& values)
{
    auto prepared = m_prepared.value(statement);
    if (!prepared) {
        prepared = std::make_shared<Prepared>(Prepared{QSqlQuery(QSqlDatabase::database(m_connection))});
        prepared->query.setForwardOnly(true);
        if (!prepared->query.prepare(statement))
            return storageError(prepared->query.lastError());
        m_prepared.insert(statement, prepared);
    }
    QSqlQuery& query = prepared->query;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    if (!std::exchange(prepared->isRunning, true))
        m_running.append(prepared);
    if (!query.exec())
        return storageError(query.lastError());
    return Rows(std::shared_ptr<QSqlQuery>(prepared, &query));
}

void PreparedStatements::finish()
{
    for (const auto& prepared : std::as_const(m_running)) {
        prepared->query.finish();
        prepared->isRunning = false;
    }
    m_running.clear();
}

void PreparedStatements::clear()
{
    m_running.clear();
    m_prepared.clear();
}

} // namespace inglenook::core
