#pragma once

#include "core/base/storage/transaction.h"

#include <QtCore/QCoreApplication>

#include <memory>
#include <mutex>

namespace inglenook::core {

/// One SQLite file, opened by one thread. Foreign keys on, WAL, `synchronous=FULL`: what `write` has returned is on
/// disk. A worker thread opens a Database of its own on the same file; writers (and with them checkpoints) of one
/// process take turns, as SQLite before 3.51.3 can corrupt a WAL when two do so at once. Other processes are kept out
/// by DataFolder.
class Database
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::Database)

public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens (and for ReadWrite creates) the file at `path` and brings its schema up to date.
    /// Errors: Storage (cannot open, damaged), NewerVersion (written by a newer release).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString& path, Access access = Access::ReadWrite);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }

    /// Runs `work(Transaction&)`, which returns a Result, on one consistent view of the data.
    template <typename F>
    auto read(F&& work) -> std::invoke_result_t<F, Transaction&>
    {
        return within(QStringLiteral("BEGIN"), QStringLiteral("ROLLBACK"), std::forward<F>(work));
    }

    /// Runs `work(Transaction&)`, which returns a Result, and commits durably. If it fails, or the commit does,
    /// nothing has changed. Waits for its turn while another thread writes.
    template <typename F>
    auto write(F&& work) -> std::invoke_result_t<F, Transaction&>
    {
        return writeWith(Syncing::AtCommit, std::forward<F>(work));
    }

    /// As `write`, without waiting for the disk: what it has returned outlives this process, however that ends, but not
    /// a power cut, until the next `write` has returned.
    template <typename F>
    auto writeUnsynced(F&& work) -> std::invoke_result_t<F, Transaction&>
    {
        return writeWith(Syncing::Later, std::forward<F>(work));
    }

    /// Another thread is writing: `write` would wait for its turn. What can come later had better do so then.
    [[nodiscard]] bool isBusy() const;
    /// Writes the journal back into the file and empties it, so that what was deleted is nowhere any more. Errors:
    /// Storage; while another connection reads, what it needs stays until the next time.
    [[nodiscard]] Result<void> checkpoint();
    /// A whole, compact copy of the data as they are now, without keeping writers waiting. The file must not be there.
    [[nodiscard]] Result<void> copyTo(const QString& path);

private:
    enum class Syncing { AtCommit, Later };

    Database(QString path, QString connection);

    template <typename F>
    auto writeWith(Syncing syncing, F&& work) -> std::invoke_result_t<F, Transaction&>
    {
        const std::lock_guard turn(*m_writers);
        if (auto set = setSyncing(syncing); !set)
            return set.error();
        return within(QStringLiteral("BEGIN IMMEDIATE"), QStringLiteral("COMMIT"), std::forward<F>(work));
    }

    template <typename F>
    auto within(const QString& begin, const QString& end, F&& work) -> std::invoke_result_t<F, Transaction&>
    {
        if (auto begun = m_statements.run(begin, {}); !begun)
            return begun.error();
        Transaction transaction(m_statements);
        auto result = std::forward<F>(work)(transaction);
        m_statements.finish();
        if (!result) {
            rollBack();
            return result;
        }
        if (auto ended = m_statements.run(end, {}); !ended) {
            rollBack();
            return ended.error();
        }
        return result;
    }

    [[nodiscard]] Result<void> execute(const char* statement);
    [[nodiscard]] Result<void> setSyncing(Syncing syncing);
    void rollBack();

    QString m_path;
    QString m_connection;
    std::shared_ptr<std::recursive_mutex> m_writers; ///< shared by every Database on this file
    PreparedStatements m_statements;
    Syncing m_syncing = Syncing::AtCommit;
};

/// The Error for a failed statement, in the owner's words; `detail` keeps SQLite's.
[[nodiscard]] Error storageError(const QSqlError& error);

} // namespace inglenook::core
