#pragma once

#include "core/base/result.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

class QSqlDatabase;

namespace inglenook::core {

/// Brings a database up to the newest schema: numbered SQL files, each run in one transaction together with its
/// `user_version`. A file database that already holds data is first copied to `<name>.before-<version>-<day>.sqlite`.
class Migrator
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::Migrator)

public:
    explicit Migrator(QSqlDatabase& database, const QDir& scripts = QDir(QStringLiteral(":/migrations")));

    /// Errors: NewerVersion (the file knows more than we do), Storage (a statement failed: the version stays as it
    /// was).
    [[nodiscard]] Result<void> run();

private:
    struct Step
    {
        int version;
        QString file;
    };

    [[nodiscard]] QList<Step> findSteps() const;
    [[nodiscard]] Result<int> loadVersion();
    [[nodiscard]] Result<void> backUp(int version);
    [[nodiscard]] Result<void> apply(const Step& step);
    [[nodiscard]] Result<void> execute(const QString& statement);

    QSqlDatabase& m_database;
    QDir m_scripts;
};

/// The statements of an SQL script, cut at each `;` that ends a line outside of `BEGIN ... END`; comments are dropped.
[[nodiscard]] QStringList splitStatements(const QString& script);

} // namespace inglenook::core
