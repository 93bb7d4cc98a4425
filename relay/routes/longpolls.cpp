#include "relay/routes/longpolls.h"

#include "relay/routes/desktop.h"

namespace inglenook::relay {

LongPolls::LongPolls(Store& store, Server& server)
    : m_store(store)
    , m_server(server)
{
}

// The waiter is registered before the store is read, so that an event that arrives meanwhile is never missed.
void LongPolls::serve(const CallPointer& call, const Wish& wish)
{
    const auto poll = std::make_shared<Poll>(Poll{.call = call, .wish = wish, .alarm = nullptr});
    auto& waiting = m_polls[wish.mailbox];
    waiting.push_back(poll);
    if (waiting.size() > mostPerMailbox) {
        const PollPointer oldest = waiting.front();
        end(oldest, renderEvents({.events = {}, .last = oldest->wish.after}));
    }
    call->watchClient([this, weak = std::weak_ptr(poll)] {
        // Whoever has only closed its sending half still gets a true answer.
        if (const auto gone = weak.lock())
            end(gone, renderEvents({.events = {}, .last = gone->wish.after}));
    });
    read(poll);
}

void LongPolls::read(const PollPointer& poll)
{
    if (poll->reading) {
        poll->changed = true;
        return;
    }
    poll->reading = true;
    poll->changed = false;
    m_store.read(poll->wish.mailbox, poll->wish.after, poll->wish.limit,
                 [this, poll](StoreOutcome outcome, EventBatch batch) {
                     m_server.post([this, poll, outcome, batch = std::move(batch)]() mutable {
                         take(poll, outcome, std::move(batch));
                     });
                 });
}

void LongPolls::take(const PollPointer& poll, StoreOutcome outcome, EventBatch batch)
{
    poll->reading = false;
    if (poll->ended)
        return;
    if (outcome == StoreOutcome::Failed)
        return end(poll, renderProblem(Problem::NotStored));
    const bool overNow = m_ending || poll->wish.wait.count() == 0 || outcome == StoreOutcome::Absent;
    if (!batch.events.empty() || overNow)
        return end(poll, renderEvents(batch));
    if (poll->changed)
        return read(poll);
    poll->wish.after = batch.last;
    if (!poll->alarm) {
        poll->alarm = m_server.after(poll->wish.wait, [this, weak = std::weak_ptr(poll)] {
            if (const auto over = weak.lock())
                end(over, renderEvents({.events = {}, .last = over->wish.after}));
        });
    }
}

void LongPolls::end(const PollPointer& poll, Response response)
{
    if (poll->ended)
        return;
    poll->ended = true;
    poll->alarm.reset();
    const auto waiting = m_polls.find(poll->wish.mailbox);
    if (waiting != m_polls.end()) {
        waiting->second.remove(poll);
        if (waiting->second.empty())
            m_polls.erase(waiting);
    }
    poll->call->reply(std::move(response));
}

void LongPolls::wake(const std::vector<core::MailboxId>& mailboxes)
{
    for (const core::MailboxId& mailbox : mailboxes) {
        const auto found = m_polls.find(mailbox);
        if (found == m_polls.end())
            continue;
        const auto waiting = found->second;
        for (const PollPointer& poll : waiting)
            read(poll);
    }
}

void LongPolls::wakeAll()
{
    std::vector<core::MailboxId> mailboxes;
    mailboxes.reserve(m_polls.size());
    for (const auto& [mailbox, waiting] : m_polls)
        mailboxes.push_back(mailbox);
    wake(mailboxes);
}

std::size_t LongPolls::waiting() const
{
    std::size_t count = 0;
    for (const auto& [mailbox, polls] : m_polls)
        count += polls.size();
    return count;
}

void LongPolls::endAll()
{
    m_ending = true;
    const auto polls = m_polls;
    for (const auto& [mailbox, waiting] : polls) {
        for (const PollPointer& poll : waiting)
            end(poll, renderEvents({.events = {}, .last = poll->wish.after}));
    }
}

} // namespace inglenook::relay
