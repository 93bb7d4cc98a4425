#include "core/answers/relayaccount.h"

#include "core/answers/relaywire.h"
#include "core/base/log.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>

#include <array>

namespace inglenook::core {
namespace {

const QString pageSentSetting = QStringLiteral("relay.page-sent");

/// 256 random bits, as the relay wants them.
QByteArray makeSecret()
{
    std::array<std::uint8_t, 32> bytes{};
    fillRandom(bytes);
    return QByteArray::fromStdString(toHex(bytes));
}

} // namespace

RelayAccount::RelayAccount(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                           QObject* parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_secrets(secrets)
    , m_client(client)
{
}

void RelayAccount::open(Done done)
{
    const auto found = m_database.read([](Transaction& t) { return RelayMailboxRepository().findCurrent(t); });
    if (!found)
        return done(found.error());
    if (!*found)
        return done({});
    m_mailbox = **found;
    forgetExpired();
    readRelayKeys(m_secrets, m_mailbox->id, [this, done = std::move(done)](const Result<RelayKeys>& keys) {
        if (!keys)
            return done(keys.error());
        adopt(*m_mailbox, *keys);
        done({});
        if (!m_keys->nextSecret.isEmpty()) // an answer that was lost
            sendNextSecret(*m_mailbox, *m_keys, [](const Result<void>& sent) {
                if (!sent)
                    qCWarning(lcRelay) << "the relay's secret is still the old one:" << sent.error().detail;
            });
    });
}

/// The keys of mailboxes that no living link leads to any more.
void RelayAccount::forgetExpired()
{
    const auto past = m_database.read([](Transaction& t) { return RelayMailboxRepository().loadPast(t); });
    if (!past)
        return; // the next start tries again
    for (const PastMailbox& old : *past) {
        if (old.listensUntil > m_clock.now())
            continue;
        m_secrets.remove(relayKeysName(old.mailbox.id), [this, id = old.mailbox.id](const Result<void>& removed) {
            if (!removed && removed.error().kind != ErrorKind::NotFound)
                return;
            const auto gone =
                m_database.write([&](Transaction& t) { return RelayMailboxRepository().removePast(t, id); });
            if (!gone)
                qCWarning(lcRelay) << "an expired mailbox was not removed:" << gone.error().detail;
        });
    }
}

void RelayAccount::connectTo(const QUrl& relay, const QString& registrationCode, const QString& caFile, Done done)
{
    const auto page = loadPage();
    if (!page)
        return done(page.error());
    m_client.registerMailbox(
        relay, registrationCode, caFile, *page,
        [this, sent = fingerprint(*page), done = std::move(done)](const Result<RelayClient::Registration>& made) {
            if (!made)
                return done(made.error());
            // Keys first: a mailbox whose keys are lost could never be read. Those of the old one have their own entry.
            m_secrets.write(relayKeysName(made->mailbox.id), made->keys.toSecret(),
                            [this, made = *made, sent, done](const Result<void>& kept) {
                                if (!kept)
                                    return done(kept.error());
                                storeNew(made, sent, done);
                            });
        });
}

void RelayAccount::storeNew(const RelayClient::Registration& made, const QString& page, const Done& done)
{
    const auto stored = m_database.write([&](Transaction& t) -> Result<void> {
        if (auto put = RelayMailboxRepository().store(t, made.mailbox, m_clock.now()); !put)
            return put;
        return SettingsRepository().storeText(t, pageSentSetting, page);
    });
    if (!stored)
        return m_secrets.remove(relayKeysName(made.mailbox.id),
                                [why = stored.error(), done](const Result<void>&) { done(why); });
    adopt(made.mailbox, made.keys);
    done({});
}

void RelayAccount::rotateSecret(Done done)
{
    if (!m_mailbox || !m_keys)
        return done(Error{ErrorKind::Conflict,
                          tr("There is no relay whose key could be renewed, or its keys are out of reach."),
                          {}});
    RelayKeys keys = *m_keys;
    if (keys.nextSecret.isEmpty())
        keys.nextSecret = makeSecret();
    // Both are kept until the relay has answered: whichever it goes by, it opens for us.
    m_secrets.write(relayKeysName(m_mailbox->id), keys.toSecret(),
                    [this, mailbox = *m_mailbox, keys, done = std::move(done)](const Result<void>& kept) {
                        if (!kept)
                            return done(kept.error());
                        m_keys = keys;
                        sendNextSecret(mailbox, keys, done);
                    });
}

void RelayAccount::sendNextSecret(const RelayMailbox& mailbox, const RelayKeys& keys, const Done& done)
{
    const auto take = [this, mailbox, keys, done](const Result<RelayClient::NewLinkKey>& key) {
        takeNewKey(mailbox, keys, key, done);
    };
    m_client.changeSecret(mailbox, keys.pollingSecret, keys.nextSecret,
                          [this, mailbox, next = keys.nextSecret, take](const Result<RelayClient::NewLinkKey>& key) {
                              if (key || key.error().kind != ErrorKind::SignIn)
                                  return take(key);
                              // Perhaps it has the new one already, and only its answer was lost.
                              m_client.changeSecret(mailbox, next, next, take);
                          });
}

void RelayAccount::takeNewKey(RelayMailbox mailbox, RelayKeys keys, const Result<RelayClient::NewLinkKey>& key,
                              const Done& done)
{
    if (!key)
        return done(key.error());
    mailbox.epoch = key->epoch;
    keys.linkKey = key->key;
    keys.pollingSecret = std::exchange(keys.nextSecret, {});
    m_secrets.write(relayKeysName(mailbox.id), keys.toSecret(), [this, mailbox, keys, done](const Result<void>& kept) {
        if (!kept)
            return done(kept.error());
        const auto stored = m_database.write(
            [&](Transaction& t) { return RelayMailboxRepository().storeEpoch(t, mailbox.id, mailbox.epoch); });
        if (!stored)
            return done(stored);
        if (m_mailbox->id == mailbox.id)
            adopt(mailbox, keys);
        done({});
    });
}

void RelayAccount::refreshPage(Done done)
{
    if (!m_mailbox || !m_keys)
        return done({});
    const auto page = loadPage();
    if (!page)
        return done(page.error());
    const QString wanted = fingerprint(*page);
    const auto sent = m_database.read([](Transaction& t) { return SettingsRepository().loadText(t, pageSentSetting); });
    if (!sent)
        return done(sent.error());
    if (*sent == wanted)
        return done({});
    m_client.updatePage(*m_mailbox, *m_keys, *page,
                        [this, wanted, done = std::move(done)](const Result<void>& updated) {
                            if (!updated)
                                return done(updated.error());
                            done(m_database.write([&](Transaction& t) {
                                return SettingsRepository().storeText(t, pageSentSetting, wanted);
                            }));
                        });
}

void RelayAccount::check(Done done)
{
    Q_ASSERT(m_mailbox && m_keys);
    m_client.fetch(*m_mailbox, *m_keys, std::chrono::seconds(0), 1,
                   [done = std::move(done)](const Result<RelayBatch>& batch) {
                       done(batch ? Result<void>() : Result<void>(batch.error()));
                   });
}

Result<RelayPage> RelayAccount::loadPage()
{
    return m_database.read([](Transaction& t) -> Result<RelayPage> {
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        const auto surveys = SurveyRepository().loadAll(t);
        if (!surveys)
            return surveys.error();
        RelayPage page{*business, {}};
        for (const Survey& survey : *surveys)
            page.surveys += survey.version;
        return page;
    });
}

/// Changes whenever what the relay is told would: connecting to another relay sends everything anyway.
QString RelayAccount::fingerprint(const RelayPage& page) const
{
    const QByteArray told = QJsonDocument(writeRelayPage(page)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(told, QCryptographicHash::Sha256).toHex());
}

void RelayAccount::adopt(const RelayMailbox& mailbox, const RelayKeys& keys)
{
    m_mailbox = mailbox;
    m_keys = keys;
    m_linkSigner = LinkSigner{mailbox.linkBase, mailbox.id, mailbox.epoch, keys.linkKey};
    Q_EMIT changed();
}

} // namespace inglenook::core
