#include "relay/http/clientaddress.h"

#include <QtTest/QTest>

using namespace inglenook::relay;

class ClientAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void believesThisComputerOnly();
    void believesNamedNetworks();
    void takesTheNearestStranger();
    void takesAHouseholdTogether();
    void refusesWhatIsNoNetwork();
};

void ClientAddressTest::believesThisComputerOnly()
{
    const TrustedProxies proxies;
    for (const char* own : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"})
        QVERIFY2(proxies.trusts(own), own);
    for (const char* other : {"128.0.0.1", "10.0.0.1", "::2", "", "localhost"})
        QVERIFY2(!proxies.trusts(other), other);
    QCOMPARE(proxies.clientOf("127.0.0.1", "203.0.113.9"), std::string("203.0.113.9"));
    // A stranger may claim what he likes.
    QCOMPARE(proxies.clientOf("203.0.113.9", "127.0.0.1"), std::string("203.0.113.9"));
}

void ClientAddressTest::believesNamedNetworks()
{
    std::string wrong;
    const auto proxies = TrustedProxies::parse({"10.1.0.0/20", "fd00::/9", "192.0.2.7"}, wrong);
    QVERIFY(proxies);
    for (const char* own : {"10.1.15.255", "fd7f::1", "192.0.2.7", "127.0.0.1"})
        QVERIFY2(proxies->trusts(own), own);
    for (const char* other : {"10.1.16.0", "fd80::1", "192.0.2.8", "192.0.2.6"})
        QVERIFY2(!proxies->trusts(other), other);
}

void ClientAddressTest::takesTheNearestStranger()
{
    std::string wrong;
    const auto proxies = TrustedProxies::parse({"10.0.0.0/8"}, wrong);
    QCOMPARE(proxies->clientOf("10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2"), std::string("203.0.113.9"));
    QCOMPARE(proxies->clientOf("10.0.0.1", ""), std::string("10.0.0.1"));
    QCOMPARE(proxies->clientOf("10.0.0.1", "10.0.0.3, 10.0.0.2"), std::string("10.0.0.3"));
    QCOMPARE(proxies->clientOf("10.0.0.1", "unknown"), std::string("10.0.0.1"));
    QCOMPARE(proxies->clientOf("10.0.0.1", "203.0.113.9, unknown, 10.0.0.2"), std::string("10.0.0.2"));
    QCOMPARE(proxies->clientOf("10.0.0.1", "\"[2001:db8::7]\""), std::string("[2001:db8::7]"));
}

void ClientAddressTest::takesAHouseholdTogether()
{
    QVERIFY(householdOf("203.0.113.9") != householdOf("203.0.113.10"));
    QVERIFY(householdOf("203.0.113.9") == householdOf("::ffff:203.0.113.9"));
    QVERIFY(householdOf("2001:db8:0:1::7") == householdOf("[2001:db8:0:1:ffff::9]"));
    QVERIFY(householdOf("2001:db8:0:1::7") != householdOf("2001:db8:0:2::7"));
    QVERIFY(householdOf("nonsense").empty());
}

void ClientAddressTest::refusesWhatIsNoNetwork()
{
    for (const char* text : {"", "10.0.0", "10.0.0.0/33", "::/129", "10.0.0.0/x", "10.0.0.0/", "proxy.example"}) {
        std::string wrong;
        QVERIFY2(!TrustedProxies::parse({"10.0.0.1", text}, wrong), text);
        QCOMPARE(wrong, std::string(text));
    }
}

QTEST_APPLESS_MAIN(ClientAddressTest)
#include "tst_clientaddress.moc"
