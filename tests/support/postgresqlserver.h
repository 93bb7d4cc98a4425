#pragma once

#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QTemporaryDir>

#include <string>

namespace inglenook::tests {

/// A PostgreSQL server of the test's own, in a temporary folder, on a socket and a free port of this computer. Run by
/// `nobody` when the test is run by root, as PostgreSQL insists.
class PostgresqlServer
{
public:
    PostgresqlServer();
    /// Ends it.
    ~PostgresqlServer();

    /// Empty on success, else what the programs said.
    [[nodiscard]] QString start();
    /// As a power cut would.
    void kill();

    /// Makes an empty database; how to connect to it, empty if it could not be made.
    [[nodiscard]] std::string makeDatabase();
    /// Runs SQL in the newest database; what it printed.
    QString run(const QString& sql);

private:
    [[nodiscard]] QString runProgram(const QString& name, const QStringList& arguments);
    void prepareUser(QProcess& process) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_database = QStringLiteral("postgres");
    int m_databases = 0;
    quint16 m_port = 0;
};

} // namespace inglenook::tests
