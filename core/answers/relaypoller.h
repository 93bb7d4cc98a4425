#pragma once

#include "core/answers/answer.h"
#include "core/answers/relayclient.h"

namespace inglenook::core {

/// Brings the clicks home: one long poll at a time, events and cursor stored in one transaction, backoff with jitter.
class RelayPoller : public QObject
{
    Q_OBJECT

public:
    RelayPoller(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client, QObject* parent = nullptr);
    ~RelayPoller() override;

    /// Starts polling the current mailbox, or starts again after the mailbox changed; does nothing without one.
    void start();
    void stop();
    /// One poll that does not wait, for the command line; ends in one `caughtUp`.
    void pollOnce();

    /// Since when the relay is out of reach; null while all is well. No click is lost meanwhile: the relay keeps them.
    [[nodiscard]] QDateTime unreachableSince() const;

Q_SIGNALS:
    /// New or changed answers, after they are durable.
    void answersChanged(const QList<inglenook::core::Id<inglenook::core::Answer>>& answers);
    void stateChanged();
    void caughtUp(const inglenook::core::Result<void>& result);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace inglenook::core
