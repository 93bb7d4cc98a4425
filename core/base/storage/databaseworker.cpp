#include "core/base/storage/databaseworker.h"

#include <QtConcurrent/QtConcurrentRun>

namespace inglenook::core {

namespace {

constexpr auto progressEvery = std::chrono::milliseconds(50);

} // namespace

DatabaseWorker::DatabaseWorker(QString path, Database::Access access, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_access(access)
{
    m_look.setInterval(progressEvery);
    connect(&m_look, &QTimer::timeout, this, &DatabaseWorker::tellProgress);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_look.stop();
        // Free again before it is told: what comes next may be started from there.
        if (const auto done = std::exchange(m_done, nullptr))
            done();
    });
}

DatabaseWorker::~DatabaseWorker()
{
    cancel();
    if (m_access == Database::Access::ReadWrite)
        m_watcher.waitForFinished();
}

void DatabaseWorker::cancel()
{
    if (m_state)
        m_state->isCancelled = true;
}

void DatabaseWorker::run(Work work, std::function<void()> done)
{
    Q_ASSERT(!isRunning());
    m_done = std::move(done);
    m_state = std::make_shared<State>();
    m_told = 0;
    m_look.start();
    m_watcher.setFuture(QtConcurrent::run([work = std::move(work), state = m_state, path = m_path, access = m_access] {
        const auto progress = [&state = *state](double share) {
            state.share = share;
            return !state.isCancelled;
        };
        auto database = Database::open(path, access);
        work(database ? Result<Database*>(database->get()) : Result<Database*>(database.error()), progress);
    }));
}

void DatabaseWorker::tellProgress()
{
    const double share = m_state->share;
    if (share > m_told)
        Q_EMIT progressed(m_told = share);
}

} // namespace inglenook::core
