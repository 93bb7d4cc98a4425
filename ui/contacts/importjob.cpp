#include "ui/contacts/importjob.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFileInfo>

namespace inglenook::ui {

namespace {

constexpr qint64 largestFile = 512LL * 1024 * 1024; // bytes
constexpr qint64 progressEvery = 50;                // ms

core::Result<ImportFile> lookAt(const QString& name, const QByteArray& bytes)
{
    const auto format = core::detectFormat(bytes);
    return format ? core::Result(ImportFile{name, bytes, *format}) : format.error();
}

core::Result<ImportFile> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error{core::ErrorKind::NotFound,
                           ImportJob::tr("“%1” cannot be read.").arg(QFileInfo(path).fileName()), file.errorString()};
    if (file.size() > largestFile)
        return core::Error{core::ErrorKind::InvalidInput,
                           ImportJob::tr("This file is larger than 512 MB. Export fewer columns or a shorter time."),
                           {}};
    const QString name = QFileInfo(path).fileName();
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return core::Error{core::ErrorKind::NotFound, ImportJob::tr("“%1” cannot be read.").arg(name),
                           file.errorString()};
    return lookAt(name, bytes);
}

core::Result<core::VisitReport> importContacts(core::Database& database, bool isCheck, const ImportFile& file,
                                               const core::ImportOptions& options, const QDateTime& now,
                                               const core::ImportProgress& progress)
{
    core::ContactImporter importer(database);
    auto contacts =
        isCheck ? importer.check(file.bytes, options, now, progress) : importer.run(file.bytes, options, now, progress);
    if (!contacts)
        return contacts.error();
    core::VisitReport report;
    report.refused = contacts->refused;
    report.refusedCount = contacts->refusedCount;
    report.contacts = *std::move(contacts);
    return report;
}

} // namespace

ImportJob::ImportJob(const QString& databasePath, QObject* parent)
    : QObject(parent)
    , m_databasePath(databasePath)
{
    connect(&m_opening, &QFutureWatcherBase::finished, this, [this] { Q_EMIT opened(*m_opening.result()); });
    connect(&m_import, &QFutureWatcherBase::finished, this, [this] { Q_EMIT finished(*m_import.result()); });
    connect(&m_undoing, &QFutureWatcherBase::finished, this, [this] { Q_EMIT undone(*m_undoing.result()); });
}

ImportJob::~ImportJob()
{
    cancel();
    m_opening.waitForFinished();
    m_import.waitForFinished();
    m_undoing.waitForFinished();
}

void ImportJob::open(const QString& path)
{
    m_opening.setFuture(
        QtConcurrent::run([path] { return std::make_shared<core::Result<ImportFile>>(readFile(path)); }));
}

void ImportJob::take(const QString& name, const QByteArray& bytes)
{
    m_opening.setFuture(
        QtConcurrent::run([name, bytes] { return std::make_shared<core::Result<ImportFile>>(lookAt(name, bytes)); }));
}

void ImportJob::undo()
{
    m_undoing.setFuture(QtConcurrent::run([path = m_databasePath] {
        auto database = core::Database::open(path);
        if (!database)
            return std::make_shared<core::Result<core::UndoReport>>(database.error());
        return std::make_shared<core::Result<core::UndoReport>>((*database)->write(
            [](core::Transaction& transaction) { return core::ImportHistoryRepository().undo(transaction); }));
    }));
}

void ImportJob::check(const ImportFile& file, const core::ImportOptions& options, const core::VisitOptions& visits,
                      const QDateTime& now)
{
    start(Mode::Check, file, options, visits, now);
}

void ImportJob::run(const ImportFile& file, const core::ImportOptions& options, const core::VisitOptions& visits,
                    const QDateTime& now)
{
    start(Mode::Run, file, options, visits, now);
}

void ImportJob::start(Mode mode, const ImportFile& file, const core::ImportOptions& options,
                      const core::VisitOptions& visits, const QDateTime& now)
{
    m_isCancelled = false;
    const auto tell = [this, sinceTold = std::make_shared<QElapsedTimer>()](double share) {
        if (!sinceTold->isValid() || sinceTold->elapsed() >= progressEvery) {
            sinceTold->start();
            QMetaObject::invokeMethod(
                this, [this, share] { Q_EMIT progressed(share); }, Qt::QueuedConnection);
        }
        return !m_isCancelled;
    };
    const auto work = [mode, file, options, visits, now, tell,
                       path = m_databasePath]() -> core::Result<core::VisitReport> {
        auto database = core::Database::open(path);
        if (!database)
            return database.error();
        if (!visits.hasMore())
            return importContacts(**database, mode == Mode::Check, file, options, now, tell);
        core::VisitImporter importer(**database);
        return mode == Mode::Check ? importer.check(file.bytes, options, visits, now, tell)
                                   : importer.run(file.bytes, options, visits, now, tell);
    };
    m_import.setFuture(QtConcurrent::run([work] { return std::make_shared<core::Result<core::VisitReport>>(work()); }));
}

} // namespace inglenook::ui
