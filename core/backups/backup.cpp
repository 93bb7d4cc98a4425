#include "core/backups/backup.h"

#include "core/backups/sealedfile.h"
#include "core/base/log.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace inglenook::core {
namespace {

const auto nameFormat = QStringLiteral("yyyy-MM-dd-HHmm");

Error failed(const QString& detail)
{
    return {ErrorKind::Storage,
            Backup::tr("The backup could not be written. Your data are as they were. Make room, or choose "
                       "another folder."),
            detail};
}

Error foreign(const QString& detail)
{
    return {ErrorKind::InvalidInput,
            Backup::tr("This is no whole backup of Inglenook: the file is foreign or damaged. Nothing was "
                       "changed."),
            detail};
}

/// A file that is gone when this goes.
class Passing
{
public:
    explicit Passing(QString path)
        : m_path(std::move(path))
    {
        QFile::remove(m_path);
    }
    ~Passing()
    {
        for (const char* end : {"", "-wal", "-shm", "-journal"})
            QFile::remove(m_path + QLatin1String(end));
    }
    Passing(const Passing&) = delete;
    Passing& operator=(const Passing&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    QString m_path;
};

Result<qint64> number(Transaction& transaction, const QString& statement)
{
    auto rows = transaction.run(statement);
    if (!rows)
        return rows.error();
    return rows->next() ? rows->value(0).toLongLong() : 0;
}

Result<void> checkWhole(Transaction& transaction)
{
    auto rows = transaction.run(QStringLiteral("PRAGMA integrity_check(1)"));
    if (!rows || !rows->next() || rows->value(0).toString() != u"ok")
        return foreign(rows ? QStringLiteral("integrity check") : rows.error().detail);
    const auto tables =
        number(transaction, QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN"
                                           " ('owner', 'settings', 'contacts', 'invitations', 'answers', 'opt_outs')"));
    return tables && *tables == 6 ? Result<void>() : foreign(QStringLiteral("tables are missing"));
}

Result<BackupContents> readContents(Transaction& transaction)
{
    if (auto whole = checkWhole(transaction); !whole)
        return whole.error();
    BackupContents contents;
    const auto schema = number(transaction, QStringLiteral("PRAGMA user_version"));
    const auto contacts = number(transaction, QStringLiteral("SELECT COUNT(*) FROM contacts"));
    const auto mails =
        number(transaction, QStringLiteral("SELECT COUNT(*) FROM invitations WHERE sent_at IS NOT NULL"));
    const auto answers = number(transaction, QStringLiteral("SELECT COUNT(*) FROM answers"));
    const auto newest =
        number(transaction, QStringLiteral("SELECT max(ifnull((SELECT MAX(changed_at) FROM contacts), 0),"
                                           " ifnull((SELECT MAX(changed_at) FROM invitations), 0),"
                                           " ifnull((SELECT MAX(changed_at) FROM answers), 0))"));
    for (const auto* figure : {&schema, &contacts, &mails, &answers, &newest}) {
        if (!*figure)
            return foreign(figure->error().detail);
    }
    if (const auto business = SettingsRepository().loadBusiness(transaction))
        contents.business = business->name;
    contents.schema = static_cast<int>(*schema);
    contents.contacts = *contacts;
    contents.mails = *mails;
    contents.answers = *answers;
    if (*newest > 0)
        contents.newest = QDateTime::fromMSecsSinceEpoch(*newest, Qt::UTC);
    return contents;
}

} // namespace

QString backupFolderOf(const QString& databasePath)
{
    return QFileInfo(databasePath).absolutePath() + QStringLiteral("/backups");
}

QList<Backup> findBackups(const QString& folder)
{
    static const QRegularExpression pattern(
        QStringLiteral("^inglenook-(\\d{4}-\\d{2}-\\d{2}-\\d{4})\\.(sqlite|sealed)$"));
    QList<Backup> backups;
    const auto files = QDir(folder).entryInfoList({QStringLiteral("inglenook-*")}, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files) {
        const auto match = pattern.match(file.fileName());
        QDateTime made = QDateTime::fromString(match.captured(1), nameFormat);
        made.setTimeSpec(Qt::UTC);
        if (match.hasMatch() && made.isValid())
            backups.prepend({file.filePath(), made, file.size(), match.captured(2) == u"sealed"});
    }
    return backups;
}

QList<Backup> spareBackups(const QList<Backup>& backups)
{
    QSet<QDate> days;
    QSet<std::pair<int, int>> weeks;
    QList<Backup> spare;
    for (const Backup& backup : backups) {
        const QDate day = backup.madeAt.date();
        int year = 0;
        const int week = day.weekNumber(&year);
        const bool isFirstOfDay = !days.contains(day) && days.size() < dailyBackups;
        const bool isFirstOfWeek = !weeks.contains({year, week}) && weeks.size() < weeklyBackups;
        if (isFirstOfDay)
            days.insert(day);
        if (isFirstOfWeek)
            weeks.insert({year, week});
        if (!isFirstOfDay && !isFirstOfWeek)
            spare.append(backup);
    }
    return spare;
}

Result<Backup> writeBackup(Database& database, const QString& folder, const QDateTime& now, const QByteArray& password)
{
    const QDir target(folder);
    if (!QDir().mkpath(folder))
        return failed(folder);
    const bool isSealed = !password.isEmpty();
    const QString name =
        QStringLiteral("inglenook-%1.%2")
            .arg(now.toUTC().toString(nameFormat), isSealed ? QStringLiteral("sealed") : QStringLiteral("sqlite"));
    // The readable copy of a sealed backup never leaves the data folder.
    const QString own = QFileInfo(database.path()).absolutePath();
    const Passing plain((isSealed ? QDir(own) : target).filePath(QStringLiteral("backup-under-way.part")));
    if (auto copied = database.copyTo(plain.path()); !copied)
        return copied.error();
    QFile::setPermissions(plain.path(), QFile::ReadOwner | QFile::WriteOwner);
    const Passing sealed(target.filePath(QStringLiteral("sealed-backup-under-way.part")));
    if (isSealed) {
        if (auto done = SealedFile::seal(plain.path(), sealed.path(), password); !done)
            return done.error();
    }
    const QString whole = isSealed ? sealed.path() : plain.path();
    if (const auto checked = checkBackup(whole, password, own); !checked)
        return checked.error();
    const QString path = target.filePath(name);
    QFile::remove(path); // of the same minute
    if (!QFile::rename(whole, path))
        return failed(path);
    const auto spare = spareBackups(findBackups(folder));
    for (const Backup& old : spare) {
        if (!QFile::remove(old.path))
            qCWarning(lcStorage) << "an old backup cannot be removed";
    }
    return Backup{path, now, QFileInfo(path).size(), isSealed};
}

Result<BackupContents> checkBackup(const QString& path, const QByteArray& password, const QString& folder)
{
    if (!SealedFile::isSealed(path))
        return checkDatabase(path);
    if (password.isEmpty())
        return Error{ErrorKind::SignIn, Backup::tr("This backup has a password."), {}};
    const Passing plain(QDir(folder).filePath(QStringLiteral("backup-being-checked.part")));
    if (auto opened = SealedFile::open(path, plain.path(), password); !opened)
        return opened.error();
    return checkDatabase(plain.path());
}

Result<BackupContents> checkDatabase(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, Backup::tr("This file cannot be read."), file.errorString()};
    if (!file.read(16).startsWith("SQLite format 3"))
        return foreign(QStringLiteral("no database"));
    file.close();
    const auto database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return foreign(database.error().detail);
    auto contents = (*database)->read([](Transaction& transaction) { return readContents(transaction); });
    if (!contents && contents.error().kind == ErrorKind::Storage)
        return foreign(contents.error().detail);
    return contents;
}

} // namespace inglenook::core
