#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/mainwindow/mainwindow.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

class tst_PasswordBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void asksOnceAndGoesOn();
    void goesWhenTheKeychainIsUnlocked();
    void leadsToTheMailAccount();
};

namespace {

/// A window over a mailing whose password no keychain has.
struct WaitingWindow
{
    WaitingWindow()
    {
        fixture.addAccount();
        fixture.connectRelay();
        fixture.secrets.trouble = FakeSecretStore::locked();
        fixture.seed().addContacts(1);
        (void)fixture.seed().addMailing(1);
        window = std::make_unique<ui::MainWindow>(fixture.services());
        window->resize(1280, 720);
        window->show();
        fixture.outbox->wake();
        bar = window->findChild<QWidget*>(QStringLiteral("passwordBar"));
        password = bar->findChild<QLineEdit*>(QStringLiteral("sessionPassword"));
    }

    PageFixture fixture;
    std::unique_ptr<ui::MainWindow> window;
    QWidget* bar;
    QLineEdit* password;
};

} // namespace

void tst_PasswordBar::initTestCase()
{
    speakEnglish();
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_PasswordBar::asksOnceAndGoesOn()
{
    WaitingWindow waiting;
    QVERIFY(!waiting.bar->isVisible());
    QTRY_VERIFY(waiting.bar->isVisible());
    QVERIFY(waiting.bar->findChild<QLabel*>()->text().contains(QStringLiteral("anna@fox.example")));
    QVERIFY(!waiting.bar->findChild<QPushButton*>(QStringLiteral("givePassword"))->isEnabled());
    QCOMPARE(waiting.password->echoMode(), QLineEdit::Password);
    keepPicture(*waiting.window, QStringLiteral("password-bar"));
    QTest::keyClicks(waiting.password, QStringLiteral("typed"));
    QTest::keyClick(waiting.password, Qt::Key_Return);
    QVERIFY(!waiting.bar->isVisible());
    QVERIFY(waiting.password->text().isEmpty());
    QTRY_COMPARE(waiting.fixture.mail.mails.size(), 1);
    QCOMPARE(waiting.fixture.mail.passwords, QList<QByteArray>{"typed"});
    QVERIFY(waiting.fixture.secrets.mailPassword() != QByteArray("typed")); // memory only
}

void tst_PasswordBar::goesWhenTheKeychainIsUnlocked()
{
    WaitingWindow waiting;
    QTRY_VERIFY(waiting.bar->isVisible());
    waiting.fixture.secrets.trouble.reset();
    waiting.fixture.outbox->wake();
    QTRY_VERIFY(!waiting.bar->isVisible());
    QTRY_COMPARE(waiting.fixture.mail.mails.size(), 1);
}

void tst_PasswordBar::leadsToTheMailAccount()
{
    WaitingWindow waiting;
    QTRY_VERIFY(waiting.bar->isVisible());
    auto* link = waiting.bar->findChildren<QPushButton*>().first();
    QTest::mouseClick(link, Qt::LeftButton);
    QCOMPARE(waiting.window->currentPage(), ui::PageKind::Settings);
}

QTEST_MAIN(tst_PasswordBar)
#include "tst_passwordbar.moc"
