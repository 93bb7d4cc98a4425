#include "app/common/appcontext.h"

#include "core/accounts/oauthidsrepository.h"
#include "core/base/log.h"

namespace inglenook::app {

using namespace core;

Result<std::unique_ptr<AppContext>> AppContext::open(const Parts& parts)
{
    const SystemClock systemClock;
    auto folder = DataFolder::open(parts.folder, parts.clock ? *parts.clock : systemClock);
    if (!folder)
        return folder.error();
    return std::unique_ptr<AppContext>(new AppContext(std::move(*folder), parts));
}

AppContext::AppContext(std::unique_ptr<DataFolder> folder, const Parts& parts)
    : m_clock(parts.clock ? *parts.clock : m_systemClock)
    , m_folder(std::move(folder))
    , m_secrets(parts.makeSecretStore(*m_folder))
    , m_builtInIds(parts.clientIds)
    , m_tokens(std::make_unique<AccessTokens>(*m_secrets, m_clock, m_oauth,
                                              [this](MailSignIn signIn) { return oauthProvider(signIn); }))
    , m_dialogue(std::make_shared<MailDialogue>())
    , m_makeTransport([this, make = parts.makeTransport](const MailAccount& account, const QByteArray& password) {
        return makeTransport(make, account, password);
    })
    , m_resolver(parts.resolver)
    , m_relayAccount(std::make_unique<RelayAccount>(database(), m_clock, *m_secrets, m_relayClient))
    , m_poller(std::make_unique<RelayPoller>(database(), m_clock, *m_secrets, m_relayClient))
    , m_outbox(
          std::make_unique<Outbox>(Outbox::Needs{database(), m_clock, m_makeTransport, *m_secrets,
                                                 [this] { return m_relayAccount->linkSigner(); }, m_resolver.get()}))
    , m_bounces(std::make_unique<BouncePoller>(
          BouncePoller::Needs{database(), m_clock, *m_secrets,
                              [this](const auto& account, const auto& server, const auto& password) {
                                  return makeImap(account, server, password);
                              },
                              [this] { return m_relayAccount->linkSigner(); }, *m_outbox}))
    , m_rules(std::make_unique<StandingRules>(database(), m_clock,
                                              [this] { return m_relayAccount->linkSigner().has_value(); }))
    , m_backup(std::make_unique<AutomaticBackup>(database(), m_clock, *m_secrets))
    , m_watchedFolder(std::make_unique<WatchedFolder>(database(), m_clock))
    , m_retention(std::make_unique<StandingRetention>(database(), m_clock))
{
    connectParts();
}

AppContext::~AppContext() = default;

/// With what the owner has set, else what was built in.
OAuthProvider AppContext::oauthProvider(MailSignIn signIn)
{
    const auto own = database().read([](Transaction& t) { return OAuthIdsRepository().load(t); });
    const OAuthClientIds ids = own.value_or({}).orElse(m_builtInIds);
    return signIn == MailSignIn::Microsoft ? microsoftOAuth(ids) : googleOAuth(ids);
}

std::unique_ptr<MailTransport> AppContext::makeTransport(const MailTransportFactory& make, const MailAccount& account,
                                                         const QByteArray& password) const
{
    auto transport = make(account, password);
    transport->setDialogue(m_dialogue);
    if (account.signIn != MailSignIn::Password)
        transport->setTokenSource(m_tokens->sourceFor(account, password));
    return transport;
}

std::unique_ptr<ImapClient> AppContext::makeImap(const MailAccount& account, const InboxServer& server,
                                                 const QByteArray& password) const
{
    auto client = std::make_unique<ImapClient>(account, server, password);
    if (account.signIn != MailSignIn::Password)
        client->setTokenSource(m_tokens->sourceFor(account, password));
    return client;
}

void AppContext::connectParts()
{
    QObject::connect(m_relayAccount.get(), &RelayAccount::changed, m_outbox.get(), &Outbox::wake);
    // New visits may be due at once; what is not set up yet is said where it is set up.
    QObject::connect(m_watchedFolder.get(), &WatchedFolder::fileTaken, m_rules.get(),
                     [this] { (void)m_rules->runNow(); });
    QObject::connect(m_rules.get(), &StandingRules::mailsQueued, m_outbox.get(), &Outbox::wake);
    // A survey that starts to go out may say what its page has never said.
    QObject::connect(m_outbox.get(), &Outbox::mailingChanged, m_relayAccount.get(), [this] {
        m_relayAccount->refreshPage([](const Result<void>& refreshed) {
            if (!refreshed)
                qCWarning(lcRelay) << "guest page not refreshed:" << refreshed.error().detail;
        });
    });
}

void AppContext::keepPolling()
{
    QObject::connect(m_relayAccount.get(), &RelayAccount::changed, m_poller.get(), &RelayPoller::start,
                     Qt::UniqueConnection);
    m_poller->start();
}

void AppContext::start(std::function<void(Result<void>)> done)
{
    if (auto recovered = m_outbox->open(); !recovered)
        return done(recovered.error());
    m_relayAccount->open([this, done = std::move(done)](const Result<void>& opened) {
        m_relayTrouble = opened ? QString() : opened.error().message;
        done({});
    });
}

} // namespace inglenook::app
