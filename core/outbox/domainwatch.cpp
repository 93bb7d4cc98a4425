#include "core/outbox/domainwatch.h"

#include "core/base/log.h"
#include "core/outbox/mailgateway.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

constexpr qsizetype askedAtOnce = 8;
/// A name service that does not answer is asked on, but for this long no mail waits for it.
constexpr std::chrono::milliseconds pauseAfterSilence = 5min;

} // namespace

DomainWatch::DomainWatch(Database& database, const Clock& clock, MailExchangeResolver* resolver, QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_resolver(resolver)
{
}

void DomainWatch::prepare(const QStringList& domains)
{
    const QSet<QString> once(domains.begin(), domains.end());
    readKnown({once.begin(), once.end()});
    m_awaited.clear();
    m_toAsk.clear();
    if (!m_resolver)
        return;
    const QDateTime now = m_clock.now();
    for (const QString& domain : once) {
        if (isReservedDomain(domain) || !m_known.value(domain).isStale(now))
            continue;
        if (now >= m_noWaitBefore)
            m_awaited.insert(domain);
        if (!m_asked.contains(domain))
            m_toAsk.push_back(domain);
    }
    if (!m_awaited.isEmpty())
        QTimer::singleShot(longestWait, this, [this, round = ++m_round] { giveUpWaiting(round); });
    askNext();
}

void DomainWatch::readKnown(const QStringList& domains)
{
    const auto known = m_database.read(
        [&](Transaction& transaction) { return MailDomainRepository().findAmong(transaction, domains); });
    m_known.clear();
    if (!known) // a look then counts where a press should have been asked for: the verdict has other vetoes
        qCWarning(lcMail) << "domains not read:" << known.error().detail;
    for (const MailDomain& domain : known.value_or({}))
        m_known.insert(domain.name, domain);
}

QString DomainWatch::strictBecause(const QString& domain) const
{
    const auto found = m_known.constFind(domain);
    return found == m_known.cend() ? QString() : found->strictBecause();
}

void DomainWatch::askNext()
{
    while (!m_toAsk.empty() && m_asked.size() < askedAtOnce) {
        const QString domain = m_toAsk.front();
        m_toAsk.pop_front();
        m_asked.insert(domain);
        m_resolver->lookUp(domain, [watch = QPointer(this), domain](const Result<QStringList>& exchanges) {
            if (watch)
                watch->take(domain, exchanges);
        });
    }
}

/// An answer that comes too late for its mail still serves the next one.
void DomainWatch::take(const QString& domain, const Result<QStringList>& exchanges)
{
    m_asked.remove(domain);
    if (exchanges) {
        const QDateTime now = m_clock.now();
        const QString gateway = findGateway(*exchanges);
        const auto stored = m_database.write([&](Transaction& transaction) {
            return MailDomainRepository().storeGateway(transaction, domain, gateway, now);
        });
        if (!stored)
            qCWarning(lcMail) << "domain not stored:" << stored.error().detail;
        MailDomain& known = m_known[domain];
        known.name = domain;
        known.gateway = gateway;
        known.lookedUpAt = now;
    }
    askNext();
    if (m_awaited.remove(domain))
        Q_EMIT settled();
}

void DomainWatch::giveUpWaiting(quint64 round)
{
    if (round != m_round || m_awaited.isEmpty())
        return;
    m_awaited.clear();
    m_noWaitBefore = m_clock.now().addMSecs(pauseAfterSilence.count());
    Q_EMIT settled();
}

} // namespace inglenook::core
