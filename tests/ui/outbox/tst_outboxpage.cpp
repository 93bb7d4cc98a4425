#include "core/outbox/mailingrepository.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/outbox/mailingpage.h"
#include "ui/outbox/outboxpage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;
using inglenook::ui::OutboxPage;
using inglenook::ui::PageKind;

class tst_OutboxPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void leadsFromNothingToANewMailing();
    void listsMailingsWithTheirProgress();
    void followsTheOutboxWhileItSends();
    void showsTroubleWithAWayOut();
    void saysWhoGoesAndWhoIsHeldBack();
    void saysWhatMustBeSetUpFirst();
    void choosesTheSurveyItWasAskedFor();
    void keepsADraftWithoutSending();
    void sendsAtOnceAndShowsIt();
    void keepsTheDraftWhenTheRelayIsGone();
    void makesNothingWhenItIsStopped();
    void stopsTheMakingWhenTheOwnerLeaves();
    void discardsADraftAfterAskingOnce();
    void pausesAndGoesOn();
    void endsAfterAskingOnce();
    void filtersByState();
    void resolvesAnUncertainMail_data();
    void resolvesAnUncertainMail();
    void showsTheServersWordsAsPlainText();
    void namesAMailThatIsStuck();
    void completesAGuestsAddress();

private:
    template <typename T>
    T* child(const char* name) const
    {
        T* found = nullptr;
        const auto all = m_page->findChildren<T*>(QString::fromLatin1(name));
        for (T* candidate : all)
            found = candidate->isVisibleTo(m_page->frontPage()) || !found ? candidate : found;
        return found;
    }
    QString text(const char* name) const { return child<QLabel>(name)->text(); }
    void press(const char* name) const
    {
        // Checks run beside the window; what depends on them can be pressed once they have ended.
        QTRY_VERIFY2(child<QPushButton>(name) && child<QPushButton>(name)->isEnabled(), name);
        QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton);
    }
    void open(const QString& place = {});
    void setState(Id<Invitation> id, const QString& state, const QString& failure = {}, const QString& server = {});
    MailingState stateOf(Id<Mailing> id) const;
    Id<Mailing> onlyMailing() const
    {
        return Id<Mailing>(m_fixture->seed().value(QStringLiteral("SELECT mailing_id FROM mailings")).toLongLong());
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<OutboxPage> m_page;
};

void tst_OutboxPage::initTestCase()
{
    speakEnglish();
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_OutboxPage::init()
{
    m_fixture = std::make_unique<PageFixture>();
    m_page = std::make_unique<OutboxPage>(m_fixture->services());
    m_page->resize(1080, 720);
}

void tst_OutboxPage::cleanup()
{
    if (m_page->isVisible())
        keepPicture(*m_page, QStringLiteral("outbox-") + QString::fromLatin1(QTest::currentTestFunction()));
    m_page.reset();
    m_fixture.reset();
}

void tst_OutboxPage::open(const QString& place)
{
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    if (!place.isEmpty())
        m_page->showPlace(place);
}

void tst_OutboxPage::setState(Id<Invitation> id, const QString& state, const QString& failure, const QString& server)
{
    const bool isSent = state == u"accepted" || state == u"uncertain";
    const qint64 at = m_fixture->clock.now().addSecs(-600).toMSecsSinceEpoch();
    m_fixture->seed().run(
        QStringLiteral("UPDATE invitations SET state = ?, failure = ?, server_text = ?, sent_at = ?, changed_at = ?"
                       " WHERE invitation_id = ?"),
        {state, failure.isNull() ? QStringLiteral("") : failure, server.isNull() ? QStringLiteral("") : server,
         isSent ? QVariant(at) : QVariant(QMetaType(QMetaType::LongLong)), at, id.number()});
}

MailingState tst_OutboxPage::stateOf(Id<Mailing> id) const
{
    return mailingStateFromWord(
        m_fixture->seed()
            .value(QStringLiteral("SELECT state FROM mailings WHERE mailing_id = ?"), {id.number()})
            .toString());
}

void tst_OutboxPage::leadsFromNothingToANewMailing()
{
    open();
    QVERIFY(child<QLabel>("emptySentence")->isVisible());
    QVERIFY(!child<QPushButton>("primaryButton")->isVisible()); // one button for the same step is enough
    keepPicture(*m_page, QStringLiteral("outbox-empty"));
    press("emptyButton");
    QCOMPARE(m_page->frontPage()->objectName(), QStringLiteral("newMailing"));
    QVERIFY(!m_page->frontPage()->findChild<QPushButton*>(QStringLiteral("primaryButton"))->isEnabled());
}

void tst_OutboxPage::listsMailingsWithTheirProgress()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(20);
    const auto first = seed.addMailing(20, MailingState::Paused);
    const auto rows = seed.invitations(first);
    for (int i = 0; i < 7; ++i)
        setState(rows[i], QStringLiteral("accepted"));
    setState(rows[7], QStringLiteral("uncertain"));
    setState(rows[8], QStringLiteral("rejected"));
    setState(rows[9], QStringLiteral("held"));
    const auto second = seed.addMailing(3, MailingState::Draft);
    Q_UNUSED(second)
    open();
    const auto* model = child<QTableView>("mailings")->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("Draft"));
    QCOMPARE(model->index(1, 0).data().toString(), QStringLiteral("After your stay"));
    QCOMPARE(model->index(1, 1).data().toString(), QStringLiteral("All contacts"));
    QCOMPARE(model->index(1, 2).data().toString(), QStringLiteral("Paused"));
    QCOMPARE(model->index(1, 3).data().toString(), QStringLiteral("9 of 19"));
    QCOMPARE(model->index(1, 4).data().toString(), QStringLiteral("1"));
    QCOMPARE(model->index(1, 5).data().toString(), QStringLiteral("1 probably sent, 1 refused"));
}

void tst_OutboxPage::followsTheOutboxWhileItSends()
{
    m_fixture->addAccount();
    m_fixture->connectRelay();
    const auto seed = m_fixture->seed();
    seed.addContacts(5);
    (void)seed.addMailing(5);
    open();
    const auto* model = child<QTableView>("mailings")->model();
    QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("0 of 5"));
    m_fixture->outbox->wake();
    // The clock stands still, so that each wake lets one mail leave.
    for (int i = 1; i <= 5; ++i) {
        QTRY_COMPARE(m_fixture->mail.mails.size(), i);
        m_fixture->clock.advance(std::chrono::seconds(1));
        m_fixture->outbox->wake();
    }
    QTRY_COMPARE(model->index(0, 3).data().toString(), QStringLiteral("5 of 5"));
    QTRY_COMPARE(model->index(0, 2).data().toString(), QStringLiteral("Finished"));
}

void tst_OutboxPage::showsTroubleWithAWayOut()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(2);
    (void)seed.addMailing(2);
    open();
    m_fixture->outbox->wake();
    QTRY_VERIFY(m_page->errorBar().message().contains(QStringLiteral("No mail account")));
    QSignalSpy requested(m_page.get(), &ui::Page::pageRequested);
    press("errorBarButton");
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<PageKind>(), PageKind::Settings);
    QCOMPARE(requested[0][1].toString(), QStringLiteral("mail"));
}

void tst_OutboxPage::saysWhoGoesAndWhoIsHeldBack()
{
    m_fixture->addAccount(20);
    m_fixture->connectRelay();
    const auto seed = m_fixture->seed();
    seed.run(QStringLiteral("INSERT INTO settings (name, value) VALUES ('business', '{\"country\": \"GB\"}')"));
    seed.addContacts(214);
    seed.addContacts(2, QStringLiteral("unknown"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    QTRY_COMPARE(child<QPushButton>("primaryButton")->text(), QStringLiteral("Send to 214 guests now"));
    QVERIFY(child<QPushButton>("primaryButton")->isEnabled());
    QCOMPARE(text("heldTitle"), QStringLiteral("2 guests held back"));
    auto* names = child<QLabel>("names-no_basis");
    QVERIFY(!names->isVisible());
    press("who-no_basis");
    QVERIFY(names->isVisible());
    QCOMPARE(names->text(), QStringLiteral("Guest 215, Guest 216"));
}

void tst_OutboxPage::saysWhatMustBeSetUpFirst()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(3, QStringLiteral("consent"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    QTRY_VERIFY(child<QPushButton>("saveDraft")->isEnabled());
    QVERIFY(!child<QPushButton>("primaryButton")->isEnabled());
    QSignalSpy requested(m_page.get(), &ui::Page::pageRequested);
    press("setUp-mail");
    press("setUp-relay");
    QCOMPARE(requested.size(), 2);
    QCOMPARE(requested[1][1].toString(), QStringLiteral("relay"));
    // What was missing is there when the owner comes back.
    m_page->hide();
    m_fixture->addAccount();
    m_fixture->connectRelay();
    m_page->show();
    QTRY_VERIFY(child<QPushButton>("primaryButton")->isEnabled());
}

void tst_OutboxPage::choosesTheSurveyItWasAskedFor()
{
    const auto seed = m_fixture->seed();
    const auto wanted = seed.addSurvey();
    (void)seed.addSurvey();
    open(QStringLiteral("new:%1").arg(wanted.number()));
    QCOMPARE(child<QComboBox>("survey")->currentData().toLongLong(), wanted.number());
}

void tst_OutboxPage::keepsADraftWithoutSending()
{
    m_fixture->addAccount();
    m_fixture->connectRelay();
    const auto seed = m_fixture->seed();
    seed.addContacts(3, QStringLiteral("consent"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    press("saveDraft");
    QTRY_COMPARE(m_page->frontPage()->objectName(), QStringLiteral("mailing"));
    QCOMPARE(stateOf(onlyMailing()), MailingState::Draft);
    QTRY_COMPARE(child<QPushButton>("primaryButton")->text(), QStringLiteral("Send to 3 guests now"));
    QVERIFY(m_fixture->mail.mails.isEmpty());
}

void tst_OutboxPage::sendsAtOnceAndShowsIt()
{
    m_fixture->addAccount(20);
    m_fixture->connectRelay();
    const auto seed = m_fixture->seed();
    seed.addContacts(3, QStringLiteral("consent"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    press("primaryButton");
    QTRY_COMPARE(m_fixture->mail.mails.size(), 1);
    QCOMPARE(stateOf(onlyMailing()), MailingState::Running);
    QTRY_COMPARE(text("progressWords"), QStringLiteral("2 waiting"));
    QVERIFY(child<QPushButton>("pauseButton")->isVisible());
    QVERIFY(text("forecast").startsWith(QStringLiteral("The last mail leaves within a minute")));
}

void tst_OutboxPage::keepsTheDraftWhenTheRelayIsGone()
{
    m_fixture->addAccount();
    m_fixture->connectRelay();
    const auto seed = m_fixture->seed();
    seed.addContacts(3, QStringLiteral("consent"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    QTRY_VERIFY(child<QPushButton>("primaryButton")->isEnabled());
    m_fixture->stopRelay();
    press("primaryButton");
    QTRY_VERIFY(m_page->frontPage()->errorBar().message().contains(QStringLiteral("kept as a draft")));
    QCOMPARE(stateOf(onlyMailing()), MailingState::Draft);
    QVERIFY(m_fixture->mail.mails.isEmpty());
    QTRY_VERIFY(child<QPushButton>("primaryButton")->isEnabled());
}

void tst_OutboxPage::makesNothingWhenItIsStopped()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(3, QStringLiteral("consent"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    QTRY_VERIFY(child<QPushButton>("saveDraft")->isEnabled());
    // Who writes here keeps the making from getting anywhere.
    const auto other = Database::open(m_fixture->database->path());
    const auto held = (*other)->write([this](Transaction&) -> Result<void> {
        press("saveDraft");
        press("cancelButton");
        return {};
    });
    QVERIFY(held.has_value());
    QTRY_VERIFY(m_page->frontPage()->errorBar().message().contains(QStringLiteral("was not made")));
    QCOMPARE(m_page->frontPage()->objectName(), QStringLiteral("newMailing"));
    QCOMPARE(seed.value(QStringLiteral("SELECT count(*) FROM mailings")).toInt(), 0);
    press("saveDraft"); // and again, to the end
    QTRY_COMPARE(seed.value(QStringLiteral("SELECT count(*) FROM invitations")).toInt(), 3);
}

void tst_OutboxPage::stopsTheMakingWhenTheOwnerLeaves()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(3, QStringLiteral("consent"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    QTRY_VERIFY(child<QPushButton>("saveDraft")->isEnabled());
    const auto other = Database::open(m_fixture->database->path());
    const auto held = (*other)->write([this](Transaction&) -> Result<void> {
        press("saveDraft");
        press("backLink");
        return {};
    });
    QVERIFY(held.has_value());
    QTRY_COMPARE(m_page->frontPage(), m_page.get());
    QCOMPARE(seed.value(QStringLiteral("SELECT count(*) FROM mailings")).toInt(), 0);
}

void tst_OutboxPage::discardsADraftAfterAskingOnce()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(3);
    const auto id = seed.addMailing(3, MailingState::Draft);
    open(QString::number(id.number()));
    press("endButton");
    QCOMPARE(seed.value(QStringLiteral("SELECT count(*) FROM mailings")).toInt(), 1);
    QTest::mouseClick(m_page->frontPage()->errorBar().findChild<QPushButton*>(QStringLiteral("errorBarButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(seed.value(QStringLiteral("SELECT count(*) FROM mailings")).toInt(), 0);
    QCOMPARE(seed.value(QStringLiteral("SELECT count(*) FROM invitations")).toInt(), 0);
    QTRY_COMPARE(m_page->frontPage(), m_page.get());
}

void tst_OutboxPage::pausesAndGoesOn()
{
    m_fixture->addAccount();
    m_fixture->connectRelay();
    const auto seed = m_fixture->seed();
    seed.addContacts(3);
    const auto id = seed.addMailing(3);
    open(QString::number(id.number()));
    press("pauseButton");
    QCOMPARE(stateOf(id), MailingState::Paused);
    QCOMPARE(text("forecast"), QStringLiteral("Nothing leaves until you go on."));
    QVERIFY(!child<QPushButton>("pauseButton")->isVisible());
    press("primaryButton");
    QCOMPARE(stateOf(id), MailingState::Running);
}

void tst_OutboxPage::endsAfterAskingOnce()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(3);
    const auto id = seed.addMailing(3, MailingState::Paused);
    setState(seed.invitations(id)[0], QStringLiteral("accepted"));
    open(QString::number(id.number()));
    press("endButton");
    QVERIFY(m_page->frontPage()->errorBar().message().startsWith(
        QStringLiteral("Ending the mailing cancels 2 mails for good")));
    QCOMPARE(stateOf(id), MailingState::Paused);
    QTest::mouseClick(m_page->frontPage()->errorBar().findChild<QPushButton*>(QStringLiteral("errorBarButton")),
                      Qt::LeftButton);
    QCOMPARE(stateOf(id), MailingState::Finished);
    QTRY_COMPARE(text("progressWords"), QStringLiteral("2 not sent"));
    QVERIFY(!child<QPushButton>("endButton")->isVisible());
}

void tst_OutboxPage::filtersByState()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(250);
    const auto id = seed.addMailing(250, MailingState::Paused);
    const auto rows = seed.invitations(id);
    setState(rows[240], QStringLiteral("rejected"), QStringLiteral("Guest 241’s address does not exist any more."));
    open(QString::number(id.number()));
    const auto* model = child<QTableView>("invitations")->model();
    QCOMPARE(model->rowCount(), 250);
    QCOMPARE(model->index(249, 0).data().toString(), QStringLiteral("Guest 250"));
    auto* tabs = child<QTabBar>("stateTabs");
    QCOMPARE(tabs->tabText(4), QStringLiteral("Refused 1"));
    QVERIFY(!tabs->isTabVisible(5)); // nobody is held back
    tabs->setCurrentIndex(4);
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Guest 241"));
    QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("Refused"));
}

void tst_OutboxPage::resolvesAnUncertainMail_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QString>("state");
    QTest::newRow("it was sent") << QByteArray("wasSent") << QStringLiteral("accepted");
    QTest::newRow("send it again") << QByteArray("sendAgain") << QStringLiteral("queued");
}

void tst_OutboxPage::resolvesAnUncertainMail()
{
    QFETCH(QByteArray, button);
    QFETCH(QString, state);
    const auto seed = m_fixture->seed();
    seed.addContacts(30);
    const auto id = seed.addMailing(30, MailingState::Paused);
    const auto rows = seed.invitations(id);
    setState(rows[1], QStringLiteral("uncertain"),
             QStringLiteral("The connection broke while the mail server was taking this mail."));
    open(QString::number(id.number()));
    auto* table = child<QTableView>("invitations");
    table->selectRow(0);
    QVERIFY(!child<QPushButton>("wasSent")->isVisible());
    table->selectRow(1);
    QVERIFY(text("invitationState").startsWith(QStringLiteral("Probably sent, ")));
    keepPicture(*m_page, QStringLiteral("outbox-uncertain"));
    press(button.constData());
    QCOMPARE(seed.stateOf(rows[1]), state);
    QVERIFY(!child<QPushButton>("wasSent")->isVisible());
}

void tst_OutboxPage::showsTheServersWordsAsPlainText()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(1);
    const auto id = seed.addMailing(1, MailingState::Paused);
    const QString words = QStringLiteral("550 5.1.1 <b>no</b> such <img src=x> user");
    setState(seed.invitations(id)[0], QStringLiteral("rejected"), QStringLiteral("This address does not exist."),
             words);
    open(QString::number(id.number()));
    child<QTableView>("invitations")->selectRow(0);
    QVERIFY(!child<QLabel>("serverText")->isVisible());
    press("showServerText");
    QVERIFY(child<QLabel>("serverText")->isVisible());
    QCOMPARE(text("serverText"), words);
    QCOMPARE(child<QLabel>("serverText")->textFormat(), Qt::PlainText);
}

void tst_OutboxPage::namesAMailThatIsStuck()
{
    m_fixture->addAccount();
    const auto seed = m_fixture->seed();
    seed.addContacts(2);
    const auto id = seed.addMailing(2);
    setState(seed.invitations(id)[0], QStringLiteral("ending"));
    open(QString::number(id.number()));
    QVERIFY(m_page->frontPage()->errorBar().isHidden()); // ten minutes are not long
    m_fixture->clock.advance(std::chrono::minutes(6));
    m_page->frontPage()->reload();
    QVERIFY(m_page->frontPage()->errorBar().message().startsWith(
        QStringLiteral("The mail to Guest 1 has not moved for 16 min.")));
}

void tst_OutboxPage::completesAGuestsAddress()
{
    m_fixture->addAccount();
    m_fixture->connectRelay();
    const auto seed = m_fixture->seed();
    seed.addContacts(12, QStringLiteral("consent"));
    (void)seed.addSurvey();
    open(QStringLiteral("new"));
    child<QRadioButton>("audienceOne")->setChecked(true);
    QTRY_VERIFY(!child<QPushButton>("primaryButton")->isEnabled());
    auto* address = child<QLineEdit>("address");
    QTest::keyClicks(address, QStringLiteral("guest 11"));
    QTRY_COMPARE(address->completer()->completionModel()->rowCount(), 1);
    const QModelIndex offered = address->completer()->completionModel()->index(0, 0);
    QCOMPARE(offered.data().toString(), QStringLiteral("Guest 11, guest11@example.org"));
    QTRY_VERIFY(address->completer()->popup()->isVisible());
    QTest::keyClick(address->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(address->completer()->popup(), Qt::Key_Return);
    QCOMPARE(address->text(), QStringLiteral("guest11@example.org"));
    address->setText(QStringLiteral("nobody@example.org"));
    QTRY_VERIFY(!child<QPushButton>("saveDraft")->isEnabled());
    address->setText(QStringLiteral("GUEST11@example.org"));
    QTRY_COMPARE(child<QPushButton>("primaryButton")->text(), QStringLiteral("Send to 1 guest now"));
}

QTEST_MAIN(tst_OutboxPage)
#include "tst_outboxpage.moc"
