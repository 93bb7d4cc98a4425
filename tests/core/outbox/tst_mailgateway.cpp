#include "core/outbox/mailgateway.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class TestMailGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoStandsInFront_data();
    void knowsWhoStandsInFront();
    void looksAtEveryExchange();
};

void TestMailGateway::knowsWhoStandsInFront_data()
{
    QTest::addColumn<QString>("exchange");
    QTest::addColumn<QString>("gateway");
    const auto row = [](const char* exchange, const char* gateway) {
        QTest::newRow(exchange) << QString::fromLatin1(exchange) << QString::fromLatin1(gateway);
    };
    row("pub-example.mail.protection.outlook.com", "Microsoft 365");
    row("PUB-EXAMPLE.MAIL.PROTECTION.OUTLOOK.COM.", "Microsoft 365");
    row("pub-example.n-v1.mx.microsoft", "Microsoft 365");
    row("hotmail-com.olc.protection.outlook.com", "");
    row("eu-smtp-inbound-1.mimecast.com", "Mimecast");
    row("za-smtp-inbound-1.mimecast.co.za", "Mimecast");
    row("mx0a-001.pphosted.com", "Proofpoint");
    row("mx1-eu1.ppe-hosted.com", "Proofpoint");
    row("d1.ess.uk.barracudanetworks.com", "Barracuda");
    row("mx1.hc1.iphmx.com", "Cisco");
    row("pub.in.tmes.trendmicro.eu", "Trend Micro");
    row("mx-01-eu-west-1.prod.hydra.sophos.com", "Sophos");
    row("cluster1.eu.messagelabs.com", "Symantec");
    row("cust1-1.in.mailcontrol.com", "Forcepoint");
    row("mx01.hornetsecurity.com", "Hornetsecurity");
    row("mx23a.antispameurope.com", "Hornetsecurity");
    row("aspmx.l.google.com", "");
    row("mx00.ionos.co.uk", "");
    row("mail.pub.example", "");
    row("notmimecast.com", "");
    row("mimecast.com.evil.example", "");
    row("mimecast.com", "Mimecast");
    row("", "");
}

void TestMailGateway::knowsWhoStandsInFront()
{
    QFETCH(QString, exchange);
    QFETCH(QString, gateway);
    QCOMPARE(findGateway({exchange}), gateway);
}

void TestMailGateway::looksAtEveryExchange()
{
    QCOMPARE(findGateway({QStringLiteral("mail.pub.example"), QStringLiteral("mx1.hc1.iphmx.com")}),
             QStringLiteral("Cisco"));
    QVERIFY(findGateway({}).isEmpty());
}

QTEST_APPLESS_MAIN(TestMailGateway)
#include "tst_mailgateway.moc"
