#pragma once

#include "core/base/storage/database.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>

#include <atomic>
#include <functional>

namespace inglenook::core {

/// Called by long work now and then with 0 to 1; returning false cancels it.
using Progress = std::function<bool(double)>;

/// Long work on the data, in a thread and on a Database of its own, so that the window never waits for it. One piece at
/// a time.
class DatabaseWorker : public QObject
{
    Q_OBJECT

public:
    /// `path` of a database file that is open already; `access` is all that the work needs.
    DatabaseWorker(QString path, Database::Access access, QObject* parent = nullptr);
    /// Cancels what is under way; its `done` is not called. What writes is waited for until it has let go of the
    /// database, what only reads is left to come to its end by itself.
    ~DatabaseWorker() override;

    /// Runs `work(Database&, const Progress&)`, which returns a Result and only uses what it was given as copies. Ends
    /// in exactly one `done(Result)` in this thread.
    template <typename Work, typename Done>
    void start(Work work, Done done)
    {
        using Outcome = std::invoke_result_t<Work&, Database&, const Progress&>;
        auto outcome = std::make_shared<std::optional<Outcome>>();
        run(
            [outcome, work = std::move(work)](const Result<Database*>& database, const Progress& progress) mutable {
                outcome->emplace(database ? work(**database, progress) : Outcome(database.error()));
            },
            [outcome, done = std::move(done)]() mutable { done(*std::move(*outcome)); });
    }
    [[nodiscard]] bool isRunning() const { return m_done != nullptr; }
    void cancel();

Q_SIGNALS:
    void progressed(double share); ///< 0 to 1

private:
    /// What both threads know; it may outlive the worker.
    struct State
    {
        std::atomic<bool> isCancelled = false;
        std::atomic<double> share = 0;
    };
    using Work = std::function<void(const Result<Database*>&, const Progress&)>;
    void run(Work work, std::function<void()> done);
    void tellProgress();

    QString m_path;
    Database::Access m_access;
    std::shared_ptr<State> m_state;
    std::function<void()> m_done; ///< null while nothing is under way
    QFutureWatcher<void> m_watcher;
    QTimer m_look; ///< how far it is
    double m_told = 0;
};

} // namespace inglenook::core
