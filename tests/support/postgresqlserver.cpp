#include "tests/support/postgresqlserver.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QThread>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace inglenook::tests {

namespace {

/// Debian keeps the server's programs out of the path, one folder for each version.
QString programFolder()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    return names.isEmpty() ? QString() : versions.filePath(names.first()) + QStringLiteral("/bin/");
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

PostgresqlServer::PostgresqlServer()
    : m_folder(QDir::tempPath() + QStringLiteral("/ingl-pg-XXXXXX"))
    , m_port(freePort())
{
    if (const passwd* nobody = geteuid() == 0 ? getpwnam("nobody") : nullptr)
        static_cast<void>(chown(m_folder.path().toLocal8Bit().constData(), nobody->pw_uid, nobody->pw_gid));
}

PostgresqlServer::~PostgresqlServer()
{
    kill();
}

void PostgresqlServer::prepareUser(QProcess& process) const
{
    const passwd* nobody = geteuid() == 0 ? getpwnam("nobody") : nullptr;
    const uid_t user = nobody ? nobody->pw_uid : geteuid();
    const gid_t group = nobody ? nobody->pw_gid : getegid();
    const bool changes = nobody != nullptr;
    process.setChildProcessModifier([user, group, changes] {
        if (changes && (setgroups(0, nullptr) != 0 || setgid(group) != 0 || setuid(user) != 0))
            _exit(1);
        // No server outlives a test that has crashed.
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
}

QString PostgresqlServer::runProgram(const QString& name, const QStringList& arguments)
{
    QProcess process;
    prepareUser(process);
    process.start(programFolder() + name, arguments);
    const bool isDone = process.waitForFinished(60'000);
    if (!isDone) {
        process.kill();
        process.waitForFinished();
    }
    const QString said = QString::fromUtf8(process.readAll()).trimmed();
    const bool isWell = isDone && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return isWell ? said : QStringLiteral("%1 failed: %2 %3").arg(name, process.errorString(), said);
}

QString PostgresqlServer::start()
{
    const QString data = m_folder.filePath(QStringLiteral("data"));
    if (!QDir(data).exists()) {
        const QString said = runProgram(QStringLiteral("initdb"),
                                        {QStringLiteral("--no-sync"), QStringLiteral("-A"), QStringLiteral("trust"),
                                         QStringLiteral("-U"), QStringLiteral("relay"), QStringLiteral("-D"), data});
        if (said.contains(QStringLiteral("failed")))
            return said;
    }
    prepareUser(m_process);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("server.log")));
    const QString options = QStringLiteral("-D %1 -k %2 -p %3 -c listen_addresses=127.0.0.1 -c shared_buffers=32MB "
                                           "-c max_connections=40 -c fsync=off")
                                .arg(data, m_folder.path())
                                .arg(m_port);
    m_process.start(programFolder() + QStringLiteral("postgres"), options.split(QLatin1Char(' ')));
    const QDeadlineTimer deadline(30'000);
    QString said;
    do {
        said = run(QStringLiteral("SELECT 'ready'"));
        if (said == QStringLiteral("ready"))
            return {};
        QThread::msleep(20);
    } while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning);
    return said;
}

void PostgresqlServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

std::string PostgresqlServer::makeDatabase()
{
    const QString name = QStringLiteral("relay%1").arg(++m_databases);
    if (const QString said = run(QStringLiteral("CREATE DATABASE %1").arg(name)); !said.isEmpty()) {
        qWarning("%s", qUtf8Printable(said));
        return {};
    }
    m_database = name;
    return QStringLiteral("host=127.0.0.1 port=%1 user=relay dbname=%2").arg(m_port).arg(name).toStdString();
}

QString PostgresqlServer::run(const QString& sql)
{
    return runProgram(QStringLiteral("psql"),
                      {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-p"), QString::number(m_port),
                       QStringLiteral("-U"), QStringLiteral("relay"), QStringLiteral("-d"), m_database,
                       QStringLiteral("-X"), QStringLiteral("-A"), QStringLiteral("-t"), QStringLiteral("-q"),
                       QStringLiteral("-c"), sql});
}

} // namespace inglenook::tests
