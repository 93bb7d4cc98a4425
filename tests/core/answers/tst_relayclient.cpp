#include "core/answers/relayclient.h"
#include "relay/relay.h"
#include "tests/support/scriptedrelay.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QNetworkProxy>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

namespace {

const QByteArray secret("00112233445566778899aabbccddeeff");

RelayMailbox mailboxAt(const QUrl& url)
{
    return {.id = randomBytes<MailboxId>(),
            .url = url,
            .linkBase = url.toString() + QStringLiteral("/a/"),
            .epoch = 1,
            .publicKey = makeKeyPair().publicKey,
            .caFile = {},
            .cursor = {}};
}

RelayKeys someKeys()
{
    return {makeKeyPair().privateKey, secret, randomBytes<MailboxKey>(), {}};
}

/// Waits for what a call says.
template <typename T>
Result<T> outcomeOf(const std::function<void(std::function<void(Result<T>)>)>& start)
{
    std::optional<Result<T>> outcome;
    int calls = 0;
    start([&](Result<T> result) {
        ++calls;
        outcome.emplace(std::move(result));
    });
    const bool isLate = !outcome;
    (void)QTest::qWaitFor([&] { return outcome.has_value(); }, 10'000);
    if (!outcome || !isLate || calls != 1)
        return Error{ErrorKind::Conflict, {}, QStringLiteral("a call must end once, from the event loop")};
    return *outcome;
}

Result<RelayBatch> fetch(RelayClient& client, const RelayMailbox& mailbox, std::chrono::seconds wait = 0s)
{
    return outcomeOf<RelayBatch>([&](auto done) { client.fetch(mailbox, someKeys(), wait, 100, done); });
}

/// As long as it lives this computer is set to use a proxy.
class ProxySetting
{
public:
    explicit ProxySetting(const QUrl& proxy)
        : m_before(QNetworkProxy::applicationProxy())
    {
        QNetworkProxy::setApplicationProxy(
            {QNetworkProxy::HttpProxy, proxy.host(), static_cast<quint16>(proxy.port())});
    }
    ~ProxySetting() { QNetworkProxy::setApplicationProxy(m_before); }
    Q_DISABLE_COPY_MOVE(ProxySetting)

private:
    QNetworkProxy m_before;
};

} // namespace

class TestRelayClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesWithCursorWaitAndSecret()
    {
        ScriptedRelay relay;
        relay.answer = [](const auto&) { return ScriptedRelay::events({"one", "two"}, QStringLiteral("a/b+c")); };
        RelayClient client;
        RelayMailbox mailbox = mailboxAt(relay.url());
        const auto batch = fetch(client, mailbox, 25s);
        QVERIFY(batch);
        QCOMPARE(batch->sealed, (QList<QByteArray>{"one", "two"}));
        mailbox.cursor = batch->cursor;
        QVERIFY(fetch(client, mailbox));
        const auto& first = relay.requests().at(0);
        QCOMPARE(first.path,
                 "/v1/mailboxes/" + QByteArray::fromStdString(toHex(mailbox.id.view())) + "/events?wait=25&limit=100");
        QCOMPARE(first.headers.value("authorization"), "Bearer " + secret);
        QVERIFY2(relay.requests().at(1).path.contains("after=a%2Fb%2Bc&"), relay.requests().at(1).path.constData());
        QVERIFY(!first.headers.contains("cookie"));
    }

    void takesNoLoginPageForAnAnswer()
    {
        ScriptedRelay relay;
        RelayClient client;
        relay.answer = [&](const auto&) {
            ScriptedRelay::Reply reply;
            reply.status = 302;
            reply.type = {};
            reply.headers.insert("Location", relay.url().toEncoded() + "/login");
            return reply;
        };
        QCOMPARE(fetch(client, mailboxAt(relay.url())).error().kind, ErrorKind::Unreachable);
        QCOMPARE(relay.requests().size(), 1); // it was not followed
        relay.answer = [](const auto&) {
            ScriptedRelay::Reply reply;
            reply.type = "text/html";
            reply.body = "<html>Welcome</html>";
            return reply;
        };
        const auto page = fetch(client, mailboxAt(relay.url()));
        QCOMPARE(page.error().kind, ErrorKind::Unreachable);
        QVERIFY(page.error().message.contains(QStringLiteral("login page")));
    }

    void goesThroughTheProxyThatIsSet()
    {
        ScriptedRelay proxy;
        proxy.answer = [](const auto&) { return ScriptedRelay::events({"one"}, QStringLiteral("1")); };
        const ProxySetting setting(proxy.url());
        RelayClient client;
        const auto batch = fetch(client, mailboxAt(QUrl(QStringLiteral("http://relay.example"))));
        QVERIFY(batch);
        QCOMPARE(batch->sealed, QList<QByteArray>{"one"});
        QVERIFY(proxy.requests().first().path.startsWith("http://relay.example/v1/mailboxes/"));
    }

    void saysThatTheProxyWantsAPassword()
    {
        ScriptedRelay proxy;
        proxy.answer = [](const auto&) {
            ScriptedRelay::Reply reply;
            reply.status = 407;
            reply.type = "text/html";
            reply.headers.insert("Proxy-Authenticate", "Basic realm=\"office\"");
            return reply;
        };
        const ProxySetting setting(proxy.url());
        RelayClient client;
        const auto batch = fetch(client, mailboxAt(QUrl(QStringLiteral("http://relay.example"))));
        QCOMPARE(batch.error().kind, ErrorKind::Unreachable);
        QVERIFY2(batch.error().message.startsWith(QStringLiteral("The proxy of this network wants a name")),
                 qPrintable(batch.error().message));
    }

    void reachesARelayOnThisComputerWithoutAProxy()
    {
        ScriptedRelay relay;
        relay.answer = [](const auto&) { return ScriptedRelay::events({}, QStringLiteral("1")); };
        ScriptedRelay proxy;
        const ProxySetting setting(proxy.url());
        RelayClient client;
        QVERIFY(fetch(client, mailboxAt(relay.url())));
        QCOMPARE(proxy.requests().size(), 0);
    }

    void tellsAnUnknownMailboxFromTrouble()
    {
        ScriptedRelay relay;
        RelayClient client;
        relay.answer = [](const auto&) { return ScriptedRelay::problem(401, "unauthorised"); };
        QCOMPARE(fetch(client, mailboxAt(relay.url())).error().kind, ErrorKind::SignIn);
        relay.answer = [](const auto&) { return ScriptedRelay::problem(503, "not-stored"); };
        QCOMPARE(fetch(client, mailboxAt(relay.url())).error().kind, ErrorKind::Unreachable);
    }

    void reportsARelayThatIsAway()
    {
        ScriptedRelay relay;
        const RelayMailbox mailbox = mailboxAt(relay.url());
        relay.goAway();
        RelayClient client;
        const auto batch = fetch(client, mailbox);
        QCOMPARE(batch.error().kind, ErrorKind::Unreachable);
        QVERIFY(batch.error().message.contains(QStringLiteral("No click is lost")));
        QVERIFY2(!batch.error().detail.contains(QString::fromLatin1(secret)), "no secret in a log");
    }

    void believesNoHalfAnswer()
    {
        ScriptedRelay relay;
        relay.answer = [](const auto&) {
            auto reply = ScriptedRelay::events({QByteArray(2000, 'x')}, QStringLiteral("1"));
            reply.isCutOff = true;
            return reply;
        };
        RelayClient client;
        QCOMPARE(fetch(client, mailboxAt(relay.url())).error().kind, ErrorKind::Unreachable);
    }

    void endsAFetchThatIsAborted()
    {
        ScriptedRelay relay;
        relay.answer = [](const auto&) {
            ScriptedRelay::Reply reply;
            reply.isHeld = true;
            return reply;
        };
        RelayClient client;
        std::optional<Result<RelayBatch>> outcome;
        client.fetch(mailboxAt(relay.url()), someKeys(), 25s, 10,
                     [&](Result<RelayBatch> batch) { outcome.emplace(std::move(batch)); });
        QTRY_COMPARE(relay.heldPolls(), 1);
        client.abortFetch();
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(relay.heldPolls(), 0);
    }

    void leavesOtherCallsAloneWhenFetchesEnd()
    {
        ScriptedRelay relay;
        relay.answer = [](const auto&) {
            ScriptedRelay::Reply reply;
            reply.isHeld = true;
            return reply;
        };
        RelayClient client;
        std::optional<Result<void>> outcome;
        client.forget(mailboxAt(relay.url()), someKeys(), QStringLiteral("5"),
                      [&](Result<void> done) { outcome.emplace(std::move(done)); });
        QTRY_COMPARE(relay.heldPolls(), 1);
        client.abortFetch();
        ScriptedRelay::Reply nothing;
        nothing.status = 204;
        nothing.type = {};
        relay.release(nothing);
        QTRY_VERIFY(outcome);
        QVERIFY(outcome->has_value());
        QCOMPARE(relay.requests().first().method, QByteArray("DELETE"));
        QVERIFY(relay.requests().first().path.endsWith("/events?upto=5"));
    }

    void callsNobodyBackOnceItIsGone()
    {
        ScriptedRelay relay;
        relay.answer = [](const auto&) {
            ScriptedRelay::Reply reply;
            reply.isHeld = true;
            return reply;
        };
        bool isCalled = false;
        {
            RelayClient client;
            client.fetch(mailboxAt(relay.url()), someKeys(), 25s, 10, [&](const auto&) { isCalled = true; });
            QTRY_COMPARE(relay.heldPolls(), 1);
        }
        relay.release(ScriptedRelay::events({}, {}));
        QTest::qWait(50);
        QVERIFY(!isCalled);
    }

    void refusesAnAddressBeforeItIsCalled()
    {
        RelayClient client;
        const auto checked =
            outcomeOf<void>([&](auto done) { client.check(QUrl(QStringLiteral("http://relay.example")), {}, done); });
        QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
        const auto withoutCa = outcomeOf<void>([&](auto done) {
            client.check(QUrl(QStringLiteral("https://localhost:1")), QStringLiteral("/nowhere/ca.pem"), done);
        });
        QCOMPARE(withoutCa.error().kind, ErrorKind::InvalidInput);
    }

    void registersAtARealRelayAndChangesItsPage()
    {
        const QTemporaryDir folder;
        relay::RelayConfig config;
        config.dataFolder = folder.path().toStdString();
        config.registration = relay::RegistrationMode::Code;
        config.registrationCode = "spring-2026";
        relay::Relay running(std::move(config));
        QVERIFY(!running.start());
        const QUrl url(QString::fromStdString(running.url()));
        RelayClient client;
        QVERIFY(outcomeOf<void>([&](auto done) { client.check(url, {}, done); }));
        RelayPage page;
        page.business.name = QStringLiteral("The Old Oak");
        const auto registered = [&](const char* code) {
            return outcomeOf<RelayClient::Registration>(
                [&](auto done) { client.registerMailbox(url, QString::fromLatin1(code), {}, page, done); });
        };
        QCOMPARE(registered("").error().kind, ErrorKind::SignIn);
        QCOMPARE(registered("autumn").error().kind, ErrorKind::SignIn);
        const auto mine = registered(" spring-2026 ");
        QVERIFY(mine);
        QCOMPARE(mine->mailbox.linkBase, url.toString() + QStringLiteral("/a/"));
        QVERIFY(outcomeOf<void>([&](auto done) { client.updatePage(mine->mailbox, mine->keys, page, done); }));
        const auto batch =
            outcomeOf<RelayBatch>([&](auto done) { client.fetch(mine->mailbox, mine->keys, 0s, 10, done); });
        QVERIFY(batch && batch->sealed.isEmpty());
        RelayKeys wrong = mine->keys;
        wrong.pollingSecret = secret + secret;
        const auto refused =
            outcomeOf<RelayBatch>([&](auto done) { client.fetch(mine->mailbox, wrong, 0s, 10, done); });
        QCOMPARE(refused.error().kind, ErrorKind::SignIn);
    }
};

QTEST_GUILESS_MAIN(TestRelayClient)
#include "tst_relayclient.moc"
