#include "core/rules/standingrules.h"

#include "core/mailing/mailaccountrepository.h"

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

/// Clocks jump and computers sleep: a look a minute is cheaper than being wrong about when to wake.
constexpr auto lookEvery = 60s;

} // namespace

StandingRules::StandingRules(Database& database, const Clock& clock, std::function<bool()> hasRelay, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_hasRelay(std::move(hasRelay))
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &StandingRules::look);
}

void StandingRules::start()
{
    m_timer.start();
    look();
}

Result<RuleRun> StandingRules::runNow()
{
    if (!m_hasRelay())
        return Error{ErrorKind::Conflict, tr("Connect to a relay first: it takes the clicks of your guests."), {}};
    const auto account =
        m_database.read([](Transaction& transaction) { return MailAccountRepository().find(transaction); });
    if (!account)
        return account.error();
    if (!*account)
        return Error{ErrorKind::Conflict, tr("Set up your mail account first: mails leave through it."), {}};
    const QDateTime now = m_clock.now();
    const auto run = m_database.write([&now](Transaction& transaction) { return runRules(transaction, now); });
    if (!run)
        return run;
    m_nextAt = run->nextAt;
    if (run->queued + run->held + run->withdrawn > 0)
        Q_EMIT mailsQueued(*run);
    return run;
}

void StandingRules::look()
{
    // While an import writes, the window would stand still; what is due is due a minute later as well.
    if (m_database.isBusy())
        return;
    const auto run = runNow();
    // What is not set up yet is told where it is set up.
    if (!run && run.error().kind != ErrorKind::Conflict)
        Q_EMIT failed(run.error());
}

} // namespace inglenook::core
