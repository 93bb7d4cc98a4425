#pragma once

#include "relay/store/store.h"

#include <chrono>
#include <future>

namespace inglenook::tests {

inline constexpr core::Instant monday{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(9)};

inline core::MailboxId mailboxOf(std::uint8_t number)
{
    core::MailboxId id;
    id.bytes.fill(number);
    return id;
}

inline relay::StoredMailbox sampleMailbox(std::uint8_t number)
{
    return {mailboxOf(number), core::makeKeyPair().publicKey, core::randomBytes<relay::SecretHash>(),
            R"({"business":"Oak & Söhne’s \"bar\""})"};
}

inline relay::NewEvent sampleEvent(std::uint8_t mailbox, core::Instant at = monday)
{
    return {mailboxOf(mailbox), core::randomBytes<core::EventId>(), at, std::vector<std::uint8_t>(256, 7)};
}

/// Waits for the callback of a store.
template <typename Start>
relay::StoreOutcome outcomeOf(Start start)
{
    std::promise<relay::StoreOutcome> promise;
    start([&promise](relay::StoreOutcome outcome) { promise.set_value(outcome); });
    return promise.get_future().get();
}

inline relay::StoreOutcome put(relay::Store& store, const relay::StoredMailbox& mailbox)
{
    return outcomeOf([&](relay::Store::Done done) { store.putMailbox(mailbox, std::move(done)); });
}

inline relay::StoreOutcome removeMailbox(relay::Store& store, std::uint8_t mailbox)
{
    return outcomeOf([&](relay::Store::Done done) { store.removeMailbox(mailboxOf(mailbox), std::move(done)); });
}

/// `Failed` also when the store takes no more.
inline relay::StoreOutcome append(relay::Store& store, relay::NewEvent event)
{
    return outcomeOf([&](const relay::Store::Done& done) {
        if (!store.append(std::move(event), done))
            done(relay::StoreOutcome::Failed);
    });
}

inline relay::StoreOutcome forget(relay::Store& store, std::uint8_t mailbox, std::uint64_t upto)
{
    return outcomeOf([&](relay::Store::Done done) { store.forget(mailboxOf(mailbox), upto, std::move(done)); });
}

inline relay::StoreOutcome expire(relay::Store& store, core::Instant before)
{
    return outcomeOf([&](relay::Store::Done done) { store.expire(before, std::move(done)); });
}

inline relay::EventBatch read(relay::Store& store, std::uint8_t mailbox, std::uint64_t after = 0,
                              std::size_t limit = 1000)
{
    std::promise<relay::EventBatch> promise;
    store.read(mailboxOf(mailbox), after, limit,
               [&promise](relay::StoreOutcome, relay::EventBatch batch) { promise.set_value(std::move(batch)); });
    return promise.get_future().get();
}

inline std::uint64_t count(relay::Store& store, std::uint8_t mailbox)
{
    std::promise<std::uint64_t> promise;
    store.countEvents(mailboxOf(mailbox),
                      [&promise](relay::StoreOutcome, std::uint64_t found) { promise.set_value(found); });
    return promise.get_future().get();
}

inline std::optional<relay::StoredMailbox> find(relay::Store& store, std::uint8_t mailbox)
{
    std::promise<std::optional<relay::StoredMailbox>> promise;
    store.findMailbox(mailboxOf(mailbox), [&promise](relay::StoreOutcome, std::optional<relay::StoredMailbox> found) {
        promise.set_value(std::move(found));
    });
    return promise.get_future().get();
}

} // namespace inglenook::tests
