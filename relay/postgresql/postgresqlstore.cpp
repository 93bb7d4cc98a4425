#include "relay/postgresql/postgresqlstore.h"

#include "relay/postgresql/postgresqllistener.h"
#include "relay/postgresql/postgresqlreader.h"
#include "relay/postgresql/postgresqlschema.h"
#include "relay/postgresql/postgresqlwriter.h"

#include <future>

namespace inglenook::relay {

using core::MailboxId;

struct PostgresqlStore::Private
{
    Private(const std::string& target, const Limits& limits)
        : writer(target, {limits.eventsPerMailbox, limits.waiting, limits.longestWait})
        , reader(target)
        , listener(
              target, [this](const PostgresqlTelling& telling, int sender) { hear(telling, sender); },
              [this] { watch.missed(); })
    {
    }

    void hear(const PostgresqlTelling& telling, int sender)
    {
        // What this replica has told the others it knows already.
        if (sender == writer.serverProcess())
            return;
        if (telling.isAltered)
            watch.altered(telling.mailboxes);
        watch.grown(telling.mailboxes);
    }

    void change(const MailboxId& mailbox, decltype(PostgresqlChange::what) what, const Done& done)
    {
        if (!writer.enqueue({mailbox, std::move(what)}, done))
            done(StoreOutcome::Failed);
    }

    StoreWatch watch;
    PostgresqlWriter writer;
    PostgresqlReader reader;
    PostgresqlListener listener;
};

PostgresqlStore::Opened PostgresqlStore::open(const std::string& target, Limits limits)
{
    PostgresqlConnection connection(target, {});
    if (const std::string failure = migrateSchema(connection); !failure.empty())
        return {nullptr, "Cannot use the PostgreSQL database: " + failure + "."};
    auto made = std::make_unique<Private>(target, limits);
    return {std::unique_ptr<PostgresqlStore>(new PostgresqlStore(std::move(made))), {}};
}

PostgresqlStore::PostgresqlStore(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

PostgresqlStore::~PostgresqlStore()
{
    stop();
}

void PostgresqlStore::stop()
{
    d->writer.stop();
    d->reader.stop();
    d->listener.stop();
}

bool PostgresqlStore::append(NewEvent event, Done done)
{
    const MailboxId mailbox = event.mailbox;
    return d->writer.enqueue({mailbox, PostgresqlChange::Append{std::move(event)}}, std::move(done));
}

void PostgresqlStore::forget(const MailboxId& mailbox, std::uint64_t upto, Done done)
{
    d->change(mailbox, PostgresqlChange::Forget{upto}, done);
}

void PostgresqlStore::expire(core::Instant before, Done done)
{
    d->writer.expire(before, std::move(done));
}

void PostgresqlStore::putMailbox(StoredMailbox mailbox, Done done)
{
    const MailboxId id = mailbox.id;
    d->change(id, PostgresqlChange::Put{std::move(mailbox)}, done);
}

void PostgresqlStore::removeMailbox(const MailboxId& id, Done done)
{
    d->change(id, PostgresqlChange::Remove{}, done);
}

void PostgresqlStore::read(const MailboxId& mailbox, std::uint64_t after, std::size_t limit, EventsRead read)
{
    d->reader.read(mailbox, after, limit, std::move(read));
}

void PostgresqlStore::countEvents(const MailboxId& mailbox, Counted counted)
{
    d->reader.countEvents(mailbox, std::move(counted));
}

void PostgresqlStore::findMailbox(const MailboxId& id, MailboxFound found)
{
    d->reader.findMailbox(id, std::move(found));
}

void PostgresqlStore::watch(StoreWatch watch)
{
    d->watch = std::move(watch);
    d->writer.watchGrown(d->watch.grown);
    d->listener.start();
}

bool PostgresqlStore::hasMailboxes()
{
    std::promise<StoreOutcome> found;
    d->reader.findAny([&found](StoreOutcome outcome) { found.set_value(outcome); });
    // Out of reach: better no start than a second master key.
    return found.get_future().get() != StoreOutcome::Absent;
}

bool PostgresqlStore::isHealthy() const
{
    return d->writer.isHealthy() && d->listener.isListening();
}

} // namespace inglenook::relay
