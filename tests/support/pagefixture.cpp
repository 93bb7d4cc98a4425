#include "tests/support/pagefixture.h"

#include "core/mailing/mailaccountrepository.h"

#include <QtTest/QTest>

namespace inglenook::tests {

using namespace core;

MailAccount exampleAccount()
{
    return {.from = {QStringLiteral("The Fox & Anchor"), *EmailAddress::parse(QStringLiteral("anna@fox.example"))},
            .host = QStringLiteral("mail.fox.example"),
            .user = QStringLiteral("anna@fox.example"),
            .caFile = {}};
}

PageFixture::PageFixture()
    : database(*Database::open(folder.filePath(QStringLiteral("inglenook.sqlite"))))
    , relayAccount(std::make_unique<RelayAccount>(*database, clock, secrets, relayClient))
    , poller(std::make_unique<RelayPoller>(*database, clock, secrets, relayClient))
    , outbox(std::make_unique<Outbox>(
          Outbox::Needs{*database, clock, mail.factory(), secrets, [this] { return relayAccount->linkSigner(); }}))
    , rules(
          std::make_unique<StandingRules>(*database, clock, [this] { return relayAccount->linkSigner().has_value(); }))
    , bounces(std::make_unique<BouncePoller>(
          BouncePoller::Needs{*database, clock, secrets,
                              [](const MailAccount& account, const InboxServer& server, const QByteArray& password) {
                                  return std::make_unique<ImapClient>(account, server, password);
                              },
                              [this] { return relayAccount->linkSigner(); }, *outbox}))
{
}

PageFixture::~PageFixture() = default;

ui::Services PageFixture::services()
{
    return {*database, clock,     secrets,  *outbox, relayClient, *relayAccount, *poller, mail.factory(),
            dns,       documents, dialogue, oauth,   tokens,      *rules,        *bounces};
}

void PageFixture::addAccount(int perMinute)
{
    MailAccount account = exampleAccount();
    account.perMinute = perMinute;
    const auto stored =
        database->write([&](Transaction& transaction) { return MailAccountRepository().store(transaction, account); });
    QVERIFY(stored.has_value());
    secrets.setMailPassword("secret");
}

QUrl PageFixture::startRelay(const std::string& registrationCode)
{
    relay::RelayConfig config;
    config.dataFolder = folder.filePath(QStringLiteral("relay")).toStdString();
    if (!registrationCode.empty()) {
        config.registration = relay::RegistrationMode::Code;
        config.registrationCode = registrationCode;
    }
    m_relay = std::make_unique<relay::Relay>(config);
    if (const auto why = m_relay->start())
        qFatal("relay: %s", why->c_str());
    return QUrl(QString::fromStdString(m_relay->url()));
}

void PageFixture::connectRelay()
{
    std::optional<Result<void>> connected;
    relayAccount->connectTo(startRelay(), {}, {}, [&](const Result<void>& result) { connected = result; });
    QTRY_VERIFY(connected.has_value());
    QVERIFY2(connected->has_value(), connected->has_value() ? "" : qPrintable(connected->error().message));
}

void PageFixture::stopRelay()
{
    m_relay.reset();
}

} // namespace inglenook::tests
