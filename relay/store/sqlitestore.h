#pragma once

#include "relay/store/store.h"

#include <memory>
#include <string>

namespace inglenook::relay {

/// One SQLite file. A single thread writes and commits everything that waits as one group; reading has its own
/// connection and happens on the caller's thread.
class SqliteStore : public Store
{
public:
    struct Limits
    {
        std::uint64_t eventsPerMailbox = 200'000;
        std::size_t waiting = 8'192; ///< changes in the queue
    };

    struct Opened
    {
        std::unique_ptr<SqliteStore> store; ///< nothing on failure
        std::string failure;                ///< why, in plain English
    };

    /// Opens or makes the file, readable by its owner only.
    [[nodiscard]] static Opened open(const std::string& path, Limits limits);
    ~SqliteStore() override;

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
    explicit SqliteStore(std::unique_ptr<Private> made);

    std::unique_ptr<Private> d;
};

} // namespace inglenook::relay
