#include "core/backups/backup.h"
#include "core/backups/restore.h"
#include "core/backups/sealedfile.h"
#include "core/base/storage/datafolder.h"
#include "core/contacts/optoutrepository.h"
#include "core/people/erasure.h"
#include "tests/support/contactsbusiness.h"
#include "tests/support/outboxseed.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace inglenook;
using namespace inglenook::core;

namespace {

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeAll(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesABackupThatIsWhole();
    void leavesNothingReadableBesideASealedOne();
    void opensASealedOneOnlyWithItsPassword();
    void refusesASealedOneThatWasTouched();
    void refusesWhatIsForeignOrDamaged();
    void keepsFourteenDaysAndEightWeeks();
    void makesNoBackupWhereItCannotWrite();
    void putsTheDataInTheirPlace();
    void keepsErasedPeopleErased();
    void keepsOptOutsSinceThen();
    void pausesMailings();
    void goesOnWhereTheMovingWasCutShort();
    void changesNothingWhenTheBackupIsNoGood();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(QStringLiteral("data")); }
    [[nodiscard]] QString backups() const { return m_folder->filePath(QStringLiteral("backups")); }
    [[nodiscard]] Database& database() { return m_data->database(); }
    Contact add(const QString& address)
    {
        Contact contact{{}, *EmailAddress::parse(address), QStringLiteral("Annabella")};
        contact.id =
            *database().write([&](Transaction& t) { return ContactRepository().add(t, contact, m_clock.now()); });
        return contact;
    }
    [[nodiscard]] qint64 count()
    {
        return *database().read([](Transaction& t) { return ContactRepository().count(t); });
    }
    [[nodiscard]] Backup backUp(const QByteArray& password = {})
    {
        return *writeBackup(database(), backups(), m_clock.now(), password);
    }
    void open()
    {
        m_data.reset();
        m_data = std::move(*DataFolder::open(folder(), m_clock));
    }
    Result<RestoreReport> restore(const Backup& backup, const QByteArray& password = {})
    {
        return prepareRestore(backup.path, password, folder());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DataFolder> m_data;
    tests::FakeClock m_clock;
};

void TestBackup::init()
{
    m_data.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.set(QDateTime({2026, 11, 22}, {8, 0}, Qt::UTC));
    open();
    add(QStringLiteral("annabella@guests.example"));
}

void TestBackup::writesABackupThatIsWhole()
{
    const Backup backup = backUp();
    QCOMPARE(QFileInfo(backup.path).fileName(), QStringLiteral("inglenook-2026-11-22-0800.sqlite"));
    QCOMPARE(QFile::permissions(backup.path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto contents = checkBackup(backup.path, {}, folder());
    QVERIFY(contents.has_value());
    QCOMPARE(contents->contacts, 1);
    QCOMPARE(contents->newest, m_clock.now());
    QCOMPARE(QDir(backups()).entryList(QDir::Files).size(), 1);
    QCOMPARE(findBackups(backups()).first().madeAt, m_clock.now());
}

void TestBackup::leavesNothingReadableBesideASealedOne()
{
    const Backup backup = backUp("correct horse");
    QVERIFY(backup.isSealed);
    QVERIFY(!readAll(backup.path).contains("annabella"));
    QCOMPARE(QDir(backups()).entryList(QDir::Files).size(), 1);
    const auto left = QDir(folder()).entryList({QStringLiteral("*.part*")}, QDir::Files);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
}

void TestBackup::opensASealedOneOnlyWithItsPassword()
{
    const Backup backup = backUp("correct horse");
    QCOMPARE(checkBackup(backup.path, "correct horse", folder())->contacts, 1);
    QCOMPARE(checkBackup(backup.path, "battery staple", folder()).error().kind, ErrorKind::SignIn);
    QCOMPARE(checkBackup(backup.path, {}, folder()).error().kind, ErrorKind::SignIn);
    QVERIFY(QDir(folder()).entryList({QStringLiteral("*.part*")}, QDir::Files).isEmpty());
}

void TestBackup::refusesASealedOneThatWasTouched()
{
    const Backup backup = backUp("correct horse");
    const QByteArray whole = readAll(backup.path);
    QVERIFY(whole.size() > 2 * 64 * 1024);
    const auto refuses = [&](const QByteArray& bytes) {
        return writeAll(backup.path, bytes) && !checkBackup(backup.path, "correct horse", folder()).has_value();
    };
    QVERIFY(refuses(whole.chopped(1)));
    QVERIFY(refuses(whole + "x"));
    QByteArray turned = whole;
    turned[whole.size() / 2] = static_cast<char>(turned.at(whole.size() / 2) ^ 1);
    QVERIFY(refuses(turned));
    const qsizetype piece = 64 * 1024 + 17;
    QVERIFY(refuses(whole.left(73) + whole.mid(73 + piece)));
    QVERIFY(refuses(whole.left(whole.size() - whole.mid(73).size() % piece)));
}

void TestBackup::refusesWhatIsForeignOrDamaged()
{
    const QString path = m_folder->filePath(QStringLiteral("file"));
    const auto kind = [&](const QByteArray& bytes) {
        return writeAll(path, bytes) ? checkBackup(path, "x", folder()).error().kind : ErrorKind::Cancelled;
    };
    QCOMPARE(kind("Dear Sir"), ErrorKind::InvalidInput);
    QCOMPARE(kind("Inglenook backup\x01 and nothing"), ErrorKind::InvalidInput);
    const Backup backup = backUp();
    QByteArray bytes = readAll(backup.path);
    QCOMPARE(kind(bytes.left(bytes.size() / 2)), ErrorKind::InvalidInput);
    QCOMPARE(kind(bytes.replace(bytes.size() / 3, 4096, QByteArray(4096, 'z'))), ErrorKind::InvalidInput);
    QCOMPARE(kind("SQLite format 3" + QByteArray(5000, '\0')), ErrorKind::InvalidInput);
    QCOMPARE(checkBackup(m_folder->filePath(QStringLiteral("none")), {}, folder()).error().kind, ErrorKind::NotFound);
}

void TestBackup::keepsFourteenDaysAndEightWeeks()
{
    QVERIFY(QDir().mkpath(backups()));
    const QDateTime first({2026, 1, 1}, {7, 0}, Qt::UTC);
    for (int day = 0; day < 120; ++day) {
        for (int hour = 0; hour < 2; ++hour)
            QVERIFY(writeAll(backups() + first.addDays(day)
                                             .addSecs(hour * 3600)
                                             .toString(QStringLiteral("'/inglenook-'yyyy-MM-dd-HHmm'.sqlite'")),
                             "x"));
    }
    QVERIFY(writeAll(backups() + QStringLiteral("/holiday.sqlite"), "x"));
    QList<Backup> all = findBackups(backups());
    QCOMPARE(all.size(), 240);
    QVERIFY(all.first().madeAt > all.last().madeAt);
    const auto spare = spareBackups(all);
    for (const Backup& old : spare)
        QVERIFY(QFile::remove(old.path));
    const auto kept = findBackups(backups());
    QCOMPARE(kept.first().madeAt, first.addDays(119).addSecs(3600));
    QCOMPARE(kept.at(13).madeAt.date(), first.addDays(106).date());
    QVERIFY(kept.size() >= 14 + 5 && kept.size() <= 14 + 8);
    QCOMPARE(spareBackups(kept).size(), 0);
    QVERIFY(first.addDays(119).date().toJulianDay() - kept.last().madeAt.date().toJulianDay() >= 43);
    QVERIFY(QFile::exists(backups() + QStringLiteral("/holiday.sqlite")));
}

void TestBackup::makesNoBackupWhereItCannotWrite()
{
    QVERIFY(writeAll(backups(), "a file, no folder"));
    QCOMPARE(writeBackup(database(), backups(), m_clock.now(), {}).error().kind, ErrorKind::Storage);
}

void TestBackup::putsTheDataInTheirPlace()
{
    const Backup backup = backUp("correct horse");
    add(QStringLiteral("tom@guests.example"));
    QCOMPARE(count(), 2);
    const auto report = restore(backup, "correct horse");
    QVERIFY(report.has_value());
    QCOMPARE(report->contents.contacts, 1);
    QCOMPARE(count(), 2); // nothing changes before the data are opened again
    open();
    QCOMPARE(count(), 1);
    QVERIFY(QFile::exists(m_data->filePath(QStringLiteral("inglenook.before-restore.sqlite"))));
    QCOMPARE(checkDatabase(m_data->filePath(QStringLiteral("inglenook.before-restore.sqlite")))->contacts, 2);
    QVERIFY(!QFile::exists(restoredDatabaseIn(folder())));
}

void TestBackup::keepsErasedPeopleErased()
{
    const Backup backup = backUp();
    const Contact gone = *database().read([](Transaction& t) -> Result<Contact> {
        const auto all = ContactRepository().load(t, {}, 0, 1);
        return all ? Result(all->first()) : all.error();
    });
    ErasureLog log(erasureLogBeside(database().path()));
    m_clock.advance(std::chrono::hours(1));
    QVERIFY(erasePeople(database(), log, {gone.id}, m_clock.now()));
    const auto report = restore(backup);
    QVERIFY(report.has_value());
    QCOMPARE(report->erased, 1);
    open();
    QCOMPARE(count(), 0);
    QVERIFY(!readAll(database().path()).contains("nnabella"));
}

void TestBackup::keepsOptOutsSinceThen()
{
    const Backup backup = backUp();
    const auto address = *EmailAddress::parse(QStringLiteral("annabella@guests.example"));
    QVERIFY(database().write(
        [&](Transaction& t) { return OptOutRepository().add(t, address, QStringLiteral("guest"), m_clock.now()); }));
    QCOMPARE(restore(backup)->optedOut, 1);
    open();
    QVERIFY(*database().read([&](Transaction& t) { return OptOutRepository().contains(t, address); }));
}

void TestBackup::pausesMailings()
{
    const tests::OutboxSeed seed{database()};
    const auto mailing = seed.addMailing(1);
    Q_UNUSED(mailing)
    const Backup backup = backUp();
    QCOMPARE(restore(backup)->pausedMailings, 1);
    open();
    const tests::OutboxSeed after{database()};
    QCOMPARE(after.value(QStringLiteral("SELECT state FROM mailings")).toString(), QStringLiteral("paused"));
    QVERIFY(!after.value(QStringLiteral("SELECT reason FROM mailings")).toString().isEmpty());
}

void TestBackup::goesOnWhereTheMovingWasCutShort()
{
    const Backup backup = backUp();
    add(QStringLiteral("tom@guests.example"));
    QVERIFY(restore(backup));
    const QString path = database().path();
    m_data.reset();
    // The power fails between the two renamings: the data of now are aside, the restored ones not yet in their place.
    QVERIFY(QFile::rename(path, QDir(folder()).filePath(QStringLiteral("inglenook.before-restore.sqlite"))));
    open();
    QCOMPARE(count(), 1);
    QCOMPARE(checkDatabase(m_data->filePath(QStringLiteral("inglenook.before-restore.sqlite")))->contacts, 2);
}

void TestBackup::changesNothingWhenTheBackupIsNoGood()
{
    const Backup backup = backUp();
    const QByteArray bytes = readAll(backup.path);
    QVERIFY(writeAll(backup.path, bytes.left(bytes.size() - 5000)));
    QCOMPARE(restore(backup).error().kind, ErrorKind::InvalidInput);
    QVERIFY(QDir(folder()).entryList({QStringLiteral("*restored*")}, QDir::Files).isEmpty());
    open();
    QCOMPARE(count(), 1);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
