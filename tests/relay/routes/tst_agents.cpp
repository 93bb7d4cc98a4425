#include "relay/routes/agents.h"

#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::relay;
using core::AgentClass;

class AgentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThemApart_data();
    void tellsThemApart();
};

void AgentsTest::tellsThemApart_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* header, AgentClass expected) {
        QTest::newRow(header) << QByteArray(header) << static_cast<int>(expected);
    };
    row("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 "
        "Safari/537.36",
        AgentClass::Computer);
    row("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15",
        AgentClass::Computer);
    row("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", AgentClass::Computer);
    row("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/129.0.0.0 Safari/537.36",
        AgentClass::Computer);
    row("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1",
        AgentClass::Phone);
    row("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/129.0.0.0 Mobile Safari/537.36",
        AgentClass::Phone);
    row("Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1", AgentClass::TextBrowser);
    row("w3m/0.5.3+git20230121", AgentClass::TextBrowser);
    row("ELinks/0.16.1 (textmode; Linux; 80x24)", AgentClass::TextBrowser);
    row("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/129.0.0.0 Safari/537.36",
        AgentClass::Headless);
    row("curl/8.5.0", AgentClass::Bot);
    row("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", AgentClass::Bot);
    row("python-requests/2.31.0", AgentClass::Bot);
    row("WhatsApp/2.23.20.0", AgentClass::Bot);
    row("facebookexternalhit/1.1", AgentClass::Bot);
    row("Slackbot-LinkExpanding 1.0", AgentClass::Bot);
    row("", AgentClass::Unknown);
    row("Something new", AgentClass::Unknown);
}

void AgentsTest::tellsThemApart()
{
    QFETCH(QByteArray, header);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(agentClassOf(header.toStdString())), expected);
    QCOMPARE(static_cast<int>(agentClassOf(header.toUpper().toStdString())), expected);
}

QTEST_APPLESS_MAIN(AgentsTest)
#include "tst_agents.moc"
