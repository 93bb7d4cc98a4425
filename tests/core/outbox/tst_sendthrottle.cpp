// What a mail server's "slow down" teaches.

#include "core/outbox/sendthrottle.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace std::chrono_literals;

namespace {

const QDateTime now({2026, 11, 22}, {8, 0}, Qt::UTC);

MailAccount account(const char* user = "owner@pub.test")
{
    MailAccount own{.from = {{}, *EmailAddress::parse(QStringLiteral("owner@pub.test"))},
                    .host = QStringLiteral("mail.pub.test"),
                    .user = QString::fromLatin1(user),
                    .caFile = {}};
    own.perMinute = 20;
    return own;
}

} // namespace

class TestSendThrottle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hearsWhatTheServerAsks_data();
    void hearsWhatTheServerAsks();
    void halvesAndPausesAndEnds();
    void bringsTheFullPaceBackAfterADay();
    void keepsTheSlowPaceWhenTheClockIsSetBack();
    void goesOnAtTheSlowPaceWhenTheOwnerWantsIt();
    void outlivesARestartAndBelongsToOneAccount();
};

void TestSendThrottle::hearsWhatTheServerAsks_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("421") << int(SendVerdict::NotSent) << "421 4.7.0 Try again later" << true;
    QTest::newRow("bare 421") << int(SendVerdict::NotSent) << "421 Too much" << true;
    QTest::newRow("450 4.7.28") << int(SendVerdict::Later) << "450 4.7.28 unusual rate of mail" << true;
    QTest::newRow("greylisting") << int(SendVerdict::Later) << "450 4.7.1 Greylisted, come back" << false;
    QTest::newRow("graylisting") << int(SendVerdict::Later) << "451 4.7.1 Graylisting in action" << false;
    QTest::newRow("mailbox") << int(SendVerdict::Later) << "450 4.2.1 mailbox busy" << false;
    QTest::newRow("for ever") << int(SendVerdict::Rejected) << "550 4.7.1 odd" << false;
    QTest::newRow("taken") << int(SendVerdict::Accepted) << "250 ok 421" << false;
    QTest::newRow("after the dot") << int(SendVerdict::Uncertain) << "421 bye" << false;
}

void TestSendThrottle::hearsWhatTheServerAsks()
{
    QFETCH(int, verdict);
    QFETCH(QString, said);
    QTEST(SendThrottle::asksToSlowDown({SendVerdict(verdict), {}, said}), "isAsked");
}

void TestSendThrottle::halvesAndPausesAndEnds()
{
    SendThrottle throttle;
    QCOMPARE(throttle.pace(account(), now).spacing(), 3000ms);
    QCOMPARE(throttle.add(now).pause, 15min);
    QCOMPARE(throttle.pace(account(), now).spacing(), 6000ms);
    QCOMPARE(throttle.add(now.addSecs(3600)).pause, 60min);
    QCOMPARE(throttle.pace(account(), now).spacing(), 12000ms);
    const auto third = throttle.add(now.addSecs(7200));
    QVERIFY(third.isOver);
    for (int i = 0; i < 20; ++i)
        (void)throttle.add(now);
    QCOMPARE(throttle.pace(account(), now).spacing(), 60000ms); // one a minute at least
}

void TestSendThrottle::bringsTheFullPaceBackAfterADay()
{
    SendThrottle throttle;
    (void)throttle.add(now);
    (void)throttle.add(now);
    const QDateTime tomorrow = now.addDays(1);
    QCOMPARE(throttle.pace(account(), tomorrow).spacing(), 3000ms);
    QCOMPARE(throttle.add(tomorrow).pause, 15min);
    QCOMPARE(throttle.pace(account(), tomorrow).spacing(), 6000ms);
}

void TestSendThrottle::keepsTheSlowPaceWhenTheClockIsSetBack()
{
    SendThrottle throttle;
    (void)throttle.add(now);
    QCOMPARE(throttle.pace(account(), now.addDays(-3)).spacing(), 6000ms);
}

void TestSendThrottle::goesOnAtTheSlowPaceWhenTheOwnerWantsIt()
{
    SendThrottle throttle;
    for (int i = 0; i < 3; ++i)
        (void)throttle.add(now);
    throttle.forgive();
    QVERIFY(throttle.pace(account(), now).spacing() > 3000ms);
    QVERIFY(!throttle.add(now).isOver);
}

void TestSendThrottle::outlivesARestartAndBelongsToOneAccount()
{
    QTemporaryDir folder;
    const auto database = *Database::open(folder.filePath(QStringLiteral("t.sqlite")));
    SendThrottle throttle;
    (void)throttle.add(now);
    QVERIFY(database->write([&](Transaction& t) { return throttle.store(t, account()); }));
    const auto load = [&](const MailAccount& own) {
        return *database->read([&](Transaction& t) { return SendThrottle::load(t, own); });
    };
    QCOMPARE(load(account()).pace(account(), now).spacing(), 6000ms);
    QCOMPARE(load(account()).asked(now), 1);
    QCOMPARE(load(account("other@pub.test")).pace(account(), now).spacing(), 3000ms);
}

QTEST_GUILESS_MAIN(TestSendThrottle)
#include "tst_sendthrottle.moc"
