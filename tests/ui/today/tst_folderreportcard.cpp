#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/folderwords.h"
#include "ui/base/rowbutton.h"
#include "ui/base/theme.h"
#include "ui/today/folderreportcard.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

class tst_FolderReportCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void hidesWhileThereIsNothing();
    void tellsWhatAFileBrought();
    void leadsToAFileThatNeedsALook();
    void forgetsWhatIsOlderThanADay();

private:
    void add(const FolderReport& report)
    {
        QVERIFY(m_fixture->database->write([&](Transaction& t) { return FolderReportRepository().add(t, report); }));
    }
    [[nodiscard]] FolderReport report() const
    {
        FolderReport brought;
        brought.file = QStringLiteral("departures.csv");
        brought.at = m_fixture->clock.now().addSecs(-3600);
        brought.visitsAdded = 14;
        brought.contactsAdded = 1;
        brought.refused = 2;
        return brought;
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ui::FolderReportCard> m_card;
};

void tst_FolderReportCard::initTestCase()
{
    speakEnglish();
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_FolderReportCard::init()
{
    m_card.reset();
    m_fixture = std::make_unique<PageFixture>();
    m_card = std::make_unique<ui::FolderReportCard>(m_fixture->services());
}

void tst_FolderReportCard::hidesWhileThereIsNothing()
{
    QVERIFY(m_card->reload().has_value());
    QVERIFY(m_card->isHidden());
}

void tst_FolderReportCard::tellsWhatAFileBrought()
{
    QCOMPARE(ui::folderReportWords(report()), QStringLiteral("14 visits, 1 new guest, 2 rows left out"));
    FolderReport nothing;
    QCOMPARE(ui::folderReportWords(nothing), QStringLiteral("nothing new"));
    add(report());
    QVERIFY(m_card->reload().has_value());
    QVERIFY(!m_card->isHidden());
    QCOMPARE(m_card->findChildren<ui::RowButton*>().size(), 1);
}

void tst_FolderReportCard::leadsToAFileThatNeedsALook()
{
    FolderReport troubled = report();
    troubled.trouble = QStringLiteral("These columns are <b>new</b>.");
    add(troubled);
    QVERIFY(m_card->reload().has_value());
    QSignalSpy asked(m_card.get(), &ui::FolderReportCard::lookRequested);
    m_card->findChild<ui::RowButton*>()->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!m_card->findChild<ui::RowButton*>()->toolTip().contains(QStringLiteral("<b>")));
}

void tst_FolderReportCard::forgetsWhatIsOlderThanADay()
{
    FolderReport old = report();
    old.at = m_fixture->clock.now().addDays(-2);
    add(old);
    QVERIFY(m_card->reload().has_value());
    QVERIFY(m_card->isHidden());
}

QTEST_MAIN(tst_FolderReportCard)
#include "tst_folderreportcard.moc"
