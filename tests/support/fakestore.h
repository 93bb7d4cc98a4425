#pragma once

#include "relay/store/store.h"

#include <atomic>
#include <map>
#include <mutex>

namespace inglenook::tests {

/// A store in memory, with a switch for each kind of trouble.
class FakeStore : public relay::Store
{
public:
    std::uint64_t mostEvents = 200'000;
    std::atomic<bool> isFailing = false; ///< changes fail, as on a full disk
    std::atomic<bool> isBusy = false;    ///< takes no more events
    std::atomic<bool> holdsBack = false; ///< keeps what it is given until `release`

    std::atomic<bool> isAway = false;   ///< nothing can be read or changed
    std::atomic<bool> isSilent = false; ///< tells nobody of new events

    /// Says that word of other replicas may have been lost.
    void tellMissed() { m_watch.missed(); }
    /// Lets everything that was held back happen.
    void release();

    [[nodiscard]] bool append(relay::NewEvent event, Done done) override;
    void read(const core::MailboxId& mailbox, std::uint64_t after, std::size_t limit, EventsRead read) override;
    void forget(const core::MailboxId& mailbox, std::uint64_t upto, Done done) override;
    void expire(core::Instant before, Done done) override;
    void countEvents(const core::MailboxId& mailbox, Counted counted) override;
    void putMailbox(relay::StoredMailbox mailbox, Done done) override;
    void findMailbox(const core::MailboxId& id, MailboxFound found) override;
    void removeMailbox(const core::MailboxId& id, Done done) override;
    void watch(relay::StoreWatch watch) override;
    [[nodiscard]] bool hasMailboxes() override;
    [[nodiscard]] bool isHealthy() const override { return !isFailing; }
    void stop() override { m_isStopped = true; }

private:
    struct Kept
    {
        relay::StoredMailbox mailbox;
        std::vector<relay::StoredEvent> events;
        std::uint64_t last = 0;
    };

    void keep(relay::NewEvent event, const Done& done);

    std::mutex m_mutex;
    std::map<core::MailboxId, Kept> m_mailboxes;
    std::vector<std::function<void()>> m_held;
    relay::StoreWatch m_watch;
    std::atomic<bool> m_isStopped = false;
};

} // namespace inglenook::tests
