#pragma once

#include "core/base/result.h"

#include <QtCore/QHash>
#include <QtCore/QVariant>
#include <QtSql/QSqlQuery>

#include <memory>

namespace inglenook::core {

/// What a statement gave: the rows of a query, or what a change did. It stands before its first row and is valid until
/// the same statement is run again or the transaction ends: read it out first.
class Rows
{
public:
    explicit Rows(std::shared_ptr<QSqlQuery> query)
        : m_query(std::move(query))
    {
    }

    /// Steps to the next row; false after the last.
    bool next() { return m_query->next(); }
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] int numRowsAffected() const { return m_query->numRowsAffected(); }
    [[nodiscard]] QVariant lastInsertId() const { return m_query->lastInsertId(); }

    /// The row it stands on, for functions that read one.
    operator const QSqlQuery&() const { return *m_query; }

private:
    std::shared_ptr<QSqlQuery> m_query;
};

/// The statements of one connection: each is prepared when it is first run, and then used again.
class PreparedStatements
{
public:
    explicit PreparedStatements(QString connection)
        : m_connection(std::move(connection))
    {
    }

    [[nodiscard]] Result<Rows> run(const QString& statement, const QVariantList& values);
    /// Ends what has been run since the last call: rows of it are no longer read.
    void finish();
    void clear();

private:
    struct Prepared
    {
        QSqlQuery query;
        bool isRunning = false; ///< since the last `finish`
    };

    QString m_connection;
    QHash<QString, std::shared_ptr<Prepared>> m_prepared;
    QList<std::shared_ptr<Prepared>> m_running;
};

/// An open transaction: what repository functions take.
class Transaction
{
public:
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Runs one statement with `values` bound to its `?` in order.
    [[nodiscard]] Result<Rows> run(const QString& statement, const QVariantList& values = {})
    {
        return m_statements.run(statement, values);
    }

    /// The key of the row that the last insert made.
    [[nodiscard]] static qint64 insertedKey(const Rows& rows) { return rows.lastInsertId().toLongLong(); }

private:
    friend class Database;
    explicit Transaction(PreparedStatements& statements)
        : m_statements(statements)
    {
    }

    PreparedStatements& m_statements;
};

} // namespace inglenook::core
