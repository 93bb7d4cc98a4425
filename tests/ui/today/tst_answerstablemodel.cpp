#include "tests/support/answeredbusiness.h"
#include "ui/today/answerstablemodel.h"

#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::core;
using namespace inglenook::tests;
using inglenook::ui::AnswersTableModel;

namespace {

const QDate today(2026, 11, 22);
const QDateTime morning({2026, 11, 22}, {7, 30}, Qt::UTC);

QVariant cell(const AnswersTableModel& model, int row, int column, int role = Qt::DisplayRole)
{
    return model.data(model.index(row, column), role);
}

} // namespace

class TestAnswersTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAnswersNewestFirst()
    {
        AnsweredBusiness business;
        const Id<Contact> tom = business.rows.addContact(QStringLiteral("Tom"), QStringLiteral("Weber"),
                                                         QStringLiteral("tom@guests.example"));
        business.rows.addAnswer(business.rows.addInvitation({.contact = tom}), Face::Red, morning);
        business.rows.run(QStringLiteral("UPDATE answers SET comment = 'Nobody at\n<b>the desk</b>', wants_call = 1,"
                                         " call_phone = '01632 960 002'"));
        business.addAnswers(morning.addSecs(-600), Face::Gold, 1);
        AnswersTableModel model(business.services());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPeriod(today, today, QTimeZone("Europe/London"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, AnswersTableModel::NameColumn).toString(), QStringLiteral("Tom Weber"));
        QCOMPARE(cell(model, 0, AnswersTableModel::CommentColumn).toString(),
                 QStringLiteral("“Nobody at <b>the desk</b>”"));
        QCOMPARE(cell(model, 0, AnswersTableModel::CallColumn).toString(), QStringLiteral("Call"));
        QCOMPARE(cell(model, 0, AnswersTableModel::TimeColumn).toString(), QStringLiteral("07:30"));
        QCOMPARE(cell(model, 0, AnswersTableModel::FaceColumn, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Unhappy"));
        // A tool tip may be taken for mark-up: foreign words are escaped there.
        QVERIFY(cell(model, 0, AnswersTableModel::CommentColumn, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("&lt;b&gt;")));
        QVERIFY(cell(model, 0, AnswersTableModel::CallColumn, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("01632 960 002")));
        QCOMPARE(cell(model, 1, AnswersTableModel::NameColumn).toString(), QStringLiteral("Erased guest"));
    }

    void insertsNewAnswersOnTop()
    {
        AnsweredBusiness business;
        business.addAnswers(morning, Face::Gold, 3);
        AnswersTableModel model(business.services());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPeriod(today, today, QTimeZone("Europe/London"));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        business.addAnswers(morning.addSecs(60), Face::Red, 2);
        model.refresh();
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.first().at(1).toInt(), 0);
        QCOMPARE(inserted.first().at(2).toInt(), 1);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.answer(0)->face, Face::Red);
        model.refresh();
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        // One that goes away is no arrival.
        business.rows.run(QStringLiteral("DELETE FROM answers WHERE face = 0 AND answer_id = 1"));
        model.refresh();
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 4);
    }

    void showsACommentThatComesLater()
    {
        AnsweredBusiness business;
        business.addAnswers(morning, Face::Gold, 1);
        AnswersTableModel model(business.services());
        model.setPeriod(today, today, QTimeZone("Europe/London"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        business.rows.run(QStringLiteral("UPDATE answers SET comment = 'Lovely breakfast'"));
        model.refresh();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cell(model, 0, AnswersTableModel::CommentColumn).toString(), QStringLiteral("“Lovely breakfast”"));
    }

    void readsLongListsAPageAtATime()
    {
        AnsweredBusiness business;
        business.addAnswers(morning, Face::Gold, 1);
        business.rows.run(QStringLiteral(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
            " INSERT INTO invitations (mailing_id, survey_id, message_id, state, changed_at, sent_at, sent_day)"
            " SELECT 1, 1, CAST(printf('%012d', i) AS BLOB), 'accepted', 0, 0, '2026-11-22' FROM n"));
        business.rows.run(QStringLiteral("INSERT INTO answers (invitation_id, survey_id, face, verdict, reasons, "
                                         "answered_at, answered_day, changed_at)"
                                         " SELECT invitation_id, 1, 1, 'counted', '', ? - invitation_id, '2026-11-22', "
                                         "0 FROM invitations WHERE sent_at = 0"),
                          {morning.toMSecsSinceEpoch()});
        AnswersTableModel model(business.services());
        model.setPeriod(today, today, QTimeZone("Europe/London"));
        QCOMPARE(model.rowCount(), 2501);
        QCOMPARE(model.answer(0)->face, Face::Gold);
        QDateTime before = model.answer(0)->answeredAt;
        for (int row = 1; row < model.rowCount(); ++row) {
            const auto answer = model.answer(row);
            QVERIFY(answer && answer->answeredAt < before);
            before = answer->answeredAt;
        }
        QVERIFY(!model.answer(2501));
    }

    void countsTheDaysOfTheBusiness()
    {
        AnsweredBusiness business;
        business.addAnswers(morning, Face::Gold, 1);
        business.addAnswers(morning.addDays(-1), Face::Gold, 2);
        business.addAnswers(morning, Face::Gold, 4, Id<Survey>(1), QStringLiteral("held"));
        AnswersTableModel model(business.services());
        model.setPeriod(today, today, QTimeZone("Europe/London"));
        QCOMPARE(model.rowCount(), 1);
        model.setPeriod(today.addDays(-1), today.addDays(-1), QTimeZone("Europe/London"));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(cell(model, 0, AnswersTableModel::TimeColumn).toString().startsWith(QStringLiteral("yesterday")));
        model.setPeriod(today.addDays(-6), today, QTimeZone("Europe/London"));
        QCOMPARE(model.rowCount(), 3);
    }
};

QTEST_MAIN(TestAnswersTableModel)
#include "tst_answerstablemodel.moc"
