#include "core/accounts/oauthidsrepository.h"
#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/samples/samplerepository.h"
#include "core/settings/settingsrepository.h"
#include "tests/support/oauthserver.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/settings/settingspage.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabBar>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;
using inglenook::ui::SettingsPage;

/// Stands in for the owner's browser: goes where it is sent.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "go"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }

public Q_SLOTS:
    void go(const QUrl& url)
    {
        QNetworkReply* reply = m_network.get(QNetworkRequest(url));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

private:
    QNetworkAccessManager m_network;
};

class tst_SettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void keepsTheBusiness();
    void refusesABusinessWithoutAName();
    void refusesWhatIsNoColourOrLink();
    void tellsTheRelayOfAChangedPage();
    void findsTheServerOfAnAddress();
    void sendsNoPasswordBeforeTheOwnerAgrees();
    void warnsOfAServerOutsideTheDomain();
    void saysInTimeThatAnAppPasswordIsWanted();
    void showsHowToGetAnAppPassword_data();
    void showsHowToGetAnAppPassword();
    void asksOthersOnlyWhenAllowed();
    void keepsWhatWasFoundForTypingByHand();
    void cancelsASearch();
    void asksOnceWhoseServerItIs();
    void neverAsksAboutAProvidersServer();
    void showsWhatWasSaid();
    void tellsHowGenuineMailsLook();
    void signsInInTheBrowser();
    void offersNoSignInWithoutAnId();
    void sendsNoTokenToAnotherServer();
    void findsTheServerAgain();
    void savesAnAccountThatTheServerLetsIn();
    void keepsWhatIsTypedWhenTheServerRefuses();
    void savesAllTheSameWhenTheOwnerWants();
    void keepsThePasswordForTheSessionWithoutAKeychain();
    void tellsTheStateOfTheKeychain_data();
    void tellsTheStateOfTheKeychain();
    void asksForThePasswordWhereItIsTyped();
    void changesThePortWithTheSecurity();
    void sendsATestMailToItself();
    void cancelsACheck();
    void connectsARelay();
    void saysWhyARelayRefuses();
    void checksTheRelay();
    void renewsTheKey();
    void namesTheRelaysOfBefore();
    void tellsOfClicksThatCouldNotBeUsed();
    void saysSinceWhenTheRelayIsOutOfReach();
    void saysThatNoAnswersComeIn();
    void removesTheSampleInOnePress();
    void showsWhereTheDataAre();
    void staysWhileSomethingIsNotSaved();

private:
    template <typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    void press(const char* name) const { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    void type(const char* name, const QString& text) const
    {
        auto* edit = child<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        edit->insert(text);
        Q_EMIT edit->editingFinished();
    }
    void open(const QString& place);
    void openByHand();
    void typeAccount() const;
    void offer(const QByteArray& host);
    QString errorOf(const char* field) const
    {
        const auto* line = child<QWidget>(field)->parentWidget()->findChild<QLabel*>(QStringLiteral("fieldLine"),
                                                                                     Qt::FindDirectChildrenOnly);
        return line->isHidden() ? QString() : line->text();
    }
    QString message() const { return m_page->errorBar().isHidden() ? QString() : m_page->errorBar().message(); }
    Business business() const
    {
        return *m_fixture->database->read([](Transaction& t) { return SettingsRepository().loadBusiness(t); });
    }
    std::optional<MailAccount> account() const
    {
        return *m_fixture->database->read([](Transaction& t) { return MailAccountRepository().find(t); });
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<SettingsPage> m_page;
};

void tst_SettingsPage::initTestCase()
{
    speakEnglish();
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_SettingsPage::init()
{
    m_fixture = std::make_unique<PageFixture>();
}

void tst_SettingsPage::cleanup()
{
    if (m_page && m_page->isVisible())
        keepPicture(*m_page, QStringLiteral("settings-") + QString::fromLatin1(QTest::currentTestFunction()));
    m_page.reset();
    m_fixture.reset();
}

void tst_SettingsPage::open(const QString& place)
{
    m_page = std::make_unique<SettingsPage>(m_fixture->services());
    m_page->resize(1080, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->showPlace(place);
}

/// The mail account as fields, without the search by the address.
void tst_SettingsPage::openByHand()
{
    open(QStringLiteral("mail"));
    if (child<QPushButton>("typeByHand")->isVisible())
        press("typeByHand");
}

/// What the domain fox.example says of its mail server.
void tst_SettingsPage::offer(const QByteArray& host)
{
    m_fixture->documents.documents.insert(
        QStringLiteral("https://autoconfig.fox.example/mail/config-v1.1.xml"),
        "<clientConfig><emailProvider id=\"x\"><outgoingServer type=\"smtp\"><hostname>" + host +
            "</hostname><port>465</port><socketType>SSL</socketType></outgoingServer></emailProvider></clientConfig>");
}

void tst_SettingsPage::typeAccount() const
{
    type("fromName", QStringLiteral("The Fox & Anchor"));
    type("fromAddress", QStringLiteral("anna@fox.example"));
    type("mailPassword", QStringLiteral("pässword"));
    type("mailHost", QStringLiteral("mail.fox.example"));
}

void tst_SettingsPage::keepsTheBusiness()
{
    open(QStringLiteral("business"));
    type("businessName", QStringLiteral("The Fox & Anchor"));
    auto* country = child<QComboBox>("country");
    country->setCurrentIndex(country->findData(QStringLiteral("DE")));
    QCOMPARE(country->currentText(), QStringLiteral("Deutschland"));
    auto* zone = child<QComboBox>("timeZone");
    zone->setCurrentIndex(zone->findData(QByteArray("Europe/Berlin")));
    child<QPlainTextEdit>("postalAddress")->setPlainText(QStringLiteral("Am Markt 1\n12345 Dorf"));
    press("addReviewLink");
    type("reviewTitle", QStringLiteral("Tell others"));
    type("reviewUrl", QStringLiteral("https://reviews.example/fox"));
    child<QCheckBox>("alwaysAskForTap")->setChecked(true);
    press("primaryButton");
    QCOMPARE(message(), QStringLiteral("Saved."));
    const Business kept = business();
    QCOMPARE(kept.name, QStringLiteral("The Fox & Anchor"));
    QCOMPARE(kept.country, QStringLiteral("DE"));
    QCOMPARE(kept.timeZone, QTimeZone("Europe/Berlin"));
    QCOMPARE(kept.postalAddress, QStringLiteral("Am Markt 1\n12345 Dorf"));
    const ReviewLink link{QStringLiteral("Tell others"), QStringLiteral("https://reviews.example/fox")};
    QCOMPARE(kept.reviewLinks, QList<ReviewLink>{link});
    QVERIFY(kept.alwaysAskForTap);
    QVERIFY(m_page->mayLeave());
}

void tst_SettingsPage::refusesABusinessWithoutAName()
{
    open(QStringLiteral("business"));
    child<QLineEdit>("phone")->setText(QStringLiteral("030 123"));
    press("primaryButton");
    QCOMPARE(errorOf("businessName"), QStringLiteral("Guests must know who is asking."));
    QVERIFY(child<QLineEdit>("businessName")->hasFocus());
    QCOMPARE(business().phone, QString());
    QCOMPARE(child<QLineEdit>("phone")->text(), QStringLiteral("030 123"));
}

void tst_SettingsPage::refusesWhatIsNoColourOrLink()
{
    open(QStringLiteral("business"));
    type("businessName", QStringLiteral("Fox"));
    auto* colour = child<QWidget>("accentColour")->findChild<QLineEdit*>();
    colour->setText(QStringLiteral("red"));
    press("addReviewLink");
    type("reviewTitle", QStringLiteral("Tell others"));
    type("reviewUrl", QStringLiteral("javascript:alert(1)"));
    press("primaryButton");
    QVERIFY(!errorOf("accentColour").isEmpty());
    QVERIFY(colour->hasFocus());
    colour->setText(QStringLiteral("#123ABC"));
    press("primaryButton");
    QCOMPARE(business().name, QString());
    type("reviewUrl", QStringLiteral("https://a.example/"));
    press("primaryButton");
    QCOMPARE(business().accentColour, QStringLiteral("#123ABC"));
}

void tst_SettingsPage::tellsTheRelayOfAChangedPage()
{
    m_fixture->connectRelay();
    m_fixture->stopRelay();
    open(QStringLiteral("business"));
    type("businessName", QStringLiteral("Fox"));
    press("primaryButton");
    QTRY_VERIFY(message().startsWith(QStringLiteral("Saved. The page your guests see could not be changed yet")));
    QCOMPARE(business().name, QStringLiteral("Fox"));
}

void tst_SettingsPage::findsTheServerOfAnAddress()
{
    offer("smtp.fox.example");
    open(QStringLiteral("mail"));
    QVERIFY(child<QPushButton>("primaryButton")->isHidden());
    type("setupName", QStringLiteral("The Fox & Anchor"));
    type("setupAddress", QStringLiteral("anna@fox.example"));
    type("setupPassword", QStringLiteral("pässword"));
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    QCOMPARE(child<QLabel>("foundTitle")->text(), QStringLiteral("Found: smtp.fox.example"));
    QCOMPARE(child<QLabel>("foundServer")->text(),
             QStringLiteral("Port 465, TLS from the first byte. User name: anna@fox.example"));
    QCOMPARE(child<QLabel>("foundOrigin")->text(),
             QStringLiteral("From your provider’s own description at fox.example."));
    QVERIFY(child<QWidget>("foundOutside")->isHidden());
    keepPicture(*m_page, QStringLiteral("settings-found"));
    press("signInAndSave");
    QTRY_COMPARE(message(), QStringLiteral("Saved. Mails leave as anna@fox.example through smtp.fox.example."));
    QCOMPARE(account()->host, QStringLiteral("smtp.fox.example"));
    QCOMPARE(account()->from.name, QStringLiteral("The Fox & Anchor"));
    QCOMPARE(m_fixture->secrets.mailPassword(), QByteArray("pässword"));
    QVERIFY(child<QLineEdit>("mailHost")->isVisible());
    QVERIFY(!child<QLineEdit>("setupAddress")->isVisible());
    QVERIFY(m_page->mayLeave());
}

void tst_SettingsPage::sendsNoPasswordBeforeTheOwnerAgrees()
{
    m_fixture->mail.checkOutcomes.insert(QStringLiteral("smtp.fox.example:465"), outcomeOf(SendVerdict::Accepted));
    open(QStringLiteral("mail"));
    type("setupAddress", QStringLiteral("anna@fox.example"));
    type("setupPassword", QStringLiteral("pässword"));
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    QVERIFY(!m_fixture->mail.passwords.isEmpty()); // it knocked
    for (const QByteArray& password : std::as_const(m_fixture->mail.passwords))
        QVERIFY(password.isEmpty());
    press("signInAndSave");
    QTRY_VERIFY(account().has_value());
    QCOMPARE(m_fixture->mail.passwords.last(), QByteArray("pässword"));
}

void tst_SettingsPage::warnsOfAServerOutsideTheDomain()
{
    offer("smtp.strange.example");
    open(QStringLiteral("mail"));
    type("setupAddress", QStringLiteral("anna@fox.example"));
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundOutside")->isVisible());
    press("signInAndSave");
    QCOMPARE(errorOf("setupPassword"), QStringLiteral("Type the password of this mail account."));
    QVERIFY(m_fixture->mail.accounts.isEmpty());
}

void tst_SettingsPage::saysInTimeThatAnAppPasswordIsWanted()
{
    open(QStringLiteral("mail"));
    QVERIFY(child<QWidget>("secretNotice")->isHidden());
    type("setupAddress", QStringLiteral("anna@gmail.com"));
    QVERIFY(child<QWidget>("secretNotice")->isVisible());
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    QVERIFY(child<QLabel>("foundLimits")->text().contains(QStringLiteral("500")));
    type("setupPassword", QStringLiteral("abcd efgh ijkl mnop"));
    press("signInAndSave");
    QTRY_VERIFY(account().has_value());
    QCOMPARE(account()->perDay, 400);
    QCOMPARE(account()->host, QStringLiteral("smtp.gmail.com"));
}

void tst_SettingsPage::showsHowToGetAnAppPassword_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("title");
    QTest::newRow("gmail") << "anna@gmail.com"
                           << "An app password for Gmail";
    QTest::newRow("yahoo") << "anna@yahoo.co.uk"
                           << "An app password for Yahoo";
    QTest::newRow("icloud") << "anna@me.com"
                            << "An app password for iCloud";
    QTest::newRow("fastmail") << "anna@fastmail.com"
                              << "An app password for Fastmail";
}

void tst_SettingsPage::showsHowToGetAnAppPassword()
{
    QFETCH(QString, address);
    QFETCH(QString, title);
    open(QStringLiteral("mail"));
    type("setupAddress", address);
    const auto links = child<QWidget>("secretNotice")->findChildren<QPushButton*>();
    QCOMPARE(links.size(), 1);
    QTest::mouseClick(links.first(), Qt::LeftButton);
    QCOMPARE(m_page->frontPage()->title(), title);
    keepPicture(*m_page, QStringLiteral("guide-") + QString::fromLatin1(QTest::currentDataTag()));
    QTest::keyClick(m_page->frontPage(), Qt::Key_Escape);
    QCOMPARE(m_page->frontPage(), m_page.get());
    QCOMPARE(child<QLineEdit>("setupAddress")->text(), address);
}

void tst_SettingsPage::asksOthersOnlyWhenAllowed()
{
    m_fixture->mail.checkOutcome = outcomeOf(SendVerdict::NotSent);
    open(QStringLiteral("mail"));
    type("setupAddress", QStringLiteral("anna@fox.example"));
    press("findServer");
    QTRY_COMPARE(child<QLabel>("foundTitle")->text(), QStringLiteral("Nothing found for fox.example yet"));
    QVERIFY(m_fixture->documents.asked.filter(QStringLiteral("thunderbird")).isEmpty());
    keepPicture(*m_page, QStringLiteral("settings-nothing-found"));
    press("askThirdParty");
    QTRY_VERIFY(!m_fixture->documents.asked.filter(QStringLiteral("thunderbird")).isEmpty());
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    QVERIFY(child<QPushButton>("askThirdParty")->isHidden());
}

void tst_SettingsPage::keepsWhatWasFoundForTypingByHand()
{
    offer("smtp.fox.example");
    open(QStringLiteral("mail"));
    type("setupAddress", QStringLiteral("anna@fox.example"));
    type("setupPassword", QStringLiteral("pässword"));
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    press("changeByHand");
    QCOMPARE(child<QLineEdit>("mailHost")->text(), QStringLiteral("smtp.fox.example"));
    QCOMPARE(child<QLineEdit>("fromAddress")->text(), QStringLiteral("anna@fox.example"));
    QCOMPARE(child<QLineEdit>("mailUser")->text(), QStringLiteral("anna@fox.example"));
    QCOMPARE(child<QLineEdit>("mailPassword")->text(), QStringLiteral("pässword"));
    QVERIFY(!m_page->mayLeave());
}

void tst_SettingsPage::cancelsASearch()
{
    m_fixture->dns.isSilent = m_fixture->documents.isSilent = true;
    open(QStringLiteral("mail"));
    type("setupAddress", QStringLiteral("anna@fox.example"));
    press("findServer");
    auto* progress = child<QWidget>("setupProgress");
    QVERIFY(progress->isVisible());
    QTRY_VERIFY(m_fixture->dns.asked.size() >= 3);
    keepPicture(*m_page, QStringLiteral("settings-searching"));
    QTest::mouseClick(progress->findChild<QPushButton*>(QStringLiteral("cancelButton")), Qt::LeftButton);
    QVERIFY(!progress->isVisible());
    QVERIFY(child<QPushButton>("findServer")->isEnabled());
    QVERIFY(child<QWidget>("foundPanel")->isHidden());
}

void tst_SettingsPage::asksOnceWhoseServerItIs()
{
    ServerCertificate certificate;
    certificate.fingerprint = QByteArray(32, '\xab');
    certificate.subject = QStringLiteral("<b>mail.fox.example</b>");
    certificate.issuer = certificate.subject;
    certificate.trouble = QStringLiteral("Nobody known vouches for it.");
    certificate.validFrom = certificate.validUntil = m_fixture->clock.now();
    certificate.mayBePinned = true;
    m_fixture->mail.certificate = certificate;
    openByHand();
    typeAccount();
    press("primaryButton");
    QTRY_COMPARE(m_page->frontPage()->title(), QStringLiteral("Is this your own server?"));
    QVERIFY(child<QLabel>("fingerprint")->text().startsWith(QStringLiteral("AB:AB:")));
    keepPicture(*m_page, QStringLiteral("settings-certificate"));
    QVERIFY(!account().has_value());
    press("trustCertificate");
    QTRY_VERIFY(account().has_value());
    QCOMPARE(account()->pinnedCertificate, certificate.fingerprint);
    QCOMPARE(m_page->frontPage(), m_page.get());
    QVERIFY(child<QWidget>("pinNotice")->isVisible());
    // It stands for this server only.
    type("mailHost", QStringLiteral("mail.other.example"));
    QVERIFY(child<QWidget>("pinNotice")->isHidden());
}

void tst_SettingsPage::neverAsksAboutAProvidersServer()
{
    ServerCertificate certificate;
    certificate.fingerprint = QByteArray(32, '\xab');
    certificate.mayBePinned = true;
    m_fixture->mail.certificate = certificate;
    openByHand();
    typeAccount();
    type("mailHost", QStringLiteral("smtp.gmail.com"));
    press("primaryButton");
    QTRY_VERIFY(!message().isEmpty());
    QCOMPARE(m_page->frontPage(), m_page.get());
}

void tst_SettingsPage::showsWhatWasSaid()
{
    const int connection = m_fixture->dialogue.begin(QStringLiteral("mail.fox.example:465, TLS"), {});
    m_fixture->dialogue.heard(connection, "220 <b>mail.fox.example</b> ready\r\n");
    openByHand();
    press("showDialogue");
    auto* text = child<QPlainTextEdit>("dialogue");
    QVERIFY(text->toPlainText().contains(QStringLiteral("S: 220 <b>mail.fox.example</b> ready")));
    QVERIFY(text->isReadOnly());
    press("copyDialogue");
    QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
    keepPicture(*m_page, QStringLiteral("settings-dialogue"));
}

void tst_SettingsPage::tellsHowGenuineMailsLook()
{
    m_fixture->addAccount();
    m_fixture->dns.texts.insert(QStringLiteral("_dmarc.fox.example"), {QStringLiteral("v=DMARC1; p=reject")});
    open(QStringLiteral("mail"));
    press("sendTestMail");
    QTRY_VERIFY(child<QLabel>("standingSpf") && child<QLabel>("standingSpf")->isVisible());
    QVERIFY(child<QLabel>("standingSpf")->text().startsWith(QStringLiteral("Nothing says which servers may send")));
    QCOMPARE(child<QLabel>("standingDmarc")->text(),
             QStringLiteral("Others are asked to hold back mails that are forged in your name."));
}

void tst_SettingsPage::signsInInTheBrowser()
{
    OAuthServer google;
    m_fixture->oauthProvider = google.provider();
    Browser browser;
    open(QStringLiteral("mail"));
    type("setupAddress", QStringLiteral("anna@gmail.com"));
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    QCOMPARE(child<QPushButton>("signInBrowser")->text(), QStringLiteral("Sign in with Test provider"));
    keepPicture(*m_page, QStringLiteral("settings-browser"));
    press("signInBrowser");
    QTRY_VERIFY(account().has_value());
    QCOMPARE(account()->signIn, MailSignIn::Google);
    QCOMPARE(account()->host, QStringLiteral("smtp.gmail.com"));
    QTRY_COMPARE(m_fixture->secrets.mailPassword(), google.refreshToken()); // kept after the account
    QTRY_COMPARE(child<QLineEdit>("mailPassword")->placeholderText(), QStringLiteral("Signed in in the browser"));
    QVERIFY(m_page->mayLeave());
}

void tst_SettingsPage::offersNoSignInWithoutAnId()
{
    open(QStringLiteral("mail"));
    type("setupAddress", QStringLiteral("anna@hotmail.com"));
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    QVERIFY(child<QPushButton>("signInBrowser")->isHidden());
    QVERIFY(child<QPushButton>("signInAndSave")->isHidden());
    QTest::mouseClick(child<QWidget>("secretNotice")->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(m_page->frontPage()->title(), QStringLiteral("Sign-in in the browser"));
    type("microsoftClientId", QStringLiteral("1234-abcd"));
    keepPicture(*m_page, QStringLiteral("settings-client-ids"));
    QVERIFY(!m_page->frontPage()->mayLeave());
    QTest::mouseClick(m_page->frontPage()->findChild<QPushButton*>(QStringLiteral("primaryButton")), Qt::LeftButton);
    QCOMPARE(m_page->frontPage(), m_page.get());
    const auto ids = m_fixture->database->read([](Transaction& t) { return OAuthIdsRepository().load(t); });
    QCOMPARE(ids->microsoft, QStringLiteral("1234-abcd"));
}

/// What a sign-in in the browser brought is good at one server and goes to no other.
void tst_SettingsPage::sendsNoTokenToAnotherServer()
{
    MailAccount signedIn = exampleAccount();
    signedIn.signIn = MailSignIn::Microsoft;
    QVERIFY(m_fixture->database->write([&](Transaction& t) { return MailAccountRepository().store(t, signedIn); }));
    m_fixture->secrets.setMailPassword("refresh token");
    open(QStringLiteral("mail"));
    type("mailHost", QStringLiteral("mail.evil.example"));
    press("checkMail");
    QCOMPARE(errorOf("mailPassword"), QStringLiteral("Type the password of this mail account."));
    QVERIFY(m_fixture->mail.passwords.isEmpty());
}

void tst_SettingsPage::findsTheServerAgain()
{
    m_fixture->addAccount();
    offer("smtp.fox.example");
    open(QStringLiteral("mail"));
    QVERIFY(child<QLineEdit>("mailHost")->isVisible());
    press("findAgain");
    QCOMPARE(child<QLineEdit>("setupAddress")->text(), QStringLiteral("anna@fox.example"));
    QVERIFY(m_page->mayLeave());
    QCoreApplication::processEvents(); // what is shown takes its place
    press("findServer");
    QTRY_VERIFY(child<QWidget>("foundPanel")->isVisible());
    QCoreApplication::processEvents();
    press("changeByHand");
    QCOMPARE(child<QLineEdit>("mailHost")->text(), QStringLiteral("smtp.fox.example"));
}

void tst_SettingsPage::savesAnAccountThatTheServerLetsIn()
{
    openByHand();
    typeAccount();
    child<QSpinBox>("perDay")->setValue(90);
    press("primaryButton");
    QTRY_COMPARE(message(), QStringLiteral("Saved. Mails leave as anna@fox.example through mail.fox.example."));
    QCOMPARE(m_fixture->mail.passwords, QList<QByteArray>{QByteArrayLiteral("p\xC3\xA4ssword")});
    QCOMPARE(m_fixture->mail.accounts.first().user, QStringLiteral("anna@fox.example")); // the address, as mostly
    QCOMPARE(account()->perDay, 90);
    QCOMPARE(account()->port, quint16(465));
    QCOMPARE(m_fixture->secrets.mailPassword(), QByteArrayLiteral("p\xC3\xA4ssword"));
    QVERIFY(child<QLineEdit>("mailPassword")->text().isEmpty());
    QVERIFY(m_fixture->mail.mails.isEmpty());
    QVERIFY(m_page->mayLeave());
}

void tst_SettingsPage::keepsWhatIsTypedWhenTheServerRefuses()
{
    m_fixture->mail.checkOutcome =
        outcomeOf(SendVerdict::SignIn, QStringLiteral("The password is wrong."), QStringLiteral("535 5.7.8 <b>no</b>"));
    openByHand();
    typeAccount();
    press("primaryButton");
    QTRY_VERIFY(message().startsWith(QStringLiteral("The password is wrong. Nothing is saved yet")));
    QVERIFY(!account().has_value());
    QVERIFY(m_fixture->secrets.mailPassword().isEmpty());
    QCOMPARE(child<QLineEdit>("mailHost")->text(), QStringLiteral("mail.fox.example"));
    QCOMPARE(child<QLineEdit>("mailPassword")->text(), QStringLiteral("pässword"));
    // What is typed stays also while the owner looks elsewhere.
    m_page->hide();
    m_page->show();
    QCOMPARE(child<QLineEdit>("mailHost")->text(), QStringLiteral("mail.fox.example"));
}

void tst_SettingsPage::savesAllTheSameWhenTheOwnerWants()
{
    m_fixture->mail.checkOutcome = outcomeOf(SendVerdict::NotSent, QStringLiteral("The server does not answer."));
    openByHand();
    typeAccount();
    press("primaryButton");
    QTRY_VERIFY(!message().isEmpty());
    press("errorBarButton");
    QTRY_VERIFY(message().startsWith(QStringLiteral("Saved.")));
    QCOMPARE(account()->host, QStringLiteral("mail.fox.example"));
}

void tst_SettingsPage::keepsThePasswordForTheSessionWithoutAKeychain()
{
    openByHand();
    typeAccount();
    m_fixture->secrets.trouble = FakeSecretStore::missing();
    press("primaryButton");
    QTRY_VERIFY(message().startsWith(QStringLiteral("Saved, but not the password. There is no keychain.")));
    QVERIFY(account().has_value());
    // The outbox has it for this session and asks nobody.
    m_fixture->secrets.trouble.reset();
    m_fixture->connectRelay();
    m_fixture->secrets.trouble = FakeSecretStore::missing();
    const auto seed = m_fixture->seed();
    seed.addContacts(1);
    (void)seed.addMailing(1);
    QSignalSpy asked(m_fixture->outbox.get(), &Outbox::passwordNeeded);
    m_fixture->outbox->wake();
    QTRY_COMPARE(m_fixture->mail.mails.size(), 1);
    QCOMPARE(m_fixture->mail.passwords.last(), QByteArrayLiteral("p\xC3\xA4ssword"));
    QCOMPARE(asked.size(), 0);
}

void tst_SettingsPage::tellsTheStateOfTheKeychain_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("kept") << 0 << QStringLiteral("It is in this computer’s keychain.");
    QTest::newRow("gone") << 1 << QStringLiteral("The keychain does not have it, or has lost it.");
    QTest::newRow("locked") << 2 << QStringLiteral("The keychain is locked.");
    QTest::newRow("none") << 3 << QStringLiteral("There is no keychain.");
}

void tst_SettingsPage::tellsTheStateOfTheKeychain()
{
    QFETCH(int, state);
    QFETCH(QString, words);
    m_fixture->addAccount();
    if (state == 1)
        m_fixture->secrets.secrets.clear();
    if (state == 2)
        m_fixture->secrets.trouble = FakeSecretStore::locked();
    if (state == 3)
        m_fixture->secrets.trouble = FakeSecretStore::missing();
    openByHand();
    QTRY_VERIFY(errorOf("mailPassword").startsWith(words));
}

void tst_SettingsPage::asksForThePasswordWhereItIsTyped()
{
    openByHand();
    type("fromAddress", QStringLiteral("anna@fox.example"));
    type("mailHost", QStringLiteral("mail.fox.example"));
    press("checkMail");
    QTRY_COMPARE(errorOf("mailPassword"), QStringLiteral("Type the password of this mail account."));
    QVERIFY(child<QLineEdit>("mailPassword")->hasFocus());
    QVERIFY(m_fixture->mail.accounts.isEmpty());
}

void tst_SettingsPage::changesThePortWithTheSecurity()
{
    openByHand();
    auto* security = child<QComboBox>("security");
    auto* port = child<QSpinBox>("mailPort");
    QCOMPARE(port->value(), 465);
    QTest::keyClick(security, Qt::Key_Down);
    QCOMPARE(port->value(), 587);
    port->setValue(2525);
    QTest::keyClick(security, Qt::Key_Up);
    QCOMPARE(port->value(), 2525); // of the owner's own choice
}

void tst_SettingsPage::sendsATestMailToItself()
{
    m_fixture->addAccount();
    openByHand();
    press("sendTestMail");
    QTRY_VERIFY(message().startsWith(QStringLiteral("Sent to anna@fox.example.")));
    QCOMPARE(m_fixture->mail.recipients(), QStringList{QStringLiteral("anna@fox.example")});
    const OutgoingMail& mail = m_fixture->mail.mails.first();
    QCOMPARE(mail.from.text(), QStringLiteral("anna@fox.example"));
    QVERIFY(mail.content.contains("Subject: A test from Inglenook\r\n"));
    QVERIFY(!mail.content.contains("List-Unsubscribe"));
}

void tst_SettingsPage::cancelsACheck()
{
    m_fixture->addAccount();
    m_fixture->mail.holdsBack = true;
    openByHand();
    press("checkMail");
    QTRY_COMPARE(m_fixture->mail.accounts.size(), 1);
    const auto cancels = m_page->findChildren<QPushButton*>(QStringLiteral("cancelButton"));
    const auto shown = std::find_if(cancels.begin(), cancels.end(), [](const auto* b) { return b->isVisible(); });
    QVERIFY(shown != cancels.end());
    QPushButton* cancel = *shown;
    keepPicture(*m_page, QStringLiteral("settings-checking"));
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!cancel->isVisible());
    m_fixture->mail.holdsBack = false;
    press("checkMail"); // and it can be tried again
    QTRY_COMPARE(message(), QStringLiteral("mail.fox.example let us in. Nothing was sent."));
}

void tst_SettingsPage::connectsARelay()
{
    const QUrl url = m_fixture->startRelay("letmein");
    open(QStringLiteral("relay"));
    QCOMPARE(child<QLabel>("relayState")->text(), QStringLiteral("Not connected yet"));
    keepPicture(*m_page, QStringLiteral("settings-relay-none"));
    type("relayUrl", url.toString());
    type("registrationCode", QStringLiteral("letmein"));
    press("primaryButton");
    QTRY_COMPARE(message(), QStringLiteral("Connected to 127.0.0.1. Guests’ clicks can come."));
    QVERIFY(m_fixture->relayAccount->linkSigner().has_value());
    QCOMPARE(child<QLabel>("relayState")->text(), QStringLiteral("Connected to 127.0.0.1"));
    QVERIFY(m_page->mayLeave());
}

void tst_SettingsPage::saysWhyARelayRefuses()
{
    const QUrl url = m_fixture->startRelay("letmein");
    open(QStringLiteral("relay"));
    type("relayUrl", QStringLiteral("not an address"));
    press("primaryButton");
    QVERIFY(errorOf("relayUrl").startsWith(QStringLiteral("This should be a web address")));
    type("relayUrl", url.toString());
    type("registrationCode", QStringLiteral("wrong"));
    press("primaryButton");
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(!m_fixture->relayAccount->mailbox());
    QCOMPARE(child<QLineEdit>("registrationCode")->text(), QStringLiteral("wrong"));
}

void tst_SettingsPage::renewsTheKey()
{
    open(QStringLiteral("relay"));
    QVERIFY(!child<QPushButton>("renewRelayKey")->isVisible());
    m_fixture->connectRelay();
    QTRY_VERIFY(child<QPushButton>("renewRelayKey")->isVisible());
    keepPicture(*m_page, QStringLiteral("settings-relay-connected"));
    press("renewRelayKey");
    QTRY_COMPARE(message(), QStringLiteral("The relay has a new key. The old one opens nothing any more."));
    press("checkRelay");
    QTRY_COMPARE(message(), QStringLiteral("The relay answers and knows this computer."));
}

void tst_SettingsPage::namesTheRelaysOfBefore()
{
    m_fixture->connectRelay();
    open(QStringLiteral("relay"));
    QVERIFY(!child<QLabel>("pastRelays")->isVisible());
    m_fixture->seed().run(
        QStringLiteral("INSERT INTO relay_mailboxes (mailbox_id, url, link_base, epoch, public_key, registered_at,"
                       " is_current, listens_until) SELECT x'010203040506', 'https://old.example', link_base, epoch,"
                       " public_key, 0, 0, ? FROM relay_mailboxes"),
        {m_fixture->clock.now().addDays(300).toMSecsSinceEpoch()});
    m_page->hide();
    m_page->show();
    QTRY_VERIFY(child<QLabel>("pastRelays")->isVisible());
    QVERIFY(child<QLabel>("pastRelays")->text().contains(QStringLiteral("old.example")));
    m_fixture->clock.advance(std::chrono::hours(24 * 301));
    m_page->hide();
    m_page->show();
    QTRY_VERIFY(!child<QLabel>("pastRelays")->isVisible());
}

void tst_SettingsPage::tellsOfClicksThatCouldNotBeUsed()
{
    m_fixture->connectRelay();
    open(QStringLiteral("relay"));
    QVERIFY(!child<QLabel>("droppedEvents")->isVisible());
    m_fixture->seed().run(QStringLiteral("UPDATE relay_mailboxes SET dropped_events = 3"));
    Q_EMIT m_fixture->poller->eventsDropped(3);
    QTRY_VERIFY(child<QLabel>("droppedEvents")->isVisible());
    QVERIFY(child<QLabel>("droppedEvents")->text().startsWith(QStringLiteral("3 clicks could not be used")));
    keepPicture(*m_page, QStringLiteral("settings-relay-dropped"));
}

void tst_SettingsPage::saysSinceWhenTheRelayIsOutOfReach()
{
    m_fixture->connectRelay();
    m_fixture->stopRelay();
    open(QStringLiteral("relay"));
    m_fixture->poller->start();
    QTRY_VERIFY(child<QLabel>("relayState")->text().contains(QStringLiteral("out of reach since")));
    const QString more = child<QLabel>("relayStateMore")->text();
    QCOMPARE(more.count(QStringLiteral("No click is lost")), 1);
    keepPicture(*m_page, QStringLiteral("settings-relay-away"));
}

void tst_SettingsPage::saysThatNoAnswersComeIn()
{
    m_fixture->connectRelay();
    open(QStringLiteral("relay"));
    m_fixture->secrets.trouble = FakeSecretStore::locked();
    m_fixture->poller->start();
    QTRY_VERIFY(child<QLabel>("relayState")->text().contains(QStringLiteral("but no answers come in")));
    QVERIFY(child<QLabel>("relayStateMore")->text().contains(QStringLiteral("The relay keeps them")));
    m_fixture->secrets.trouble.reset();
    m_fixture->poller->start();
    QTRY_VERIFY(!child<QLabel>("relayState")->text().contains(QStringLiteral("but no answers come in")));
}

void tst_SettingsPage::checksTheRelay()
{
    m_fixture->connectRelay();
    open(QStringLiteral("relay"));
    press("checkRelay");
    QTRY_COMPARE(message(), QStringLiteral("The relay answers and knows this computer."));
    m_fixture->stopRelay();
    press("checkRelay");
    QTRY_VERIFY(message() != QStringLiteral("The relay answers and knows this computer.") && !message().isEmpty());
}

void tst_SettingsPage::removesTheSampleInOnePress()
{
    const auto seed = m_fixture->seed();
    seed.addContacts(3);
    seed.run(QStringLiteral("UPDATE contacts SET is_sample = 1 WHERE contact_id < 3"));
    open(QStringLiteral("about"));
    QVERIFY(child<QWidget>("sampleCard")->isVisible());
    keepPicture(*m_page, QStringLiteral("settings-sample"));
    press("removeSample");
    QCOMPARE(seed.value(QStringLiteral("SELECT count(*) FROM contacts")).toInt(), 1);
    QVERIFY(!child<QWidget>("sampleCard")->isVisible());
    QVERIFY(!child<QPushButton>("primaryButton")->isVisible());
}

void tst_SettingsPage::showsWhereTheDataAre()
{
    open(QStringLiteral("about"));
    QCOMPARE(child<QLabel>("dataFolder")->text(), m_fixture->folder.path());
    QVERIFY(!child<QWidget>("sampleCard")->isVisible());
}

void tst_SettingsPage::staysWhileSomethingIsNotSaved()
{
    openByHand();
    QVERIFY(m_page->mayLeave());
    type("mailHost", QStringLiteral("mail.fox.example"));
    m_page->showPlace(QStringLiteral("about"));
    QVERIFY(!m_page->mayLeave());
    QVERIFY(child<QLineEdit>("mailHost")->isVisible());
    QCOMPARE(message(), QStringLiteral("Something here is typed and not saved."));
    press("errorBarButton");
    QVERIFY(m_page->mayLeave());
    QVERIFY(child<QLineEdit>("mailHost")->text().isEmpty());
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_settingspage.moc"
