#pragma once

#include "core/answers/answer.h"
#include "core/answers/relayclient.h"
#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/secrets/secretstore.h"

namespace inglenook::core {

/// Brings the clicks home: one long poll at a time, events and cursor stored in one transaction, backoff with jitter.
/// Events that are damaged, foreign or impossible are counted and dropped; nothing else that a relay sends is used.
class RelayPoller : public QObject
{
    Q_OBJECT

public:
    struct Pace
    {
        std::chrono::seconds wait{25}; ///< of a long poll: below what routers and proxies cut off
        std::chrono::milliseconds firstPause{1000};
        std::chrono::milliseconds longestPause{60'000};
    };

    RelayPoller(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                QObject* parent = nullptr);
    RelayPoller(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client, const Pace& pace,
                QObject* parent = nullptr);
    ~RelayPoller() override;

    /// Starts polling the current mailbox, or starts again after the mailbox changed; does nothing without one.
    void start();
    void stop();
    /// Fetches what is there without waiting, for the command line; ends in one `caughtUp`.
    void pollOnce();

    /// Since when the relay is out of reach; null while all is well. No click is lost meanwhile: the relay keeps them.
    [[nodiscard]] QDateTime unreachableSince() const;
    /// What stands in the way, in the owner's words; empty while all is well.
    [[nodiscard]] QString trouble() const;

Q_SIGNALS:
    /// New or changed answers, after they are durable.
    void answersChanged(const QList<inglenook::core::Id<inglenook::core::Answer>>& answers);
    void stateChanged();
    void caughtUp(const inglenook::core::Result<void>& result);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// How long to wait after so many failures in a row: doubled each time, then shortened by up to half, so that many
/// desktops do not come back to a relay at the same moment. `chance` is 0 to 1.
[[nodiscard]] std::chrono::milliseconds pauseAfter(int failures, const RelayPoller::Pace& pace, double chance);

} // namespace inglenook::core
