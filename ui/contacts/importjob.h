#pragma once

#include "core/contacts/contactimporter.h"
#include "core/contacts/importhistoryrepository.h"
#include "core/visits/visitimporter.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

#include <atomic>

namespace inglenook::ui {

/// A file to import, as it was found.
struct ImportFile
{
    QString name;
    QByteArray bytes;
    core::ImportFormat format;
};

/// The long parts of an import, in a worker thread with a database of its own. One at a time; each `open`, `take`,
/// `check`, `run` or `undo` ends in exactly one `opened`, `finished` or `undone`.
class ImportJob : public QObject
{
    Q_OBJECT

public:
    explicit ImportJob(const QString& databasePath, QObject* parent = nullptr);
    /// Cancels what is under way and waits until it has let go of the database.
    ~ImportJob() override;

    void open(const QString& path);
    /// Text that is no file, such as what was pasted; `name` is what it is called from then on.
    void take(const QString& name, const QByteArray& bytes);
    void check(const ImportFile& file, const core::ImportOptions& options, const core::VisitOptions& visits,
               const QDateTime& now);
    void run(const ImportFile& file, const core::ImportOptions& options, const core::VisitOptions& visits,
             const QDateTime& now);
    /// Takes back the last import.
    void undo();
    void cancel() { m_isCancelled = true; }
    [[nodiscard]] bool isRunning() const
    {
        return m_import.isRunning() || m_opening.isRunning() || m_undoing.isRunning();
    }

Q_SIGNALS:
    void progressed(double share); ///< 0 to 1
    void opened(const inglenook::core::Result<inglenook::ui::ImportFile>& file);
    /// Without visits in the file, the report is about its contacts alone.
    void finished(const inglenook::core::Result<inglenook::core::VisitReport>& report);
    void undone(const inglenook::core::Result<inglenook::core::UndoReport>& report);

private:
    enum class Mode { Check, Run };
    void start(Mode mode, const ImportFile& file, const core::ImportOptions& options, const core::VisitOptions& visits,
               const QDateTime& now);

    QString m_databasePath;
    std::atomic<bool> m_isCancelled = false;
    QFutureWatcher<std::shared_ptr<core::Result<ImportFile>>> m_opening;
    QFutureWatcher<std::shared_ptr<core::Result<core::VisitReport>>> m_import;
    QFutureWatcher<std::shared_ptr<core::Result<core::UndoReport>>> m_undoing;
};

} // namespace inglenook::ui
