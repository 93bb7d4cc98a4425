#include "core/settings/settingsrepository.h"
#include "core/visits/visitrepository.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/emptystate.h"
#include "ui/base/theme.h"
#include "ui/outbox/outboxpage.h"
#include "ui/outbox/rulewords.h"

#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;
using inglenook::ui::OutboxPage;
using inglenook::ui::PageKind;

/// Rules on the Outbox page: making, reading, switching, changing and deleting them.
class tst_RulePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhatARuleDoes_data();
    void saysWhatARuleDoes();
    void leadsFromNothingToTheFirstRule();
    void needsASurveyFirst();
    void changesTheSentenceWithEachPart();
    void showsWhoIsAskedAndWhoIsNot();
    void letsTheOwnerSendAllTheSame();
    void queuesWhatIsDueWhenItIsSwitchedOn();
    void switchesARuleInTheList();
    void changesARule();
    void asksBeforeLeavingSomethingUnsaved();
    void deletesAfterAskingOnce();
    void refusesATimeBackThatIsTooShort();

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
    void press(const char* name) const { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    void open(const QString& place = {});
    Id<Visit> addVisit(int guest, QDate departedOn);
    Id<Rule> addRule();
    QList<Rule> rules() const
    {
        return *m_fixture->database->read([](Transaction& t) { return RuleRepository().loadAll(t); });
    }

    QDate m_today;
    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<OutboxPage> m_page;
};

void tst_RulePage::initTestCase()
{
    speakEnglish();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_RulePage::init()
{
    m_fixture = std::make_unique<PageFixture>();
    m_fixture->clock.set(QDateTime({2026, 11, 24}, {12, 0}, Qt::UTC));
    m_today = QDate(2026, 11, 24);
    const auto stored = m_fixture->database->write([](Transaction& t) {
        Business business;
        business.name = QStringLiteral("The Fox & Anchor");
        business.country = QStringLiteral("GB");
        business.timeZone = QTimeZone("Europe/London");
        return SettingsRepository().storeBusiness(t, business);
    });
    QVERIFY(stored.has_value());
    m_page = std::make_unique<OutboxPage>(m_fixture->services());
    m_page->resize(1080, 720);
}

void tst_RulePage::cleanup()
{
    if (m_page->isVisible())
        keepPicture(*m_page, QStringLiteral("rule-") + QString::fromLatin1(QTest::currentTestFunction()));
    m_page.reset();
    m_fixture.reset();
}

void tst_RulePage::open(const QString& place)
{
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    if (!place.isEmpty())
        m_page->showPlace(place);
}

Id<Visit> tst_RulePage::addVisit(int guest, QDate departedOn)
{
    Visit visit;
    visit.contact = Id<Contact>(guest);
    visit.arrivedOn = departedOn.addDays(-2);
    visit.departedOn = departedOn;
    return *m_fixture->database->write(
        [&](Transaction& t) { return VisitRepository().add(t, visit, m_fixture->clock.now()); });
}

Id<Rule> tst_RulePage::addRule()
{
    Rule rule;
    rule.survey = m_fixture->seed().addSurvey();
    rule.startsOn = m_today;
    return *m_fixture->database->write(
        [&](Transaction& t) { return RuleRepository().add(t, rule, m_fixture->clock.now()); });
}

void tst_RulePage::saysWhatARuleDoes_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("sentence");
    Rule rule;
    QTest::newRow("before a survey is there")
        << rule << QStringLiteral("The day after departure, at 10:00, send a survey to every guest.");
    rule.surveyName = QStringLiteral("How was your stay?");
    rule.conditions.kind = VisitConditions::Kind::Stays;
    QTest::newRow("usual") << rule
                           << QStringLiteral("The day after departure, at 10:00, send “How was your stay?” to guests "
                                             "who stayed overnight.");
    rule.daysAfter = 3;
    rule.anchor = Rule::Anchor::Arrival;
    rule.conditions = {};
    rule.conditions.tag = QStringLiteral("VIP");
    rule.conditions.minAmount = 10'000;
    rule.reminderDays = 5;
    QTest::newRow("everything") << rule
                                << QStringLiteral("3 days after arrival, at 10:00, send “How was your stay?” to every "
                                                  "guest, tagged “VIP”, who spent 100.00 or more. Who has not answered "
                                                  "after 5 days is reminded once.");
}

void tst_RulePage::saysWhatARuleDoes()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, sentence);
    QCOMPARE(ui::ruleSentence(rule), sentence);
}

void tst_RulePage::leadsFromNothingToTheFirstRule()
{
    m_fixture->seed().addContacts(2);
    const auto survey = m_fixture->seed().addSurvey();
    open();
    QVERIFY(!child<QWidget>("rules")->isVisible());
    const auto buttons = m_page->findChild<ui::EmptyState*>()->findChildren<QPushButton*>();
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
    QCOMPARE(m_page->frontPage()->objectName(), QStringLiteral("rulePage"));
    QCOMPARE(child<QSpinBox>("daysAfter")->value(), 1);
    child<QComboBox>("visitKind")->setCurrentIndex(1);
    press("primaryButton");
    QCOMPARE(rules().size(), 1);
    QCOMPARE(rules().first().survey, survey);
    QCOMPARE(rules().first().conditions.kind, VisitConditions::Kind::Stays);
    QCOMPARE(rules().first().startsOn, m_today);
    QVERIFY(rules().first().isOn);
    QTRY_VERIFY(child<QWidget>("rules")->isVisible());
    QCOMPARE(m_page->frontPage(), m_page.get());
}

void tst_RulePage::needsASurveyFirst()
{
    open(QStringLiteral("rule"));
    QVERIFY(!child<QPushButton>("primaryButton")->isEnabled());
}

void tst_RulePage::changesTheSentenceWithEachPart()
{
    (void)m_fixture->seed().addSurvey();
    open(QStringLiteral("rule"));
    const auto sentence = [this] { return child<QLabel>("ruleSentence")->text(); };
    child<QSpinBox>("daysAfter")->setValue(2);
    QVERIFY(sentence().startsWith(QStringLiteral("2 days after departure")));
    child<QTimeEdit>("time")->setTime(QTime(11, 30));
    QVERIFY(sentence().contains(QStringLiteral("11:30")));
    child<QLineEdit>("place")->setText(QStringLiteral("Sea view"));
    QVERIFY(sentence().contains(QStringLiteral("Sea view")));
    child<QCheckBox>("reminds")->setChecked(true);
    child<QSpinBox>("reminderDays")->setValue(7);
    QVERIFY(sentence().contains(QStringLiteral("after 7 days is reminded once")));
}

void tst_RulePage::showsWhoIsAskedAndWhoIsNot()
{
    m_fixture->seed().addContacts(3);
    (void)m_fixture->seed().addSurvey();
    m_fixture->seed().run(QStringLiteral("UPDATE contacts SET basis = 'unknown' WHERE contact_id = 3"));
    addVisit(1, m_today.addDays(-1));
    addVisit(2, m_today.addDays(2));
    addVisit(3, m_today.addDays(1));
    addVisit(3, m_today.addDays(-40));
    open(QStringLiteral("rule"));
    QVERIFY(child<QWidget>("goingFigure")->isVisible());
    QTRY_VERIFY(child<QPushButton>("who-no_basis"));
    QVERIFY(!child<QPushButton>("allow-no_basis"));
    press("who-no_basis");
    QVERIFY(child<QLabel>("names-no_basis")->isVisible());
}

void tst_RulePage::letsTheOwnerSendAllTheSame()
{
    m_fixture->seed().addContacts(1);
    (void)m_fixture->seed().addSurvey();
    m_fixture->seed().run(QStringLiteral("UPDATE contacts SET language = 'fr'"));
    addVisit(1, m_today);
    open(QStringLiteral("rule"));
    press("who-missing_language");
    press("allow-missing_language");
    QTRY_VERIFY(child<QPushButton>("disallow-missing_language"));
    press("primaryButton");
    QVERIFY(rules().first().allowed.contains(HoldReason::MissingLanguage));
}

void tst_RulePage::queuesWhatIsDueWhenItIsSwitchedOn()
{
    m_fixture->addAccount();
    m_fixture->connectRelay();
    m_fixture->seed().addContacts(1);
    (void)m_fixture->seed().addSurvey();
    addVisit(1, m_today.addDays(-1));
    open(QStringLiteral("rule"));
    press("primaryButton");
    QCOMPARE(m_fixture->seed().value(QStringLiteral("SELECT count(*) FROM invitations")).toInt(), 1);
}

void tst_RulePage::switchesARuleInTheList()
{
    const auto id = addRule();
    open();
    auto* onOff = child<QCheckBox>("ruleOn1");
    QVERIFY(onOff && onOff->isChecked());
    onOff->click();
    QVERIFY(!rules().first().isOn);
    child<QCheckBox>("ruleOn1")->click();
    QVERIFY(rules().first().isOn);
    QCOMPARE(rules().first().id, id);
}

void tst_RulePage::changesARule()
{
    addRule();
    open();
    QTest::mouseClick(child<QAbstractButton>("ruleRow1"), Qt::LeftButton);
    child<QSpinBox>("daysAfter")->setValue(4);
    press("primaryButton");
    QCOMPARE(rules().size(), 1);
    QCOMPARE(rules().first().daysAfter, 4);
    QCOMPARE(rules().first().startsOn, m_today);
}

void tst_RulePage::asksBeforeLeavingSomethingUnsaved()
{
    addRule();
    open();
    QTest::mouseClick(child<QAbstractButton>("ruleRow1"), Qt::LeftButton);
    QVERIFY(m_page->frontPage()->mayLeave());
    child<QSpinBox>("daysAfter")->setValue(4);
    QVERIFY(!m_page->frontPage()->mayLeave());
    QCOMPARE(rules().first().daysAfter, 1);
}

void tst_RulePage::deletesAfterAskingOnce()
{
    addRule();
    open();
    QTest::mouseClick(child<QAbstractButton>("ruleRow1"), Qt::LeftButton);
    press("removeRule");
    QCOMPARE(rules().size(), 1);
    press("errorBarButton");
    QVERIFY(rules().isEmpty());
}

void tst_RulePage::refusesATimeBackThatIsTooShort()
{
    (void)m_fixture->seed().addSurvey();
    open(QStringLiteral("rule"));
    child<QSpinBox>("oldestDays")->setValue(1);
    press("primaryButton");
    QVERIFY(rules().isEmpty());
}

QTEST_MAIN(tst_RulePage)
#include "tst_rulepage.moc"
