#include "relay/relay.h"

#include "relay/http/server.h"
#include "relay/http/target.h"
#include "relay/keyring.h"
#include "relay/metrics.h"
#include "relay/routes/denylist.h"
#include "relay/routes/desktoproutes.h"
#include "relay/routes/guestroutes.h"
#include "relay/routes/longpolls.h"
#include "relay/routes/mailboxes.h"
#include "relay/routes/misuselimit.h"
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

/// Two thousand characters of any script, as a form writes them, are 24,000 bytes.
constexpr std::uint64_t longestForm = 32 * 1024;
constexpr std::uint64_t longestPage = 64 * 1024;

std::uint64_t longestBody(std::string_view target)
{
    const Target read = readTarget(target);
    return !read.path.empty() && read.path[0] == "v1" ? longestPage : longestForm;
}

ServerLimits limits()
{
    ServerLimits limits;
    limits.body = longestPage;
    limits.bodyOf = longestBody;
    return limits;
}

} // namespace

/// Everything that lives between start and stop.
struct Running
{
    Running(const RelayConfig& config, Keyring ring, TrustedProxies trusted, Store& usedStore)
        : keyring(std::move(ring))
        , proxies(std::move(trusted))
        , store(usedStore)
        , server([this](const CallPointer& call) { serve(call); }, limits(), proxies)
        , mailboxes(store, server)
        , polls(store, server)
        , denied(std::filesystem::path(config.dataFolder) / "denied.mailboxes")
        , guests({keyring, mailboxes, store, server, misuse, denied, metrics}, config.now)
        , desktops({config, keyring, mailboxes, polls, store, server, misuse, metrics})
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
            call->reply(renderHealth(store.isHealthy()));
        else if (first == "metrics" && path.size() == 1 && proxies.trusts(call->request().client))
            call->reply(renderMetrics());
        else
            call->reply(nothingHere());
    }

    [[nodiscard]] Response renderMetrics()
    {
        metrics.connections = server.connections();
        metrics.waitingFetches = polls.waiting();
        metrics.isStoring = store.isHealthy();
        return {
            .status = 200,
            .headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}, {"Cache-Control", "no-store"}},
            .body = metricsText(metrics)};
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
    TrustedProxies proxies;
    Store& store;
    Metrics metrics;
    MisuseLimit misuse;
    Server server;
    Mailboxes mailboxes;
    LongPolls polls;
    DenyList denied;
    GuestRoutes guests;
    DesktopRoutes desktops;
    Server::Alarm expiry;
};

struct Relay::Private
{
    std::optional<std::string> openFolder(std::optional<Keyring>& keyring);
    std::optional<std::string> beginTls();
    std::optional<std::string> listen();
    void expireLater(std::chrono::milliseconds delay);

    RelayConfig config;
    std::unique_ptr<Store> store;
    bool ownsStore = false; ///< made here, from the folder
    std::unique_ptr<Running> running;
    std::uint16_t port = 0;
    std::string localUrl;
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

std::optional<std::string> Relay::Private::beginTls()
{
    if (config.tlsCertificate.empty())
        return std::nullopt;
    auto opened = TlsIdentity::open(config.tlsCertificate, config.tlsKey);
    if (!opened.identity)
        return opened.failure;
    running->server.useTls(std::move(opened.identity));
    return std::nullopt;
}

std::optional<std::string> Relay::Private::listen()
{
    if (auto failure = beginTls())
        return failure;
    if (auto failure = running->server.listen(config.address, config.port))
        return failure;
    port = running->server.port();
    const bool isIpv6 = config.address.find(':') != std::string::npos;
    const std::string scheme = config.tlsCertificate.empty() ? "http://" : "https://";
    localUrl = scheme + (isIpv6 ? "[" + config.address + "]" : config.address) + ":" + std::to_string(port);
    if (config.publicUrl.empty())
        config.publicUrl = localUrl;
    return std::nullopt;
}

std::optional<std::string> Relay::start()
{
    std::string wrong;
    auto proxies = TrustedProxies::parse(d->config.trustedProxies, wrong);
    if (!proxies)
        return "“" + wrong + "” is no address and no network.";
    std::optional<Keyring> keyring;
    if (auto failure = d->openFolder(keyring))
        return failure;
    d->running = std::make_unique<Running>(d->config, std::move(*keyring), std::move(*proxies), *d->store);
    d->store->watch(d->running->watchOf());
    if (auto failure = d->listen()) {
        d->store->watch({});
        d->running.reset();
        return failure;
    }
    d->running->server.post([this] { d->expireLater(std::chrono::milliseconds(0)); });
    d->running->server.start();
    return std::nullopt;
}

std::uint16_t Relay::port() const
{
    return d->port;
}

std::string Relay::localUrl() const
{
    return d->localUrl;
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
