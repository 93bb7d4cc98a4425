#include "core/accounts/senderstanding.h"
#include "tests/support/fakednsclient.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

Q_DECLARE_METATYPE(SenderStanding::Mark)

using Mark = SenderStanding::Mark;

class tst_SenderStanding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesWhoMaySend_data();
    void judgesWhoMaySend();
    void judgesThePolicy_data();
    void judgesThePolicy();
    void findsAKeyUnderItsName();
    void takesAnEmptyKeyForNone();
    void looksForThePolicyOneDomainUp();
    void leavesAProvidersDomainToTheProvider();
    void saysWhenNobodyAnswers();

private:
    SenderStanding check(const char* provider = nullptr, const QString& domain = QStringLiteral("fox.example"))
    {
        StandingCheck standingCheck(m_dns);
        std::optional<SenderStanding> found;
        connect(&standingCheck, &StandingCheck::finished, this,
                [&](const SenderStanding& standing) { found = standing; });
        standingCheck.start(domain, provider ? findProviderOfMailServer(QString::fromLatin1(provider)) : nullptr);
        return QTest::qWaitFor([&] { return found.has_value(); }) ? *found : SenderStanding();
    }

    FakeDnsClient m_dns;
};

void tst_SenderStanding::judgesWhoMaySend_data()
{
    QTest::addColumn<QStringList>("records");
    QTest::addColumn<Mark>("mark");
    QTest::newRow("none") << QStringList{QStringLiteral("google-site-verification=x")} << Mark::Missing;
    QTest::newRow("names the provider") << QStringList{QStringLiteral("v=spf1 include:_spf.google.com ~all")}
                                        << Mark::Good;
    QTest::newRow("names another") << QStringList{QStringLiteral("v=spf1 include:spf.else.example -all")} << Mark::Weak;
    QTest::newRow("everybody") << QStringList{QStringLiteral("v=spf1 include:_spf.google.com +all")} << Mark::Weak;
    QTest::newRow("everybody, shorter") << QStringList{QStringLiteral("v=spf1 include:_spf.google.com all")}
                                        << Mark::Weak;
    QTest::newRow("two") << QStringList{QStringLiteral("v=spf1 include:_spf.google.com ~all"),
                                        QStringLiteral("v=spf1 -all")}
                         << Mark::Weak;
    QTest::newRow("another version") << QStringList{QStringLiteral("v=spf10 include:_spf.google.com ~all")}
                                     << Mark::Missing;
}

void tst_SenderStanding::judgesWhoMaySend()
{
    QFETCH(QStringList, records);
    QFETCH(Mark, mark);
    m_dns.texts = {{QStringLiteral("fox.example"), records}};
    const auto spf = check("aspmx.l.google.com").spf;
    QCOMPARE(spf.mark, mark);
    QVERIFY(!spf.words.isEmpty());
    if (mark == Mark::Missing)
        QVERIFY(spf.words.contains(QStringLiteral("v=spf1 include:_spf.google.com ~all")));
}

void tst_SenderStanding::judgesThePolicy_data()
{
    QTest::addColumn<QStringList>("records");
    QTest::addColumn<Mark>("mark");
    QTest::newRow("none at all") << QStringList() << Mark::Missing;
    QTest::newRow("reject") << QStringList{QStringLiteral("v=DMARC1; p=reject")} << Mark::Good;
    QTest::newRow("only looking") << QStringList{QStringLiteral("v=DMARC1;p=none; rua=mailto:a@b.example")}
                                  << Mark::Good;
    QTest::newRow("no sense") << QStringList{QStringLiteral("v=DMARC1; p=maybe")} << Mark::Weak;
}

void tst_SenderStanding::judgesThePolicy()
{
    QFETCH(QStringList, records);
    QFETCH(Mark, mark);
    m_dns.texts = {{QStringLiteral("_dmarc.fox.example"), records}};
    QCOMPARE(check().dmarc.mark, mark);
}

void tst_SenderStanding::findsAKeyUnderItsName()
{
    m_dns.texts = {{QStringLiteral("selector1._domainkey.fox.example"), {QStringLiteral("v=DKIM1; k=rsa; p=MIGf")}}};
    const auto dkim = check("fox.mail.protection.outlook.com").dkim;
    QCOMPARE(dkim.mark, Mark::Good);
    QVERIFY(dkim.words.contains(QStringLiteral("selector1")));
    QCOMPARE(check().dkim.mark, Mark::Unknown); // nobody says that Microsoft signs
}

void tst_SenderStanding::takesAnEmptyKeyForNone()
{
    m_dns.texts = {{QStringLiteral("default._domainkey.fox.example"), {QStringLiteral("v=DKIM1; p=")}}};
    QCOMPARE(check().dkim.mark, Mark::Unknown);
}

void tst_SenderStanding::looksForThePolicyOneDomainUp()
{
    m_dns.texts = {{QStringLiteral("_dmarc.fox.example"), {QStringLiteral("v=DMARC1; p=quarantine")}}};
    QCOMPARE(check(nullptr, QStringLiteral("mail.fox.example")).dmarc.mark, Mark::Good);
}

void tst_SenderStanding::leavesAProvidersDomainToTheProvider()
{
    m_dns.texts.clear();
    const auto standing = check(nullptr, QStringLiteral("gmail.com"));
    QCOMPARE(standing.spf.mark, Mark::Good);
    QVERIFY(standing.spf.words.contains(QStringLiteral("Gmail")));
}

void tst_SenderStanding::saysWhenNobodyAnswers()
{
    m_dns.isOffline = true;
    const auto standing = check();
    m_dns.isOffline = false;
    QCOMPARE(standing.spf.mark, Mark::Unknown);
    QCOMPARE(standing.dkim.mark, Mark::Unknown);
    QCOMPARE(standing.dmarc.mark, Mark::Unknown);
}

QTEST_GUILESS_MAIN(tst_SenderStanding)
#include "tst_senderstanding.moc"
