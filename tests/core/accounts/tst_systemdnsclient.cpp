#include "core/accounts/systemdnsclient.h"
#include "tests/support/nameserver.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class tst_SystemDnsClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void findsTheServersOfAService();
    void findsWhoTakesTheMailInTheirOrder();
    void joinsATextInPieces();
    void takesMissingForEmpty();
    void tellsTroubleApart();

private:
    template <typename T>
    Result<T> await(const std::function<void(std::function<void(Result<T>)>)>& start)
    {
        std::optional<Result<T>> outcome;
        start([&](const Result<T>& result) { outcome = result; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 10000))
            return Error{ErrorKind::Cancelled, {}, {}};
        return *outcome;
    }

    std::unique_ptr<NameServer> m_server;
    SystemDnsClient m_client{QHostAddress(QHostAddress::LocalHost)};
};

void tst_SystemDnsClient::init()
{
    m_server.reset(); // there is one port
    m_server = std::make_unique<NameServer>();
    if (!m_server->isListening())
        QSKIP("port 53 of this computer cannot be opened");
}

void tst_SystemDnsClient::findsTheServersOfAService()
{
    const auto srv = [](int priority, const QByteArray& host) {
        return NameServer::number16(priority) + NameServer::number16(1) + NameServer::number16(465) +
               NameServer::wireName(host);
    };
    const QByteArray name = "_submissions._tcp.fox.example";
    m_server->add(name, NameServer::Srv, srv(20, "second.fox.example"));
    m_server->add(name, NameServer::Srv, srv(10, "First.fox.example"));
    const auto services = await<QList<DnsClient::Service>>(
        [&](auto done) { m_client.fetchServices(QString::fromLatin1(name), std::move(done)); });
    QVERIFY(services.has_value());
    QCOMPARE(services->size(), 2);
    QCOMPARE(services->first().host, QStringLiteral("first.fox.example"));
    QCOMPARE(services->first().port, quint16(465));
}

void tst_SystemDnsClient::findsWhoTakesTheMailInTheirOrder()
{
    m_server->add("fox.example", NameServer::Mx, NameServer::number16(20) + NameServer::wireName("b.mail.example"));
    m_server->add("fox.example", NameServer::Mx, NameServer::number16(10) + NameServer::wireName("a.mail.example"));
    const auto hosts = await<QStringList>(
        [&](auto done) { m_client.fetchMailServers(QStringLiteral("fox.example"), std::move(done)); });
    QCOMPARE(hosts.value_or({}), (QStringList{QStringLiteral("a.mail.example"), QStringLiteral("b.mail.example")}));
}

void tst_SystemDnsClient::joinsATextInPieces()
{
    m_server->add("fox.example", NameServer::Txt, NameServer::number8(7) + "v=spf1 " + NameServer::number8(4) + "-all");
    const auto texts =
        await<QStringList>([&](auto done) { m_client.fetchTexts(QStringLiteral("fox.example"), std::move(done)); });
    QCOMPARE(texts.value_or({}), QStringList{QStringLiteral("v=spf1 -all")});
}

void tst_SystemDnsClient::takesMissingForEmpty()
{
    const auto texts =
        await<QStringList>([&](auto done) { m_client.fetchTexts(QStringLiteral("nothing.example"), std::move(done)); });
    QVERIFY(texts.has_value());
    QVERIFY(texts->isEmpty());
}

void tst_SystemDnsClient::tellsTroubleApart()
{
    m_server->refuses = true;
    const auto texts =
        await<QStringList>([&](auto done) { m_client.fetchTexts(QStringLiteral("fox.example"), std::move(done)); });
    QVERIFY(!texts.has_value());
    QCOMPARE(texts.error().kind, ErrorKind::Unreachable);
}

QTEST_GUILESS_MAIN(tst_SystemDnsClient)
#include "tst_systemdnsclient.moc"
