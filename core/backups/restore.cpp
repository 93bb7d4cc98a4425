#include "core/backups/restore.h"

#include "core/backups/sealedfile.h"
#include "core/base/storage/datafolder.h"
#include "core/contacts/optoutrepository.h"
#include "core/people/erasure.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace inglenook::core {
namespace {

Error failed(const QString& detail)
{
    return {ErrorKind::Storage,
            Backup::tr("The backup could not be made ready. Your data are as they were. Make room in the data "
                       "folder and try again."),
            detail};
}

void removeDatabase(const QString& path)
{
    for (const char* end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(end));
}

Result<void> copyPlain(const QString& path, const QString& target, const QByteArray& password)
{
    if (SealedFile::isSealed(path)) {
        if (password.isEmpty())
            return Error{ErrorKind::SignIn, Backup::tr("This backup has a password."), {}};
        return SealedFile::open(path, target, password);
    }
    QFile source(path);
    return source.copy(target) && QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner)
               ? Result<void>()
               : failed(source.errorString());
}

/// Nothing goes out by itself after a restore: what was sent since then is not in the ledger.
Result<qint64> pauseMailings(Transaction& transaction)
{
    auto paused =
        transaction.run(QStringLiteral("UPDATE mailings SET state = 'paused', reason = ? WHERE state = 'running'"),
                        {Backup::tr("Restored from a backup. See first whether these mails have gone out since.")});
    return paused ? Result<qint64>(paused->numRowsAffected()) : paused.error();
}

/// Whoever wants no mail now, among the contacts of the backup. Where the data of now cannot be read, nobody is known.
Result<qint64> carryOptOuts(Database& restored, const QString& currentPath)
{
    const auto current = Database::open(currentPath, Database::Access::ReadOnly);
    if (!current)
        return 0;
    const auto optedOut = (*current)->read([&](Transaction& now) {
        return restored.read([&](Transaction& then) -> Result<QStringList> {
            auto rows = then.run(QStringLiteral("SELECT address_key FROM contacts"));
            if (!rows)
                return rows.error();
            QStringList keys;
            while (rows->next())
                keys.append(rows->value(0).toString());
            const auto found = OptOutRepository().findAmong(now, keys);
            const auto known = OptOutRepository().findAmong(then, keys);
            if (!found || !known)
                return found ? known.error() : found.error();
            return QStringList((*found - *known).values());
        });
    });
    if (!optedOut)
        return 0;
    return restored.write([&](Transaction& transaction) -> Result<qint64> {
        for (const QString& key : *optedOut) {
            const auto address = EmailAddress::parse(key);
            if (!address)
                continue;
            if (auto added = OptOutRepository().add(transaction, *address, QStringLiteral("restored"),
                                                    QDateTime::currentDateTimeUtc());
                !added)
                return added.error();
        }
        return optedOut->size();
    });
}

Result<RestoreReport> applySince(const QString& path, const QString& dataFolder, RestoreReport report)
{
    const auto database = Database::open(path); // brings it up to date
    if (!database)
        return database.error();
    const QString currentPath = QDir(dataFolder).filePath(QStringLiteral("inglenook.sqlite"));
    ErasureLog log(erasureLogBeside(currentPath));
    if (auto loaded = log.load(); !loaded)
        return loaded.error();
    const auto erased = eraseAgain(**database, log);
    if (!erased)
        return erased.error();
    report.erased = erased->people;
    const auto optedOut = carryOptOuts(**database, currentPath);
    if (!optedOut)
        return optedOut.error();
    report.optedOut = *optedOut;
    const auto paused = (*database)->write([](Transaction& transaction) -> Result<qint64> {
        if (auto cleared = transaction.run(QStringLiteral("DELETE FROM owner")); !cleared)
            return cleared.error();
        return pauseMailings(transaction);
    });
    if (!paused)
        return paused.error();
    report.pausedMailings = *paused;
    const auto emptied = (*database)->checkpoint();
    return emptied ? Result(report) : emptied.error();
}

} // namespace

Result<RestoreReport> prepareRestore(const QString& path, const QByteArray& password, const QString& dataFolder)
{
    const QString ready = restoredDatabaseIn(dataFolder);
    const QString unfinished = ready + QStringLiteral(".part");
    removeDatabase(unfinished);
    if (!QDir().mkpath(dataFolder))
        return failed(dataFolder);
    auto report = [&]() -> Result<RestoreReport> {
        if (auto copied = copyPlain(path, unfinished, password); !copied)
            return copied.error();
        const auto contents = checkDatabase(unfinished);
        if (!contents)
            return contents.error();
        return applySince(unfinished, dataFolder, {.contents = *contents});
    }();
    if (!report) {
        removeDatabase(unfinished);
        return report;
    }
    removeDatabase(ready);
    if (!QFile::rename(unfinished, ready)) {
        removeDatabase(unfinished);
        return failed(ready);
    }
    removeDatabase(unfinished);
    return report;
}

void forgetRestore(const QString& dataFolder)
{
    removeDatabase(restoredDatabaseIn(dataFolder));
}

} // namespace inglenook::core
