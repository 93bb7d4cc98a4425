#include "core/visits/watchedfolder.h"

#include "core/visits/droppedfile.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

/// Between two looks a file must not have changed.
constexpr auto lookEvery = 10s;

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

} // namespace

WatchedFolder::WatchedFolder(Database& database, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &WatchedFolder::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &WatchedFolder::look);
    connect(&m_work, &QFutureWatcherBase::finished, this, &WatchedFolder::finish);
}

WatchedFolder::~WatchedFolder()
{
    m_isCancelled = true;
    m_work.waitForFinished();
}

void WatchedFolder::start()
{
    m_timer.start();
    look();
}

void WatchedFolder::look()
{
    const auto path =
        m_database.read([](Transaction& transaction) { return FolderReportRepository().loadFolder(transaction); });
    if (!path)
        return Q_EMIT failed(path.error());
    if (!m_watcher.directories().contains(*path)) {
        if (!m_watcher.directories().isEmpty())
            m_watcher.removePaths(m_watcher.directories());
        m_seen.clear();
        m_ready.clear();
    }
    // A drive that is away comes back by itself; nothing is lost meanwhile.
    if (path->isEmpty() || !QFileInfo(*path).isDir())
        return;
    m_watcher.addPath(*path);
    QHash<QString, Seen> found;
    const auto files =
        QDir(*path).entryInfoList(namePatterns(), QDir::Files | QDir::Readable, QDir::Time | QDir::Reversed);
    for (const QFileInfo& file : files) {
        if (isTemporary(file.fileName()))
            continue;
        const Seen now{file.size(), file.lastModified()};
        const QString name = file.absoluteFilePath();
        if (m_seen.value(name) == now && now.size > 0 && !m_ready.contains(name))
            m_ready.append(name);
        found.insert(name, now);
    }
    m_seen = found;
    takeNext();
}

void WatchedFolder::takeNext()
{
    if (m_work.isRunning() || m_ready.isEmpty())
        return;
    const QString file = m_ready.takeFirst();
    m_seen.remove(file);
    const QDateTime now = m_clock.now();
    m_work.setFuture(QtConcurrent::run([this, file, now, path = m_database.path()] {
        auto database = Database::open(path);
        if (!database)
            return std::make_shared<Result<FolderReport>>(database.error());
        const auto isWanted = [this](double) { return !m_isCancelled; };
        return std::make_shared<Result<FolderReport>>(DroppedFile(file).take(**database, now, isWanted));
    }));
}

void WatchedFolder::finish()
{
    const auto report = m_work.result();
    if (*report)
        Q_EMIT fileTaken(**report);
    else if (report->error().kind != ErrorKind::Cancelled)
        Q_EMIT failed(report->error());
    takeNext();
}

} // namespace inglenook::core
