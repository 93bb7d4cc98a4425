#include "tests/support/contactsbusiness.h"
#include "tests/support/zipwriter.h"
#include "ui/base/bigfigure.h"
#include "ui/base/button.h"
#include "ui/contacts/changedtablemodel.h"
#include "ui/contacts/importpage.h"
#include "ui/contacts/importsummaryview.h"
#include "ui/contacts/refusedtablemodel.h"

#include <QtCore/QMimeData>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::ui;

namespace {

const QByteArray smallFile("Vorname;Nachname;E-Mail;Telefon\r\n"
                           "Jörg;Weiß;joerg@gaeste.example;0171 5550001\r\n"
                           "Anna;Hall;anna@guests.example;\r\n"
                           "Tom;Weber;nobody;\r\n");

} // namespace

class TestImportPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesFromFileToDone();
    void storesNothingBeforeTheOwnerAgrees();
    void takesADroppedFile();
    void readsAgainWithAnotherSeparator();
    void movesAFieldToAnotherColumn();
    void needsAColumnWithAddresses();
    void keepsReasonAndTags();
    void listsAndSavesRefusedRows();
    void saysWhatAFileThatIsNoListIs();
    void saysThatThereIsNothingToImport();
    void takesVisitsBesideContacts();
    void takesOnlyVisitsOfPeopleThatAreKnown();
    void asksForTheOrderOfDayAndMonth();
    void takesAWorkbookAndASheetOfIt();
    void takesAddressCards();
    void takesWhatWasPasted();
    void saysWhenThereIsNothingToPaste();
    void showsWhoChangesSideBySide();
    void setsItselfAsTheLastTime();
    void undoesTheImport();
    void undoesAnImportOfAnotherDay();
    void cancelsAndStoresNothing();
    void asksBeforeLeavingARunningImport();

private:
    template <typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QLatin1String(name));
    }
    void press(const char* name) const { child<QPushButton>(name)->click(); }
    void open(const QByteArray& bytes);
    void check();
    QString figure(const char* name) const { return child<QWidget>(name)->findChild<BigFigure*>()->figure(); }
    qint64 visits() const
    {
        return m_business->database
            ->read([](Transaction& t) -> Result<qint64> {
                auto rows = t.run(QStringLiteral("SELECT count(*) FROM visits"));
                if (!rows)
                    return rows.error();
                rows->next();
                return rows->value(0).toLongLong();
            })
            .value_or(-1);
    }
    QString barWords() const { return child<QLabel>("errorBarMessage")->text(); }
    bool isShown(const char* name) const { return child<QWidget>(name)->isVisible(); }

    std::unique_ptr<tests::ContactsBusiness> m_business;
    std::unique_ptr<ImportPage> m_page;
};

void TestImportPage::init()
{
    m_page.reset();
    m_business = std::make_unique<tests::ContactsBusiness>();
    m_page = std::make_unique<ImportPage>(*m_business->database, m_business->clock);
    m_page->resize(1080, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestImportPage::open(const QByteArray& bytes)
{
    m_page->openFile(m_business->writeFile(QStringLiteral("guests.csv"), bytes));
    QTRY_VERIFY_WITH_TIMEOUT(isShown("columnsView"), 30'000);
}

void TestImportPage::check()
{
    press("primaryButton");
    QTRY_VERIFY_WITH_TIMEOUT(isShown("summaryView"), 30'000);
}

void TestImportPage::goesFromFileToDone()
{
    m_business->add(QStringLiteral("anna@guests.example"));
    QVERIFY(isShown("fileView"));
    open(smallFile);
    QCOMPARE(child<QComboBox>("separator")->currentData().toInt(), int(u';'));
    QCOMPARE(child<QComboBox>("column3")->currentData().toInt(), int(ContactField::Address));
    auto* table = child<QTableView>("previewTable");
    QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("Jörg"));
    check();
    QCOMPARE(figure("added"), QStringLiteral("1"));
    QCOMPARE(figure("updated"), QStringLiteral("1"));
    QCOMPARE(figure("unchanged"), QStringLiteral("0"));
    QCOMPARE(figure("refused"), QStringLiteral("1"));
    QCOMPARE(m_business->count(), 1);
    QSignalSpy back(m_page.get(), &Page::backRequested);
    press("primaryButton");
    QTRY_VERIFY(m_business->count() == 2 && child<QPushButton>("primaryButton")->isEnabled());
    QTRY_VERIFY(barWords().contains(QStringLiteral("1 contact")));
    QCOMPARE(m_business->find(QStringLiteral("joerg@gaeste.example"))->displayName(), QStringLiteral("Jörg Weiß"));
    QCOMPARE(m_business->find(QStringLiteral("anna@guests.example"))->displayName(), QStringLiteral("Anna Hall"));
    press("primaryButton");
    QCOMPARE(back.count(), 1);
}

void TestImportPage::storesNothingBeforeTheOwnerAgrees()
{
    open(smallFile);
    check();
    press("backStepButton");
    QVERIFY(isShown("columnsView"));
    press("backStepButton");
    QVERIFY(isShown("fileView"));
    QVERIFY(m_page->mayLeave());
    QCOMPARE(m_business->count(), 0);
}

void TestImportPage::takesADroppedFile()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_business->writeFile(QStringLiteral("guests.csv"), smallFile))});
    auto* view = child<QWidget>("fileView");
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QApplication::sendEvent(view, &enter));
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QApplication::sendEvent(view, &drop));
    QTRY_VERIFY(isShown("columnsView"));
}

void TestImportPage::readsAgainWithAnotherSeparator()
{
    open(smallFile);
    auto* table = child<QTableView>("previewTable");
    QCOMPARE(table->model()->columnCount(), 4);
    auto* separator = child<QComboBox>("separator");
    separator->setCurrentIndex(separator->findData(int(u',')));
    Q_EMIT separator->activated(separator->currentIndex());
    QCOMPARE(table->model()->columnCount(), 1);
    QVERIFY(isShown("addressHint"));
}

void TestImportPage::movesAFieldToAnotherColumn()
{
    open("Email,Second mail\nanna@guests.example,anna@work.example\n");
    auto* second = child<QComboBox>("column2");
    second->setCurrentIndex(second->findData(int(ContactField::Address)));
    Q_EMIT second->activated(second->currentIndex());
    QCOMPARE(child<QComboBox>("column1")->currentData().toInt(), -1);
    check();
    press("primaryButton");
    QTRY_COMPARE(m_business->count(), 1);
    QVERIFY(m_business->find(QStringLiteral("anna@work.example")).has_value());
    QTRY_VERIFY(child<QPushButton>("primaryButton")->isEnabled());
}

void TestImportPage::needsAColumnWithAddresses()
{
    open("Name,Phone\nAnna,1\nTom,2\n");
    QVERIFY(isShown("addressHint"));
    press("primaryButton");
    QVERIFY(isShown("columnsView"));
    QVERIFY(barWords().contains(QStringLiteral("mail addresses")));
}

void TestImportPage::keepsReasonAndTags()
{
    open(smallFile);
    auto* basis = child<QComboBox>("basis");
    basis->setCurrentIndex(basis->findData(basisWord(Basis::Consent)));
    child<QLineEdit>("tags")->setText(QStringLiteral("Autumn, Regulars"));
    check();
    press("primaryButton");
    QTRY_COMPARE(m_business->count(), 2);
    const auto anna = m_business->find(QStringLiteral("anna@guests.example"));
    QCOMPARE(anna->basis, Basis::Consent);
    QCOMPARE(anna->tags, (QStringList{QStringLiteral("Autumn"), QStringLiteral("Regulars")}));
    QCOMPARE(anna->source, QStringLiteral("guests.csv"));
    QTRY_VERIFY(child<QPushButton>("primaryButton")->isEnabled());
}

void TestImportPage::listsAndSavesRefusedRows()
{
    open(smallFile);
    check();
    auto* model = child<QTableView>("refusedTable")->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, RefusedTableModel::LineColumn).data().toString(), QStringLiteral("4"));
    QVERIFY(model->index(0, RefusedTableModel::ReasonColumn).data().toString().contains(u'@'));

    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const QString path = m_business->path(QStringLiteral("left out.csv"));
    QTimer::singleShot(0, this, [&path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    press("saveRefusedButton");
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray csv = saved.readAll();
    QVERIFY2(csv.startsWith("\xEF\xBB\xBFVorname;Nachname;E-Mail;Telefon;"), csv.constData());
    QVERIFY2(csv.contains("\r\nTom;Weber;nobody;;4;"), csv.constData());
}

void TestImportPage::saysWhatAFileThatIsNoListIs()
{
    m_page->openFile(m_business->writeFile(QStringLiteral("guests.pdf"), "%PDF-1.7\n..."));
    QTRY_VERIFY(barWords().contains(QStringLiteral("PDF")));
    QVERIFY(isShown("fileView"));
    m_page->openFile(m_business->path(QStringLiteral("not there.csv")));
    QTRY_VERIFY(barWords().contains(QStringLiteral("not there.csv")));
}

void TestImportPage::saysThatThereIsNothingToImport()
{
    m_business->add(QStringLiteral("anna@guests.example"));
    open("Email\nanna@guests.example\nAnna@guests.example\n");
    check();
    QVERIFY(barWords().contains(QStringLiteral("nothing to import")));
    QVERIFY(!child<QPushButton>("primaryButton")->isEnabled());
}

void TestImportPage::takesVisitsBesideContacts()
{
    const QByteArray departures("E-Mail;Name;Anreise;Abreise;Zimmer;Buchungsnummer\n"
                                "anna@guests.example;Anna Hall;21.11.2026;23.11.2026;7;B-1\n"
                                "tom@guests.example;Tom Weber;22.11.2026;24.11.2026;9;B-2\n");
    open(departures);
    QCOMPARE(child<QComboBox>("column4")->currentText(), visitFieldTitle(VisitField::Departure));
    QVERIFY(isShown("onlyVisits"));
    QVERIFY(!isShown("dayOrder"));
    check();
    QVERIFY(isShown("visits"));
    QVERIFY(child<QLabel>("visits")->text().contains(QStringLiteral("2 to add")));
    QCOMPARE(visits(), 0);
    press("primaryButton");
    QTRY_COMPARE_WITH_TIMEOUT(visits(), 2, 30'000);
    QCOMPARE(m_business->count(), 2);
}

void TestImportPage::takesOnlyVisitsOfPeopleThatAreKnown()
{
    m_business->add(QStringLiteral("anna@guests.example"));
    open("Email,Date\nanna@guests.example,2026-11-23\ntom@guests.example,2026-11-23\n");
    child<QCheckBox>("onlyVisits")->setChecked(true);
    check();
    QCOMPARE(figure("refused"), QStringLiteral("1"));
    press("primaryButton");
    QTRY_COMPARE_WITH_TIMEOUT(visits(), 1, 30'000);
    QCOMPARE(m_business->count(), 1);
}

void TestImportPage::asksForTheOrderOfDayAndMonth()
{
    const QByteArray open34("Email,Visit date\nanna@guests.example,03/04/2026\n");
    open(open34);
    press("primaryButton");
    QTRY_VERIFY_WITH_TIMEOUT(isShown("dayOrder"), 30'000);
    QVERIFY(isShown("columnsView"));
    auto* order = child<QComboBox>("dayOrder");
    order->setCurrentIndex(2);
    Q_EMIT order->activated(2);
    check();
    press("primaryButton");
    QTRY_VERIFY_WITH_TIMEOUT(barWords().contains(QStringLiteral("visit")), 30'000); // what was chosen is kept by then
    QCOMPARE(visits(), 1);
    const auto day = m_business->database->read([](Transaction& t) -> Result<QString> {
        auto rows = t.run(QStringLiteral("SELECT departed_on FROM visits"));
        if (!rows)
            return rows.error();
        rows->next();
        return rows->value(0).toString();
    });
    QCOMPARE(*day, QStringLiteral("2026-03-04"));
    // The next file with these columns is read the same way.
    m_page = std::make_unique<ImportPage>(*m_business->database, m_business->clock);
    m_page->show();
    open(open34);
    QCOMPARE(child<QComboBox>("dayOrder")->currentIndex(), 2);
    check();
}

void TestImportPage::takesAWorkbookAndASheetOfIt()
{
    const auto rows = [](const QByteArray& address) {
        return "<worksheet><sheetData><row><c t=\"str\"><v>Email</v></c></row><row><c t=\"str\"><v>" + address +
               "</v></c></row></sheetData></worksheet>";
    };
    open(tests::makeWorkbook({{"May", rows("may@guests.example")}, {"June", rows("june@guests.example")}}));
    QVERIFY(!child<QComboBox>("encoding")->isVisible());
    QVERIFY(!child<QComboBox>("separator")->isVisible());
    auto* sheet = child<QComboBox>("sheet");
    QVERIFY(sheet->isVisible());
    QCOMPARE(sheet->currentText(), QStringLiteral("May"));
    sheet->setCurrentIndex(1);
    Q_EMIT sheet->activated(1);
    QCOMPARE(child<QTableView>("previewTable")->model()->index(1, 0).data().toString(),
             QStringLiteral("june@guests.example"));
    check();
    press("primaryButton");
    QTRY_COMPARE(m_business->count(), 1);
    QVERIFY(m_business->find(QStringLiteral("june@guests.example")).has_value());
    QTRY_VERIFY(child<QPushButton>("primaryButton")->isEnabled());
}

void TestImportPage::takesAddressCards()
{
    open("BEGIN:VCARD\nVERSION:3.0\nN:Hall;Anna\nEMAIL:anna@guests.example\nEND:VCARD\n");
    QVERIFY(!child<QComboBox>("separator")->isVisible());
    QVERIFY(!child<QCheckBox>("hasHeader")->isVisible());
    check();
    QCOMPARE(figure("added"), QStringLiteral("1"));
}

void TestImportPage::takesWhatWasPasted()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("Anna Hall <anna@guests.example>; tom@guests.example"));
    QTest::keySequence(child<QWidget>("fileView"), QKeySequence::Paste);
    QTRY_VERIFY(isShown("columnsView"));
    check();
    press("primaryButton");
    QTRY_COMPARE(m_business->count(), 2);
    QCOMPARE(m_business->find(QStringLiteral("anna@guests.example"))->displayName(), QStringLiteral("Anna Hall"));
    QTRY_VERIFY(child<QPushButton>("primaryButton")->isEnabled());
}

void TestImportPage::saysWhenThereIsNothingToPaste()
{
    QGuiApplication::clipboard()->clear();
    press("pasteButton");
    QVERIFY(barWords().contains(QStringLiteral("nothing to paste")));
    QVERIFY(isShown("fileView"));
}

void TestImportPage::showsWhoChangesSideBySide()
{
    m_business->add(QStringLiteral("anna@guests.example"), QStringLiteral("Anna"), QStringLiteral("Hall"));
    open("Email,First name,Last name,Phone\nanna@guests.example,Anne,Hall,123\n");
    auto* duplicates = child<QComboBox>("duplicates");
    duplicates->setCurrentIndex(duplicates->findData(int(Duplicates::Replace)));
    check();
    QVERIFY(isShown("changedCard"));
    QVERIFY(!isShown("refusedCard"));
    auto* model = child<QTableView>("changedTable")->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 2);
    const auto text = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(text(0, ChangedTableModel::PersonColumn), QStringLiteral("Anna Hall"));
    QCOMPARE(text(0, ChangedTableModel::BeforeColumn), QStringLiteral("Anna"));
    QCOMPARE(text(0, ChangedTableModel::AfterColumn), QStringLiteral("Anne"));
    QCOMPARE(text(1, ChangedTableModel::AfterColumn), QStringLiteral("123"));
}

void TestImportPage::setsItselfAsTheLastTime()
{
    open("Email,Second mail\nanna@guests.example,anna@work.example\n");
    QVERIFY(!isShown("rememberedHint"));
    auto* second = child<QComboBox>("column2");
    second->setCurrentIndex(second->findData(int(ContactField::Address)));
    Q_EMIT second->activated(second->currentIndex());
    check();
    press("primaryButton");
    QTRY_VERIFY(barWords().contains(QStringLiteral("1 contact")));

    ImportPage later(*m_business->database, m_business->clock);
    later.show();
    later.openFile(
        m_business->writeFile(QStringLiteral("next.csv"), "Second mail,Email\ntom@work.example,tom@guests.example\n"));
    QTRY_VERIFY(later.findChild<QWidget*>(QStringLiteral("rememberedHint"))->isVisible());
    QCOMPARE(later.findChild<QComboBox*>(QStringLiteral("column1"))->currentData().toInt(), int(ContactField::Address));
}

void TestImportPage::undoesTheImport()
{
    open(smallFile);
    check();
    press("primaryButton");
    QTRY_COMPARE(m_business->count(), 2);
    QTRY_VERIFY(isShown("errorBarButton"));
    press("errorBarButton");
    QTRY_COMPARE(m_business->count(), 0);
    QTRY_VERIFY(barWords().contains(QStringLiteral("undone")));
    QVERIFY(isShown("fileView"));
    QVERIFY(!isShown("lastImport"));
}

void TestImportPage::undoesAnImportOfAnotherDay()
{
    open(smallFile);
    check();
    press("primaryButton");
    QTRY_VERIFY(barWords().contains(QStringLiteral("2 contact")));
    m_business->clock.advance(std::chrono::hours(24));
    m_page = std::make_unique<ImportPage>(*m_business->database, m_business->clock);
    m_page->show();
    QVERIFY(isShown("lastImport"));
    press("undoButton");
    QTRY_COMPARE(m_business->count(), 0);
    QTRY_VERIFY(!isShown("lastImport"));
}

void TestImportPage::cancelsAndStoresNothing()
{
    QByteArray csv("Email,Name\n");
    for (int i = 0; i < 60'000; ++i)
        csv += "guest" + QByteArray::number(i) + "@guests.example,Guest\n";
    open(csv);
    check();
    press("primaryButton");
    QTRY_VERIFY(isShown("cancelButton"));
    press("cancelButton");
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("primaryButton")->isEnabled(), 30'000);
    QCOMPARE(m_business->count(), 0);
    QVERIFY(isShown("summaryView"));
    QVERIFY(barWords().contains(QStringLiteral("stopped")));
}

void TestImportPage::asksBeforeLeavingARunningImport()
{
    QByteArray csv("Email,Name\n");
    for (int i = 0; i < 60'000; ++i)
        csv += "guest" + QByteArray::number(i) + "@guests.example,Guest\n";
    open(csv);
    check();
    QSignalSpy back(m_page.get(), &Page::backRequested);
    press("primaryButton");
    QVERIFY(!m_page->mayLeave());
    QCOMPARE(back.count(), 0);
    press("errorBarButton");
    QTRY_COMPARE_WITH_TIMEOUT(back.count(), 1, 30'000);
    QCOMPARE(m_business->count(), 0);
}

QTEST_MAIN(TestImportPage)
#include "tst_importpage.moc"
