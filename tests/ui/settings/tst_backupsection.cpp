#include "core/backups/restore.h"
#include "core/base/storage/datafolder.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/settings/restorepage.h"
#include "ui/settings/settingspage.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

class TestBackupSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void isNotThereForDataThatAreNotWorthIt();
    void makesABackupAndListsIt();
    void keepsPasswordAndSecondFolder();
    void asksForAPasswordThatIsLongEnough();
    void showsWhatIsInsideBeforeAnythingChanges();
    void opensASealedBackupWithItsPassword();
    void saysWhenAFileIsNoBackup();

private:
    template <typename T>
    T* child(const char* name) const
    {
        return m_page->frontPage()->findChild<T*>(QLatin1String(name));
    }
    void press(const char* name) const { child<QPushButton>(name)->click(); }
    void open();
    void backUp();
    QString barWords() const { return child<QLabel>("errorBarMessage")->text(); }
    [[nodiscard]] QString folder() const { return backupFolderOf(m_fixture->database->path()); }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<AutomaticBackup> m_backup;
    std::unique_ptr<ui::SettingsPage> m_page;
};

void TestBackupSection::initTestCase()
{
    speakEnglish();
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void TestBackupSection::init()
{
    m_fixture = std::make_unique<PageFixture>();
    m_backup = std::make_unique<AutomaticBackup>(*m_fixture->database, m_fixture->clock, m_fixture->secrets);
}

void TestBackupSection::cleanup()
{
    if (m_page && m_page->isVisible())
        keepPicture(*m_page, QStringLiteral("backup-") + QString::fromLatin1(QTest::currentTestFunction()));
    m_page.reset();
    m_backup.reset();
    m_fixture.reset();
}

void TestBackupSection::open()
{
    ui::Services services = m_fixture->services();
    services.backup = m_backup.get();
    m_page = std::make_unique<ui::SettingsPage>(services);
    m_page->resize(1080, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->showPlace(QStringLiteral("backups"));
}

void TestBackupSection::backUp()
{
    QSignalSpy finished(m_backup.get(), &AutomaticBackup::finished);
    press("backUpNowButton");
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
}

void TestBackupSection::isNotThereForDataThatAreNotWorthIt()
{
    m_page = std::make_unique<ui::SettingsPage>(m_fixture->services());
    QVERIFY(!child<QWidget>("backUpNowButton"));
}

void TestBackupSection::makesABackupAndListsIt()
{
    open();
    QVERIFY(!child<QTableView>("backupsTable")->isVisible());
    backUp();
    QCOMPARE(findBackups(folder()).size(), 1);
    QCOMPARE(child<QTableView>("backupsTable")->model()->rowCount(), 1);
    QVERIFY(barWords().contains(QStringLiteral("checked")));
}

void TestBackupSection::keepsPasswordAndSecondFolder()
{
    const QTemporaryDir second;
    open();
    child<QLineEdit>("backupFolder")->setText(second.path());
    child<QCheckBox>("sealBackups")->setChecked(true);
    child<QLineEdit>("backupPassword")->setText(QStringLiteral("correct horse"));
    child<QLineEdit>("backupPasswordAgain")->setText(QStringLiteral("correct horse"));
    press("primaryButton");
    QTRY_VERIFY(barWords().contains(QStringLiteral("Saved")));
    QVERIFY(child<QLineEdit>("backupPassword")->text().isEmpty());
    backUp();
    const auto own = findBackups(folder());
    const auto other = findBackups(second.path());
    QCOMPARE(own.size(), 1);
    QCOMPARE(other.size(), 1);
    QVERIFY(own.first().isSealed && other.first().isSealed);
    QVERIFY(checkBackup(other.first().path, "correct horse", second.path()).has_value());
}

void TestBackupSection::asksForAPasswordThatIsLongEnough()
{
    open();
    child<QCheckBox>("sealBackups")->setChecked(true);
    child<QLineEdit>("backupPassword")->setText(QStringLiteral("short"));
    child<QLineEdit>("backupPasswordAgain")->setText(QStringLiteral("other"));
    press("primaryButton");
    const auto stored = m_fixture->database->read([](Transaction& t) { return loadBackupSettings(t); });
    QVERIFY(!stored->isSealed);
}

void TestBackupSection::showsWhatIsInsideBeforeAnythingChanges()
{
    m_fixture->seed().addContacts(3);
    open();
    backUp();
    child<QTableView>("backupsTable")->selectRow(0);
    press("restoreButton");
    QTRY_VERIFY(child<QLabel>("restoreWords")->text().contains(QStringLiteral("3 contacts")));
    QVERIFY(!QFile::exists(restoredDatabaseIn(QFileInfo(m_fixture->database->path()).absolutePath())));
    auto* act = child<QPushButton>("primaryButton");
    QSignalSpy restart(m_page.get(), &ui::SettingsPage::restartRequested);
    act->click();
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("restoreWords")->text().contains(QStringLiteral("ready")), 30'000);
    QVERIFY(QFile::exists(restoredDatabaseIn(QFileInfo(m_fixture->database->path()).absolutePath())));
    QCOMPARE(restart.count(), 0);
    act->click();
    QCOMPARE(restart.count(), 1);
}

void TestBackupSection::opensASealedBackupWithItsPassword()
{
    const auto backup = writeBackup(*m_fixture->database, folder(), m_fixture->clock.now(), "correct horse");
    QVERIFY(backup.has_value());
    open();
    child<QTableView>("backupsTable")->selectRow(0);
    press("restoreButton");
    child<QLineEdit>("restorePassword")->setText(QStringLiteral("wrong horse"));
    press("primaryButton");
    QTRY_VERIFY_WITH_TIMEOUT(barWords().contains(QStringLiteral("password")), 30'000);
    child<QLineEdit>("restorePassword")->setText(QStringLiteral("correct horse"));
    press("primaryButton");
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("restoreWords")->text().contains(QStringLiteral("0 contacts")), 30'000);
}

void TestBackupSection::saysWhenAFileIsNoBackup()
{
    const QString path = m_fixture->folder.filePath(QStringLiteral("letter.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Dear Sir") > 0);
    file.close();
    ui::RestorePage page(m_fixture->services(), path);
    page.show();
    QTRY_VERIFY(page.errorBar().message().contains(QStringLiteral("no whole backup")));
    QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("primaryButton"))->isVisible());
}

QTEST_MAIN(TestBackupSection)
#include "tst_backupsection.moc"
