#include "core/surveys/surveyrepository.h"
#include "tests/support/quietservices.h"
#include "ui/base/emptystate.h"
#include "ui/base/tableview.h"
#include "ui/surveys/composerpage.h"
#include "ui/surveys/surveyspage.h"
#include "ui/surveys/surveystablemodel.h"

#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

using namespace inglenook;
using namespace inglenook::ui;
using namespace inglenook::tests;

class TestSurveysPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void leadsToTheFirstSurvey();
    void listsSurveysWithWhatBecameOfThem();
    void countsAnAnswerThatComes();
    void opensTheChosenOne();
    void startsANewOneByKeyboard();
    void asksTheOutboxToSendTheChosenOne();
    void duplicates();
    void deletesOnceAsked();
    void saysWhyAUsedOneStays();
    void choosesWhatWasJustWritten();
    void itsModelBehaves();

private:
    core::Id<core::Survey> addSurvey(const QString& name)
    {
        core::Survey survey;
        survey.name = name;
        for (const char* language : {"en", "de"})
            survey.version.texts.insert(QLatin1String(language), core::defaultTexts(QLatin1String(language)));
        const auto added = m_fixture->rows.database().write(
            [&](core::Transaction& t) { return core::SurveyRepository().add(t, survey, m_fixture->clock.now()); });
        m_fixture->clock.advance(std::chrono::seconds(1));
        return added->id;
    }
    void mailWith(core::Id<core::Survey> id)
    {
        m_fixture->rows.run(
            QStringLiteral(
                "INSERT INTO mailings (survey_id, survey_version_id, audience, state, created_at, started_at)"
                " SELECT survey_id, survey_version_id, 'all', 'running', ?, ? FROM survey_versions"
                " WHERE survey_id = ?"),
            {0, sundayMorning().addDays(-1).toMSecsSinceEpoch(), id.number()});
    }
    void show()
    {
        m_page = std::make_unique<SurveysPage>(m_fixture->services());
        m_page->resize(1080, 720);
        m_page->show();
    }
    template <typename T>
    T* find(const char* name)
    {
        return m_page->findChild<T*>(QLatin1String(name));
    }
    [[nodiscard]] TableView* table() { return find<TableView>("surveys"); }
    [[nodiscard]] QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }

    std::unique_ptr<QuietServices> m_fixture;
    std::unique_ptr<SurveysPage> m_page;
};

void TestSurveysPage::init()
{
    m_page.reset();
    m_fixture = std::make_unique<QuietServices>();
    m_fixture->rows.run(QStringLiteral("DELETE FROM mailings"));
    m_fixture->rows.run(QStringLiteral("DELETE FROM surveys"));
}

void TestSurveysPage::leadsToTheFirstSurvey()
{
    show();
    auto* button = find<QPushButton>("emptyButton");
    QVERIFY(button->isVisible());
    QVERIFY(!table()->isVisible());
    QVERIFY(!find<QPushButton>("primaryButton")->isVisible());
    QVERIFY(!find<QPushButton>("editSurvey")->isVisible());
    QuietServices::picture(*m_page, QStringLiteral("surveys-empty"));
    button->click();
    QVERIFY(qobject_cast<ComposerPage*>(m_page->frontPage()));
}

void TestSurveysPage::listsSurveysWithWhatBecameOfThem()
{
    const auto stay = addSurvey(QStringLiteral("Your stay"));
    mailWith(stay);
    m_fixture->rows.addAnswer(m_fixture->rows.addInvitation({.contact = {}, .survey = stay}), core::Face::Green,
                              sundayMorning());
    addSurvey(QStringLiteral("Sunday lunch"));
    show();
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(cell(0, SurveysTableModel::NameColumn), QStringLiteral("Sunday lunch"));
    QCOMPARE(cell(0, SurveysTableModel::SentColumn), QStringLiteral("not yet"));
    QCOMPARE(cell(0, SurveysTableModel::LanguagesColumn), QStringLiteral("Deutsch, English"));
    QCOMPARE(cell(1, SurveysTableModel::SentColumn), QStringLiteral("yesterday 08:00"));
    QCOMPARE(cell(1, SurveysTableModel::AnswersColumn), QStringLiteral("1"));
    QCOMPARE(cell(1, SurveysTableModel::VersionColumn), QStringLiteral("1"));
    QuietServices::picture(*m_page, QStringLiteral("surveys-list"));
}

void TestSurveysPage::countsAnAnswerThatComes()
{
    const auto stay = addSurvey(QStringLiteral("Your stay"));
    mailWith(stay);
    show();
    QCOMPARE(cell(0, SurveysTableModel::AnswersColumn), QStringLiteral("0"));
    const auto answer = m_fixture->rows.addAnswer(m_fixture->rows.addInvitation({.contact = {}, .survey = stay}),
                                                  core::Face::Gold, sundayMorning());
    m_fixture->tellAnswersChanged({answer});
    QTRY_COMPARE(cell(0, SurveysTableModel::AnswersColumn), QStringLiteral("1"));
}

void TestSurveysPage::opensTheChosenOne()
{
    addSurvey(QStringLiteral("Your stay"));
    addSurvey(QStringLiteral("Sunday lunch"));
    show();
    table()->selectRow(1);
    QTest::keyClick(table(), Qt::Key_Return);
    auto* composer = qobject_cast<ComposerPage*>(m_page->frontPage());
    QVERIFY(composer);
    QCOMPARE(composer->survey().name, QStringLiteral("Your stay"));
    QTest::keyClick(composer, Qt::Key_Escape);
    QCOMPARE(m_page->frontPage(), m_page.get());
}

void TestSurveysPage::startsANewOneByKeyboard()
{
    addSurvey(QStringLiteral("Your stay"));
    show();
    m_page->startNew(); // what Ctrl+N is for
    auto* composer = qobject_cast<ComposerPage*>(m_page->frontPage());
    QVERIFY(composer);
    QVERIFY(composer->survey().id.isNull());
}

void TestSurveysPage::asksTheOutboxToSendTheChosenOne()
{
    const auto stay = addSurvey(QStringLiteral("Your stay"));
    addSurvey(QStringLiteral("Sunday lunch"));
    show();
    QSignalSpy requested(m_page.get(), &Page::pageRequested);
    table()->selectRow(1);
    find<QPushButton>("sendSurvey")->click();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().at(0).value<PageKind>(), PageKind::Outbox);
    QCOMPARE(requested.first().at(1).toString(), QStringLiteral("new:%1").arg(stay.number()));
}

void TestSurveysPage::duplicates()
{
    addSurvey(QStringLiteral("Your stay"));
    show();
    find<QAction>("duplicateSurvey")->trigger();
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(cell(table()->currentIndex().row(), 0), QStringLiteral("Your stay (copy)"));
    QCOMPARE(m_fixture->rows.number(QStringLiteral("SELECT count(DISTINCT document) FROM survey_versions")), 1);
}

void TestSurveysPage::deletesOnceAsked()
{
    addSurvey(QStringLiteral("Your stay"));
    addSurvey(QStringLiteral("Sunday lunch"));
    show();
    find<QAction>("deleteSurvey")->trigger();
    QCOMPARE(table()->model()->rowCount(), 2);
    QVERIFY(m_page->errorBar().message().contains(u"Sunday lunch"));
    QuietServices::picture(*m_page, QStringLiteral("surveys-delete"));
    QPushButton* agree = nullptr;
    for (auto* button : m_page->errorBar().findChildren<QPushButton*>()) {
        if (button->text() == u"Delete it")
            agree = button;
    }
    QVERIFY(agree);
    agree->click();
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("Your stay"));
}

void TestSurveysPage::saysWhyAUsedOneStays()
{
    mailWith(addSurvey(QStringLiteral("Your stay")));
    show();
    find<QAction>("deleteSurvey")->trigger();
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY2(m_page->errorBar().message().contains(u"has been sent"), qPrintable(m_page->errorBar().message()));
}

void TestSurveysPage::choosesWhatWasJustWritten()
{
    addSurvey(QStringLiteral("Your stay"));
    show();
    m_page->startNew();
    auto* composer = qobject_cast<ComposerPage*>(m_page->frontPage());
    QVERIFY(composer->save());
    QTest::keyClick(composer, Qt::Key_Escape);
    QCOMPARE(m_page->frontPage(), m_page.get());
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(cell(table()->currentIndex().row(), 0), QStringLiteral("After the visit"));
}

void TestSurveysPage::itsModelBehaves()
{
    SurveysTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    core::Survey survey;
    survey.id = core::Id<core::Survey>(1);
    survey.name = QStringLiteral("Your stay");
    model.setRows({{survey, {}}}, sundayMorning(), QTimeZone::utc());
    survey.name = QStringLiteral("Your visit");
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows({{survey, {}}}, sundayMorning(), QTimeZone::utc());
    QVERIFY(reset.isEmpty());
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Your visit"));
    model.setRows({}, sundayMorning(), QTimeZone::utc());
    QCOMPARE(model.rowOf(survey.id), -1);
}

QTEST_MAIN(TestSurveysPage)
#include "tst_surveyspage.moc"
