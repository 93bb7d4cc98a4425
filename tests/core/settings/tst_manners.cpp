#include "core/base/storage/database.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace inglenook::core;

class TestManners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsWhatIsStored();
    void startsWithSixtyDaysAndQuietNights();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void knowsQuietHoursOverMidnight();
    void neverEndsWhereEveryDayIsClosed();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestManners::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(QStringLiteral("db.sqlite")));
}

void TestManners::keepsWhatIsStored()
{
    Manners manners;
    manners.quarantineDays = 90;
    manners.quietFrom = QTime(21, 30);
    manners.quietUntil = QTime(7, 15);
    manners.closedWeekdays = {1, 2};
    manners.closedDays = {QDate(2026, 12, 24), QDate(2026, 12, 25)};
    manners.leftOut = {QStringLiteral("maria@fox.example"), QStringLiteral("agency.example")};
    manners.leavesOutOwnDomain = false;
    const auto stored =
        m_database->write([&](Transaction& t) { return SettingsRepository().storeManners(t, manners); });
    QVERIFY(stored.has_value());
    const auto loaded = m_database->read([](Transaction& t) { return SettingsRepository().loadManners(t); });
    QVERIFY(*loaded == manners);
}

void TestManners::startsWithSixtyDaysAndQuietNights()
{
    const auto loaded = m_database->read([](Transaction& t) { return SettingsRepository().loadManners(t); });
    QCOMPARE(loaded->quarantineDays, 60);
    QVERIFY(loaded->isQuiet({23, 0}));
    QVERIFY(!loaded->isQuiet({10, 0}));
    QVERIFY(loaded->leavesOutOwnDomain);
}

void TestManners::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<int>("quarantine");
    QTest::addColumn<int>("closedWeekdays");
    QTest::addColumn<QString>("leftOut");
    QTest::newRow("no pause") << 0 << 0 << QString();
    QTest::newRow("a pause of years") << 366 << 0 << QString();
    QTest::newRow("never open") << 60 << 7 << QString();
    QTest::newRow("no address") << 60 << 0 << QStringLiteral("a@b@c");
    QTest::newRow("no domain") << 60 << 0 << QStringLiteral("the cook");
}

void TestManners::refusesWhatMakesNoSense()
{
    QFETCH(const int, quarantine);
    QFETCH(const int, closedWeekdays);
    QFETCH(const QString, leftOut);
    Manners manners;
    manners.quarantineDays = quarantine;
    for (int day = 1; day <= closedWeekdays; ++day)
        manners.closedWeekdays.insert(day);
    if (!leftOut.isEmpty())
        manners.leftOut = {leftOut};
    const auto stored =
        m_database->write([&](Transaction& t) { return SettingsRepository().storeManners(t, manners); });
    QVERIFY(!stored.has_value());
    QCOMPARE(stored.error().kind, ErrorKind::InvalidInput);
    const auto loaded = m_database->read([](Transaction& t) { return SettingsRepository().loadManners(t); });
    QVERIFY(*loaded == Manners());
}

void TestManners::knowsQuietHoursOverMidnight()
{
    const Manners night; // 20:00 to 08:00
    QVERIFY(night.isQuiet({20, 0}));
    QVERIFY(night.isQuiet({0, 0}));
    QVERIFY(night.isQuiet({7, 59}));
    QVERIFY(!night.isQuiet({8, 0}));
    Manners noon;
    noon.quietFrom = QTime(12, 0);
    noon.quietUntil = QTime(14, 0);
    QVERIFY(noon.isQuiet({13, 0}));
    QVERIFY(!noon.isQuiet({14, 0}));
    noon.quietUntil = noon.quietFrom;
    QVERIFY(!noon.isQuiet({12, 0}));
}

void TestManners::neverEndsWhereEveryDayIsClosed()
{
    Manners manners;
    manners.closedWeekdays = {1, 2, 3, 4, 5, 6, 7};
    QVERIFY(manners.nextOpen(QDateTime({2026, 11, 24}, {12, 0}, Qt::UTC), QTimeZone("Europe/London")).isValid());
}

QTEST_GUILESS_MAIN(TestManners)
#include "tst_manners.moc"
