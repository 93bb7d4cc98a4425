#include "core/accounts/accountsearch.h"

#include "core/accounts/autoconfigdocument.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr quint16 tlsPort = 465;
constexpr quint16 startTlsPort = 587;

enum Round { OwnDomain = 1, OthersRound, KnockRound, EndOfRounds };

} // namespace

AccountSearch::AccountSearch(Needs needs, QObject* parent)
    : QObject(parent)
    , m_needs(std::move(needs))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AccountSearch::giveUpRound);
}

AccountSearch::~AccountSearch() = default;

void AccountSearch::start(const EmailAddress& address, Consent consent)
{
    cancel();
    m_address = address;
    m_consent = consent;
    m_hasHeard = false;
    m_round = 0;
    // Later, so that `finished` never comes inside this call.
    QMetaObject::invokeMethod(this, &AccountSearch::begin, Qt::QueuedConnection);
}

void AccountSearch::cancel()
{
    m_address.reset();
    m_timer.stop();
    m_answers.clear();
    for (auto& knock : m_knocks) {
        knock->disconnect(this);
        knock.release()->deleteLater(); // this may run inside one of its signals
    }
    m_knocks.clear();
}

void AccountSearch::begin()
{
    if (!m_address || m_round != 0)
        return;
    Q_EMIT lookingAt(AccountSource::OwnList);
    if (const MailProvider* provider = findProviderOfDomain(m_address->domain()))
        return finish(
            std::optional(FoundAccount{provider->serverFor(*m_address), AccountSource::OwnList, provider, false}));
    goOn();
}

/// The next round of questions; a round's answers are weighed in the order of AccountSource.
void AccountSearch::goOn()
{
    m_answers.clear();
    ++m_round;
    if (m_round == OthersRound && m_consent == Consent::OwnDomainOnly)
        ++m_round;
    if (m_round == EndOfRounds) {
        if (m_hasHeard)
            return finish(std::optional<FoundAccount>());
        return finish(Error{ErrorKind::Unreachable,
                            tr("Nobody could be asked for the mail server: this computer seems to be offline. Nothing "
                               "is lost; try again when it is connected, or type the server."),
                            {}});
    }
    m_timer.start(m_needs.patience);
    if (m_round == OwnDomain)
        askDomain();
    else if (m_round == OthersRound)
        askThirdParty();
    else
        knock();
}

void AccountSearch::askDomain()
{
    expect(AccountSource::OwnDescription, 2);
    expect(AccountSource::ServiceRecord, 2);
    expect(AccountSource::MailServerRecord, 1);
    askDescriptions();
    askServiceRecords();
    askMailServers();
}

/// `then` runs only while the question is still wanted.
template <typename T>
std::function<void(Result<T>)> AccountSearch::guarded(std::function<void(const Result<T>&)> then)
{
    return [self = QPointer(this), address = m_address, round = m_round, then = std::move(then)](Result<T> answer) {
        if (!self || self->m_round != round || !self->m_address || !(self->m_address == address))
            return;
        self->m_hasHeard = self->m_hasHeard || answer.has_value();
        then(answer);
    };
}

void AccountSearch::askDescriptions()
{
    const QString domain = m_address->domain();
    const QString urls[] = {QStringLiteral("https://autoconfig.%1/mail/config-v1.1.xml"),
                            QStringLiteral("https://%1/.well-known/autoconfig/mail/config-v1.1.xml")};
    for (int place = 0; place < 2; ++place) {
        m_needs.documents.fetch(QUrl(urls[place].arg(domain)), longestAutoconfig,
                                guarded<QByteArray>([this, place](const Result<QByteArray>& xml) {
                                    take(AccountSource::OwnDescription, place,
                                         xml ? bestOf(readAutoconfig(*xml, *m_address)) : Found());
                                }));
    }
}

void AccountSearch::askServiceRecords()
{
    const std::pair<QString, MailSecurity> services[] = {{QStringLiteral("_submissions._tcp."), MailSecurity::Tls},
                                                         {QStringLiteral("_submission._tcp."), MailSecurity::StartTls}};
    for (int place = 0; place < 2; ++place) {
        const auto& [prefix, security] = services[place];
        const auto then = [this, place, security = security](const Result<QList<DnsClient::Service>>& answer) {
            const auto servers = answer.value_or({});
            // A single “.” says: this service is not offered here.
            const bool isOffered = !servers.isEmpty() && isHostName(servers.first().host) && servers.first().port > 0;
            take(AccountSource::ServiceRecord, place,
                 isOffered ? Found(FoundServer{servers.first().host, servers.first().port, security, m_address->text()})
                           : Found());
        };
        m_needs.dns.fetchServices(prefix + m_address->domain(), guarded<QList<DnsClient::Service>>(then));
    }
}

void AccountSearch::askMailServers()
{
    const auto then = [this](const Result<QStringList>& answer) {
        const QStringList hosts = answer.value_or({});
        m_provider = hosts.isEmpty() ? nullptr : findProviderOfMailServer(hosts.first());
        take(AccountSource::MailServerRecord, 0, m_provider ? Found(m_provider->serverFor(*m_address)) : Found());
    };
    m_needs.dns.fetchMailServers(m_address->domain(), guarded<QStringList>(then));
}

void AccountSearch::askThirdParty()
{
    expect(AccountSource::ThirdParty, 1);
    const QUrl url(QStringLiteral("https://autoconfig.thunderbird.net/v1.1/") + m_address->domain());
    m_needs.documents.fetch(url, longestAutoconfig, guarded<QByteArray>([this](const Result<QByteArray>& xml) {
                                take(AccountSource::ThirdParty, 0,
                                     xml ? bestOf(readAutoconfig(*xml, *m_address)) : Found());
                            }));
}

void AccountSearch::knock()
{
    expect(AccountSource::Guess, 4);
    const QString domain = m_address->domain();
    const QString names[] = {QStringLiteral("smtp.") + domain, QStringLiteral("mail.") + domain};
    int place = 0;
    for (const MailSecurity security : {MailSecurity::Tls, MailSecurity::StartTls}) {
        for (const QString& name : names)
            knockAt(place++, name, security);
    }
}

void AccountSearch::knockAt(int place, const QString& host, MailSecurity security)
{
    MailAccount account{.from = {{}, *m_address}, .host = host, .user = {}, .caFile = {}};
    account.security = security;
    account.port = security == MailSecurity::Tls ? tlsPort : startTlsPort;
    auto& transport = m_knocks.emplace_back(m_needs.makeTransport(account, {}));
    const FoundServer server{host, account.port, security, m_address->text()};
    connect(transport.get(), &MailTransport::checked, this, [this, place, server](const SendOutcome& outcome) {
        take(AccountSource::Guess, place, outcome.verdict == SendVerdict::Accepted ? Found(server) : Found());
    });
    transport->check();
}

void AccountSearch::expect(AccountSource source, int answers)
{
    m_answers[source].resize(answers);
    Q_EMIT lookingAt(source);
}

void AccountSearch::take(AccountSource source, int place, const Found& found)
{
    const auto answers = m_answers.find(source);
    if (answers == m_answers.end() || (*answers)[place])
        return;
    (*answers)[place] = found;
    settle();
}

/// Ends with the best answer as soon as no better one can come.
void AccountSearch::settle()
{
    for (auto source = m_answers.cbegin(); source != m_answers.cend(); ++source) {
        for (const std::optional<Found>& answer : *source) {
            if (!answer)
                return;
            if (!*answer)
                continue;
            const FoundServer server = **answer;
            const bool isByMailServer = source.key() == AccountSource::MailServerRecord;
            return finish(std::optional(FoundAccount{server, source.key(),
                                                     isByMailServer ? m_provider : findProviderOfHost(server.host),
                                                     !isInsideDomain(server.host, m_address->domain())}));
        }
    }
    goOn();
}

void AccountSearch::giveUpRound()
{
    for (auto& answers : m_answers) {
        for (std::optional<Found>& answer : answers) {
            if (!answer)
                answer = Found();
        }
    }
    settle();
}

void AccountSearch::finish(const Outcome& outcome)
{
    cancel();
    Q_EMIT finished(outcome);
}

} // namespace inglenook::core
