#include "core/outbox/sendpace.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace std::chrono_literals;

namespace {

const QDateTime now({2026, 11, 22}, {8, 0}, Qt::UTC);

} // namespace

class tst_SendPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spacesMailsEvenlyInTheMinute()
    {
        QCOMPARE(SendPace(20, 400).spacing(), 3000ms);
        QCOMPARE(SendPace(0, 0).spacing(), 60000ms);
    }

    void endsNowWhenThereIsNothingToSend() { QCOMPARE(SendPace(20, 400).computeEnd(0, {}, now), now); }

    void endsAfterTheLastMailOfTheDay() { QCOMPARE(SendPace(20, 400).computeEnd(21, {}, now), now.addSecs(60)); }

    void goesOnWhenTheFirstMailIsADayOld()
    {
        // 400 today, 400 tomorrow, and one the day after.
        QCOMPARE(SendPace(20, 400).computeEnd(801, {}, now), now.addDays(2));
    }

    void countsWhatLeftBefore()
    {
        const QList<QDateTime> recent{now.addSecs(-3600), now.addSecs(-1800)};
        QCOMPARE(SendPace(60, 3).computeEnd(1, recent, now), now);
        QCOMPARE(SendPace(60, 3).computeEnd(2, recent, now), now.addSecs(-3600).addDays(1));
        QCOMPARE(SendPace(60, 3).computeEnd(3, recent, now), now.addSecs(-1800).addDays(1));
    }

    void foretellsAHundredThousandQuickly()
    {
        QElapsedTimer timer;
        timer.start();
        const QDateTime end = SendPace(20, 400).computeEnd(100000, {}, now);
        QCOMPARE(now.daysTo(end), 249);
        QVERIFY(timer.elapsed() < 500);
    }

    void allowsWhatTheDayHasLeft()
    {
        QTemporaryDir folder;
        const auto database = *Database::open(folder.filePath(QStringLiteral("t.sqlite")));
        const OutboxSeed seed{*database};
        seed.addContacts(5);
        (void)seed.addMailing(5);
        const auto allowance = [&](int perDay) {
            return *database->read([&](Transaction& t) { return loadAllowance(t, SendPace(20, perDay), now); });
        };
        QCOMPARE(allowance(4).mails, 4);
        seed.run(QStringLiteral("UPDATE invitations SET state = 'accepted', sent_at = ? + 1000 * invitation_id"
                                " WHERE invitation_id <= 3"),
                 {now.addDays(-1).toMSecsSinceEpoch()});
        QCOMPARE(allowance(4).mails, 1);
        QVERIFY(allowance(4).nextAt.isNull());
        QCOMPARE(allowance(3).mails, 0);
        QCOMPARE(allowance(3).nextAt, now.addSecs(1));
        QCOMPARE(allowance(2).nextAt, now.addSecs(2));
    }
};

QTEST_GUILESS_MAIN(tst_SendPace)
#include "tst_sendpace.moc"
