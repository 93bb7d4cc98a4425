#include "core/answers/relayaccount.h"

#include "core/answers/relaywire.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>

namespace inglenook::core {
namespace {

const QString pageSentSetting = QStringLiteral("relay.page-sent");
const QString keysName = QString::fromUtf16(secretname::relayKeys);

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
    m_secrets.read(keysName, [this, done = std::move(done)](const Result<QByteArray>& secret) {
        const auto keys = secret.and_then(RelayKeys::fromSecret);
        if (!keys)
            return done(keys.error());
        adopt(*m_mailbox, *keys);
        done({});
    });
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
            // Keys first: a mailbox whose keys are lost could never be read.
            m_secrets.write(keysName, made->keys.toSecret(),
                            [this, made = *made, sent, done](const Result<void>& kept) {
                                if (!kept)
                                    return done(kept.error());
                                const auto stored = m_database.write([&](Transaction& t) -> Result<void> {
                                    if (auto put = RelayMailboxRepository().store(t, made.mailbox, m_clock.now()); !put)
                                        return put;
                                    return SettingsRepository().storeText(t, pageSentSetting, sent);
                                });
                                if (!stored)
                                    return putBackKeys(stored.error(), done);
                                adopt(made.mailbox, made.keys);
                                done({});
                            });
        });
}

/// The mailbox stays the old one, so its keys must too.
void RelayAccount::putBackKeys(const Error& why, const Done& done)
{
    if (!m_keys)
        return done(why);
    m_secrets.write(keysName, m_keys->toSecret(), [why, done](const Result<void>&) { done(why); });
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
