#include "core/accounts/accountsearch.h"
#include "tests/support/fakednsclient.h"
#include "tests/support/fakedocumentclient.h"
#include "tests/support/fakemailserver.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

QByteArray description(const QByteArray& host)
{
    return "<clientConfig><emailProvider id=\"x\"><outgoingServer type=\"smtp\"><hostname>" + host +
           "</hostname><port>465</port><socketType>SSL</socketType></outgoingServer></emailProvider></clientConfig>";
}

const QString ownDescription = QStringLiteral("https://autoconfig.fox.example/mail/config-v1.1.xml");
const QString wellKnown = QStringLiteral("https://fox.example/.well-known/autoconfig/mail/config-v1.1.xml");
const QString thirdParty = QStringLiteral("https://autoconfig.thunderbird.net/v1.1/fox.example");

} // namespace

class tst_AccountSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void knowsAProviderWithoutAskingAnybody();
    void readsTheDomainsOwnDescription();
    void readsTheWellKnownOne();
    void prefersTheDescriptionToTheNameSystem();
    void readsServiceRecords();
    void takesADotForNo();
    void findsABusinessByWhoTakesItsMail();
    void asksNoThirdPartyWithoutConsent();
    void asksTheThirdPartyWithConsent();
    void knocksAtUsualNamesLast();
    void prefersImplicitTlsWhenItKnocks();
    void saysNothingButTheDomain();
    void marksAHostOutsideTheDomain();
    void findsNothingWithoutAFuss();
    void tellsThatTheComputerIsOffline();
    void goesOnWhenNobodyAnswers();
    void isSilentAfterCancel();
    void startsAgainWithAnotherAddress();

private:
    FoundAccount found(AccountSearch::Consent consent = AccountSearch::Consent::OwnDomainOnly);
    AccountSearch::Outcome search(AccountSearch::Consent consent = AccountSearch::Consent::OwnDomainOnly,
                                  const QString& address = QStringLiteral("anna.hall@fox.example"));
    AccountSearch::Needs needs()
    {
        return {m_dns, m_documents, m_mail.factory(), std::chrono::milliseconds(m_patience)};
    }

    FakeDnsClient m_dns;
    FakeDocumentClient m_documents;
    FakeMailServer m_mail;
    int m_patience = 5000;
};

void tst_AccountSearch::init()
{
    m_dns.services.clear();
    m_dns.mailServers.clear();
    m_dns.asked.clear();
    m_dns.isOffline = m_dns.isSilent = false;
    m_documents.documents.clear();
    m_documents.asked.clear();
    m_documents.isSilent = false;
    m_mail.accounts.clear();
    m_mail.passwords.clear();
    m_mail.checkOutcomes.clear();
    m_mail.checkOutcome = outcomeOf(SendVerdict::NotSent);
    m_patience = 5000;
}

AccountSearch::Outcome tst_AccountSearch::search(AccountSearch::Consent consent, const QString& address)
{
    AccountSearch accountSearch(needs());
    std::optional<AccountSearch::Outcome> outcome;
    connect(&accountSearch, &AccountSearch::finished, this, [&](const auto& result) { outcome = result; });
    accountSearch.start(*EmailAddress::parse(address), consent);
    if (outcome)
        qFatal("finished inside start");
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
        return Error{ErrorKind::Cancelled, QStringLiteral("never finished"), {}};
    return *outcome;
}

FoundAccount tst_AccountSearch::found(AccountSearch::Consent consent)
{
    const auto outcome = search(consent);
    return outcome && *outcome ? **outcome : FoundAccount{};
}

void tst_AccountSearch::knowsAProviderWithoutAskingAnybody()
{
    const auto outcome = search(AccountSearch::Consent::AskThirdParty, QStringLiteral("anna@gmail.com"));
    QVERIFY(outcome && *outcome);
    QCOMPARE((*outcome)->source, AccountSource::OwnList);
    QCOMPARE((*outcome)->server.host, QStringLiteral("smtp.gmail.com"));
    QCOMPARE((*outcome)->provider->name, QStringLiteral("Gmail"));
    QVERIFY(m_dns.asked.isEmpty());
    QVERIFY(m_documents.asked.isEmpty());
    QVERIFY(m_mail.accounts.isEmpty());
}

void tst_AccountSearch::readsTheDomainsOwnDescription()
{
    m_documents.documents.insert(ownDescription, description("smtp.fox.example"));
    const FoundAccount account = found();
    QCOMPARE(account.source, AccountSource::OwnDescription);
    QCOMPARE(account.server.host, QStringLiteral("smtp.fox.example"));
    QCOMPARE(account.server.user, QStringLiteral("anna.hall@fox.example"));
    QVERIFY(!account.isOutsideDomain);
}

void tst_AccountSearch::readsTheWellKnownOne()
{
    m_documents.documents.insert(wellKnown, description("out.fox.example"));
    QCOMPARE(found().server.host, QStringLiteral("out.fox.example"));
}

void tst_AccountSearch::prefersTheDescriptionToTheNameSystem()
{
    m_documents.documents.insert(wellKnown, description("out.fox.example"));
    m_dns.services.insert(QStringLiteral("_submissions._tcp.fox.example"), {{QStringLiteral("srv.fox.example"), 465}});
    m_dns.mailServers.insert(QStringLiteral("fox.example"), {QStringLiteral("aspmx.l.google.com")});
    QCOMPARE(found().source, AccountSource::OwnDescription);
}

void tst_AccountSearch::readsServiceRecords()
{
    m_dns.services.insert(QStringLiteral("_submission._tcp.fox.example"), {{QStringLiteral("b.fox.example"), 587}});
    FoundAccount account = found();
    QCOMPARE(account.source, AccountSource::ServiceRecord);
    QCOMPARE(account.server.security, MailSecurity::StartTls);
    m_dns.services.insert(QStringLiteral("_submissions._tcp.fox.example"), {{QStringLiteral("a.fox.example"), 4465}});
    account = found();
    QCOMPARE(account.server.host, QStringLiteral("a.fox.example"));
    QCOMPARE(account.server.port, quint16(4465));
    QCOMPARE(account.server.security, MailSecurity::Tls);
}

void tst_AccountSearch::takesADotForNo()
{
    m_dns.services.insert(QStringLiteral("_submissions._tcp.fox.example"), {{QString(), 0}});
    const auto outcome = search();
    QVERIFY(outcome.has_value());
    QVERIFY(!outcome->has_value());
}

void tst_AccountSearch::findsABusinessByWhoTakesItsMail()
{
    m_dns.mailServers.insert(QStringLiteral("fox.example"), {QStringLiteral("aspmx.l.google.com")});
    const FoundAccount account = found();
    QCOMPARE(account.source, AccountSource::MailServerRecord);
    QCOMPARE(account.provider->id, QStringLiteral("workspace"));
    QCOMPARE(account.server.host, QStringLiteral("smtp.gmail.com"));
}

void tst_AccountSearch::asksNoThirdPartyWithoutConsent()
{
    m_documents.documents.insert(thirdParty, description("smtp.fox.example"));
    const auto outcome = search();
    QVERIFY(outcome.has_value());
    QVERIFY(!outcome->has_value());
    QCOMPARE(m_documents.asked, (QStringList{ownDescription, wellKnown}));
}

void tst_AccountSearch::asksTheThirdPartyWithConsent()
{
    m_documents.documents.insert(thirdParty, description("smtp.hoster.example"));
    const FoundAccount account = found(AccountSearch::Consent::AskThirdParty);
    QCOMPARE(account.source, AccountSource::ThirdParty);
    QCOMPARE(account.server.host, QStringLiteral("smtp.hoster.example"));
}

void tst_AccountSearch::knocksAtUsualNamesLast()
{
    m_mail.checkOutcomes.insert(QStringLiteral("mail.fox.example:587"), outcomeOf(SendVerdict::Accepted));
    const FoundAccount account = found();
    QCOMPARE(account.source, AccountSource::Guess);
    QCOMPARE(account.server.host, QStringLiteral("mail.fox.example"));
    QCOMPARE(account.server.port, quint16(587));
    QCOMPARE(m_mail.accounts.size(), 4);
    for (const MailAccount& knock : std::as_const(m_mail.accounts))
        QVERIFY(knock.user.isEmpty());
    QCOMPARE(m_mail.passwords, QList<QByteArray>(4));
}

void tst_AccountSearch::prefersImplicitTlsWhenItKnocks()
{
    m_mail.checkOutcome = outcomeOf(SendVerdict::Accepted);
    const FoundAccount account = found();
    QCOMPARE(account.server.host, QStringLiteral("smtp.fox.example"));
    QCOMPARE(account.server.port, quint16(465));
    QCOMPARE(account.server.security, MailSecurity::Tls);
}

void tst_AccountSearch::saysNothingButTheDomain()
{
    (void)search(AccountSearch::Consent::AskThirdParty);
    QVERIFY(m_documents.asked.contains(thirdParty));
    QVERIFY(m_dns.asked.size() >= 3);
    for (const QString& said : m_documents.asked + m_dns.asked)
        QVERIFY2(!said.contains(u"anna", Qt::CaseInsensitive), qPrintable(said));
}

void tst_AccountSearch::marksAHostOutsideTheDomain()
{
    m_documents.documents.insert(ownDescription, description("smtp.notfox.example"));
    QVERIFY(found().isOutsideDomain);
    m_documents.documents.insert(ownDescription, description("smtp.fox.example"));
    QVERIFY(!found().isOutsideDomain);
}

void tst_AccountSearch::findsNothingWithoutAFuss()
{
    const auto outcome = search(AccountSearch::Consent::AskThirdParty);
    QVERIFY(outcome.has_value());
    QVERIFY(!outcome->has_value());
}

void tst_AccountSearch::tellsThatTheComputerIsOffline()
{
    m_dns.isOffline = true;
    const auto outcome = search();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unreachable);
}

void tst_AccountSearch::goesOnWhenNobodyAnswers()
{
    m_patience = 20;
    m_dns.isSilent = m_documents.isSilent = true;
    m_mail.checkOutcomes.insert(QStringLiteral("smtp.fox.example:465"), outcomeOf(SendVerdict::Accepted));
    QCOMPARE(found().source, AccountSource::Guess);
}

void tst_AccountSearch::isSilentAfterCancel()
{
    m_dns.isSilent = true;
    AccountSearch accountSearch(needs());
    QSignalSpy looks(&accountSearch, &AccountSearch::lookingAt);
    int ends = 0;
    connect(&accountSearch, &AccountSearch::finished, this, [&] { ++ends; });
    accountSearch.start(*EmailAddress::parse(QStringLiteral("anna@fox.example")),
                        AccountSearch::Consent::OwnDomainOnly);
    QTRY_VERIFY(looks.size() >= 4);
    QVERIFY(accountSearch.isUnderWay());
    accountSearch.cancel();
    QVERIFY(!accountSearch.isUnderWay());
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(ends, 0);
    QVERIFY(m_mail.accounts.isEmpty());
}

void tst_AccountSearch::startsAgainWithAnotherAddress()
{
    m_dns.isSilent = true;
    AccountSearch accountSearch(needs());
    QList<QString> hosts;
    connect(&accountSearch, &AccountSearch::finished, this,
            [&](const auto& outcome) { hosts += outcome && *outcome ? (*outcome)->server.host : QString(); });
    accountSearch.start(*EmailAddress::parse(QStringLiteral("anna@fox.example")),
                        AccountSearch::Consent::OwnDomainOnly);
    QTRY_VERIFY(!m_documents.asked.isEmpty());
    accountSearch.start(*EmailAddress::parse(QStringLiteral("anna@gmail.com")), AccountSearch::Consent::OwnDomainOnly);
    QTRY_COMPARE(hosts, QList<QString>{QStringLiteral("smtp.gmail.com")});
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(hosts.size(), 1);
}

QTEST_GUILESS_MAIN(tst_AccountSearch)
#include "tst_accountsearch.moc"
