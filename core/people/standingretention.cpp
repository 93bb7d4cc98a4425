#include "core/people/standingretention.h"

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

constexpr auto firstLook = 3min; // the start of the program comes first
constexpr auto betweenLooks = 30min;

} // namespace

StandingRetention::StandingRetention(Database& database, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_worker(database.path(), Database::Access::ReadWrite)
{
    m_timer.setInterval(betweenLooks);
    connect(&m_timer, &QTimer::timeout, this, &StandingRetention::runWhenDue);
}

void StandingRetention::start()
{
    m_timer.start();
    QTimer::singleShot(firstLook, this, &StandingRetention::runWhenDue);
}

Result<bool> StandingRetention::isDue() const
{
    const auto last =
        m_database.read([](Transaction& transaction) { return RetentionRepository().loadLastRun(transaction); });
    if (!last)
        return last.error();
    return !last->isValid() || last->date() < m_clock.now().toUTC().date();
}

void StandingRetention::runWhenDue()
{
    // What is old today is as old half an hour later.
    if (m_worker.isRunning() || m_database.isBusy())
        return;
    const auto due = isDue();
    if (!due)
        return Q_EMIT failed(due.error());
    if (!*due)
        return;
    m_worker.start([now = m_clock.now()](Database& database,
                                         const Progress& progress) { return applyRetention(database, now, progress); },
                   [this](const Result<RetentionReport>& report) {
                       if (report)
                           Q_EMIT forgotten(*report);
                       else if (report.error().kind != ErrorKind::Cancelled)
                           Q_EMIT failed(report.error());
                   });
}

} // namespace inglenook::core
