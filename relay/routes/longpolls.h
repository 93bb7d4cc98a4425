#pragma once

#include "relay/http/server.h"
#include "relay/store/store.h"

#include <chrono>
#include <list>
#include <map>
#include <memory>

namespace inglenook::relay {

/// Desktops that wait for events. Everything happens on the server's thread.
class LongPolls
{
public:
    /// Polls of one mailbox that wait at the same time; one more ends the oldest.
    static constexpr std::size_t mostPerMailbox = 3;

    LongPolls(Store& store, Server& server);

    struct Wish
    {
        core::MailboxId mailbox;
        std::uint64_t after = 0;
        std::size_t limit = 100;
        std::chrono::seconds wait{0};
    };
    /// Answers with the events after the number, as soon as there are any or the time is over.
    void serve(const CallPointer& call, const Wish& wish);
    /// Looks again for those who wait at these mailboxes.
    void wake(const std::vector<core::MailboxId>& mailboxes);
    /// Looks again for everybody who waits.
    void wakeAll();
    /// How many wait now.
    [[nodiscard]] std::size_t waiting() const;
    /// Ends every wait with an empty answer, and every later one at once.
    void endAll();

private:
    struct Poll
    {
        CallPointer call;
        Wish wish;
        bool reading = false; ///< the store is being asked
        bool changed = false; ///< something came meanwhile: ask again
        bool ended = false;
        Server::Alarm alarm;
    };
    using PollPointer = std::shared_ptr<Poll>;

    void read(const PollPointer& poll);
    void take(const PollPointer& poll, StoreOutcome outcome, EventBatch batch);
    void end(const PollPointer& poll, Response response);

    Store& m_store;
    Server& m_server;
    std::map<core::MailboxId, std::list<PollPointer>> m_polls;
    bool m_ending = false;
};

} // namespace inglenook::relay
