#include "relay/relay.h"
#include "tests/support/relaycaller.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using namespace inglenook::tests;
using core::LinkFunction;

/// A whole relay on its own folder.
class RelayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackWithEverything();
    void runsBesideOthers();
    void refusesToForgetItsKey();
    void saysWhyItDoesNotStart();
    void changesAPage();
    void changesTheSecretWithoutLockingAnybodyOut();
    void registersByItsRules();
    void limitsGuessesOfTheCode();
    void expiresWhatNobodyFetched();
    void answersOnlyWhatItKnows();
    void takesWordsOfAnyScriptWhole();

private:
    RelayConfig config() const
    {
        RelayConfig config;
        config.dataFolder = m_folder->filePath(QStringLiteral("relay")).toStdString();
        return config;
    }
    static std::unique_ptr<Relay> started(const RelayConfig& config)
    {
        auto relay = std::make_unique<Relay>(config);
        const auto failure = relay->start();
        if (failure)
            qWarning("%s", failure->c_str());
        return failure ? nullptr : std::move(relay);
    }
    static QString urlOf(const Relay& relay) { return QString::fromStdString(relay.url()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RelayTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void RelayTest::comesBackWithEverything()
{
    auto relay = started(config());
    QVERIFY(relay);
    RelayCaller caller(urlOf(*relay));
    QCOMPARE(caller.registerMailbox().status, 201);
    const QString link = caller.link(LinkFunction::Green);
    QCOMPARE(caller.call("GET", link).status, 200);
    QTRY_COMPARE(caller.events().size(), 1);
    RelayConfig same = config();
    same.port = relay->port();
    relay->stop();
    relay->stop();
    relay = started(same);
    QVERIFY(relay);
    QCOMPARE(caller.call("GET", link).status, 200);
    QTRY_COMPARE(caller.events().size(), 2);
}

void RelayTest::runsBesideOthers()
{
    const auto first = started(config());
    RelayConfig other = config();
    other.dataFolder += "2";
    const auto second = started(other);
    QVERIFY(first && second && first->port() != second->port());
    RelayCaller caller(urlOf(*first));
    QCOMPARE(caller.registerMailbox().status, 201);
    RelayCaller stranger(urlOf(*second));
    QCOMPARE(stranger.call("GET", caller.link(LinkFunction::Gold)).status, 404);
    QCOMPARE(stranger.call("GET", caller.mailboxPath(), {}, caller.secret()).status, 401);
}

void RelayTest::refusesToForgetItsKey()
{
    auto relay = started(config());
    QCOMPARE(RelayCaller(urlOf(*relay)).registerMailbox().status, 201);
    relay.reset();
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("relay/master.key"))));
    const auto failure = Relay(config()).start();
    QVERIFY(failure && failure->find("master.key is missing") != std::string::npos);
}

void RelayTest::saysWhyItDoesNotStart()
{
    RelayConfig wrong = config();
    wrong.address = "256.0.0.1";
    QVERIFY(Relay(wrong).start());
    wrong = config();
    wrong.trustedProxies = {"10.0.0.0/99"};
    QVERIFY(Relay(wrong).start()->find("10.0.0.0/99") != std::string::npos);
    wrong = config();
    wrong.tlsCertificate = wrong.tlsKey = "/nowhere.pem";
    QVERIFY(Relay(wrong).start()->find("/nowhere.pem") != std::string::npos);
    wrong = config();
    QFile file(m_folder->filePath(QStringLiteral("relay")));
    QVERIFY(file.remove() || !file.exists() || QDir(file.fileName()).removeRecursively());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(Relay(wrong).start());
}

void RelayTest::changesAPage()
{
    const auto relay = started(config());
    RelayCaller caller(urlOf(*relay));
    QCOMPARE(caller.registerMailbox().status, 201);
    const QString link = caller.link(LinkFunction::Gold);
    QVERIFY(caller.call("GET", link).body.contains("The Old Oak"));
    QJsonObject page = RelayCaller::plainPage();
    page.insert(QStringLiteral("business"), QStringLiteral("The New Oak"));
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("page"), page}}).toJson();
    QCOMPARE(caller.call("PUT", caller.mailboxPath(), body).status, 401);
    QVERIFY(caller.call("GET", link).body.contains("The Old Oak"));
    QCOMPARE(caller.call("PUT", caller.mailboxPath(), body, caller.secret()).status, 204);
    QVERIFY(caller.call("GET", link).body.contains("The New Oak"));
    QCOMPARE(caller.call("DELETE", caller.mailboxPath(), {}, caller.secret()).status, 204);
    QCOMPARE(caller.call("GET", link).status, 404);
    QCOMPARE(caller.call("GET", caller.mailboxPath(), {}, caller.secret()).status, 401);
}

void RelayTest::changesTheSecretWithoutLockingAnybodyOut()
{
    const auto relay = started(config());
    RelayCaller caller(urlOf(*relay));
    QCOMPARE(caller.registerMailbox().status, 201);
    const QString path = caller.mailboxPath() + QStringLiteral("/secret");
    const QByteArray renewed(64, '7');
    const QByteArray body = "{\"secret\": \"" + renewed + "\"}";
    QCOMPARE(caller.call("PUT", path, body).status, 401);
    QCOMPARE(caller.call("POST", path, body, caller.secret()).status, 405);
    for (const QByteArray& wrong :
         {QByteArray("{}"), QByteArray("{\"secret\": \"short\"}"), "{\"secret\": \"" + QByteArray(64, 'X') + "\"}"}) {
        const WireReply refused = caller.call("PUT", path, wrong, caller.secret());
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json()[QStringLiteral("field")].toString(), QStringLiteral("secret"));
    }
    const WireReply changed = caller.call("PUT", path, body, caller.secret());
    QCOMPARE(changed.status, 200);
    QCOMPARE(QByteArray::fromBase64(changed.json()[QStringLiteral("linkKey")].toString().toLatin1()).toStdString(),
             std::string(caller.linkKey.bytes.begin(), caller.linkKey.bytes.end()));
    QCOMPARE(changed.json()[QStringLiteral("epoch")].toInt(), 0);
    QCOMPARE(caller.call("GET", caller.mailboxPath(), {}, caller.secret()).status, 401);
    caller.pollingSecret = renewed;
    QCOMPARE(caller.call("GET", caller.mailboxPath(), {}, caller.secret()).status, 200);
    // The answer was lost: the same again changes nothing.
    QCOMPARE(caller.call("PUT", path, body, caller.secret()).status, 200);
    QCOMPARE(caller.call("GET", caller.link(LinkFunction::Gold)).status, 200);
}

void RelayTest::registersByItsRules()
{
    RelayConfig byCode = config();
    byCode.registration = RegistrationMode::Code;
    byCode.registrationCode = "spring";
    const auto relay = started(byCode);
    RelayCaller caller(urlOf(*relay));
    QCOMPARE(caller.registerMailbox().json()[QStringLiteral("type")].toString(), QStringLiteral("code-needed"));
    QCOMPARE(caller.registerMailbox({}, QStringLiteral("x")).json()[QStringLiteral("type")].toString(),
             QStringLiteral("code-wrong"));
    QCOMPARE(caller.registerMailbox({}, QStringLiteral("spring")).status, 201);
}

void RelayTest::limitsGuessesOfTheCode()
{
    RelayConfig byCode = config();
    byCode.registration = RegistrationMode::Code;
    byCode.registrationCode = "spring";
    const auto relay = started(byCode);
    RelayCaller caller(urlOf(*relay));
    WireReply last = caller.registerMailbox({}, QStringLiteral("0"));
    for (int i = 1; i < 300 && last.status == 403; ++i)
        last = caller.registerMailbox({}, QString::number(i));
    QCOMPARE(last.status, 429);
    QCOMPARE(last.json()[QStringLiteral("type")].toString(), QStringLiteral("too-many"));
    QVERIFY(last.headers.contains("retry-after"));
    QCOMPARE(caller.registerMailbox({}, QStringLiteral("spring")).status, 201);
}

void RelayTest::expiresWhatNobodyFetched()
{
    RelayConfig later = config();
    auto relay = started(later);
    RelayCaller caller(urlOf(*relay));
    QCOMPARE(caller.registerMailbox().status, 201);
    QCOMPARE(caller.call("GET", caller.link(LinkFunction::Gold)).status, 200);
    QTRY_COMPARE(caller.events().size(), 1);
    later.port = relay->port();
    relay.reset();
    later.now = [] { return core::systemNow() + std::chrono::hours(31 * 24); };
    relay = started(later);
    QVERIFY(relay);
    QTRY_COMPARE(caller.events().size(), 0);
}

void RelayTest::answersOnlyWhatItKnows()
{
    const auto relay = started(config());
    RelayCaller caller(urlOf(*relay));
    for (const char* path : {"/", "/a", "/favicon.ico", "/v2", "/healthz/x", "/metrics/x"})
        QCOMPARE(caller.call("GET", QString::fromLatin1(path)).status, 404);
    for (const char* path : {"/v1/other", "/v1/mailboxes/010203040506/other", "/v1/mailboxes/010203040506/events/x"})
        QCOMPARE(caller.call("GET", QString::fromLatin1(path)).json()[QStringLiteral("type")].toString(),
                 QStringLiteral("not-found"));
    QCOMPARE(caller.call("GET", QStringLiteral("/v1/mailboxes/xyz")).status, 401);
    QCOMPARE(caller.call("GET", QStringLiteral("/v1/mailboxes")).status, 405);
    QCOMPARE(caller.call("GET", QStringLiteral("/healthz")).status, 200);
}

void RelayTest::takesWordsOfAnyScriptWhole()
{
    const auto relay = started(config());
    RelayCaller caller(urlOf(*relay));
    QCOMPARE(caller.registerMailbox().status, 201);
    const QString link = caller.link(LinkFunction::Gold);
    const QByteArray nonce = caller.call("GET", link).hidden("n");
    QString words;
    for (int i = 0; i < 2000; ++i)
        words += QStringLiteral("😀");
    QCOMPARE(caller.call("POST", link, "face=gold&g=1&n=" + nonce + "&c=" + QUrl::toPercentEncoding(words)).status,
             200);
    QCOMPARE(QString::fromStdString(caller.events().last().comment), words);
    QCOMPARE(caller.call("POST", link, "c=" + QByteArray(40 * 1024, 'x')).status, 413);
}

QTEST_GUILESS_MAIN(RelayTest)
#include "tst_relay.moc"
