#pragma once

#include "core/base/result.h"

#include <QtCore/QHash>
#include <QtCore/QVariant>
#include <QtSql/QSqlQuery>

namespace inglenook::core {

/// An open transaction: what repository functions take. Statements are prepared once a connection and used again.
class Transaction
{
public:
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Runs one statement with `values` bound to its `?` in order. The query stands before its first row and is valid
    /// until the same statement is run again or the transaction ends: read it out first.
    [[nodiscard]] Result<QSqlQuery> run(const QString& statement, const QVariantList& values = {});

    /// The key of the row that the last insert made.
    [[nodiscard]] static qint64 insertedKey(const QSqlQuery& query) { return query.lastInsertId().toLongLong(); }

private:
    friend class Database;
    Transaction(const QString& connection, QHash<QString, QSqlQuery>& statements)
        : m_connection(connection)
        , m_statements(statements)
    {}

    const QString& m_connection;
    QHash<QString, QSqlQuery>& m_statements;
};

} // namespace inglenook::core
