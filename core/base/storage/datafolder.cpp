#include "core/base/storage/datafolder.h"

#include "core/base/log.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSysInfo>

#include <chrono>
#include <thread>

namespace inglenook::core {
namespace {

constexpr auto onlyForTheOwner = QFile::ReadOwner | QFile::WriteOwner;

QString lockFileIn(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("inglenook.lock"));
}

/// Whether that process runs the same program as this one. Where the system does not tell, the lock file alone decides.
bool runsThisProgram(qint64 process)
{
    const QString link = QStringLiteral("/proc/%1/exe");
    const QString program = QFile::symLinkTarget(link.arg(process));
    return !program.isEmpty() && program == QFile::symLinkTarget(link.arg(QCoreApplication::applicationPid()));
}

/// A lock file without a word was made by a process that died before it had signed it, or is being made just now by one
/// that is about to. Removed if it stays so; the system refuses where its maker still holds it.
bool removeUnsignedLock(QLockFile& lock)
{
    constexpr auto timeToSign = std::chrono::milliseconds(300);
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.error() != QLockFile::LockFailedError || lock.getLockInfo(&process, &host, &program))
        return false;
    std::this_thread::sleep_for(timeToSign);
    return !lock.getLockInfo(&process, &host, &program) && lock.removeStaleLockFile();
}

Error inUse(const QString& message, qint64 process)
{
    return {ErrorKind::InUse, message, QStringLiteral("held by process %1").arg(process)};
}

} // namespace

QString restoredDatabaseIn(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("inglenook.restored.sqlite"));
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString& path, const Clock& clock)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const bool isNew = !QFileInfo::exists(absolute);
    if (!QDir().mkpath(absolute))
        return Error{ErrorKind::Storage, tr("The data folder cannot be made here. Please choose another place."),
                     absolute};
    if (isNew)
        QFile::setPermissions(absolute, onlyForTheOwner | QFile::ExeOwner);

    std::unique_ptr<DataFolder> folder(new DataFolder(absolute));
    if (auto done = folder->lock(); !done)
        return done.error();
    if (auto done = folder->openDatabase(); !done)
        return done.error();
    if (auto done = folder->becomeOwner(clock.now()); !done)
        return done.error();
    return folder;
}

Result<void> DataFolder::checkIsFree(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (!QFileInfo::exists(absolute))
        return {};
    DataFolder folder(absolute);
    return folder.lock();
}

DataFolder::DataFolder(QString path)
    : m_path(std::move(path))
    , m_lock(lockFileIn(m_path))
{
    // A copy may run for weeks: only the death of its process makes its lock stale, never age.
    m_lock.setStaleLockTime(0);
}

DataFolder::~DataFolder()
{
    if (!m_isOwner)
        return;
    const auto released = m_database->write([](Transaction& t) -> Result<void> {
        auto done = t.run(QStringLiteral("DELETE FROM owner"));
        return done ? Result<void>() : done.error();
    });
    if (!released)
        qCWarning(lcStorage) << "the owner row stays:" << released.error().detail;
}

QString DataFolder::filePath(const QString& name) const
{
    return QDir(m_path).filePath(name);
}

Result<void> DataFolder::lock()
{
    if (m_lock.tryLock() || (removeUnsignedLock(m_lock) && m_lock.tryLock()))
        return {};
    if (m_lock.error() != QLockFile::LockFailedError)
        return Error{ErrorKind::Storage, tr("The data folder cannot be written to. Nothing was changed."),
                     QStringLiteral("lock file: error %1").arg(m_lock.error())};
    qint64 process = 0;
    QString host;
    QString program;
    m_lock.getLockInfo(&process, &host, &program);
    if (!host.isEmpty() && host != QSysInfo::machineHostName())
        return inUse(tr("Inglenook on the computer “%1” has these data open. Close it there first. If that computer is "
                        "gone, remove the file “%2”.")
                         .arg(host, QDir::toNativeSeparators(lockFileIn(m_path))),
                     process);
    return inUse(tr("Inglenook is open already with these data. Use the window that is open, or close it first."),
                 process);
}

/// Puts a restored database in its place. Each step is one renaming, and where the power fails between two of them the
/// next start goes on: what is restored is moved last.
Result<void> DataFolder::takeRestored()
{
    const QString restored = restoredDatabaseIn(m_path);
    if (!QFileInfo::exists(restored))
        return {};
    const QString path = filePath(QStringLiteral("inglenook.sqlite"));
    const QString kept = filePath(QStringLiteral("inglenook.before-restore.sqlite"));
    const auto move = [](const QString& from, const QString& to) {
        if (!QFileInfo::exists(from))
            return true;
        QFile::remove(to);
        return QFile::rename(from, to);
    };
    const bool isMoved =
        move(path + QStringLiteral("-wal"), kept + QStringLiteral("-wal")) && move(path, kept) && move(restored, path);
    if (!isMoved)
        return Error{ErrorKind::Storage,
                     tr("The restored data cannot take their place. Nothing is lost: both are in the data folder."),
                     restored};
    QFile::remove(path + QStringLiteral("-shm"));
    return {};
}

Result<void> DataFolder::openDatabase()
{
    if (auto taken = takeRestored(); !taken)
        return taken;
    const QString path = filePath(QStringLiteral("inglenook.sqlite"));
    // Made before SQLite does, because its own files take over the permissions of this one.
    if (!QFileInfo::exists(path)) {
        QFile fresh(path);
        if (!fresh.open(QIODevice::WriteOnly | QIODevice::NewOnly, onlyForTheOwner))
            return Error{ErrorKind::Storage, tr("The data folder cannot be written to. Nothing was changed."),
                         fresh.errorString()};
    }
    auto opened = Database::open(path);
    if (!opened)
        return opened.error();
    m_database = std::move(*opened);
    return {};
}

Result<void> DataFolder::becomeOwner(const QDateTime& now)
{
    const QString host = QSysInfo::machineHostName();
    const qint64 self = QCoreApplication::applicationPid();
    auto done = m_database->write([&](Transaction& t) -> Result<void> {
        auto owner = t.run(QStringLiteral("SELECT host, process FROM owner"));
        if (!owner)
            return owner.error();
        if (owner->next()) {
            const qint64 process = owner->value(1).toLongLong();
            if (owner->value(0).toString() == host && process != self && runsThisProgram(process))
                return inUse(
                    tr("Inglenook is open already with these data. Use the window that is open, or close it first."),
                    process);
        }
        auto taken =
            t.run(QStringLiteral("INSERT OR REPLACE INTO owner (one, host, process, since) VALUES (1, ?, ?, ?)"),
                  {host, self, now.toMSecsSinceEpoch()});
        return taken ? Result<void>() : taken.error();
    });
    m_isOwner = done.has_value();
    return done;
}

} // namespace inglenook::core
