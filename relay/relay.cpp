#include "relay/relay.h"

#include "relay/http/server.h"
#include "relay/keyring.h"
#include "relay/routes/desktoproutes.h"
#include "relay/routes/guestroutes.h"
#include "relay/routes/longpolls.h"
#include "relay/routes/mailboxes.h"
#include "relay/store/sqlitestore.h"

#include <filesystem>

namespace inglenook::relay {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours expiryPause{1};

Response nothingHere()
{
    return {.status = 404,
            .headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"X-Robots-Tag", "noindex"}},
            .body = "There is nothing here.\n"};
}

} // namespace

/// Everything that lives between start and stop.
struct Running
{
    Running(const RelayConfig& config, Keyring ring, Store& store)
        : keyring(std::move(ring))
        , server([this](const CallPointer& call) { serve(call); })
        , mailboxes(store, server)
        , polls(store, server)
        , guests(keyring, mailboxes, store, server, config.now)
        , desktops(config, keyring, mailboxes, polls, store, server)
        , isStoring([&store] { return store.isHealthy(); })
    {
    }

    void serve(const CallPointer& call)
    {
        const std::vector<std::string>& path = call->request().path;
        const std::string_view first = path.empty() ? std::string_view() : std::string_view(path[0]);
        if (first == "a" && path.size() > 1)
            guests.serve(call);
        else if (first == "v1")
            desktops.serve(call);
        else if (first == "healthz" && path.size() == 1)
            call->reply(renderHealth(isStoring()));
        else
            call->reply(nothingHere());
    }

    /// What the store tells reaches everybody on the server's thread.
    [[nodiscard]] StoreWatch watchOf()
    {
        return {.grown = [this](const auto& ids) { server.post([this, ids] { polls.wake(ids); }); },
                .altered = [this](const auto& ids) { server.post([this, ids] { mailboxes.dropKept(ids); }); },
                .missed =
                    [this] {
                        server.post([this] {
                            mailboxes.dropAllKept();
                            polls.wakeAll();
                        });
                    }};
    }

    Keyring keyring;
    Server server;
    Mailboxes mailboxes;
    LongPolls polls;
    GuestRoutes guests;
    DesktopRoutes desktops;
    std::function<bool()> isStoring;
    Server::Alarm expiry;
};

struct Relay::Private
{
    std::optional<std::string> openFolder(std::optional<Keyring>& keyring);
    void expireLater(std::chrono::milliseconds delay);

    RelayConfig config;
    std::unique_ptr<Store> store;
    bool ownsStore = false; ///< made here, from the folder
    std::unique_ptr<Running> running;
    std::uint16_t port = 0;
};

Relay::Relay(RelayConfig config)
    : Relay(std::move(config), nullptr)
{
    d->ownsStore = true;
}

Relay::Relay(RelayConfig config, std::unique_ptr<Store> store)
    : d(std::make_unique<Private>())
{
    d->config = std::move(config);
    d->store = std::move(store);
    while (d->config.publicUrl.ends_with('/'))
        d->config.publicUrl.pop_back();
}

Relay::~Relay()
{
    stop();
}

std::optional<std::string> Relay::Private::openFolder(std::optional<Keyring>& keyring)
{
    std::error_code failed;
    const fs::path folder(config.dataFolder);
    if (!fs::exists(folder, failed)) {
        fs::create_directories(folder, failed);
        if (failed)
            return "Cannot make the folder " + folder.string() + ": " + failed.message() + ".";
        fs::permissions(folder, fs::perms::owner_all, failed);
    }
    if (ownsStore) {
        auto opened =
            SqliteStore::open((folder / "relay.sqlite").string(), {.eventsPerMailbox = config.eventsPerMailbox});
        if (!opened.store)
            return opened.failure;
        store = std::move(opened.store);
    }
    auto opened = Keyring::open((folder / "master.key").string(), !store->hasMailboxes());
    if (!opened.keyring)
        return opened.failure;
    keyring = std::move(opened.keyring);
    return std::nullopt;
}

void Relay::Private::expireLater(std::chrono::milliseconds delay)
{
    running->expiry = running->server.after(delay, [this] {
        store->expire(config.now() - config.eventLifetime, [](StoreOutcome) {});
        expireLater(expiryPause);
    });
}

std::optional<std::string> Relay::start()
{
    std::optional<Keyring> keyring;
    if (auto failure = d->openFolder(keyring))
        return failure;
    d->running = std::make_unique<Running>(d->config, std::move(*keyring), *d->store);
    Running& running = *d->running;
    d->store->watch(running.watchOf());
    if (auto failure = running.server.listen(d->config.address, d->config.port)) {
        d->running.reset();
        return failure;
    }
    d->port = running.server.port();
    if (d->config.publicUrl.empty()) {
        const bool isIpv6 = d->config.address.find(':') != std::string::npos;
        const std::string host = isIpv6 ? "[" + d->config.address + "]" : d->config.address;
        d->config.publicUrl = "http://" + host + ":" + std::to_string(d->port);
    }
    running.server.post([this] { d->expireLater(std::chrono::milliseconds(0)); });
    running.server.start();
    return std::nullopt;
}

std::uint16_t Relay::port() const
{
    return d->port;
}

std::string Relay::url() const
{
    return d->config.publicUrl;
}

void Relay::stop()
{
    if (d->running)
        d->running->server.stop([this] { d->running->polls.endAll(); });
    // Only now: replies under way wait for the store.
    if (d->store)
        d->store->stop();
    d->running.reset();
    if (d->ownsStore)
        d->store.reset();
}

} // namespace inglenook::relay
