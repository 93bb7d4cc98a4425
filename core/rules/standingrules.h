#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/rules/rulerun.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace inglenook::core {

/// Lets the rules do their work while the program runs: at once, whenever something falls due, and after an import.
class StandingRules : public QObject
{
    Q_OBJECT

public:
    /// `hasRelay`: links can be made, so that a mail has somewhere to lead.
    StandingRules(Database& database, const Clock& clock, std::function<bool()> hasRelay, QObject* parent = nullptr);

    /// From now on, by themselves.
    void start();
    /// Looks now. Errors: Conflict (no account or no relay yet: nothing is lost, visits wait), Storage.
    [[nodiscard]] Result<RuleRun> runNow();
    /// When there is something to do again, as of the last run; null when nothing is in sight.
    [[nodiscard]] const QDateTime& nextAt() const { return m_nextAt; }

Q_SIGNALS:
    /// After it is durable. Mails were queued, held or withdrawn.
    void mailsQueued(const inglenook::core::RuleRun& run);
    void failed(const inglenook::core::Error& error);

private:
    void look();

    Database& m_database;
    const Clock& m_clock;
    std::function<bool()> m_hasRelay;
    QTimer m_timer;
    QDateTime m_nextAt;
};

} // namespace inglenook::core
