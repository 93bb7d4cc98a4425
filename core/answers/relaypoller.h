#pragma once

#include "core/answers/mailboxpoll.h"

#include <vector>

namespace inglenook::core {

/// Brings the clicks home: of the current mailbox, and of those before it as long as links to them live. Its state is
/// that of the current one.
class RelayPoller : public QObject
{
    Q_OBJECT

public:
    using Pace = PollPace;

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
    [[nodiscard]] QDateTime unreachableSince() const { return m_current.unreachableSince(); }
    /// What stands in the way, in the owner's words; empty while all is well.
    [[nodiscard]] QString trouble() const { return m_current.trouble(); }

Q_SIGNALS:
    /// New or changed answers, after they are durable.
    void answersChanged(const QList<inglenook::core::Id<inglenook::core::Answer>>& answers);
    void stateChanged();
    /// Events came that could not be used; they are counted.
    void eventsDropped(int events);
    void caughtUp(const inglenook::core::Result<void>& result);

private:
    /// A mailbox of before, on a client of its own, so that neither ends the other's calls.
    struct Past
    {
        std::unique_ptr<RelayClient> client;
        std::unique_ptr<MailboxPoll> poll;
    };

    void findPast();
    void addPast(const MailboxId& id);
    void catchUpNext();

    Database& m_database;
    const Clock& m_clock;
    SecretStore& m_secrets;
    Pace m_pace;
    MailboxPoll m_current;
    std::vector<Past> m_past;
    size_t m_caughtUp = 0; ///< of m_past, in a `pollOnce`
    Result<void> m_outcome;
};

} // namespace inglenook::core
