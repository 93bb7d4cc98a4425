#include "app/common/services.h"
#include "app/tryout/tryout.h"
#include "core/followups/case.h"
#include "core/mailing/mailaccountrepository.h"
#include "ui/base/button.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigationbutton.h"
#include "ui/results/resultspage.h"
#include "ui/today/todaypage.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace inglenook;
using namespace inglenook::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void opensOnToday();
    void makesAPageWhenItIsAskedFor();
    void asksUnfinishedPagesBeforeItCloses();
    void jumpsByTheKeyboard_data();
    void jumpsByTheKeyboard();
    void jumpsByThePointer();
    void countsWhoWaits();
    void leadsFromAStateToItsSettings();
    void saysThatNoAnswersComeIn();
    void namesTheBusinessInTheTitle();
    void showsAndTakesAwayTheBanner();
    void showsForeignTextInTheBannerAsItIs();
    void ownsTheSidePanel();
    void remembersWhereItStood();

private:
    [[nodiscard]] QList<NavigationButton*> buttons() const { return m_window->findChildren<NavigationButton*>(); }

    std::unique_ptr<app::TryOut> m_tryOut;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    auto opened = app::TryOut::open();
    QVERIFY(opened.has_value());
    m_tryOut = std::move(*opened);
}

void TestMainWindow::init()
{
    m_window = std::make_unique<MainWindow>(app::servicesOf(m_tryOut->context()));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

void TestMainWindow::opensOnToday()
{
    QCOMPARE(m_window->currentPage(), PageKind::Today);
    QCOMPARE(buttons().size(), 7);
    QVERIFY(buttons().first()->isChecked());
    QVERIFY(m_window->minimumWidth() >= 1024);
}

void TestMainWindow::makesAPageWhenItIsAskedFor()
{
    QVERIFY(m_window->findChild<TodayPage*>());
    QVERIFY(!m_window->findChild<ResultsPage*>());
    m_window->showPage(PageKind::Results);
    auto* results = m_window->findChild<ResultsPage*>();
    QVERIFY(results && results->isVisible());
    m_window->showPage(PageKind::Today);
    m_window->showPage(PageKind::Results);
    QCOMPARE(m_window->findChildren<ResultsPage*>(), QList{results});
}

void TestMainWindow::asksUnfinishedPagesBeforeItCloses()
{
    m_window->showPage(PageKind::Surveys, QStringLiteral("new"));
    auto* name = m_window->findChild<QLineEdit*>(QStringLiteral("surveyName"));
    QVERIFY(name);
    name->setText(QStringLiteral("Half a survey"));
    m_window->showPage(PageKind::Today);
    QVERIFY(!m_window->close());
    QCOMPARE(m_window->currentPage(), PageKind::Surveys);
    QVERIFY(m_window->isVisible());
}

void TestMainWindow::jumpsByTheKeyboard_data()
{
    QTest::addColumn<int>("page");
    for (int page = 0; page < 7; ++page)
        QTest::addRow("Ctrl+%d", page + 1) << page;
}

void TestMainWindow::jumpsByTheKeyboard()
{
    QFETCH(int, page);
    m_window->showPage(page == 0 ? PageKind::Results : PageKind::Today);
    QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    QCOMPARE(static_cast<int>(m_window->currentPage()), page);
    QVERIFY(buttons().at(page)->isChecked());
    QVERIFY(m_window->page(static_cast<PageKind>(page))->isVisible());
}

void TestMainWindow::jumpsByThePointer()
{
    QTest::mouseClick(buttons().at(5), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), PageKind::Results);
    QVERIFY(!buttons().first()->isChecked());
}

void TestMainWindow::countsWhoWaits()
{
    const auto open =
        m_tryOut->context().database().read([](core::Transaction& t) { return core::CaseRepository().countOpen(t); });
    QVERIFY(*open > 0);
    QVERIFY(buttons().at(4)->accessibleName().contains(QString::number(*open)));
}

void TestMainWindow::leadsFromAStateToItsSettings()
{
    auto* mail = m_window->findChild<QAbstractButton*>(QStringLiteral("mailState"));
    QTest::mouseClick(mail, Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), PageKind::Settings);
    m_window->showPage(PageKind::Today);
    QTest::mouseClick(m_window->findChild<QAbstractButton*>(QStringLiteral("relayState")), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), PageKind::Settings);
}

void TestMainWindow::saysThatNoAnswersComeIn()
{
    app::AppContext& context = m_tryOut->context();
    std::optional<core::Result<void>> started;
    m_tryOut->start([&](const core::Result<void>& done) { started = done; });
    QTRY_VERIFY(started.has_value());
    const auto* state = m_window->findChild<QAbstractButton*>(QStringLiteral("relayState"));
    QTRY_VERIFY(state->accessibleName().contains(QStringLiteral("Relay connected")));
    const QString name = core::relayKeysName(context.relayAccount().mailbox()->id);
    QByteArray keys;
    context.secrets().read(name, [&](const core::Result<QByteArray>& read) { keys = *read; });
    QTRY_VERIFY(!keys.isEmpty());
    bool isGone = false;
    context.secrets().remove(name, [&](const core::Result<void>&) { isGone = true; });
    QTRY_VERIFY(isGone);
    context.poller().start();
    QTRY_VERIFY(state->accessibleName().contains(QStringLiteral("No answers come in")));
    bool isBack = false;
    context.secrets().write(name, keys, [&](const core::Result<void>&) { isBack = true; });
    QTRY_VERIFY(isBack);
    context.poller().start();
    QTRY_VERIFY(state->accessibleName().contains(QStringLiteral("Relay connected")));
}

void TestMainWindow::namesTheBusinessInTheTitle()
{
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("The Old Ferry Inn")));
}

void TestMainWindow::showsAndTakesAwayTheBanner()
{
    auto* banner = m_window->findChild<Banner*>();
    QVERIFY(!banner->isVisible());
    int presses = 0;
    m_window->showBanner(QStringLiteral("Only a trial."), {{QStringLiteral("Leave"), [&presses] { ++presses; }}});
    QVERIFY(banner->isVisible());
    QTest::mouseClick(banner->findChild<LinkButton*>(), Qt::LeftButton);
    QCOMPARE(presses, 1);
    m_window->showBanner({});
    QVERIFY(!banner->isVisible());
}

void TestMainWindow::showsForeignTextInTheBannerAsItIs()
{
    m_window->showBanner(QStringLiteral("<b>bold</b>"));
    const auto* label = m_window->findChild<Banner*>()->findChild<QLabel*>();
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label->text(), QStringLiteral("<b>bold</b>"));
}

void TestMainWindow::ownsTheSidePanel()
{
    m_window->resize(1280, 720);
    const int before = m_window->page(PageKind::Today)->width();
    QPointer<QWidget> panel = new QWidget;
    m_window->setSidePanel(panel);
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(panel->width() >= 300);
    QTRY_VERIFY(m_window->page(PageKind::Today)->width() < before);
    m_window->setSidePanel(nullptr);
    QVERIFY(panel.isNull());
    QTRY_COMPARE(m_window->page(PageKind::Today)->width(), before);
}

void TestMainWindow::remembersWhereItStood()
{
    m_window->resize(1111, 701);
    QVERIFY(m_window->close());
    m_window = std::make_unique<MainWindow>(app::servicesOf(m_tryOut->context()));
    QCOMPARE(m_window->size(), QSize(1111, 701));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
