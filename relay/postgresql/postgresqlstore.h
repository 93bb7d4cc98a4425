#pragma once

#include "relay/store/store.h"

#include <memory>
#include <string>

namespace inglenook::relay {

/// A PostgreSQL database that any number of replicas share: each has one connection that writes, one that reads and one
/// that hears what the others have stored. With quorum commit (`synchronous_standby_names = 'ANY 1 (...)'`) what is
/// `Done` survives the loss of the primary.
class PostgresqlStore : public Store
{
public:
    struct Limits
    {
        std::uint64_t eventsPerMailbox = 200'000;
        std::size_t waiting = 8'192; ///< changes in the queue
        /// A change that has not come through by then is `Failed`; shorter while the store is in trouble.
        std::chrono::milliseconds longestWait{8'000};
    };

    struct Opened
    {
        std::unique_ptr<PostgresqlStore> store; ///< nothing on failure
        std::string failure;                    ///< why, in plain English
    };

    /// Connects and brings the schema up to date. `target` is a libpq connection string or URI, with any number of
    /// hosts: the one that takes changes is used.
    [[nodiscard]] static Opened open(const std::string& target, Limits limits);
    ~PostgresqlStore() override;

    [[nodiscard]] bool append(NewEvent event, Done done) override;
    void read(const core::MailboxId& mailbox, std::uint64_t after, std::size_t limit, EventsRead read) override;
    void forget(const core::MailboxId& mailbox, std::uint64_t upto, Done done) override;
    void expire(core::Instant before, Done done) override;
    void countEvents(const core::MailboxId& mailbox, Counted counted) override;
    void putMailbox(StoredMailbox mailbox, Done done) override;
    void findMailbox(const core::MailboxId& id, MailboxFound found) override;
    void removeMailbox(const core::MailboxId& id, Done done) override;
    void watch(StoreWatch watch) override;
    [[nodiscard]] bool hasMailboxes() override;
    [[nodiscard]] bool isHealthy() const override;
    void stop() override;

private:
    struct Private;
    explicit PostgresqlStore(std::unique_ptr<Private> made);

    std::unique_ptr<Private> d;
};

} // namespace inglenook::relay
