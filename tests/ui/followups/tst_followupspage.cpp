#include "core/answers/answerrepository.h"
#include "tests/support/quietservices.h"
#include "ui/base/tableview.h"
#include "ui/followups/followupcard.h"
#include "ui/followups/followupspage.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace inglenook;
using namespace inglenook::ui;
using namespace inglenook::tests;

/// Takes what would go to the telephone program.
class FakeTelephone : public QObject
{
    Q_OBJECT

public:
    FakeTelephone() { QDesktopServices::setUrlHandler(QStringLiteral("tel"), this, "dial"); }
    ~FakeTelephone() override { QDesktopServices::unsetUrlHandler(QStringLiteral("tel")); }

    QString dialled;

public Q_SLOTS:
    void dial(const QUrl& url) { dialled = url.toString(); }
};

class TestFollowupsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void saysWhatWillBeHere();
    void listsWhoWaits();
    void showsTheGuestInFull();
    void foreignTextStaysText();
    void saysWhenNoCallWasAskedFor();
    void dialsAndCopiesTheNumber();
    void booksEachStep();
    void undoesWhatWasClosed();
    void storesTheNoteByItself();
    void storesTheNoteBeforeAnotherGuestIsShown();
    void keepsTheLettersWhenAnswersArrive();
    void saysSoWhenTheNoteCannotBeStored();
    void listsClosedOnesToo();
    void showsACaseByItsNumber();
    void showsAClosedCaseByItsNumber();
    void newAnswersComeInByThemselves();
    void keepsTheShownGuestWhenOthersArrive();
    void shelfNamesTheReason();
    void countsAHeldAnswer();
    void discardsAHeldAnswer();
    void readsALongListInPieces();
    void itsModelBehaves();

private:
    core::Id<core::Answer> addAnswer(const QString& first, core::Face face, const QString& comment = {},
                                     const QString& phone = {}, bool wantsCall = false,
                                     const QString& verdict = QStringLiteral("confirmed"));
    core::Id<core::Answer> addHeld(const QString& first);
    [[nodiscard]] core::Id<core::Case> caseOf(core::Id<core::Answer> answer)
    {
        return core::Id<core::Case>(
            m_fixture->rows.number(QStringLiteral("SELECT case_id FROM cases WHERE answer_id = ?"), {answer.number()}));
    }
    void show()
    {
        m_page = std::make_unique<FollowupsPage>(m_fixture->services());
        m_page->resize(1080, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    template <typename T>
    T* find(const QString& name)
    {
        QCoreApplication::processEvents(); // what was just added is shown by then
        for (T* found : m_page->findChildren<T*>(name)) {
            if (found->isVisibleTo(m_page.get()))
                return found;
        }
        return nullptr;
    }
    void press(const QString& name)
    {
        auto* button = find<QAbstractButton>(name);
        QVERIFY2(button, qPrintable(name));
        button->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    void pressInBar(const QString& text)
    {
        for (auto* button : m_page->errorBar().findChildren<QPushButton*>()) {
            if (button->text() == text)
                return button->click();
        }
        QFAIL(qPrintable(text));
    }
    [[nodiscard]] QAbstractItemModel* model() { return find<TableView>(QStringLiteral("followups"))->model(); }
    [[nodiscard]] QString guest() { return find<QLabel>(QStringLiteral("guestName"))->text(); }
    [[nodiscard]] QPlainTextEdit* note() { return find<QPlainTextEdit>(QStringLiteral("note")); }
    [[nodiscard]] QString stateOf(core::Id<core::Answer> answer)
    {
        return m_fixture->rows.text(QStringLiteral("SELECT state FROM cases WHERE answer_id = ?"), {answer.number()});
    }
    [[nodiscard]] QString noteOf(core::Id<core::Answer> answer)
    {
        return m_fixture->rows.text(QStringLiteral("SELECT note FROM cases WHERE answer_id = ?"), {answer.number()});
    }

    std::unique_ptr<QuietServices> m_fixture;
    std::unique_ptr<FollowupsPage> m_page;
    int m_guests = 0;
};

void TestFollowupsPage::init()
{
    m_page.reset();
    m_fixture = std::make_unique<QuietServices>();
    m_guests = 0;
}

core::Id<core::Answer> TestFollowupsPage::addAnswer(const QString& first, core::Face face, const QString& comment,
                                                    const QString& phone, bool wantsCall, const QString& verdict)
{
    const QString address = QStringLiteral("guest%1@guests.example").arg(++m_guests);
    const auto contact = m_fixture->rows.addContact(first, QStringLiteral("Hall"), address, phone);
    const auto message = m_fixture->rows.addInvitation({.contact = contact});
    const QDateTime at = m_fixture->clock.now().addSecs(-3600 + m_guests * 60);
    const auto answer = m_fixture->rows.addAnswer(message, face, at, verdict);
    m_fixture->rows.run(
        QStringLiteral("UPDATE answers SET comment = ?, wants_call = ?, changed_at = ? WHERE answer_id = ?"),
        {comment.isNull() ? QStringLiteral("") : comment, wantsCall ? 1 : 0, at.toMSecsSinceEpoch(), answer.number()});
    m_fixture->rows.run(QStringLiteral("UPDATE cases SET opened_at = ? WHERE answer_id = ?"),
                        {at.toMSecsSinceEpoch(), answer.number()});
    return answer;
}

/// An unhappy look at a page that only a press would confirm, as the poller stores it.
core::Id<core::Answer> TestFollowupsPage::addHeld(const QString& first)
{
    const auto contact =
        m_fixture->rows.addContact(first, QStringLiteral("Hall"), QStringLiteral("held@guests.example"));
    core::ClickEvent event;
    event.id.bytes[0] = 1;
    event.message = m_fixture->rows.addInvitation({.contact = contact, .strict = true});
    event.kind = core::ClickKind::AutomaticConfirmation;
    event.opened = core::LinkFunction::Red;
    event.face = core::Face::Red;
    event.relayTime = core::Instant(std::chrono::milliseconds(m_fixture->clock.now().toMSecsSinceEpoch()));
    event.issuedAt = std::chrono::floor<std::chrono::seconds>(event.relayTime) - std::chrono::hours(20);
    event.strict = true;
    event.method = core::RequestMethod::Post;
    event.agent = core::AgentClass::Computer;
    event.elapsed = event.pageTime = std::chrono::milliseconds(2500);
    event.frames = 150;
    event.script = true;
    const auto judged = m_fixture->rows.database().write(
        [&](core::Transaction& t) -> core::Result<std::optional<core::Id<core::Answer>>> {
            const core::AnswerRepository answers;
            if (const auto kept = answers.keep(t, event, m_fixture->clock.now()); !kept)
                return kept.error();
            return answers.judge(t, event.message, core::Business(), m_fixture->clock.now());
        });
    return judged && *judged ? **judged : core::Id<core::Answer>();
}

void TestFollowupsPage::saysWhatWillBeHere()
{
    show();
    QVERIFY(find<QLabel>(QStringLiteral("emptySentence")));
    QVERIFY(!find<TableView>(QStringLiteral("followups")));
    QVERIFY(!find<QToolButton>(QStringLiteral("all")));
    QuietServices::picture(*m_page, QStringLiteral("followups-empty"));
}

void TestFollowupsPage::listsWhoWaits()
{
    addAnswer(QStringLiteral("Anna"), core::Face::Red, QStringLiteral("Nobody at the desk"), {}, true);
    addAnswer(QStringLiteral("Tom"), core::Face::Amber);
    addAnswer(QStringLiteral("Happy"), core::Face::Gold);
    show();
    QCOMPARE(model()->rowCount(), 2);
    QCOMPARE(model()->index(0, FollowupsTableModel::NameColumn).data().toString(), QStringLiteral("Tom Hall"));
    QCOMPARE(model()->index(1, FollowupsTableModel::NameColumn).data().toString(), QStringLiteral("Anna Hall"));
    QCOMPARE(model()->index(1, FollowupsTableModel::CommentColumn).data().toString(),
             QStringLiteral("“Nobody at the desk”"));
    QCOMPARE(model()->index(1, FollowupsTableModel::CallColumn).data().toString(), QStringLiteral("Call"));
    QCOMPARE(find<QToolButton>(QStringLiteral("waiting"))->text(), QStringLiteral("Waiting 2"));
    QCOMPARE(guest(), QStringLiteral("Tom Hall"));
}

void TestFollowupsPage::showsTheGuestInFull()
{
    const auto answer = addAnswer(QStringLiteral("Anna"), core::Face::Red,
                                  QStringLiteral("The shower was cold and nobody was at the desk when we wanted to say "
                                                 "so. We left without breakfast."),
                                  QStringLiteral("01632 960 123"), true);
    m_fixture->rows.run(QStringLiteral("UPDATE answers SET call_phone = '+44 1632 960 999', call_window = 'evening',"
                                       " reasons = 'tap' WHERE answer_id = ?"),
                        {answer.number()});
    addAnswer(QStringLiteral("Tom"), core::Face::Amber, QStringLiteral("A bit loud"));
    show();
    find<TableView>(QStringLiteral("followups"))->selectRow(1);
    QCOMPARE(guest(), QStringLiteral("Anna Hall"));
    QVERIFY(find<QLabel>(QStringLiteral("comment"))->text().startsWith(u"The shower was cold"));
    QCOMPARE(find<QLabel>(QStringLiteral("permission"))->text(), QStringLiteral("Asks for a call: evening."));
    QCOMPARE(m_page->findChildren<QPushButton*>(QStringLiteral("dial")).size(), 2);
    QVERIFY(find<QPushButton>(QStringLiteral("reached")));
    QuietServices::picture(*m_page, QStringLiteral("followups-guest"));
}

void TestFollowupsPage::foreignTextStaysText()
{
    addAnswer(QStringLiteral("<b>Anna</b>"), core::Face::Red, QStringLiteral("<img src=x> &amp; \"words\""));
    show();
    QCOMPARE(guest(), QStringLiteral("<b>Anna</b> Hall"));
    auto* comment = find<QLabel>(QStringLiteral("comment"));
    QCOMPARE(comment->textFormat(), Qt::PlainText);
    QCOMPARE(comment->text(), QStringLiteral("<img src=x> &amp; \"words\""));
    const QString toolTip = model()->index(0, FollowupsTableModel::CommentColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(!toolTip.contains(u"<img"));
}

void TestFollowupsPage::saysWhenNoCallWasAskedFor()
{
    addAnswer(QStringLiteral("Anna"), core::Face::Red);
    show();
    QVERIFY(find<QLabel>(QStringLiteral("permission"))->text().contains(u"Did not ask for a call"));
    QVERIFY(!find<QPushButton>(QStringLiteral("dial")));
}

void TestFollowupsPage::dialsAndCopiesTheNumber()
{
    FakeTelephone telephone;
    addAnswer(QStringLiteral("Anna"), core::Face::Red, {}, QStringLiteral("+44 (1632) 960-123;ext=1?x"), true);
    show();
    press(QStringLiteral("dial"));
    QCOMPARE(telephone.dialled, QStringLiteral("tel:+4416329601231"));
    press(QStringLiteral("copyNumber"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("+44 (1632) 960-123;ext=1?x"));
}

void TestFollowupsPage::booksEachStep()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    show();
    QSignalSpy counts(m_page.get(), &Page::countsChanged);
    press(QStringLiteral("reached"));
    QCOMPARE(stateOf(anna), QStringLiteral("reached"));
    QCOMPARE(model()->rowCount(), 1); // still to be put right
    QCOMPARE(counts.size(), 1);
    press(QStringLiteral("put_right"));
    QCOMPARE(stateOf(anna), QStringLiteral("put_right"));
    QVERIFY(find<QLabel>(QStringLiteral("emptySentence")));
    QVERIFY(m_fixture->rows.number(QStringLiteral("SELECT reached_at FROM cases")) > 0);
}

void TestFollowupsPage::undoesWhatWasClosed()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    show();
    press(QStringLiteral("closed"));
    QCOMPARE(stateOf(anna), QStringLiteral("closed"));
    QVERIFY(m_page->errorBar().message().contains(u"Anna Hall"));
    QuietServices::picture(*m_page, QStringLiteral("followups-done"));
    pressInBar(QStringLiteral("Undo"));
    QCOMPARE(stateOf(anna), QStringLiteral("open"));
    QCOMPARE(model()->rowCount(), 1);
}

void TestFollowupsPage::storesTheNoteByItself()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    show();
    QTest::keyClicks(note(), QStringLiteral("Rang at six"));
    QTRY_COMPARE(noteOf(anna), QStringLiteral("Rang at six"));
    QCOMPARE(find<QLabel>(QStringLiteral("noteState"))->text(), QStringLiteral("Saved"));
}

void TestFollowupsPage::storesTheNoteBeforeAnotherGuestIsShown()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    const auto tom = addAnswer(QStringLiteral("Tom"), core::Face::Amber);
    show();
    note()->setPlainText(QStringLiteral("For Tom"));
    find<TableView>(QStringLiteral("followups"))->selectRow(1);
    QCOMPARE(noteOf(tom), QStringLiteral("For Tom"));
    QCOMPARE(note()->toPlainText(), QString());
    note()->setPlainText(QStringLiteral("For Anna"));
    m_page->hide();
    QCOMPARE(noteOf(anna), QStringLiteral("For Anna"));
    QCOMPARE(noteOf(tom), QStringLiteral("For Tom"));
}

void TestFollowupsPage::keepsTheLettersWhenAnswersArrive()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    show();
    note()->setPlainText(QStringLiteral("Rang at"));
    const auto tom = addAnswer(QStringLiteral("Tom"), core::Face::Amber);
    m_fixture->tellAnswersChanged({tom});
    QTRY_COMPARE(model()->rowCount(), 2);
    QCOMPARE(note()->toPlainText(), QStringLiteral("Rang at"));
    QVERIFY(m_page->mayLeave());
    QCOMPARE(noteOf(anna), QStringLiteral("Rang at"));
}

void TestFollowupsPage::saysSoWhenTheNoteCannotBeStored()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    show();
    note()->setPlainText(QStringLiteral("Rang at six"));
    m_fixture->rows.run(QStringLiteral("DELETE FROM cases WHERE answer_id = ?"), {anna.number()});
    QVERIFY(!m_page->mayLeave());
    QCOMPARE(note()->toPlainText(), QStringLiteral("Rang at six"));
    QVERIFY(!m_page->errorBar().message().isEmpty());
    QCOMPARE(find<QLabel>(QStringLiteral("noteState"))->text(), QStringLiteral("Not saved"));
}

void TestFollowupsPage::listsClosedOnesToo()
{
    addAnswer(QStringLiteral("Anna"), core::Face::Red);
    addAnswer(QStringLiteral("Tom"), core::Face::Amber);
    show();
    press(QStringLiteral("closed"));
    QCOMPARE(model()->rowCount(), 1);
    press(QStringLiteral("all"));
    QCOMPARE(model()->rowCount(), 2);
    QCOMPARE(model()->index(1, FollowupsTableModel::NameColumn).data().toString(), QStringLiteral("Tom Hall"));
    find<TableView>(QStringLiteral("followups"))->selectRow(1);
    press(QStringLiteral("open"));
    press(QStringLiteral("waiting"));
    QCOMPARE(model()->rowCount(), 2);
}

void TestFollowupsPage::showsACaseByItsNumber()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    addAnswer(QStringLiteral("Tom"), core::Face::Amber);
    show();
    QCOMPARE(guest(), QStringLiteral("Tom Hall"));
    m_page->showPlace(QString::number(caseOf(anna).number()));
    QCOMPARE(guest(), QStringLiteral("Anna Hall"));
    m_page->showPlace(QStringLiteral("999"));
    QVERIFY(m_page->errorBar().message().contains(u"not there any more"));
}

void TestFollowupsPage::showsAClosedCaseByItsNumber()
{
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red);
    addAnswer(QStringLiteral("Tom"), core::Face::Amber);
    m_fixture->rows.run(QStringLiteral("UPDATE cases SET state = 'closed' WHERE answer_id = ?"), {anna.number()});
    show();
    m_page->showPlace(QString::number(caseOf(anna).number()));
    QCOMPARE(guest(), QStringLiteral("Anna Hall"));
    QVERIFY(find<QToolButton>(QStringLiteral("all"))->isChecked());
}

void TestFollowupsPage::newAnswersComeInByThemselves()
{
    show();
    const auto anna = addAnswer(QStringLiteral("Anna"), core::Face::Red, QStringLiteral("Cold soup"));
    m_fixture->tellAnswersChanged({anna});
    QTRY_VERIFY(find<TableView>(QStringLiteral("followups")));
    QCOMPARE(guest(), QStringLiteral("Anna Hall"));
    // A comment that comes a minute later.
    m_fixture->rows.run(QStringLiteral("UPDATE answers SET comment = 'Cold soup, warm beer'"));
    m_fixture->tellAnswersChanged({anna});
    QTRY_COMPARE(find<QLabel>(QStringLiteral("comment"))->text(), QStringLiteral("Cold soup, warm beer"));
}

void TestFollowupsPage::keepsTheShownGuestWhenOthersArrive()
{
    addAnswer(QStringLiteral("Anna"), core::Face::Red);
    show();
    m_fixture->tellAnswersChanged({addAnswer(QStringLiteral("Tom"), core::Face::Amber)});
    QTRY_COMPARE(model()->rowCount(), 2);
    QCOMPARE(model()->index(0, FollowupsTableModel::NameColumn).data().toString(), QStringLiteral("Tom Hall"));
    QCOMPARE(guest(), QStringLiteral("Anna Hall"));
}

void TestFollowupsPage::shelfNamesTheReason()
{
    QVERIFY(!addHeld(QStringLiteral("Anna")).isNull());
    show();
    press(QStringLiteral("held"));
    QCOMPARE(model()->rowCount(), 1);
    QVERIFY(find<QLabel>(QStringLiteral("whyHeld")));
    QVERIFY(!note());
    bool isNamed = false;
    for (const auto* label : m_page->findChildren<QLabel*>())
        isNamed = isNamed ||
                  label->text().compare(core::reasonText(core::VerdictReason::StrictDomain), Qt::CaseInsensitive) == 0;
    QVERIFY(isNamed);
    QuietServices::picture(*m_page, QStringLiteral("followups-held"));
}

void TestFollowupsPage::countsAHeldAnswer()
{
    const auto anna = addHeld(QStringLiteral("Anna"));
    show();
    press(QStringLiteral("held"));
    press(QStringLiteral("count"));
    QCOMPARE(m_fixture->rows.text(QStringLiteral("SELECT verdict FROM answers")), QStringLiteral("counted"));
    QCOMPARE(stateOf(anna), QStringLiteral("open")); // an unhappy answer that counts waits for the owner
    QCOMPARE(find<QToolButton>(QStringLiteral("waiting"))->text(), QStringLiteral("Waiting 1"));
    QVERIFY(m_page->errorBar().message().contains(u"counts now"));
}

void TestFollowupsPage::discardsAHeldAnswer()
{
    addHeld(QStringLiteral("Anna"));
    show();
    m_page->showPlace(QStringLiteral("held"));
    press(QStringLiteral("discard"));
    QVERIFY(m_fixture->rows.text(QStringLiteral("SELECT verdict FROM answers")) != u"held");
    QCOMPARE(m_fixture->rows.number(QStringLiteral("SELECT count(*) FROM cases")), 0);
}

void TestFollowupsPage::readsALongListInPieces()
{
    for (int i = 0; i < 250; ++i)
        addAnswer(QStringLiteral("Guest %1").arg(i), core::Face::Amber);
    FollowupsTableModel model(m_fixture->services());
    model.setFilter(FollowupFilter::Waiting, QTimeZone::utc());
    QCOMPARE(model.rowCount(), 250);
    for (const int row : {0, 99, 100, 249}) {
        const auto followup = model.followup(row);
        QVERIFY(followup);
        QCOMPARE(followup->answer.contactName, QStringLiteral("Guest %1 Hall").arg(249 - row));
        QCOMPARE(model.rowOf(followup->waiting->id), row);
    }
    QVERIFY(!model.followup(250));
}

void TestFollowupsPage::itsModelBehaves()
{
    FollowupsTableModel model(m_fixture->services());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter(FollowupFilter::All, QTimeZone::utc());
    addAnswer(QStringLiteral("Anna"), core::Face::Red);
    model.refresh();
    QCOMPARE(model.rowCount(), 1);
    model.refresh();
    m_fixture->rows.run(QStringLiteral("DELETE FROM cases"));
    model.refresh();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestFollowupsPage)
#include "tst_followupspage.moc"
