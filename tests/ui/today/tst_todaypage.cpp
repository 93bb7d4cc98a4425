#include "tests/support/answeredbusiness.h"
#include "ui/base/bigfigure.h"
#include "ui/base/facecountsrow.h"
#include "ui/base/rowbutton.h"
#include "ui/base/tableview.h"
#include "ui/base/theme.h"
#include "ui/today/todaypage.h"

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

const QDateTime now = sundayMorning();

class Shown
{
public:
    void show()
    {
        page = std::make_unique<TodayPage>(business.services());
        page->resize(1080, 720);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }

    /// An answer of somebody with a name.
    Id<Answer> addAnswerOf(const QString& firstName, Face face, const QDateTime& at, const QString& comment)
    {
        const Id<Contact> contact =
            business.rows.addContact(firstName, QStringLiteral("Hall"), firstName + QStringLiteral("@guests.example"));
        const Id<Answer> id = business.rows.addAnswer(business.rows.addInvitation({.contact = contact}), face, at);
        business.rows.run(QStringLiteral("UPDATE answers SET comment = ? WHERE answer_id = ?"), {comment, id.number()});
        return id;
    }

    template <typename T>
    T* part(const char* name) const
    {
        return page->findChild<T*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList caseNames() const
    {
        QStringList names;
        for (const RowButton* row : page->findChildren<RowButton*>(QStringLiteral("caseRow"))) {
            if (row->isVisible())
                names << row->text();
        }
        return names;
    }
    [[nodiscard]] int answersShown() const { return part<TableView>("answers")->model()->rowCount(); }

    AnsweredBusiness business;
    std::unique_ptr<TodayPage> page;
};

} // namespace

class TestTodayPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void leadsANewBusinessToItsFirstAnswer()
    {
        Shown shown;
        shown.business.rows.run(QStringLiteral("DELETE FROM mailings"));
        shown.show();
        auto* next = shown.part<QPushButton>("nextStep");
        QVERIFY(next->isVisible());
        QVERIFY(!shown.part<TableView>("answers")->isVisible());
        QSignalSpy asked(shown.page.get(), &Page::pageRequested);
        QTest::mouseClick(next, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<PageKind>(), PageKind::Settings);
        QCOMPARE(asked.first().at(1).toString(), QStringLiteral("mail"));
        // The first answer ends the leading by itself.
        shown.business.rows.run(
            QStringLiteral("INSERT INTO mailings (mailing_id, survey_id, survey_version_id, audience, state,"
                           " created_at) VALUES (1, 1, 1, 'all', 'running', 0)"));
        shown.business.addAnswers(now.addSecs(-60), Face::Gold, 1);
        shown.business.tellAnswersChanged();
        QTRY_VERIFY(shown.part<TableView>("answers")->isVisible());
    }

    void showsHowYesterdayFelt()
    {
        Shown shown;
        shown.business.addAnswers(now.addDays(-1), Face::Gold, 4);
        shown.business.addAnswers(now.addDays(-1), Face::Red, 1);
        shown.business.addAnswers(now.addDays(-1), Face::Red, 2, Id<Survey>(1), QStringLiteral("held"));
        shown.show();
        QCOMPARE(shown.part<BigFigure>("happiness")->figure(), QStringLiteral("80 %"));
        QVERIFY(shown.part<QLabel>("yesterdayLine")->text().startsWith(QStringLiteral("2 ")));
        QVERIFY(shown.page->findChild<FaceCountsRow*>()->accessibleName().contains(QStringLiteral("Delighted: 4")));
    }

    void givesNoPercentageOfFourAnswers()
    {
        Shown shown;
        shown.business.addAnswers(now.addDays(-1), Face::Gold, 4);
        shown.show();
        QCOMPARE(shown.part<BigFigure>("happiness")->figure(), QStringLiteral("4"));
        QVERIFY(shown.part<QLabel>("yesterdayLine")->text().contains(QStringLiteral("at least 5")));
    }

    void namesWhoHasWaitedLongest()
    {
        Shown shown;
        shown.addAnswerOf(QStringLiteral("Anna"), Face::Red, now.addSecs(-3600),
                          QStringLiteral("<b>Cold</b> soup & tea"));
        shown.addAnswerOf(QStringLiteral("Bert"), Face::Amber, now.addSecs(-7200), QStringLiteral(""));
        shown.addAnswerOf(QStringLiteral("Cleo"), Face::Red, now.addDays(-3), QStringLiteral(""));
        shown.addAnswerOf(QStringLiteral("Dora"), Face::Red, now.addDays(-2), QStringLiteral(""));
        shown.addAnswerOf(QStringLiteral("Emil"), Face::Gold, now.addDays(-2), QStringLiteral(""));
        shown.show();
        QCOMPARE(shown.caseNames(),
                 (QStringList{QStringLiteral("Cleo Hall"), QStringLiteral("Dora Hall"), QStringLiteral("Bert Hall")}));
        QSignalSpy asked(shown.page.get(), &Page::pageRequested);
        QTest::mouseClick(shown.page->findChildren<RowButton*>(QStringLiteral("caseRow")).first(), Qt::LeftButton);
        QCOMPARE(asked.first().at(0).value<PageKind>(), PageKind::FollowUps);
        QCOMPARE(asked.first().at(1).toString(), QStringLiteral("3"));
    }

    void showsAnAnswerWithinASecond()
    {
        Shown shown;
        shown.business.addAnswers(now.addDays(-1), Face::Gold, 1);
        shown.show();
        QCOMPARE(shown.answersShown(), 0);
        QVERIFY(shown.caseNames().isEmpty());
        shown.addAnswerOf(QStringLiteral("Anna"), Face::Red, now.addSecs(-5), QStringLiteral("Nobody at the desk"));
        shown.business.tellAnswersChanged();
        QTRY_COMPARE_WITH_TIMEOUT(shown.answersShown(), 1, 1000);
        QTRY_COMPARE(shown.caseNames(), QStringList{QStringLiteral("Anna Hall")});
    }

    void leadsFromAnUnhappyAnswerToItsCase()
    {
        Shown shown;
        shown.addAnswerOf(QStringLiteral("Anna"), Face::Gold, now.addSecs(-60), QStringLiteral(""));
        shown.addAnswerOf(QStringLiteral("Bert"), Face::Red, now.addSecs(-5), QStringLiteral(""));
        shown.show();
        auto* table = shown.part<TableView>("answers");
        QSignalSpy asked(shown.page.get(), &Page::pageRequested);
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<PageKind>(), PageKind::FollowUps);
        QCOMPARE(asked.first().at(1).toString(), QStringLiteral("1"));
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void showsOtherDays()
    {
        Shown shown;
        shown.business.addAnswers(now.addSecs(-60), Face::Gold, 1);
        shown.business.addAnswers(now.addDays(-1), Face::Gold, 2);
        shown.business.addAnswers(now.addDays(-6), Face::Gold, 4);
        shown.business.addAnswers(now.addDays(-7), Face::Gold, 8);
        shown.show();
        auto* period = shown.part<QComboBox>("period");
        QCOMPARE(shown.answersShown(), 1);
        period->setCurrentIndex(1);
        QCOMPARE(shown.answersShown(), 2);
        period->setCurrentIndex(2);
        QCOMPARE(shown.answersShown(), 7);
    }

    void beginsAnotherDayAtMidnight()
    {
        Shown shown;
        shown.business.addAnswers(now.addSecs(-60), Face::Gold, 1);
        shown.show();
        QCOMPARE(shown.answersShown(), 1);
        shown.business.clock.set(QDateTime({2026, 11, 23}, {0, 0, 1}, Qt::UTC));
        shown.business.tellAnswersChanged();
        QTRY_COMPARE(shown.answersShown(), 0);
        QCOMPARE(shown.part<BigFigure>("happiness")->figure(), QStringLiteral("1"));
    }
};

QTEST_MAIN(TestTodayPage)
#include "tst_todaypage.moc"
