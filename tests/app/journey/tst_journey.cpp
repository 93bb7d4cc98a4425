#include "app/common/appcontext.h"
#include "app/common/services.h"
#include "app/journey/journey.h"
#include "app/tryout/tryoutwindow.h"
#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/mailing/smtptransport.h"
#include "core/secrets/sessionsecretstore.h"
#include "core/settings/settingsrepository.h"
#include "relay/relay.h"
#include "tests/support/mailparser.h"
#include "tests/support/relaycaller.h"
#include "tests/support/scriptedsmtpserver.h"
#include "ui/base/bigfigure.h"
#include "ui/base/theme.h"
#include "ui/mainwindow/navigation.h"
#include "ui/results/chartview.h"
#include "ui/today/answerstablemodel.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QImage>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTableView>

using namespace inglenook;
using namespace inglenook::app;
using namespace inglenook::core;
using namespace inglenook::tests;
using ui::PageKind;

/// The main job from end to end, through the window: real widgets, real ledger, real SMTP over TLS, a real relay, a
/// mail reader that is not ours, and a guest who opens the page and presses.
class TestJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void importsWritesSendsAndSeesTheChartMove();
    void makesTheTryOutsJourneyByItself();
    void bringsTheInventedPubBack();

private:
    void openBusiness();
    void openWindow();
    void importGuests();
    void writeSurvey();
    void sendToEverybody();
    void readMails();
    void pressFace(const ParsedMail& mail, int face);
    void seeOnToday();
    void seeChartMove();

    void go(PageKind kind);
    void press(const char* name);
    void chooseInDialog(const QString& file);
    [[nodiscard]] qint64 countContacts();
    [[nodiscard]] FaceCounts chartCounts() const;

    /// A widget that the owner sees now, by its name; null when there is none.
    template <typename T>
    [[nodiscard]] T* shown(const char* name) const
    {
        const QList<T*> all = m_window->findChildren<T*>(QString::fromLatin1(name));
        const auto found = std::find_if(all.begin(), all.end(), [](const T* widget) { return widget->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestAuthority> m_authority;
    std::unique_ptr<ScriptedSmtpServer> m_server;
    std::unique_ptr<relay::Relay> m_relay;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<ui::MainWindow> m_window;
    QList<ParsedMail> m_mails;
    QElapsedTimer m_sinceSaved;
};

namespace {

using namespace std::chrono_literals;

constexpr int longestStep = 20'000; // ms
constexpr int longestHome = 1000;   // ms from "Saved" to the screen: what an owner may expect
constexpr int looking = 1300;       // ms that a person takes before pressing

const QByteArray guests = "Email;First name;Last name\r\n"
                          "anna@guests.example;Anna;Hall\r\n"
                          "tom@guests.example;Tom;Weber\r\n"
                          "nobody;No;Address\r\n"
                          "priya@guests.example;Priya;Sharma\r\n";
const QByteArray password = "c0rrect horse";

} // namespace

void TestJourney::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    ui::applyTheme(*qApp, ui::Appearance::Light);
}

void TestJourney::cleanup()
{
    m_window.reset();
    m_context.reset();
    m_relay.reset();
    m_server.reset();
    m_mails.clear();
}

void TestJourney::openBusiness()
{
    m_authority = std::make_unique<TestAuthority>();
    m_server = std::make_unique<ScriptedSmtpServer>(MailSecurity::Tls);
    m_server->setIdentity(m_authority->issue(QStringLiteral("localhost")));
    m_server->setPassword("owner@pub.test", password);
    relay::RelayConfig config;
    config.dataFolder = m_folder->filePath(QStringLiteral("relay")).toStdString();
    m_relay = std::make_unique<relay::Relay>(std::move(config));
    QVERIFY(!m_relay->start());

    auto opened = AppContext::open(
        {.folder = m_folder->filePath(QStringLiteral("data")),
         .makeSecretStore = [](const DataFolder&) { return std::make_unique<SessionSecretStore>(); },
         .makeTransport = [](const MailAccount& account,
                             const QByteArray& secret) { return std::make_unique<SmtpTransport>(account, secret); },
         .clock = nullptr});
    QVERIFY(opened.has_value());
    m_context = std::move(*opened);
    const auto stored = m_context->database().write([this](Transaction& t) -> Result<void> {
        Business business;
        business.name = QStringLiteral("The Fox & Anchor");
        business.country = QStringLiteral("GB");
        if (auto kept = SettingsRepository().storeBusiness(t, business); !kept)
            return kept;
        MailAccount account{.from = {business.name, *EmailAddress::parse(QStringLiteral("owner@pub.test"))},
                            .host = QStringLiteral("localhost"),
                            .port = m_server->serverPort(),
                            .user = QStringLiteral("owner@pub.test"),
                            .caFile = m_authority->caFile()};
        account.perMinute = 6000;
        return MailAccountRepository().store(t, account);
    });
    QVERIFY(stored.has_value());
}

void TestJourney::openWindow()
{
    m_window = std::make_unique<ui::MainWindow>(servicesOf(*m_context));
    m_window->resize(1280, 720);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    std::optional<Result<void>> ready;
    m_context->secrets().write(QString::fromUtf16(secretname::mailPassword), password, [&](const Result<void>&) {
        m_context->start([&](const Result<void>&) {
            m_context->relayAccount().connectTo(QUrl(QString::fromStdString(m_relay->url())), {}, {},
                                                [&ready](const Result<void>& connected) { ready = connected; });
        });
    });
    QTRY_VERIFY_WITH_TIMEOUT(ready.has_value(), longestStep);
    QVERIFY2(ready->has_value(), ready->has_value() ? "" : qPrintable(ready->error().message));
    m_context->keepPolling();
    m_context->outbox().wake();
}

void TestJourney::go(PageKind kind)
{
    QTest::mouseClick(m_window->findChild<ui::Navigation*>()->button(kind), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), kind);
}

void TestJourney::press(const char* name)
{
    QTRY_VERIFY2_WITH_TIMEOUT(shown<QAbstractButton>(name), name, longestStep);
    QTRY_VERIFY2_WITH_TIMEOUT(shown<QAbstractButton>(name)->isEnabled(), name, longestStep);
    QTest::mouseClick(shown<QAbstractButton>(name), Qt::LeftButton);
}

/// The file dialog that is about to open takes this file.
void TestJourney::chooseInDialog(const QString& file)
{
    QTimer::singleShot(0, this, [file] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->selectFile(file);
        QMetaObject::invokeMethod(dialog, "accept");
    });
}

qint64 TestJourney::countContacts()
{
    return m_context->database().read([](Transaction& t) { return ContactRepository().count(t); }).value_or(-1);
}

void TestJourney::importGuests()
{
    QFile file(m_folder->filePath(QStringLiteral("guests.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(guests) == guests.size());
    file.close();

    go(PageKind::Contacts);
    press("emptyButton");
    chooseInDialog(file.fileName());
    press("chooseButton");
    // The columns, then what would happen, then it happens: nothing before.
    QTRY_VERIFY_WITH_TIMEOUT(shown<QTableView>("previewTable"), longestStep);
    press("primaryButton");
    QTRY_VERIFY_WITH_TIMEOUT(shown<QWidget>("summaryView"), longestStep);
    QCOMPARE(shown<QWidget>("added")->findChild<ui::BigFigure*>()->figure(), QStringLiteral("3"));
    QCOMPARE(shown<QWidget>("refused")->findChild<ui::BigFigure*>()->figure(), QStringLiteral("1"));
    QCOMPARE(countContacts(), 0);
    press("primaryButton");
    QTRY_COMPARE_WITH_TIMEOUT(countContacts(), 3, longestStep);
    press("primaryButton");
    QTRY_VERIFY(shown<QTableView>("contactsTable"));
    QCOMPARE(shown<QTableView>("contactsTable")->model()->rowCount(), 3);
}

void TestJourney::writeSurvey()
{
    go(PageKind::Surveys);
    press("emptyButton");
    auto* name = shown<QLineEdit>("surveyName");
    QVERIFY(name);
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Winter evenings"));
    auto* question = shown<QPlainTextEdit>("question");
    QVERIFY(question);
    question->selectAll();
    QTest::keyClicks(question, QStringLiteral("Was it warm by the fire?"));
    press("sendSurvey");
}

void TestJourney::sendToEverybody()
{
    QTRY_VERIFY(shown<QWidget>("newMailing"));
    QCOMPARE(m_window->currentPage(), PageKind::Outbox);
    QCOMPARE(shown<QComboBox>("survey")->currentText(), QStringLiteral("Winter evenings"));
    QVERIFY(shown<QRadioButton>("audienceAll")->isChecked());
    QTRY_COMPARE(shown<ui::BigFigure>("goingFigure") ? shown<ui::BigFigure>("goingFigure")->figure() : QString(),
                 QStringLiteral("3"));
    QVERIFY(m_server->mails().isEmpty());
    press("primaryButton");
    QTRY_COMPARE_WITH_TIMEOUT(m_server->mails().size(), 3, longestStep);
    QTRY_COMPARE_WITH_TIMEOUT(shown<ui::BigFigure>("progressFigure") ? shown<ui::BigFigure>("progressFigure")->figure()
                                                                     : QString(),
                              QStringLiteral("3"), longestStep);
    QVERIFY(!m_server->heardInTheClear("MAIL FROM"));
}

void TestJourney::readMails()
{
    QStringList recipients;
    for (const ScriptedSmtpServer::Mail& mail : m_server->mails()) {
        const ParsedMail parsed = parseMail(mail.content);
        QVERIFY2(parsed.trouble.isEmpty(), qPrintable(parsed.trouble));
        QCOMPARE(parsed.from, QStringLiteral("owner@pub.test"));
        QVERIFY(parsed.text.contains(QStringLiteral("Was it warm by the fire?")));
        QVERIFY(parsed.html.contains(QStringLiteral("Was it warm by the fire?")));
        // Four faces, the privacy page, the way out.
        QCOMPARE(parsed.links.size(), 6);
        for (const QString& link : parsed.links)
            QVERIFY(parsed.html.contains(link));
        recipients << parsed.to;
        m_mails << parsed;
    }
    recipients.sort();
    QCOMPARE(recipients, (QStringList{QStringLiteral("anna@guests.example"), QStringLiteral("priya@guests.example"),
                                      QStringLiteral("tom@guests.example")}));
}

/// As a browser does: the page, a while of looking, then the form as its button sends it.
void TestJourney::pressFace(const ParsedMail& mail, int face)
{
    RelayCaller browser(QString::fromStdString(m_relay->url()));
    const QString path = QUrl(mail.links.at(face)).path();
    const WireReply page = browser.call("GET", path);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("The Fox &amp; Anchor"));
    QTest::qWait(looking);
    const auto faceWords = {"gold", "green", "amber", "red"};
    const WireReply saved = browser.call("POST", path,
                                         QByteArray("face=") + *(faceWords.begin() + face) +
                                             "&g=1&p=1250&k=75&n=" + page.hidden("n").toPercentEncoding());
    m_sinceSaved.start();
    QCOMPARE(saved.status, 200);
}

void TestJourney::seeOnToday()
{
    go(PageKind::Today);
    QVERIFY(!shown<QTableView>("answers"));
    pressFace(m_mails.first(), 0);
    // The owner sees it where he is, and nobody has pressed "refresh".
    QTRY_VERIFY(shown<QTableView>("answers"));
    QVERIFY2(m_sinceSaved.elapsed() < longestHome, qPrintable(QString::number(m_sinceSaved.elapsed())));
    const auto* model = shown<QTableView>("answers")->model();
    QCOMPARE(model->rowCount(), 1);
    const QString name = model->index(0, ui::AnswersTableModel::NameColumn).data().toString();
    QVERIFY2(m_mails.first().toName == name, qPrintable(name));
}

FaceCounts TestJourney::chartCounts() const
{
    FaceCounts counts;
    for (const TimeSpan& span : shown<ui::ChartView>("chart")->chart().spans())
        counts += span.counts;
    return counts;
}

void TestJourney::seeChartMove()
{
    go(PageKind::Results);
    QTRY_VERIFY(shown<ui::ChartView>("chart"));
    QTRY_COMPARE(chartCounts(), (FaceCounts{{1, 0, 0, 0}}));
    const QImage before = shown<ui::ChartView>("chart")->grab().toImage();
    pressFace(m_mails.at(1), 3);
    QTRY_COMPARE(chartCounts(), (FaceCounts{{1, 0, 0, 1}}));
    QVERIFY2(m_sinceSaved.elapsed() < longestHome, qPrintable(QString::number(m_sinceSaved.elapsed())));
    QVERIFY(shown<ui::ChartView>("chart")->grab().toImage() != before);
    // An unhappy guest waits for a call.
    QTRY_COMPARE(m_window->findChild<ui::Navigation*>()->button(PageKind::FollowUps)->waitingCount(), 1);
}

void TestJourney::importsWritesSendsAndSeesTheChartMove()
{
    for (const auto step : {&TestJourney::openBusiness, &TestJourney::openWindow, &TestJourney::importGuests,
                            &TestJourney::writeSurvey, &TestJourney::sendToEverybody, &TestJourney::readMails,
                            &TestJourney::seeOnToday, &TestJourney::seeChartMove}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
}

void TestJourney::makesTheTryOutsJourneyByItself()
{
    const QString folder = m_folder->filePath(QStringLiteral("pictures"));
    QStringList said;
    const auto made = makeJourney(folder, [&said](const QString& words) { said << words; });
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    QCOMPARE(said.size(), 7);
    for (int i = 0; i < said.size(); ++i)
        QVERIFY2(said.at(i).startsWith(QStringLiteral("%1. ").arg(i + 1)), qPrintable(said.at(i)));
    const QStringList pictures = QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    QCOMPARE(pictures.size(), 12);
    for (const QString& picture : pictures)
        QCOMPARE(QImage(QDir(folder).filePath(picture)).size(), QSize(1440, 860));
}

void TestJourney::bringsTheInventedPubBack()
{
    auto opened = TryOut::open();
    QVERIFY(opened.has_value());
    const std::unique_ptr<TryOut> tryOut = std::move(*opened);
    Database& database = tryOut->context().database();
    const auto count = [&database] {
        return database.read([](Transaction& t) { return ContactRepository().count(t); }).value_or(-1);
    };
    m_window = std::make_unique<TryOutWindow>(*tryOut);
    m_window->show();
    const auto buttonInBanner = [this](const QString& words) -> QPushButton* {
        const auto buttons = m_window->findChild<ui::Banner*>()->findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->text() == words && button->isVisible())
                return button;
        }
        return nullptr;
    };
    const QString removal = QStringLiteral("Remove the sample data");
    const QString comeBack = QStringLiteral("Bring the invented pub back");
    const qint64 before = count();
    QVERIFY(before > 100);
    QTRY_VERIFY(buttonInBanner(removal));
    QTest::mouseClick(buttonInBanner(removal), Qt::LeftButton);
    QCOMPARE(count(), 0);
    QTRY_VERIFY(buttonInBanner(comeBack));
    QTest::mouseClick(buttonInBanner(comeBack), Qt::LeftButton);
    QCOMPARE(count(), before);
    m_window.reset();
}

QTEST_MAIN(TestJourney)
#include "tst_journey.moc"
