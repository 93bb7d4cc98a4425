#include "core/backups/automaticbackup.h"

#include "core/base/log.h"
#include "core/settings/settingsrepository.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QPointer>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

constexpr auto firstLook = 90s; // the start of the program comes first
constexpr auto betweenLooks = 30min;

const auto folderSetting = QStringLiteral("backup.second_folder");
const auto sealedSetting = QStringLiteral("backup.is_sealed");

} // namespace

Result<BackupSettings> loadBackupSettings(Transaction& transaction)
{
    const auto folder = SettingsRepository().loadText(transaction, folderSetting);
    if (!folder)
        return folder.error();
    const auto sealed = SettingsRepository().loadText(transaction, sealedSetting);
    if (!sealed)
        return sealed.error();
    return BackupSettings{*folder, *sealed == u"1"};
}

Result<void> storeBackupSettings(Transaction& transaction, const BackupSettings& settings)
{
    if (auto done = SettingsRepository().storeText(transaction, folderSetting, settings.secondFolder); !done)
        return done;
    return SettingsRepository().storeText(transaction, sealedSetting,
                                          settings.isSealed ? QStringLiteral("1") : QStringLiteral("0"));
}

AutomaticBackup::AutomaticBackup(Database& database, const Clock& clock, SecretStore& secrets, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_secrets(secrets)
{
    m_timer.setInterval(betweenLooks);
    connect(&m_timer, &QTimer::timeout, this, &AutomaticBackup::lookAtTheDay);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] { finish(*m_writing.result()); });
}

AutomaticBackup::~AutomaticBackup()
{
    m_writing.waitForFinished();
}

void AutomaticBackup::start()
{
    m_timer.start();
    QTimer::singleShot(firstLook, this, &AutomaticBackup::lookAtTheDay);
}

void AutomaticBackup::lookAtTheDay()
{
    const auto backups = findBackups(folder());
    const QDate today = m_clock.now().toUTC().date();
    if (backups.isEmpty() || backups.first().madeAt.date() < today)
        backUpNow();
}

void AutomaticBackup::backUpNow()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    const auto settings = m_database.read([](Transaction& transaction) { return loadBackupSettings(transaction); });
    if (!settings)
        return finish(settings.error());
    if (!settings->isSealed)
        return write(settings->secondFolder, {});
    m_secrets.read(QString::fromUtf16(secretname::backupPassword),
                   [self = QPointer(this), folder = settings->secondFolder](const Result<QByteArray>& password) {
                       if (!self)
                           return;
                       if (!password)
                           return self->finish(
                               Error{password.error().kind,
                                     tr("The password of the backups cannot be read from the keychain, so "
                                        "none was made. Set it again in the settings."),
                                     password.error().detail});
                       self->write(folder, *password);
                   });
}

void AutomaticBackup::write(const QString& secondFolder, const QByteArray& password)
{
    m_writing.setFuture(
        QtConcurrent::run([path = m_database.path(), first = folder(), secondFolder, password, now = m_clock.now()] {
            const auto database = Database::open(path);
            if (!database)
                return std::make_shared<Result<Backup>>(database.error());
            auto backup = std::make_shared<Result<Backup>>(writeBackup(**database, first, now, password));
            if (!*backup || secondFolder.isEmpty())
                return backup;
            if (const auto second = writeBackup(**database, secondFolder, now, password); !second)
                return std::make_shared<Result<Backup>>(
                    Error{ErrorKind::Storage,
                          tr("The backup is made, but its second copy could not be written to “%1”.").arg(secondFolder),
                          second.error().detail});
            return backup;
        }));
}

void AutomaticBackup::finish(const Result<Backup>& backup)
{
    m_isRunning = false;
    if (!backup)
        qCWarning(lcStorage) << "backup:" << backup.error().detail;
    Q_EMIT finished(backup);
}

} // namespace inglenook::core
