#pragma once

#include "core/base/clock.h"
#include "core/people/retention.h"

namespace inglenook::core {

/// Forgets what has had its time, once a day while the program runs, in a worker thread.
class StandingRetention : public QObject
{
    Q_OBJECT

public:
    StandingRetention(Database& database, const Clock& clock, QObject* parent = nullptr);

    /// From now on; the first time soon, when it was not done today.
    void start();
    /// Whether today has had its turn already.
    [[nodiscard]] Result<bool> isDue() const;
    void runWhenDue();

Q_SIGNALS:
    void forgotten(const inglenook::core::RetentionReport& report);
    void failed(const inglenook::core::Error& error);

private:
    Database& m_database;
    const Clock& m_clock;
    QTimer m_timer;
    DatabaseWorker m_worker;
};

} // namespace inglenook::core
