// Quiet hours, in sending and in the forecast.

#include "core/outbox/sendhours.h"
#include "core/outbox/sendledger.h"
#include "core/settings/settingsrepository.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;

namespace {

const QTimeZone london("Europe/London");
const Manners manners; // quiet from 20:00 until 8:00

QDateTime at(int hour, int day = 22)
{
    return {QDate(2026, 11, day), QTime(hour, 0), Qt::UTC}; // London keeps UTC in November
}

} // namespace

class TestSendHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isOpenByDay();
    void restsAtNight();
    void letsTheOwnerSendAtNight();
    void restsInTheNextNightAllTheSame();
    void keepsClosedDaysOnlyForRules();
    void wakesForNothingThatDoesNotWait();
    void reservesNothingOfASilentMailing();
    void foretellsAcrossNights();
    void foretellsAcrossTheChangeOfTheClocks();
    void foretellsAMailingStartedAtNight();

private:
    [[nodiscard]] SendHours hours(const QDateTime& now) const;
    void startedAt(const QDateTime& time) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    Id<Mailing> m_mailing;
};

void TestSendHours::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("t.sqlite")));
    const OutboxSeed seed{*m_database};
    seed.addContacts(3);
    m_mailing = seed.addMailing(3);
    Business business;
    business.name = QStringLiteral("Pub");
    business.timeZone = london;
    QVERIFY(m_database->write([&](Transaction& t) -> Result<void> {
        if (auto stored = SettingsRepository().storeManners(t, manners); !stored)
            return stored;
        return SettingsRepository().storeBusiness(t, business);
    }));
    startedAt(at(10));
}

void TestSendHours::cleanup()
{
    m_database.reset();
}

SendHours TestSendHours::hours(const QDateTime& now) const
{
    return *m_database->read([&](Transaction& t) { return loadSendHours(t, now); });
}

void TestSendHours::startedAt(const QDateTime& time) const
{
    const OutboxSeed seed{*m_database};
    seed.run(QStringLiteral("UPDATE mailings SET started_at = ?"), {time.toMSecsSinceEpoch()});
}

void TestSendHours::isOpenByDay()
{
    QVERIFY(hours(at(8)).silent.isEmpty());
    QVERIFY(hours(at(19)).silent.isEmpty());
    QVERIFY(hours(at(19)).opensAt.isNull());
}

void TestSendHours::restsAtNight()
{
    QCOMPARE(hours(at(20)).silent, QList{m_mailing});
    QCOMPARE(hours(at(20)).opensAt, at(8, 23));
    QCOMPARE(hours(at(3, 23)).opensAt, at(8, 23));
}

void TestSendHours::letsTheOwnerSendAtNight()
{
    startedAt(at(22));
    QVERIFY(hours(at(23)).silent.isEmpty());
    QVERIFY(hours(at(7, 23)).silent.isEmpty());
}

void TestSendHours::restsInTheNextNightAllTheSame()
{
    startedAt(at(22));
    QCOMPARE(hours(at(21, 23)).silent, QList{m_mailing});
}

void TestSendHours::keepsClosedDaysOnlyForRules()
{
    Manners closed = manners;
    closed.closedDays = {QDate(2026, 11, 23)};
    QVERIFY(m_database->write([&](Transaction& t) { return SettingsRepository().storeManners(t, closed); }));
    QVERIFY(hours(at(12, 23)).silent.isEmpty());
    const OutboxSeed seed{*m_database};
    seed.run(QStringLiteral("UPDATE mailings SET audience = 'rule:1'"));
    QCOMPARE(hours(at(12, 23)).silent, QList{m_mailing});
    QCOMPARE(hours(at(12, 23)).opensAt, at(8, 24));
}

void TestSendHours::wakesForNothingThatDoesNotWait()
{
    const OutboxSeed seed{*m_database};
    seed.run(QStringLiteral("UPDATE invitations SET state = 'held'"));
    QVERIFY(hours(at(22)).silent.isEmpty());
    QVERIFY(hours(at(22)).opensAt.isNull());
}

void TestSendHours::reservesNothingOfASilentMailing()
{
    const auto reserve = [this](const QDateTime& now) {
        return m_database->write([&](Transaction& t) { return SendLedger().reserve(t, now, 1); })->size();
    };
    const auto hasDue = [this](const QDateTime& now) {
        return *m_database->read([&](Transaction& t) { return SendLedger().hasDue(t, now); });
    };
    QVERIFY(!hasDue(at(22)));
    QCOMPARE(reserve(at(22)), 0);
    QVERIFY(hasDue(at(9, 23)));
    QCOMPARE(reserve(at(9, 23)), 1);
}

void TestSendHours::foretellsAcrossNights()
{
    OpenMoments open(manners, london, at(19));
    const auto next = [&open](const QDateTime& moment) {
        return QDateTime::fromMSecsSinceEpoch(open.next(moment.toMSecsSinceEpoch()), Qt::UTC);
    };
    QCOMPARE(next(at(19)), at(19));
    QCOMPARE(next(at(20)), at(8, 23));
    QCOMPARE(next(at(12, 23)), at(12, 23));
    QCOMPARE(next(at(23, 23)), at(8, 24));
    QCOMPARE(next(at(1, 26)), at(8, 26));
}

void TestSendHours::foretellsAcrossTheChangeOfTheClocks()
{
    // On 28 March 2027 London goes from UTC to UTC+1: eight in the morning comes an hour earlier.
    OpenMoments open(manners, london, QDateTime({2027, 3, 27}, {12, 0}, Qt::UTC));
    const QDateTime night({2027, 3, 27}, {22, 0}, Qt::UTC);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(open.next(night.toMSecsSinceEpoch()), Qt::UTC),
             QDateTime({2027, 3, 28}, {7, 0}, Qt::UTC));
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(open.next(QDateTime({2027, 3, 28}, {19, 30}, Qt::UTC).toMSecsSinceEpoch()),
                                            Qt::UTC),
             QDateTime({2027, 3, 29}, {7, 0}, Qt::UTC)); // it is 20:30 there
}

void TestSendHours::foretellsAMailingStartedAtNight()
{
    OpenMoments open(manners, london, at(22));
    QCOMPARE(open.next(at(23).toMSecsSinceEpoch()), at(23).toMSecsSinceEpoch());
    QCOMPARE(open.next(at(21, 23).toMSecsSinceEpoch()), at(8, 24).toMSecsSinceEpoch());
}

QTEST_GUILESS_MAIN(TestSendHours)
#include "tst_sendhours.moc"
