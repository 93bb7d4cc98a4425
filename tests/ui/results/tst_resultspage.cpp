#include "tests/support/answeredbusiness.h"
#include "ui/base/bigfigure.h"
#include "ui/base/dayedit.h"
#include "ui/base/emptystate.h"
#include "ui/base/theme.h"
#include "ui/results/chartview.h"
#include "ui/results/figurerow.h"
#include "ui/results/periodbar.h"
#include "ui/results/reportfiles.h"
#include "ui/results/reportpicture.h"
#include "ui/results/resultspage.h"

#include <QtGui/QClipboard>
#include <QtPrintSupport/QPrinter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace inglenook::ui;

namespace {

/// The page over that business.
class Shown
{
public:
    /// So many answers of a face on that day of November.
    void answer(int day, Face face, int count, Id<Survey> survey = Id<Survey>(1),
                const QString& verdict = QStringLiteral("counted"))
    {
        business.addAnswers(QDateTime({2026, 11, day}, {7, 30}, Qt::UTC), face, count, survey, verdict);
    }

    void show()
    {
        page = std::make_unique<ResultsPage>(business.services());
        page->resize(1080, 720);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }

    template <typename T>
    T* part(const char* name) const
    {
        return page->findChild<T*>(QString::fromLatin1(name));
    }

    AnsweredBusiness business;
    std::unique_ptr<ResultsPage> page;
};

QString valueOf(const Shown& shown, const char* figure)
{
    return shown.part<FigureRow>(figure)->value();
}

} // namespace

class TestResultsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void leadsFromNothingToTheFirstMailing()
    {
        Shown shown;
        shown.show();
        auto* empty = shown.part<EmptyState>("emptyState");
        QVERIFY(empty->isVisible());
        QVERIFY(!shown.part<ChartView>("chart")->isVisible());
        QVERIFY(!shown.part<QPushButton>("primaryButton")->isVisible());
        QSignalSpy asked(shown.page.get(), &Page::pageRequested);
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<PageKind>(), PageKind::Outbox);
    }

    void showsTheFiguresOfTheLastThirtyDays()
    {
        Shown shown;
        shown.answer(20, Face::Gold, 5);
        shown.answer(21, Face::Green, 4);
        shown.answer(22, Face::Amber, 2);
        shown.answer(22, Face::Red, 2);
        shown.answer(22, Face::Gold, 3, Id<Survey>(1), QStringLiteral("held"));
        shown.show();
        QCOMPARE(shown.part<BigFigure>("happiness")->figure(), QStringLiteral("69 %"));
        QCOMPARE(valueOf(shown, "warmth"), QStringLiteral("64"));     // 25 of 39
        QCOMPARE(valueOf(shown, "netDelight"), QStringLiteral("+8")); // 5 less 4 of 13
        QCOMPARE(valueOf(shown, "response"), QStringLiteral("81 %")); // 13 of 16: what is held does not count
        QVERIFY(shown.part<QLabel>("held")->isVisible());
        const auto& spans = shown.part<ChartView>("chart")->chart().spans();
        QCOMPARE(spans.size(), 30);
        QCOMPARE(spans.last().counts, (FaceCounts{{0, 0, 2, 2}}));
        QVERIFY(shown.part<FigureRow>("warmth")->toolTip().contains(QStringLiteral("three points")));
    }

    void showsNoPercentageBelowFiveAnswers()
    {
        Shown shown;
        shown.answer(22, Face::Gold, 4);
        shown.show();
        QCOMPARE(shown.part<BigFigure>("happiness")->figure(), QStringLiteral("–"));
        QCOMPARE(valueOf(shown, "warmth"), QStringLiteral("–"));
        QCOMPARE(valueOf(shown, "netDelight"), QStringLiteral("–"));
        QCOMPARE(valueOf(shown, "response"), QStringLiteral("–"));
        shown.answer(22, Face::Gold, 1);
        shown.business.tellAnswersChanged();
        QTRY_COMPARE(shown.part<BigFigure>("happiness")->figure(), QStringLiteral("100 %"));
    }

    void countsTheFollowUpsOfManyBesideTheWindow()
    {
        Shown shown;
        shown.answer(22, Face::Red, 1);
        shown.business.rows.run(QStringLiteral(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) INSERT INTO invitations"
            " (mailing_id, survey_id, message_id, state, issued_at, changed_at, sent_at, sent_day) SELECT mailing_id,"
            " survey_id, randomblob(12), state, issued_at, changed_at, sent_at, sent_day FROM n JOIN"
            " (SELECT * FROM invitations LIMIT 1)"));
        shown.business.rows.run(QStringLiteral(
            "INSERT INTO answers (invitation_id, survey_id, face, verdict, reasons, answered_at, answered_day,"
            " changed_at) SELECT i.invitation_id, a.survey_id, a.face, a.verdict, a.reasons, a.answered_at,"
            " a.answered_day, a.changed_at FROM invitations i JOIN (SELECT * FROM answers LIMIT 1) a"
            " WHERE NOT EXISTS (SELECT 1 FROM answers k WHERE k.invitation_id = i.invitation_id)"));
        shown.show();
        QVERIFY(!shown.page->report()->followUps);
        QVERIFY(!shown.part<QPushButton>("primaryButton")->isEnabled());
        QTRY_VERIFY(shown.page->report()->followUps.has_value());
        QCOMPARE(shown.page->report()->followUps->cases, 2501);
        QVERIFY(shown.part<QPushButton>("primaryButton")->isEnabled());
        // Another answer: what was counted stays until it is counted again.
        shown.answer(22, Face::Red, 1);
        shown.business.tellAnswersChanged();
        QTRY_COMPARE(shown.page->report()->followUps.value().cases, 2502);
    }

    void movesWithinASecondOfAnAnswer()
    {
        Shown shown;
        shown.answer(21, Face::Gold, 5);
        shown.show();
        auto* chart = shown.part<ChartView>("chart");
        QCOMPARE(chart->chart().spans().last().counts.total(), 0);
        shown.answer(22, Face::Red, 1);
        shown.business.tellAnswersChanged();
        QTRY_COMPARE_WITH_TIMEOUT(chart->chart().spans().last().counts.of(Face::Red), 1, 1000);
        QCOMPARE(shown.part<BigFigure>("happiness")->figure(), QStringLiteral("83 %"));
    }

    void wakesFromItsEmptyStateWithTheFirstAnswer()
    {
        Shown shown;
        shown.show();
        shown.answer(22, Face::Green, 1);
        shown.business.tellAnswersChanged();
        QTRY_VERIFY(shown.part<ChartView>("chart")->isVisible());
        QVERIFY(shown.part<QPushButton>("primaryButton")->isVisible());
    }

    void changesItsRangeAndRemembersIt()
    {
        Shown shown;
        shown.answer(1, Face::Gold, 5);
        shown.show();
        auto* range = shown.part<QComboBox>("range");
        auto* chart = shown.part<ChartView>("chart");
        range->setCurrentIndex(static_cast<int>(PeriodBar::Range::ThisMonth));
        QCOMPARE(chart->chart().spans().size(), 22);
        QCOMPARE(chart->chart().spans().first().counts.of(Face::Gold), 5);
        range->setCurrentIndex(static_cast<int>(PeriodBar::Range::Last7Days));
        QCOMPARE(chart->chart().spans().size(), 7);
        QVERIFY(!chart->chart().hasAnswers());
        range->setCurrentIndex(static_cast<int>(PeriodBar::Range::LastYear));
        QCOMPARE(chart->chart().step(), ChartStep::Week);
        QCOMPARE(chart->chart().spans().first().from, QDate(2025, 11, 23));
        shown.show();
        QCOMPARE(shown.part<QComboBox>("range")->currentIndex(), static_cast<int>(PeriodBar::Range::LastYear));
    }

    void showsOwnDaysAndKeepsThemInOrder()
    {
        Shown shown;
        shown.answer(3, Face::Gold, 5);
        shown.show();
        auto* range = shown.part<QComboBox>("range");
        auto* from = shown.part<DayEdit>("from");
        auto* to = shown.part<DayEdit>("to");
        QVERIFY(!from->isVisible());
        range->setCurrentIndex(static_cast<int>(PeriodBar::Range::Custom));
        QVERIFY(from->isVisible() && to->isVisible());
        QCOMPARE(from->date(), QDate(2026, 10, 24)); // begins with what was shown
        from->setDate({2026, 11, 3});
        to->setDate({2026, 11, 4});
        const auto& spans = shown.part<ChartView>("chart")->chart().spans();
        QCOMPARE(spans.size(), 2);
        QCOMPARE(spans.first().counts.total(), 5);
        from->setDate({2026, 11, 10});
        QCOMPARE(to->date(), QDate(2026, 11, 10));
        to->setDate({2026, 11, 1});
        QCOMPARE(from->date(), QDate(2026, 11, 1));
        to->setDate({2026, 12, 24});
        QVERIFY2(to->date() <= QDate(2026, 11, 22), "no days that have not been yet");
    }

    void filtersBySurvey()
    {
        Shown shown;
        const Id<Survey> other = shown.business.rows.addSurvey(QStringLiteral("<b>Sunday</b> lunch & tea"));
        shown.answer(22, Face::Gold, 6);
        shown.answer(22, Face::Red, 2, other);
        shown.business.writeSurveys();
        shown.show();
        auto* survey = shown.part<QComboBox>("survey");
        QVERIFY(survey->isVisible());
        QCOMPARE(survey->count(), 3);
        survey->setCurrentIndex(survey->findData(other.number()));
        QCOMPARE(shown.part<ChartView>("chart")->chart().spans().last().counts, (FaceCounts{{0, 0, 0, 2}}));
        QCOMPARE(shown.page->report()->surveyName, QStringLiteral("<b>Sunday</b> lunch & tea"));
    }

    void tellsADaysNumbersToPointerAndKeys()
    {
        Shown shown;
        shown.answer(21, Face::Gold, 5);
        shown.answer(22, Face::Amber, 1);
        shown.show();
        auto* chart = shown.part<ChartView>("chart");
        auto* callout = chart->findChild<QWidget*>();
        QVERIFY(!callout->isVisible());
        chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->chosen(), 29);
        QVERIFY(callout->isVisible());
        QVERIFY2(chart->accessibleDescription().startsWith(QStringLiteral("Sunday 22 November: ")),
                 qPrintable(chart->accessibleDescription()));
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->accessibleDescription().contains(QStringLiteral("5 Delighted")));
        QTest::keyClick(chart, Qt::Key_Home);
        QCOMPARE(chart->chosen(), 0);
        QTest::keyClick(chart, Qt::Key_Escape);
        QCOMPARE(chart->chosen(), -1);
        const QPointF point = chart->chart().spanStrip(chart->chartRoom(), 10).center();
        QTest::mouseMove(chart, point.toPoint());
        QTRY_COMPARE(chart->chosen(), 10);
        // The callout stays inside the chart, also for the last day.
        chart->choose(29);
        QVERIFY(chart->rect().contains(callout->geometry()));
    }

    void keepsTheChosenDayWhenItsNumbersMove()
    {
        Shown shown;
        shown.answer(22, Face::Gold, 5);
        shown.show();
        auto* chart = shown.part<ChartView>("chart");
        chart->choose(29);
        shown.answer(22, Face::Red, 1);
        shown.business.tellAnswersChanged();
        QTRY_VERIFY(chart->accessibleDescription().contains(QStringLiteral("1 Unhappy")));
        QCOMPARE(chart->chosen(), 29);
    }

    void savesThePictureAndTheTable()
    {
        Shown shown;
        shown.answer(22, Face::Gold, 5);
        shown.show();
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("chart.png"));
        shown.page->savePictureTo(picture);
        QTRY_VERIFY(shown.page->errorBar().message().contains(QStringLiteral("chart.png")));
        const QImage image(picture);
        QCOMPARE(image.size(), reportSize * 2);
        const QString table = folder.filePath(QStringLiteral("days.csv"));
        shown.page->saveTableTo(table);
        QFile csv(table);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), 31);
        shown.page->savePictureTo(folder.filePath(QStringLiteral("nowhere/chart.png")));
        QTRY_VERIFY(shown.page->errorBar().message().contains(QStringLiteral("could not be written")));
        shown.page->savePictureTo({}); // the owner pressed Cancel
    }

    void copiesThePicture()
    {
        Shown shown;
        shown.answer(22, Face::Gold, 5);
        shown.show();
        shown.page->copyPicture();
        QVERIFY(!shown.page->findChild<QWidget*>(QStringLiteral("more"))->isEnabled());
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), reportSize * 2);
        QVERIFY(shown.page->findChild<QWidget*>(QStringLiteral("more"))->isEnabled());
    }

    void printsOnOnePage()
    {
        Shown shown;
        shown.answer(22, Face::Gold, 5);
        shown.show();
        const QTemporaryDir folder;
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("report.pdf")));
        QVERIFY(printReport(printer, *shown.page->report()));
        QFile pdf(printer.outputFileName());
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF"));
        QCOMPARE(bytes.count("/Type /Page\n") + bytes.count("/Type /Page "), 1);
        QPrinter broken(QPrinter::HighResolution);
        broken.setOutputFormat(QPrinter::PdfFormat);
        broken.setOutputFileName(folder.filePath(QStringLiteral("nowhere/report.pdf")));
        QVERIFY(!printReport(broken, *shown.page->report()));
    }

    void putsTheFiguresAboveTheChartWhereItIsNarrow()
    {
        Shown shown;
        shown.answer(22, Face::Gold, 5);
        shown.show();
        auto* chart = shown.part<ChartView>("chart");
        auto* figures = shown.part<QWidget>("figures");
        const auto place = [&](QWidget* widget) { return widget->mapTo(shown.page.get(), QPoint()); };
        QVERIFY(place(figures).x() > place(chart).x());
        shown.page->resize(640, 680);
        QTRY_VERIFY(place(figures).y() < place(chart).y());
        QVERIFY(chart->height() >= 200);
    }
};

QTEST_MAIN(TestResultsPage)
#include "tst_resultspage.moc"
