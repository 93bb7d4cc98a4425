#pragma once

#include "core/clicks/clickevent.h"
#include "core/clicks/sealing.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace inglenook::relay {

/// BLAKE2b-256 of a polling secret; the secret itself is kept nowhere.
using SecretHash = core::FixedBytes<32, struct SecretHashTag>;

/// A mailbox as it is kept.
struct StoredMailbox
{
    core::MailboxId id;
    core::PublicKey publicKey;
    SecretHash secretHash;
    std::string page; ///< JSON text, checked before it came here

    bool operator==(const StoredMailbox&) const = default;
};

/// An event on its way in.
struct NewEvent
{
    core::MailboxId mailbox;
    core::EventId id;
    core::Instant time;
    std::vector<std::uint8_t> sealed;
};

/// An event as it is kept. Sequence numbers grow within a mailbox from 1 and are never used twice.
struct StoredEvent
{
    std::uint64_t sequence = 0;
    core::EventId id;
    core::Instant time;
    std::vector<std::uint8_t> sealed;
};

struct EventBatch
{
    std::vector<StoredEvent> events;
    std::uint64_t last = 0; ///< the number to read after next time
};

/// What a host is told of a whole store.
struct StoreSummary
{
    std::uint64_t mailboxes = 0;
    std::uint64_t events = 0;            ///< not forgotten yet
    std::optional<core::Instant> oldest; ///< among them
};

enum class StoreOutcome {
    Done,   ///< durable
    Full,   ///< the mailbox holds as many events as it may
    Absent, ///< there is no such mailbox
    Failed, ///< not stored: disk full, read-only, out of reach
};

/// Who is told of changes; each is called on a thread of the store.
struct StoreWatch
{
    using Mailboxes = std::vector<core::MailboxId>;

    /// Events of these mailboxes have become durable, by whichever replica.
    std::function<void(const Mailboxes&)> grown = [](const Mailboxes&) {};
    /// Another replica has replaced or removed these mailboxes.
    std::function<void(const Mailboxes&)> altered = [](const Mailboxes&) {};
    /// Word of other replicas may have been lost: any mailbox may have grown or been altered.
    std::function<void()> missed = [] {};
};

/// Where mailboxes and sealed events are kept. Every call ends in exactly one callback, which may come from any thread
/// and before the call returns. `Done` is only said when the change survives a power cut. `Failed` means that it is not
/// known to be stored; the same event may then be given again, and if it is kept twice the desktop drops the double.
class Store
{
public:
    using Done = std::function<void(StoreOutcome)>;
    using MailboxFound = std::function<void(StoreOutcome, std::optional<StoredMailbox>)>;
    using EventsRead = std::function<void(StoreOutcome, EventBatch)>;
    using Counted = std::function<void(StoreOutcome, std::uint64_t)>;

    virtual ~Store() = default;

    /// Appends an event. False when too much waits already: then `done` is not called.
    [[nodiscard]] virtual bool append(NewEvent event, Done done) = 0;
    /// The first `limit` events after the number `after`, in order. A number beyond the newest one starts from the
    /// beginning: it is from before the store was restored.
    virtual void read(const core::MailboxId& mailbox, std::uint64_t after, std::size_t limit, EventsRead read) = 0;
    /// Forgets the mailbox's events up to and including the number `upto`.
    virtual void forget(const core::MailboxId& mailbox, std::uint64_t upto, Done done) = 0;
    /// Forgets every mailbox's events from before a moment.
    virtual void expire(core::Instant before, Done done) = 0;
    /// Events that are not forgotten.
    virtual void countEvents(const core::MailboxId& mailbox, Counted counted) = 0;

    /// Adds a mailbox, or replaces what is kept of it beside its events.
    virtual void putMailbox(StoredMailbox mailbox, Done done) = 0;
    /// `Absent` when there is none.
    virtual void findMailbox(const core::MailboxId& id, MailboxFound found) = 0;
    /// Removes a mailbox and its events.
    virtual void removeMailbox(const core::MailboxId& id, Done done) = 0;

    /// Set once, before use.
    virtual void watch(StoreWatch watch) = 0;
    /// Whether any mailbox is kept; asked once, at the start, for the check that the master key belongs to this store.
    [[nodiscard]] virtual bool hasMailboxes() = 0;
    /// Whether the last change could be stored. After a failure a store tries again by itself, so that this recovers
    /// without traffic.
    [[nodiscard]] virtual bool isHealthy() const = 0;
    /// Ends what waits, each with its callback, and takes nothing more.
    virtual void stop() = 0;
};

} // namespace inglenook::relay
