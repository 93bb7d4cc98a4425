#include "tests/support/fakeguestinbox.h"
#include "ui/base/textlabel.h"
#include "ui/tryout/inboxpanel.h"
#include "ui/tryout/inboxtablemodel.h"
#include "ui/tryout/mailsheet.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::ui;
using inglenook::tests::FakeGuestInbox;

class TestInboxPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void saysHowAMailGetsHere();
    void opensTheFirstMailOfASending();
    void showsForeignTextAsItIs();
    void pressesForTheGuestWhereThereIsNoBrowser();
    void leavesThePressToTheBrowser();
    void tellsOfAPressThatFailed();
    void takesNoSecondPressMeanwhile();
    void ticksTheMailThatWasPressed();
    void loadsNothingFromTheNet();
    void listsMailsNewestFirst();

private:
    [[nodiscard]] QString words() const { return child<TextLabel>("inboxWords")->text(); }
    template <typename T>
    T* child(const char* name) const
    {
        return m_panel->findChild<T*>(QString::fromLatin1(name));
    }

    std::unique_ptr<FakeGuestInbox> m_inbox;
    std::unique_ptr<InboxPanel> m_panel;
};

void TestInboxPanel::init()
{
    m_panel.reset();
    m_inbox = std::make_unique<FakeGuestInbox>();
    m_panel = std::make_unique<InboxPanel>(*m_inbox);
    m_panel->resize(380, 640);
    m_panel->show();
}

void TestInboxPanel::saysHowAMailGetsHere()
{
    const QSignalSpy wanted(m_panel.get(), &InboxPanel::newMailingRequested);
    QVERIFY(m_panel->links().isEmpty());
    QVERIFY(!child<QTableView>("inboxMails")->isVisible());
    for (auto* button : m_panel->findChildren<QPushButton*>()) {
        if (button->isVisible())
            button->click();
    }
    QCOMPARE(wanted.size(), 1);
}

void TestInboxPanel::opensTheFirstMailOfASending()
{
    m_inbox->arrive(QStringLiteral("Anna Hall"));
    m_inbox->arrive(QStringLiteral("Tom Weber"));
    QVERIFY(child<QTableView>("inboxMails")->isVisible());
    QCOMPARE(child<TextLabel>("inboxSubject")->text(), QStringLiteral("How was it, Anna Hall?"));
    QCOMPARE(m_panel->links().size(), 6);
    child<QTableView>("inboxMails")->selectRow(0);
    QCOMPARE(child<TextLabel>("inboxSubject")->text(), QStringLiteral("How was it, Tom Weber?"));
}

void TestInboxPanel::showsForeignTextAsItIs()
{
    m_inbox->arrive(QStringLiteral("<b>Anna</b> & Co"));
    QCOMPARE(child<TextLabel>("inboxSubject")->text(), QStringLiteral("How was it, <b>Anna</b> & Co?"));
    QCOMPARE(child<TextLabel>("inboxSubject")->textFormat(), Qt::PlainText);
    const QModelIndex line = child<QTableView>("inboxMails")->model()->index(0, 0);
    QVERIFY(line.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
}

void TestInboxPanel::pressesForTheGuestWhereThereIsNoBrowser()
{
    const QSignalSpy pressed(m_panel.get(), &InboxPanel::pressed);
    QSignalSpy today(m_panel.get(), &InboxPanel::todayRequested);
    m_inbox->arrive(QStringLiteral("Anna"));
    const QUrl face = m_panel->links().first().url;
    Q_EMIT child<MailSheet>("inboxMail")->anchorClicked(face);
    QCOMPARE(m_inbox->pressed, QList<QUrl>{face});
    QVERIFY(words().contains(QStringLiteral("Delighted")));
    QCOMPARE(pressed.size(), 0);
    m_inbox->pending({});
    QCOMPARE(pressed.size(), 1);
    QVERIFY(words().contains(QStringLiteral("Anna pressed “Delighted”")));
    child<QPushButton>("inboxNext")->click();
    QCOMPARE(today.size(), 1);
}

void TestInboxPanel::leavesThePressToTheBrowser()
{
    m_inbox->hasBrowser = true;
    m_inbox->arrive(QStringLiteral("Anna"));
    m_panel->press(m_panel->links().at(1).url);
    QCOMPARE(m_inbox->opened.size(), 1);
    QVERIFY(m_inbox->pressed.isEmpty());
    QVERIFY(words().contains(QStringLiteral("browser")));
    // Where nothing opens, one press does it all the same.
    QVERIFY(child<QPushButton>("inboxNext")->isVisible());
    child<QPushButton>("inboxNext")->click();
    QCOMPARE(m_inbox->pressed, m_inbox->opened);
}

void TestInboxPanel::tellsOfAPressThatFailed()
{
    m_inbox->arrive(QStringLiteral("Anna"));
    m_panel->press(m_panel->links().first().url);
    m_inbox->pending(core::Error{core::ErrorKind::Unreachable, QStringLiteral("The page could not be reached."), {}});
    QCOMPARE(words(), QStringLiteral("The page could not be reached."));
    child<QPushButton>("inboxNext")->click();
    QCOMPARE(m_inbox->pressed.size(), 2);
}

void TestInboxPanel::takesNoSecondPressMeanwhile()
{
    m_inbox->arrive(QStringLiteral("Anna"));
    m_panel->press(m_panel->links().first().url);
    m_panel->press(m_panel->links().last().url);
    QCOMPARE(m_inbox->pressed.size(), 1);
}

void TestInboxPanel::ticksTheMailThatWasPressed()
{
    m_inbox->arrive(QStringLiteral("Anna"));
    m_inbox->arrive(QStringLiteral("Tom"));
    const auto* list = child<QTableView>("inboxMails");
    m_panel->press(m_panel->links().first().url);
    // Another mail is open by the time the press has gone through.
    child<QTableView>("inboxMails")->selectRow(0);
    m_inbox->pending({});
    QVERIFY(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("answered")));
    QCOMPARE(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Tom"));
    QVERIFY(words().contains(QStringLiteral("Anna")));
}

void TestInboxPanel::loadsNothingFromTheNet()
{
    m_inbox->mails.clear();
    m_inbox->arrive(QStringLiteral("Anna"));
    auto* sheet = child<MailSheet>("inboxMail");
    QVERIFY(!sheet->openLinks());
    GuestMail mail = m_inbox->mails.first();
    mail.html = QStringLiteral("<img src=\"http://127.0.0.1:9/pixel.png\"><p>Hello</p>");
    sheet->showMail(mail);
    QVERIFY(!sheet->document()
                 ->resource(QTextDocument::ImageResource, QUrl(QStringLiteral("http://127.0.0.1:9/pixel.png")))
                 .isValid());
    QVERIFY(sheet->toPlainText().contains(QStringLiteral("Hello")));
}

void TestInboxPanel::listsMailsNewestFirst()
{
    InboxTableModel model(*m_inbox);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_inbox->arrive(QStringLiteral("Anna"));
    m_inbox->arrive(QStringLiteral("Tom"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, InboxTableModel::NameColumn).data().toString(), QStringLiteral("Tom"));
    QCOMPARE(model.numberAt(0), 1);
    QCOMPARE(model.rowOf(1), 0);
    QCOMPARE(model.index(1, InboxTableModel::TimeColumn).data().toString(), QStringLiteral("10:05"));
}

QTEST_MAIN(TestInboxPanel)
#include "tst_inboxpanel.moc"
