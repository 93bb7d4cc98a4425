#include "tests/support/fakestore.h"

namespace inglenook::tests {

void FakeStore::release()
{
    std::vector<std::function<void()>> held;
    {
        const std::lock_guard lock(m_mutex);
        held.swap(m_held);
    }
    for (const auto& happen : held)
        happen();
}

bool FakeStore::append(relay::NewEvent event, Done done)
{
    if (isBusy || m_isStopped)
        return false;
    if (holdsBack) {
        const std::lock_guard lock(m_mutex);
        m_held.push_back([this, event = std::move(event), done = std::move(done)] { keep(event, done); });
        return true;
    }
    keep(std::move(event), done);
    return true;
}

void FakeStore::keep(relay::NewEvent event, const Done& done)
{
    const core::MailboxId mailbox = event.mailbox;
    relay::StoreOutcome outcome = relay::StoreOutcome::Done;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_mailboxes.find(mailbox);
        if (isFailing || isAway)
            outcome = relay::StoreOutcome::Failed;
        else if (found == m_mailboxes.end())
            outcome = relay::StoreOutcome::Absent;
        else if (found->second.events.size() >= mostEvents)
            outcome = relay::StoreOutcome::Full;
        else
            found->second.events.push_back({++found->second.last, event.id, event.time, std::move(event.sealed)});
    }
    done(outcome);
    if (outcome == relay::StoreOutcome::Done && !isSilent)
        m_watch.grown({mailbox});
}

void FakeStore::read(const core::MailboxId& mailbox, std::uint64_t after, std::size_t limit, EventsRead read)
{
    relay::EventBatch batch;
    relay::StoreOutcome outcome = isAway ? relay::StoreOutcome::Failed : relay::StoreOutcome::Absent;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_mailboxes.find(mailbox); !isAway && found != m_mailboxes.end()) {
            outcome = relay::StoreOutcome::Done;
            batch.last = after > found->second.last ? 0 : after;
            for (const relay::StoredEvent& event : found->second.events) {
                if (event.sequence <= batch.last || batch.events.size() >= limit)
                    continue;
                batch.events.push_back(event);
            }
            if (!batch.events.empty())
                batch.last = batch.events.back().sequence;
        }
    }
    read(outcome, std::move(batch));
}

void FakeStore::forget(const core::MailboxId& mailbox, std::uint64_t upto, Done done)
{
    relay::StoreOutcome outcome = isFailing ? relay::StoreOutcome::Failed : relay::StoreOutcome::Absent;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_mailboxes.find(mailbox); !isFailing && found != m_mailboxes.end()) {
            std::erase_if(found->second.events,
                          [upto](const relay::StoredEvent& event) { return event.sequence <= upto; });
            outcome = relay::StoreOutcome::Done;
        }
    }
    done(outcome);
}

void FakeStore::expire(core::Instant before, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        for (auto& [id, kept] : m_mailboxes)
            std::erase_if(kept.events, [before](const relay::StoredEvent& event) { return event.time < before; });
    }
    done(isFailing ? relay::StoreOutcome::Failed : relay::StoreOutcome::Done);
}

void FakeStore::countEvents(const core::MailboxId& mailbox, Counted counted)
{
    std::uint64_t count = 0;
    bool isThere = false;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_mailboxes.find(mailbox); found != m_mailboxes.end()) {
            isThere = true;
            count = found->second.events.size();
        }
    }
    counted(isThere ? relay::StoreOutcome::Done : relay::StoreOutcome::Absent, count);
}

void FakeStore::putMailbox(relay::StoredMailbox mailbox, Done done)
{
    const bool fails = isFailing || m_isStopped;
    if (!fails) {
        const std::lock_guard lock(m_mutex);
        m_mailboxes[mailbox.id].mailbox = std::move(mailbox);
    }
    done(fails ? relay::StoreOutcome::Failed : relay::StoreOutcome::Done);
}

void FakeStore::findMailbox(const core::MailboxId& id, MailboxFound found)
{
    std::optional<relay::StoredMailbox> mailbox;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto kept = m_mailboxes.find(id); kept != m_mailboxes.end())
            mailbox = kept->second.mailbox;
    }
    if (isAway)
        return found(relay::StoreOutcome::Failed, std::nullopt);
    found(mailbox ? relay::StoreOutcome::Done : relay::StoreOutcome::Absent, mailbox);
}

void FakeStore::removeMailbox(const core::MailboxId& id, Done done)
{
    bool removed = false;
    {
        const std::lock_guard lock(m_mutex);
        removed = !isFailing && m_mailboxes.erase(id) > 0;
    }
    done(isFailing ? relay::StoreOutcome::Failed : removed ? relay::StoreOutcome::Done : relay::StoreOutcome::Absent);
}

void FakeStore::watch(relay::StoreWatch watch)
{
    m_watch = std::move(watch);
}

bool FakeStore::hasMailboxes()
{
    const std::lock_guard lock(m_mutex);
    return !m_mailboxes.empty();
}

} // namespace inglenook::tests
