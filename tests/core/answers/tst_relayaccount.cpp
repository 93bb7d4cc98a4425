#include "core/answers/relayaccount.h"
#include "core/secrets/sessionsecretstore.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "relay/relay.h"
#include "tests/support/answerfixture.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedrelay.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

/// A keychain whose next writes fail when it is told so.
class StubbornSecretStore final : public SecretStore
{
public:
    bool isLocked = false;

    void read(const QString& name, std::function<void(Result<QByteArray>)> done) override
    {
        m_store.read(name, std::move(done));
    }
    void write(const QString& name, const QByteArray& secret, std::function<void(Result<void>)> done) override
    {
        if (!isLocked)
            return m_store.write(name, secret, std::move(done));
        callLater([done] { done(Error{ErrorKind::SignIn, QStringLiteral("The keychain is locked."), {}}); });
    }
    void remove(const QString& name, std::function<void(Result<void>)> done) override
    {
        m_store.remove(name, std::move(done));
    }
    [[nodiscard]] bool isDurable() const override { return true; }

private:
    SessionSecretStore m_store;
};

/// A business on one computer, and real relays beside it.
class Desktop
{
public:
    Desktop()
        : account(rows.database(), clock, secrets, client)
    {
        SurveyVersion version;
        version.texts.insert(QStringLiteral("en"), defaultTexts(QStringLiteral("en")));
        rows.run(QStringLiteral("UPDATE survey_versions SET document = ?"),
                 {QString::fromUtf8(writeSurveyDocument(version))});
        storeName(QStringLiteral("The Old Oak"));
    }

    void storeName(const QString& name)
    {
        const auto stored = rows.database().write([&](Transaction& t) {
            Business business;
            business.name = name;
            return SettingsRepository().storeBusiness(t, business);
        });
        QVERIFY(stored);
    }

    QUrl startRelay()
    {
        relay::RelayConfig config;
        config.dataFolder = folder.filePath(QString::number(relays.size())).toStdString();
        relays.push_back(std::make_unique<relay::Relay>(std::move(config)));
        if (const auto trouble = relays.back()->start())
            qFatal("relay: %s", trouble->c_str());
        return QUrl(QString::fromStdString(relays.back()->url()));
    }

    Result<void> outcome(const std::function<void(RelayAccount::Done)>& start)
    {
        std::optional<Result<void>> result;
        start([&](Result<void> done) { result.emplace(std::move(done)); });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 10'000);
        return result ? *result : Result<void>(Error{ErrorKind::Cancelled, {}, QStringLiteral("never done")});
    }
    Result<void> connectTo(const QUrl& url)
    {
        return outcome([&](auto done) { account.connectTo(url, {}, {}, done); });
    }
    Result<RelayKeys> keysOf(const MailboxId& id)
    {
        std::optional<Result<RelayKeys>> keys;
        readRelayKeys(secrets, id, [&](const Result<RelayKeys>& read) { keys = read; });
        (void)QTest::qWaitFor([&] { return keys.has_value(); });
        return *keys;
    }
    Result<void> fetch(const RelayMailbox& mailbox, const RelayKeys& keys)
    {
        return outcome([&](auto done) {
            client.fetch(mailbox, keys, std::chrono::seconds(0), 1, [done](const Result<RelayBatch>& batch) {
                done(batch ? Result<void>() : Result<void>(batch.error()));
            });
        });
    }
    Result<void> refresh()
    {
        return outcome([&](auto done) { account.refreshPage(done); });
    }

    QTemporaryDir folder;
    AnswerFixture rows;
    FakeClock clock;
    StubbornSecretStore secrets;
    RelayClient client;
    std::vector<std::unique_ptr<relay::Relay>> relays;
    RelayAccount account;
};

} // namespace

class TestRelayAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoLinksBeforeItIsConnected()
    {
        Desktop desk;
        QVERIFY(desk.outcome([&](auto done) { desk.account.open(done); }));
        QVERIFY(!desk.account.mailbox());
        QVERIFY(!desk.account.linkSigner());
        QVERIFY(desk.refresh());
    }

    void registersAndMakesLinks()
    {
        Desktop desk;
        QSignalSpy changed(&desk.account, &RelayAccount::changed);
        QVERIFY(desk.connectTo(desk.startRelay()));
        QCOMPARE(changed.size(), 1);
        QVERIFY(desk.account.linkSigner());
        QCOMPARE(desk.account.linkSigner()->mailbox, desk.account.mailbox()->id);
        QVERIFY(desk.outcome([&](auto done) { desk.account.check(done); }));
    }

    void opensAgainWithTheSameKeys()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        RelayAccount later(desk.rows.database(), desk.clock, desk.secrets, desk.client);
        QVERIFY(desk.outcome([&](auto done) { later.open(done); }));
        QCOMPARE(later.mailbox()->id, desk.account.mailbox()->id);
        QCOMPARE(later.linkSigner()->key, desk.account.linkSigner()->key);
        QVERIFY(desk.outcome([&](auto done) { later.check(done); }));
    }

    void keepsTheOldMailboxWhenTheNewRelayIsAway()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const MailboxId before = desk.account.mailbox()->id;
        const QUrl gone = desk.startRelay();
        desk.relays.back()->stop();
        QCOMPARE(desk.connectTo(gone).error().kind, ErrorKind::Unreachable);
        QCOMPARE(desk.account.mailbox()->id, before);
        QVERIFY(desk.outcome([&](auto done) { desk.account.check(done); }));
    }

    void keepsTheOldMailboxWhenTheKeysCannotBeKept()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const MailboxId before = desk.account.mailbox()->id;
        desk.secrets.isLocked = true;
        QCOMPARE(desk.connectTo(desk.startRelay()).error().kind, ErrorKind::SignIn);
        QCOMPARE(desk.account.mailbox()->id, before);
        QCOMPARE(desk.rows.number(QStringLiteral("SELECT COUNT(*) FROM relay_mailboxes")), 1);
    }

    void keepsTheOldKeysWhenTheMailboxCannotBeStored()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const MailboxId before = desk.account.mailbox()->id;
        desk.rows.run(QStringLiteral(
            "CREATE TRIGGER broken BEFORE INSERT ON relay_mailboxes BEGIN SELECT RAISE(ABORT, 'disk'); END"));
        QCOMPARE(desk.connectTo(desk.startRelay()).error().kind, ErrorKind::Storage);
        RelayAccount later(desk.rows.database(), desk.clock, desk.secrets, desk.client);
        QVERIFY(desk.outcome([&](auto done) { later.open(done); }));
        QCOMPARE(later.mailbox()->id, before);
        QVERIFY2(desk.outcome([&](auto done) { later.check(done); }), "the keys are those of that mailbox");
    }

    void movesToAnotherRelay()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const MailboxId before = desk.account.mailbox()->id;
        QVERIFY(desk.connectTo(desk.startRelay()));
        QVERIFY(desk.account.mailbox()->id != before);
        QVERIFY(desk.outcome([&](auto done) { desk.account.check(done); }));
        QCOMPARE(desk.rows.number(QStringLiteral("SELECT SUM(is_current) FROM relay_mailboxes")), 1);
    }

    void keepsTheKeysOfTheMailboxBefore()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const RelayMailbox before = *desk.account.mailbox();
        QVERIFY(desk.connectTo(desk.startRelay()));
        const auto keys = desk.keysOf(before.id);
        QVERIFY(keys.has_value());
        QVERIFY2(desk.fetch(before, *keys), "the relay before still takes them");
        // Once no link to it lives any more, they go, and so does the mailbox.
        RelayAccount later(desk.rows.database(), desk.clock, desk.secrets, desk.client);
        QVERIFY(desk.outcome([&](auto done) { later.open(done); }));
        QVERIFY(desk.keysOf(before.id).has_value());
        desk.clock.advance(std::chrono::hours(24 * 402));
        RelayAccount muchLater(desk.rows.database(), desk.clock, desk.secrets, desk.client);
        QVERIFY(desk.outcome([&](auto done) { muchLater.open(done); }));
        QTRY_COMPARE(desk.rows.number(QStringLiteral("SELECT COUNT(*) FROM relay_mailboxes")), 1);
        QCOMPARE(desk.keysOf(before.id).error().kind, ErrorKind::NotFound);
        QCOMPARE(muchLater.mailbox()->id, desk.account.mailbox()->id);
    }

    void renewsItsSecret()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const RelayMailbox mailbox = *desk.account.mailbox();
        const auto before = desk.keysOf(mailbox.id);
        QSignalSpy changed(&desk.account, &RelayAccount::changed);
        QVERIFY(desk.outcome([&](auto done) { desk.account.rotateSecret(done); }));
        QCOMPARE(changed.size(), 1); // so that the poller goes on with the new one
        const auto after = desk.keysOf(mailbox.id);
        QVERIFY(after->pollingSecret != before->pollingSecret);
        QVERIFY(after->nextSecret.isEmpty());
        QCOMPARE(after->privateKey, before->privateKey);
        QVERIFY(desk.fetch(mailbox, *after));
        QCOMPARE(desk.fetch(mailbox, *before).error().kind, ErrorKind::SignIn);
        QVERIFY(desk.outcome([&](auto done) { desk.account.check(done); }));
    }

    void finishesARenewalWhoseAnswerWasLost_data()
    {
        QTest::addColumn<bool>("hasArrived");
        QTest::newRow("the relay has the new secret") << true;
        QTest::newRow("the relay has the old secret") << false;
    }
    void finishesARenewalWhoseAnswerWasLost()
    {
        QFETCH(bool, hasArrived);
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const RelayMailbox mailbox = *desk.account.mailbox();
        RelayKeys keys = *desk.keysOf(mailbox.id);
        keys.nextSecret = QByteArray(64, 'a');
        QVERIFY(desk.outcome([&](auto done) { desk.secrets.write(relayKeysName(mailbox.id), keys.toSecret(), done); }));
        if (hasArrived) {
            bool isSent = false;
            desk.client.changeSecret(mailbox, keys.pollingSecret, keys.nextSecret,
                                     [&](const auto& done) { isSent = done.has_value(); });
            QTRY_VERIFY(isSent);
        }
        RelayAccount later(desk.rows.database(), desk.clock, desk.secrets, desk.client);
        QVERIFY(desk.outcome([&](auto done) { later.open(done); }));
        QTRY_VERIFY(desk.keysOf(mailbox.id)->nextSecret.isEmpty());
        QCOMPARE(desk.keysOf(mailbox.id)->pollingSecret, keys.nextSecret);
        QVERIFY(desk.outcome([&](auto done) { later.check(done); }));
    }

    void keepsItsSecretWhenTheRelayIsAway()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const auto before = desk.keysOf(desk.account.mailbox()->id);
        desk.relays.back()->stop();
        QCOMPARE(desk.outcome([&](auto done) { desk.account.rotateSecret(done); }).error().kind,
                 ErrorKind::Unreachable);
        QCOMPARE(desk.keysOf(desk.account.mailbox()->id)->pollingSecret, before->pollingSecret);
    }

    void hasNothingToRenewBeforeItIsConnected()
    {
        Desktop desk;
        QCOMPARE(desk.outcome([&](auto done) { desk.account.rotateSecret(done); }).error().kind, ErrorKind::Conflict);
    }

    void sendsThePageOnlyWhenItHasChanged()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        desk.relays.back()->stop();
        QVERIFY2(desk.refresh(), "nothing has changed, nothing is asked");
        desk.storeName(QStringLiteral("The New Oak"));
        QCOMPARE(desk.refresh().error().kind, ErrorKind::Unreachable);
        QVERIFY2(!desk.refresh(), "what did not arrive is sent again");
    }

    void sendsAChangedSwitchToo()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const auto stored = desk.rows.database().write([&](Transaction& t) -> Result<void> {
            auto business = SettingsRepository().loadBusiness(t);
            business->alwaysAskForTap = true;
            return SettingsRepository().storeBusiness(t, *business);
        });
        QVERIFY(stored);
        desk.relays.back()->stop();
        QVERIFY2(!desk.refresh(), "the guest's page must ask for a press now");
    }

    void tellsThatItsKeysAreGone()
    {
        Desktop desk;
        QVERIFY(desk.connectTo(desk.startRelay()));
        const QString name = relayKeysName(desk.account.mailbox()->id);
        QVERIFY(desk.outcome([&](auto done) { desk.secrets.remove(name, done); }));
        RelayAccount later(desk.rows.database(), desk.clock, desk.secrets, desk.client);
        QVERIFY(!desk.outcome([&](auto done) { later.open(done); }));
        QVERIFY(later.mailbox());
        QVERIFY(!later.linkSigner());
    }
};

QTEST_GUILESS_MAIN(TestRelayAccount)
#include "tst_relayaccount.moc"
