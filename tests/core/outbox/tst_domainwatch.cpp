#include "core/outbox/domainwatch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakemailexchangeresolver.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

class TestDomainWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsTheGatewayBeforeTheMailLeaves();
    void remembersWhatItFound();
    void asksEachDomainOnce();
    void asksNobodyAboutExamples();
    void needsNoNameService();
    void doesNotWaitForASilentNameService();
    void usesAnAnswerThatComesLate();
    void goesOnWithoutAReachableNameService();

private:
    std::unique_ptr<DomainWatch> makeWatch(MailExchangeResolver* resolver)
    {
        return std::make_unique<DomainWatch>(*m_database, m_clock, resolver);
    }

    const QString m_brewery = QStringLiteral("brewery.co.uk");
    const QString m_bakery = QStringLiteral("bakery.co.uk");
    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<FakeMailExchangeResolver> m_names;
};

void TestDomainWatch::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("test.sqlite")));
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
    m_names = std::make_unique<FakeMailExchangeResolver>();
    m_names->exchanges = {{m_brewery, {QStringLiteral("eu-smtp-inbound-1.mimecast.com")}},
                          {m_bakery, {QStringLiteral("mail.bakery.co.uk")}}};
}

void TestDomainWatch::findsTheGatewayBeforeTheMailLeaves()
{
    const auto watch = makeWatch(m_names.get());
    QSignalSpy settled(watch.get(), &DomainWatch::settled);
    watch->prepare({m_brewery, m_bakery});
    QVERIFY(!watch->isSettled(m_brewery));
    QTRY_COMPARE(settled.size(), 2);
    QVERIFY(watch->isSettled(m_brewery));
    QCOMPARE(watch->strictBecause(m_brewery), QStringLiteral("gateway Mimecast"));
    QVERIFY(watch->strictBecause(m_bakery).isEmpty());
}

void TestDomainWatch::remembersWhatItFound()
{
    {
        const auto watch = makeWatch(m_names.get());
        watch->prepare({m_brewery});
        QTRY_VERIFY(watch->isSettled(m_brewery));
    }
    const auto again = makeWatch(m_names.get());
    again->prepare({m_brewery});
    QVERIFY(again->isSettled(m_brewery));
    QCOMPARE(again->strictBecause(m_brewery), QStringLiteral("gateway Mimecast"));
    QCOMPARE(m_names->asked.size(), 1);
    m_clock.advance(std::chrono::hours(24 * 31));
    again->prepare({m_brewery});
    QCOMPARE(m_names->asked.size(), 2);
}

void TestDomainWatch::asksEachDomainOnce()
{
    m_names->isSilent = true;
    const auto watch = makeWatch(m_names.get());
    watch->prepare({m_brewery, m_brewery});
    watch->prepare({m_brewery});
    QCOMPARE(m_names->asked, QStringList{m_brewery});
}

void TestDomainWatch::asksNobodyAboutExamples()
{
    const auto watch = makeWatch(m_names.get());
    watch->prepare({QStringLiteral("guests.test")});
    QVERIFY(watch->isSettled(QStringLiteral("guests.test")));
    QVERIFY(m_names->asked.isEmpty());
}

void TestDomainWatch::needsNoNameService()
{
    QVERIFY(m_database->write(
        [&](Transaction& t) { return MailDomainRepository().addMachineMail(t, m_brewery, m_clock.now()); }));
    const auto watch = makeWatch(nullptr);
    watch->prepare({m_brewery, m_bakery});
    QVERIFY(watch->isSettled(m_brewery) && watch->isSettled(m_bakery));
    QCOMPARE(watch->strictBecause(m_brewery), QStringLiteral("machines"));
}

void TestDomainWatch::doesNotWaitForASilentNameService()
{
    m_names->isSilent = true;
    const auto watch = makeWatch(m_names.get());
    QSignalSpy settled(watch.get(), &DomainWatch::settled);
    watch->prepare({m_brewery});
    QVERIFY(!watch->isSettled(m_brewery));
    QVERIFY(settled.wait());
    QVERIFY(watch->isSettled(m_brewery));
    QVERIFY(watch->strictBecause(m_brewery).isEmpty());
    // Having waited once, the next mails leave at once for a while.
    watch->prepare({m_bakery});
    QVERIFY(watch->isSettled(m_bakery));
    QVERIFY(m_names->asked.contains(m_bakery));
    m_clock.advance(std::chrono::minutes(6));
    m_names->isSilent = false;
    watch->prepare({QStringLiteral("smithy.co.uk")});
    QVERIFY(!watch->isSettled(QStringLiteral("smithy.co.uk")));
}

void TestDomainWatch::usesAnAnswerThatComesLate()
{
    m_names->isSilent = true;
    const auto watch = makeWatch(m_names.get());
    QSignalSpy settled(watch.get(), &DomainWatch::settled);
    watch->prepare({m_brewery});
    QVERIFY(settled.wait());
    m_names->answerAll();
    QCOMPARE(watch->strictBecause(m_brewery), QStringLiteral("gateway Mimecast"));
    watch->prepare({m_brewery});
    QCOMPARE(watch->strictBecause(m_brewery), QStringLiteral("gateway Mimecast"));
}

void TestDomainWatch::goesOnWithoutAReachableNameService()
{
    m_names->isOutOfReach = true;
    const auto watch = makeWatch(m_names.get());
    watch->prepare({m_brewery});
    QTRY_VERIFY(watch->isSettled(m_brewery));
    QVERIFY(watch->strictBecause(m_brewery).isEmpty());
    // Nothing false is remembered.
    m_names->isOutOfReach = false;
    watch->prepare({m_brewery});
    QTRY_COMPARE(watch->strictBecause(m_brewery), QStringLiteral("gateway Mimecast"));
}

QTEST_GUILESS_MAIN(TestDomainWatch)
#include "tst_domainwatch.moc"
