#include "core/visits/folderreport.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/settings/foldersection.h"
#include "ui/settings/settingspage.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

class tst_FolderSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void watchesAFolderAndLetsItBe();
    void refusesAFolderThatIsNone();
    void tellsWhatTheFolderBrought();
    void looksRightInTheDark();

private:
    [[nodiscard]] QString stored() const
    {
        return *m_fixture->database->read([](Transaction& t) { return FolderReportRepository().loadFolder(t); });
    }
    template <typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    void addReports()
    {
        FolderReport brought;
        brought.file = QStringLiteral("departures-2026-11-21.csv");
        brought.at = m_fixture->clock.now().addDays(-1);
        brought.visitsAdded = 14;
        brought.refused = 2;
        FolderReport troubled;
        troubled.file = QStringLiteral("<b>night</b>.xlsx");
        troubled.at = m_fixture->clock.now().addSecs(-3600);
        troubled.trouble =
            QStringLiteral("These columns are new. Import the file once by hand, and the next ones follow "
                           "by themselves.");
        for (const FolderReport& report : {brought, troubled})
            QVERIFY(
                m_fixture->database->write([&](Transaction& t) { return FolderReportRepository().add(t, report); }));
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ui::SettingsPage> m_page;
};

void tst_FolderSection::initTestCase()
{
    speakEnglish();
}

void tst_FolderSection::init()
{
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
    m_page.reset();
    m_fixture = std::make_unique<PageFixture>();
    m_page = std::make_unique<ui::SettingsPage>(m_fixture->services());
    m_page->resize(1080, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->showPlace(QStringLiteral("folder"));
}

void tst_FolderSection::watchesAFolderAndLetsItBe()
{
    auto* section = m_page->findChild<ui::FolderSection*>();
    QVERIFY(!child<QPushButton>("stopWatching")->isVisible());
    keepPicture(*m_page, QStringLiteral("folder-none"));
    const QTemporaryDir folder;
    section->watch(folder.path());
    QCOMPARE(stored(), folder.path());
    QVERIFY(child<QLabel>("watchedFolder")->text().contains(folder.path()));
    child<QPushButton>("stopWatching")->click();
    QVERIFY(stored().isEmpty());
    QVERIFY(!child<QPushButton>("stopWatching")->isVisible());
}

void tst_FolderSection::refusesAFolderThatIsNone()
{
    m_page->findChild<ui::FolderSection*>()->watch(m_fixture->folder.filePath(QStringLiteral("nowhere")));
    QVERIFY(stored().isEmpty());
    QVERIFY(child<QLabel>("errorBarMessage")->text().contains(QStringLiteral("is no folder")));
}

void tst_FolderSection::tellsWhatTheFolderBrought()
{
    QVERIFY(!child<QWidget>("folderHistory")->isVisible());
    addReports();
    m_page->findChild<ui::FolderSection*>()->watch(m_fixture->folder.path());
    QVERIFY(child<QWidget>("folderHistory")->isVisible());
    QString words;
    const auto labels = child<QWidget>("folderHistory")->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        words += label->text() + u'\n';
    QVERIFY2(words.contains(QStringLiteral("14 visits, 2 rows left out")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("<b>night</b>.xlsx")), qPrintable(words));
    keepPicture(*m_page, QStringLiteral("folder-light"));
}

void tst_FolderSection::looksRightInTheDark()
{
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Dark);
    addReports();
    m_page->findChild<ui::FolderSection*>()->watch(m_fixture->folder.path());
    QVERIFY(child<QPushButton>("stopWatching")->isVisible());
    keepPicture(*m_page, QStringLiteral("folder-dark"));
}

QTEST_MAIN(tst_FolderSection)
#include "tst_foldersection.moc"
