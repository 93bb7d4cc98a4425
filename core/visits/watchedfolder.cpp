#include "core/visits/watchedfolder.h"

#include "core/visits/droppedfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 5s;
/// So long a file must have stayed as it is.
constexpr auto settlesAfter = 10s;
/// A file that could not be taken is left alone for so long, unless it changes.
constexpr auto triesAgainAfter = 10min;
/// Whatever changes more often is being written for a long time yet.
constexpr int fewChanges = 3;

/// What booking systems export; half-written and temporary files have other names.
QStringList namePatterns()
{
    return {QStringLiteral("*.csv"), QStringLiteral("*.txt"), QStringLiteral("*.tsv"), QStringLiteral("*.xlsx"),
            QStringLiteral("*.vcf")};
}

bool isTemporary(const QString& name)
{
    return name.startsWith(u'~') || name.startsWith(u'.');
}

QDateTime later(const QDateTime& time, std::chrono::milliseconds by)
{
    return time.addMSecs(by.count());
}

} // namespace

WatchedFolder::WatchedFolder(Database& database, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_worker(database.path(), Database::Access::ReadWrite)
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &WatchedFolder::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &WatchedFolder::look);
}

void WatchedFolder::start()
{
    m_timer.start();
    look();
}

bool WatchedFolder::isIdle() const
{
    const QDateTime soon = later(m_clock.now(), settlesAfter);
    return !m_worker.isRunning() && std::none_of(m_seen.begin(), m_seen.end(), [&soon](const Seen& file) {
        return file.size > 0 && file.takeAt <= soon && file.changes <= fewChanges;
    });
}

void WatchedFolder::look()
{
    const auto folder =
        m_database.read([](Transaction& transaction) { return FolderReportRepository().loadFolder(transaction); });
    if (!folder)
        return Q_EMIT failed(folder.error());
    follow(*folder);
    m_seen = findFiles(m_folder);
    takeNext();
}

/// The watcher only makes it quicker: drives of a network often tell nothing, so that the timer looks as well.
void WatchedFolder::follow(const QString& folder)
{
    if (folder != m_folder && !m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_folder = folder;
    // A drive that is away comes back by itself.
    if (!m_folder.isEmpty() && m_watcher.directories().isEmpty() && QFileInfo(m_folder).isDir())
        m_watcher.addPath(m_folder);
}

WatchedFolder::Files WatchedFolder::findFiles(const QString& folder) const
{
    Files found;
    if (folder.isEmpty())
        return found;
    const QDateTime now = m_clock.now();
    const auto files = QDir(folder).entryInfoList(namePatterns(), QDir::Files | QDir::Readable);
    for (const QFileInfo& file : files) {
        if (isTemporary(file.fileName()))
            continue;
        const QString path = file.absoluteFilePath();
        Seen stands{file.size(), file.lastModified(), later(now, settlesAfter)};
        if (const auto known = m_seen.constFind(path); known != m_seen.constEnd() && known->isSame(stands))
            stands = *known;
        else if (known != m_seen.constEnd())
            stands.changes = known->changes + 1;
        found.insert(path, stands);
    }
    return found;
}

void WatchedFolder::takeNext()
{
    if (m_worker.isRunning())
        return;
    const QDateTime now = m_clock.now();
    auto oldest = m_seen.constEnd();
    for (auto file = m_seen.constBegin(); file != m_seen.constEnd(); ++file) {
        const bool isReady = file->size > 0 && file->takeAt <= now;
        if (isReady && (oldest == m_seen.constEnd() || file->changedAt < oldest->changedAt))
            oldest = file;
    }
    if (oldest != m_seen.constEnd())
        take(oldest.key());
    else if (isIdle())
        Q_EMIT becameIdle();
}

void WatchedFolder::take(const QString& file)
{
    m_worker.start(
        [file, now = m_clock.now()](Database& database, const Progress& progress) {
            return DroppedFile(file).take(database, now, progress);
        },
        [this, file](const Result<FolderReport>& report) { finish(file, report); });
}

void WatchedFolder::finish(const QString& file, const Result<FolderReport>& report)
{
    if (report) {
        m_seen.remove(file);
        Q_EMIT fileTaken(*report);
    } else {
        m_seen[file].takeAt = later(m_clock.now(), triesAgainAfter);
        // A file that is gone or still being written is nobody's trouble.
        const ErrorKind kind = report.error().kind;
        if (kind != ErrorKind::NotFound && kind != ErrorKind::Conflict && kind != ErrorKind::Cancelled)
            Q_EMIT failed(report.error());
    }
    takeNext();
}

} // namespace inglenook::core
