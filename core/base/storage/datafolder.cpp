#include "core/base/storage/datafolder.h"

#include "core/base/log.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSysInfo>

namespace inglenook::core {
namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Database file, so that it is never readable by others, not even before SQLite first writes to it.
Result<void> makePrivateFile(const QString& path)
{
    QFile file(path);
    if (file.exists())
        return {};
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        return Error{
            ErrorKind::Storage,
            DataFolder::tr("The data folder cannot be written to. Choose another one, or ask who looks after this "
                           "computer for permission."),
            file.errorString()};
    return {};
}

} // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString& path, const Clock& clock)
{
    const bool isNew = !QDir(path).exists();
    if (isNew) {
        if (!QDir().mkpath(path))
            return Error{ErrorKind::Storage, tr("The data folder “%1” cannot be made.").arg(path), {}};
        QFile::setPermissions(path, ownerOnly | QFileDevice::ExeOwner);
    }
    std::unique_ptr<DataFolder> folder(new DataFolder(QDir(path).absolutePath()));
    if (!folder->m_lock.tryLock(0)) {
        if (folder->m_lock.error() != QLockFile::LockFailedError)
            return Error{ErrorKind::Storage, tr("The data folder “%1” cannot be written to.").arg(path), {}};
        return Error{ErrorKind::InUse,
                     tr("Inglenook is already open with these data. Close the other one first; nothing was changed."),
                     {}};
    }
    const QString file = folder->filePath(QStringLiteral("inglenook.sqlite"));
    if (auto made = makePrivateFile(file); !made)
        return made.error();
    auto database = Database::open(file);
    if (!database)
        return database.error();
    folder->m_database = std::move(*database);
    if (auto taken = folder->takeOwnership(clock.now()); !taken)
        return taken.error();
    return folder;
}

DataFolder::DataFolder(QString path)
    : m_path(std::move(path))
    , m_lock(filePath(QStringLiteral("inglenook.lock")))
{
    m_lock.setStaleLockTime(0); // never stale by age: only by the death of its program
}

DataFolder::~DataFolder()
{
    if (!m_database)
        return;
    const auto left = m_database->write([](Transaction& t) -> Result<void> {
        return t.run(QStringLiteral("DELETE FROM owner")).and_then([](const Rows&) { return Result<void>(); });
    });
    if (!left)
        qCWarning(lcStorage) << "owner row stays:" << left.error().detail;
}

QString DataFolder::filePath(const QString& name) const
{
    return QDir(m_path).filePath(name);
}

Result<void> DataFolder::takeOwnership(const QDateTime& now)
{
    return m_database->write([&](Transaction& t) -> Result<void> {
        const QString host = QSysInfo::machineHostName();
        auto owner = t.run(QStringLiteral("SELECT host FROM owner"));
        if (!owner)
            return owner.error();
        // On this computer the lock has spoken: the row is of a program that died. Another computer's lock cannot be
        // seen.
        if (owner->next() && owner->value(0).toString() != host)
            return Error{
                ErrorKind::InUse,
                tr("These data are open on the computer “%1”. Close Inglenook there first; nothing was changed.")
                    .arg(owner->value(0).toString()),
                {}};
        const auto taken = t.run(QStringLiteral("INSERT INTO owner (one, host, process, since) VALUES (1, ?, ?, ?)"
                                                " ON CONFLICT (one) DO UPDATE SET host = excluded.host,"
                                                " process = excluded.process, since = excluded.since"),
                                 {host, QCoreApplication::applicationPid(), now.toMSecsSinceEpoch()});
        if (!taken)
            return taken.error();
        return {};
    });
}

} // namespace inglenook::core
