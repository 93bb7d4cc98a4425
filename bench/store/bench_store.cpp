// How many events a second a store makes durable, with 1 and with 256 guests who wait for theirs, spread over a
// thousand mailboxes; and how soon a waiting reader hears of one. Without arguments over SQLite in a temporary folder.
//
//   bench_store [--postgresql TARGET] [--name NAME] [--fill FOLDER]
//
// --fill makes a store of a million events in 100,000 mailboxes in a folder, and measures nothing.

#include "relay/store/sqlitestore.h"

#if defined(INGLENOOK_RELAY_POSTGRESQL)
#include "relay/postgresql/postgresqlstore.h"
#endif

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <future>
#include <thread>
#include <unistd.h>

using namespace inglenook;
using namespace inglenook::relay;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint32_t mailboxes = 1'000;
constexpr auto longEnough = 4s;
constexpr int rounds = 3;

/// As a business with two languages has it.
constexpr const char* page =
    R"({"business":"The Old Oak","accent":"#1E6B8A","defaultLanguage":"en","asksForComment":true,"offersCall":true,)"
    R"("linkDays":90,"reviewLinks":[{"title":"Tripadvisor","url":"https://www.tripadvisor.example/the-old-oak"},)"
    R"({"title":"Google","url":"https://maps.example/the-old-oak"}],"languages":{"en":{"question":"How was your evening )"
    R"(with us?","thanks":"Thank you, that helps us a lot.","commentLabel":"What should we know?","privacyText":"The Old )"
    R"(Oak keeps your answer for two years. Ask us and we erase it.","faces":{"gold":"Lovely","green":"Good","amber":)"
    R"("Could be better","red":"Not good"}},"de":{"question":"Wie war Ihr Abend bei uns?","thanks":"Vielen Dank.",)"
    R"("privacyText":"Wir bewahren Ihre Antwort zwei Jahre auf.","faces":{"gold":"Wunderbar","green":"Gut","amber":)"
    R"("Geht besser","red":"Nicht gut"}}}})";

core::MailboxId mailboxOf(std::uint32_t number)
{
    core::MailboxId id;
    for (std::size_t i = 0; i < 4; ++i)
        id.bytes[2 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
    return id;
}

NewEvent eventFor(std::uint32_t mailbox)
{
    NewEvent event{mailboxOf(mailbox), core::randomBytes<core::EventId>(), core::systemNow(), {}};
    event.sealed.resize(332);
    core::fillRandom(event.sealed);
    return event;
}

void addMailboxes(Store& store, std::uint32_t count)
{
    std::atomic<std::uint32_t> left = count;
    std::promise<void> all;
    for (std::uint32_t i = 0; i < count; ++i) {
        const StoredMailbox mailbox{mailboxOf(i), core::makeKeyPair().publicKey, core::randomBytes<SecretHash>(), page};
        while (left > 0 && count - i + 4'000 < left)
            std::this_thread::sleep_for(1ms);
        store.putMailbox(mailbox, [&](StoreOutcome) {
            if (--left == 0)
                all.set_value();
        });
    }
    all.get_future().wait();
}

/// Guests who each give their next event when the last is durable.
class Guests
{
public:
    Guests(Store& store, int count)
        : m_store(store)
        , m_end(Clock::now() + longEnough)
        , m_present(count)
    {
        for (int i = 0; i < count; ++i)
            press(static_cast<std::uint32_t>(i));
    }

    /// Events a second.
    double rate()
    {
        m_gone.get_future().wait();
        return static_cast<double>(m_done) / std::chrono::duration<double>(longEnough).count();
    }

private:
    void press(std::uint32_t number)
    {
        const auto next = [this, number](StoreOutcome outcome) {
            if (outcome == StoreOutcome::Done && Clock::now() < m_end)
                ++m_done;
            if (Clock::now() < m_end)
                press(number + 257);
            else if (--m_present == 0)
                m_gone.set_value();
        };
        if (!m_store.append(eventFor(number % mailboxes), next))
            next(StoreOutcome::Failed);
    }

    Store& m_store;
    Clock::time_point m_end;
    std::atomic<int> m_present;
    std::atomic<std::uint64_t> m_done = 0;
    std::promise<void> m_gone;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void tell(const std::string& name, double value, const char* unit)
{
    std::printf("RESULT %s %.1f %s - - none ok\n", name.c_str(), value, unit);
    std::fflush(stdout);
}

void measureRates(Store& store, const std::string& name)
{
    addMailboxes(store, mailboxes);
    std::vector<double> one;
    std::vector<double> many;
    for (int i = 0; i < rounds; ++i) {
        one.push_back(Guests(store, 1).rate());
        many.push_back(Guests(store, 256).rate());
    }
    tell(name + "_1_guest", median(one), "events/s");
    tell(name + "_256_guests", median(many), "events/s");
}

/// From an event's durability at one replica to its arrival in another's hands.
void measureWaking(Store& writing, Store& listening, const std::string& name)
{
    std::mutex mutex;
    std::condition_variable arrived;
    std::uint64_t seen = 0;
    const core::MailboxId mailbox = mailboxOf(7);
    StoreWatch watch;
    watch.grown = [&](const auto&) {
        listening.read(mailbox, 0, 1, [&](StoreOutcome, const EventBatch&) {
            const std::lock_guard lock(mutex);
            ++seen;
            arrived.notify_one();
        });
    };
    listening.watch(watch);
    writing.watch({});
    std::this_thread::sleep_for(500ms);
    std::vector<double> times;
    for (int i = 0; i < 500; ++i) {
        std::promise<Clock::time_point> stored;
        std::unique_lock lock(mutex);
        const std::uint64_t before = seen;
        lock.unlock();
        if (!writing.append(eventFor(7), [&](StoreOutcome) { stored.set_value(Clock::now()); }))
            return;
        const auto durable = stored.get_future().get();
        lock.lock();
        arrived.wait(lock, [&] { return seen > before; });
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - durable).count());
    }
    std::sort(times.begin(), times.end());
    tell(name + "_wake_other_replica_p50", times[times.size() / 2], "ms");
    tell(name + "_wake_other_replica_p99", times[times.size() * 99 / 100], "ms");
}

int fill(const std::string& folder)
{
    constexpr std::uint32_t businesses = 100'000;
    constexpr std::uint32_t each = 10;
    std::filesystem::create_directories(folder);
    const auto opened = SqliteStore::open(folder + "/relay.sqlite", {});
    addMailboxes(*opened.store, businesses);
    std::atomic<std::uint32_t> left = businesses * each;
    std::promise<void> all;
    const auto done = [&](StoreOutcome) {
        if (--left == 0)
            all.set_value();
    };
    for (std::uint32_t i = 0; i < businesses * each; ++i) {
        while (!opened.store->append(eventFor(i % businesses), done))
            std::this_thread::sleep_for(1ms);
    }
    all.get_future().wait();
    return 0;
}

int measureSqlite()
{
    const auto folder = std::filesystem::temp_directory_path() / ("bench-store-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    {
        const auto opened = SqliteStore::open((folder / "relay.sqlite").string(), {.eventsPerMailbox = 10'000'000});
        measureRates(*opened.store, "store_sqlite");
    }
    std::filesystem::remove_all(folder);
    return 0;
}

int measurePostgresql([[maybe_unused]] const std::string& target, [[maybe_unused]] const std::string& name)
{
#if defined(INGLENOOK_RELAY_POSTGRESQL)
    const auto first = PostgresqlStore::open(target, {.eventsPerMailbox = 10'000'000});
    const auto second = PostgresqlStore::open(target, {.eventsPerMailbox = 10'000'000});
    if (!first.store || !second.store) {
        std::fprintf(stderr, "%s\n", first.failure.c_str());
        return 1;
    }
    measureRates(*first.store, name);
    measureWaking(*first.store, *second.store, name);
    second.store->stop();
    return 0;
#else
    return 2;
#endif
}

} // namespace

int main(int argc, char** argv)
{
    std::string name = "store_postgresql";
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--fill") == 0)
            return fill(argv[i + 1]);
        if (std::strcmp(argv[i], "--name") == 0)
            name = argv[i + 1];
        if (std::strcmp(argv[i], "--postgresql") == 0)
            return measurePostgresql(argv[i + 1], name);
    }
    return measureSqlite();
}
