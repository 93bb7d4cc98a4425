// The owner agrees, looks, and decides.

#include "core/mailing/mailaccountrepository.h"
#include "tests/support/pagefixture.h"
#include "tests/support/scriptedimapserver.h"
#include "ui/base/theme.h"
#include "ui/settings/returnspage.h"
#include "ui/settings/settingspage.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace inglenook::core;
using namespace inglenook::tests;
using namespace inglenook::ui;

class TestInboxCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isOffAndNamesTheServerBeforeAnythingGoesThere();
    void looksWhenTheOwnerAgreesAndStopsWhenHeDoesNot();
    void showsWhatCameBackAndTakesTheDecision();

private:
    template <typename T>
    [[nodiscard]] T* child(const char* name) const
    {
        auto* found = m_page->findChild<T*>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] InboxReading reading() const
    {
        return *m_fixture->database->read([](Transaction& t) { return InboxReadingRepository().load(t); });
    }
    void picture(QWidget& widget, const QString& name) const;

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<SettingsPage> m_page;
};

void TestInboxCard::init()
{
    applyTheme(*qApp, Appearance::Light);
    m_fixture = std::make_unique<PageFixture>();
    m_fixture->addAccount();
    m_page = std::make_unique<SettingsPage>(m_fixture->services());
    m_page->resize(1080, 1400);
    m_page->show();
    m_page->showPlace(QStringLiteral("mail"));
}

void TestInboxCard::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

/// Kept where the environment asks for pictures.
void TestInboxCard::picture(QWidget& widget, const QString& name) const
{
    const QString folder = qEnvironmentVariable("INGLENOOK_PICTURES");
    if (folder.isEmpty())
        return;
    for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
        applyTheme(*qApp, appearance);
        QApplication::processEvents();
        widget.grab().save(
            QStringLiteral("%1/%2-%3.png")
                .arg(folder, name, appearance == Appearance::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
    }
}

void TestInboxCard::isOffAndNamesTheServerBeforeAnythingGoesThere()
{
    auto* onOff = child<QCheckBox>("readInbox");
    QVERIFY(!onOff->isChecked());
    QVERIFY(!child<QLineEdit>("inboxHost")->isVisible());
    picture(*m_page, QStringLiteral("inbox-off"));
    onOff->click();
    QVERIFY(child<QLineEdit>("inboxHost")->isVisible());
    QCOMPARE(child<QLineEdit>("inboxHost")->text(), QStringLiteral("mail.fox.example"));
    QCOMPARE(child<QSpinBox>("inboxPort")->value(), 993);
    QVERIFY(!reading().isOn); // not yet agreed to
    picture(*m_page, QStringLiteral("inbox-on"));
    onOff->click();
    QVERIFY(!reading().isOn);
}

void TestInboxCard::looksWhenTheOwnerAgreesAndStopsWhenHeDoesNot()
{
    ScriptedImapServer server(MailSecurity::Tls);
    TestAuthority authority;
    server.setIdentity(authority.issue(QStringLiteral("localhost")));
    server.user = "anna@fox.example";
    server.password = "secret";
    MailAccount account = exampleAccount();
    account.caFile = authority.caFile();
    QVERIFY(m_fixture->database->write([&](Transaction& t) { return MailAccountRepository().store(t, account); }));
    child<QCheckBox>("readInbox")->click();
    child<QLineEdit>("inboxHost")->setText(QStringLiteral("localhost"));
    child<QSpinBox>("inboxPort")->setValue(server.serverPort());
    child<QPushButton>("lookNow")->click();
    QVERIFY(reading().isOn);
    QTRY_VERIFY(server.commands().contains("LOGOUT"));
    QTRY_VERIFY(child<QLabel>("inboxState")->text().startsWith(QStringLiteral("Last looked: ")));
    QCOMPARE(child<QPushButton>("lookNow")->text(), QStringLiteral("Look now"));
    child<QCheckBox>("readInbox")->click();
    QVERIFY(!reading().isOn);
}

void TestInboxCard::showsWhatCameBackAndTakesTheDecision()
{
    const OutboxSeed seed = m_fixture->seed();
    seed.addContacts(2);
    (void)seed.addMailing(2, MailingState::Finished);
    seed.run(QStringLiteral("UPDATE invitations SET state = 'accepted', sent_at = 1, sent_day = '2026-11-20'"));
    const auto add = [&](int guest, const char* kind, const char* suggests, const char* said) {
        seed.run(QStringLiteral("INSERT INTO returned_mails (invitation_id, contact_id, address_key, kind, suggests,"
                                " status, server_text, came_at, mail_key) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)"),
                 {guest, guest, QStringLiteral("guest%1@example.org").arg(guest), QLatin1String(kind),
                  QLatin1String(suggests), QLatin1String(said), m_fixture->clock.now().toMSecsSinceEpoch(),
                  QByteArray(kind)});
    };
    add(1, "answered", "", "Re: How was it?");
    add(2, "doubtful", "dead", "550 5.1.1 <b>no such user</b>");
    child<QPushButton>("showReturns")->click();
    auto* page = m_page->findChild<ReturnsPage*>();
    QVERIFY(page);
    page->reload();
    picture(*m_page, QStringLiteral("returns"));
    QVERIFY(!page->findChild<QPushButton*>(QStringLiteral("dismiss1"))); // nothing to decide
    auto* confirm = page->findChild<QPushButton*>(QStringLiteral("confirm2"));
    QVERIFY(confirm);
    confirm->click();
    QCOMPARE(seed.value(QStringLiteral("SELECT state FROM invitations WHERE contact_id = 2")).toString(),
             QStringLiteral("rejected"));
    auto* forgive = page->findChild<QPushButton*>(QStringLiteral("dismiss2"));
    QVERIFY(forgive);
    forgive->click();
    QCOMPARE(seed.value(QStringLiteral("SELECT state FROM invitations WHERE contact_id = 2")).toString(),
             QStringLiteral("accepted"));
}

QTEST_MAIN(TestInboxCard)
#include "tst_inboxcard.moc"
