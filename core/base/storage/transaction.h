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

/// An open transaction: what repository functions take. Statements are prepared once a connection and used again.
class Transaction
{
public:
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Runs one statement with `values` bound to its `?` in order.
    [[nodiscard]] Result<Rows> run(const QString& statement, const QVariantList& values = {});

    /// The key of the row that the last insert made.
    [[nodiscard]] static qint64 insertedKey(const Rows& rows) { return rows.lastInsertId().toLongLong(); }

private:
    friend class Database;
    Transaction(const QString& connection, QHash<QString, std::shared_ptr<QSqlQuery>>& statements)
        : m_connection(connection)
        , m_statements(statements)
    {
    }

    const QString& m_connection;
    QHash<QString, std::shared_ptr<QSqlQuery>>& m_statements;
};

} // namespace inglenook::core
