#include "core/accounts/mailprovider.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace inglenook::core;

class tst_MailProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEachDomainAndMailServerOnce();
    void tellsWhereAndWhenEachFactWasSeen();
    void findsByTheDomain();
    void findsABusinessByItsMailServer_data();
    void findsABusinessByItsMailServer();
    void leavesRoomForTheOwnersOwnMail();
    void givesTheUserNameThatTheServerWants();
};

void tst_MailProvider::namesEachDomainAndMailServerOnce()
{
    QSet<QString> ids, domains, servers;
    for (const MailProvider& provider : mailProviders()) {
        QVERIFY2(!ids.contains(provider.id), qPrintable(provider.id));
        ids += provider.id;
        for (const QString& domain : provider.domains) {
            QVERIFY2(isHostName(domain) && domain == domain.toLower() && !domains.contains(domain), qPrintable(domain));
            domains += domain;
        }
        for (const QString& server : provider.mailServers)
            QVERIFY2(isHostName(server), qPrintable(server));
        QVERIFY2(!provider.domains.isEmpty() || !provider.mailServers.isEmpty(), qPrintable(provider.id));
    }
    QVERIFY(ids.size() >= 25);
}

void tst_MailProvider::tellsWhereAndWhenEachFactWasSeen()
{
    for (const MailProvider& provider : mailProviders()) {
        QVERIFY2(provider.checkedOn.isValid() && !provider.source.isEmpty(), qPrintable(provider.id));
        QVERIFY2(isHostName(provider.host), qPrintable(provider.id));
        QVERIFY2((provider.port == 465) == (provider.security == MailSecurity::Tls), qPrintable(provider.id));
        QVERIFY2(provider.helpUrl.isEmpty() || provider.helpUrl.scheme() == u"https", qPrintable(provider.id));
    }
}

void tst_MailProvider::findsByTheDomain()
{
    const MailProvider* gmail = findProviderOfDomain(QStringLiteral("googlemail.com"));
    QVERIFY(gmail);
    QCOMPARE(gmail->id, QStringLiteral("gmail"));
    QCOMPARE(gmail->signIn, SignInKind::AppPassword);
    QCOMPARE(findProviderOfDomain(QStringLiteral("fox.example")), nullptr);
    QCOMPARE(findProviderOfDomain(QStringLiteral("notgmail.com")), nullptr);
    QCOMPARE(findProviderOfHost(QStringLiteral("SMTP.office365.com"))->id, QStringLiteral("microsoft365"));
}

void tst_MailProvider::findsABusinessByItsMailServer_data()
{
    QTest::addColumn<QString>("mailServer");
    QTest::addColumn<QString>("provider");
    QTest::newRow("Workspace") << "aspmx.l.google.com"
                               << "workspace";
    QTest::newRow("Microsoft 365") << "fox-example.mail.protection.outlook.com"
                                   << "microsoft365";
    QTest::newRow("Outlook.com is not 365") << "outlook-com.olc.protection.outlook.com"
                                            << "outlook";
    QTest::newRow("IONOS in Germany") << "mx00.kundenserver.de"
                                      << "ionos-de";
    QTest::newRow("Fastmail") << "in1-smtp.messagingengine.com"
                              << "fastmail";
    QTest::newRow("only looks like it") << "mail.notgoogle.com"
                                        << "";
    QTest::newRow("the domain's own") << "mail.fox.example"
                                      << "";
}

void tst_MailProvider::findsABusinessByItsMailServer()
{
    QFETCH(QString, mailServer);
    QFETCH(QString, provider);
    const MailProvider* found = findProviderOfMailServer(mailServer);
    QCOMPARE(found ? found->id : QString(), provider);
}

void tst_MailProvider::leavesRoomForTheOwnersOwnMail()
{
    QCOMPARE(findProviderOfDomain(QStringLiteral("gmail.com"))->perDayWithReserve(), 400);
    QCOMPARE(findProviderOfDomain(QStringLiteral("posteo.de"))->perDayWithReserve(), 0);
}

void tst_MailProvider::givesTheUserNameThatTheServerWants()
{
    const auto anna = *EmailAddress::parse(QStringLiteral("Anna.Hall@web.de"));
    QCOMPARE(findProviderOfDomain(QStringLiteral("web.de"))->serverFor(anna).user, QStringLiteral("Anna.Hall"));
    const FoundServer gmx = findProviderOfDomain(QStringLiteral("gmx.de"))->serverFor(anna);
    QCOMPARE(gmx.user, QStringLiteral("Anna.Hall@web.de"));
    QVERIFY(gmx.takesPassword);
    QVERIFY(!findProviderOfDomain(QStringLiteral("hotmail.com"))->serverFor(anna).takesPassword);
}

QTEST_GUILESS_MAIN(tst_MailProvider)
#include "tst_mailprovider.moc"
