#include "tests/support/quietservices.h"
#include "ui/surveys/composerpage.h"
#include "ui/surveys/invitationpreview.h"
#include "ui/surveys/invitationview.h"
#include "ui/surveys/languagetabs.h"
#include "ui/surveys/surveytextsform.h"

#include <QtCore/QFile>
#include <QtGui/QDesktopServices>
#include <QtGui/QImage>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabBar>

using namespace inglenook;
using namespace inglenook::ui;
using namespace inglenook::tests;

/// Takes what would go to the browser.
class FakeBrowser : public QObject
{
    Q_OBJECT

public:
    FakeBrowser() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~FakeBrowser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    QByteArray html;

public Q_SLOTS:
    void open(const QUrl& url)
    {
        QFile file(url.toLocalFile());
        html = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

class TestComposerPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void startsWithTextsThatCanBeSaved();
    void savesByKeyboard();
    void keepsWhatWasSavedInEveryField();
    void saysThatASentSurveyGetsANewVersion();
    void marksTheFieldThatDoesNotDo();
    void findsTheWrongFieldInAnotherLanguage();
    void addsALanguageWithItsTexts();
    void removesALanguageAndPutsItBack();
    void insertsAFieldWhereTheCursorWas();
    void previewFollowsTheTyping();
    void previewSpeaksToTheChosenGuest();
    void previewHasEveryGround();
    void previewShowsLongTextsWithoutCutting();
    void opensTheExactMailInTheBrowser();
    void staysForUnsavedChanges();
    void leavesWhenNothingChanged();
    void sendsWhatIsSaved();

private:
    void show(const core::Survey& survey)
    {
        m_page = std::make_unique<ComposerPage>(m_fixture->services(), survey);
        m_page->resize(1080, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    core::Survey add(core::Survey survey)
    {
        const auto added = m_fixture->rows.database().write(
            [&](core::Transaction& t) { return core::SurveyRepository().add(t, survey, m_fixture->clock.now()); });
        return *added;
    }
    [[nodiscard]] static core::Survey twoLanguages()
    {
        core::Survey survey = ComposerPage::draft();
        survey.version.defaultLanguage = QStringLiteral("en");
        for (const char* language : {"en", "de"})
            survey.version.texts.insert(QLatin1String(language), core::defaultTexts(QLatin1String(language)));
        return survey;
    }
    std::optional<core::Survey> stored(core::Id<core::Survey> id)
    {
        return *m_fixture->rows.database().read(
            [&](core::Transaction& t) { return core::SurveyRepository().find(t, id); });
    }
    template <typename T>
    T* find(const char* name)
    {
        auto* found = m_page->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    void press(const QString& text)
    {
        for (auto* button : m_page->errorBar().findChildren<QPushButton*>()) {
            if (button->text() == text)
                return button->click();
        }
        QFAIL(qPrintable(QStringLiteral("no button “%1”").arg(text)));
    }
    [[nodiscard]] InvitationView* view() { return find<InvitationView>("invitationView"); }

    std::unique_ptr<QuietServices> m_fixture;
    std::unique_ptr<ComposerPage> m_page;
};

void TestComposerPage::init()
{
    m_page.reset();
    m_fixture = std::make_unique<QuietServices>();
    m_fixture->rows.run(
        QStringLiteral("INSERT INTO settings (name, value) VALUES ('business',"
                       " '{\"name\":\"The Fox & Anchor\",\"postal_address\":\"1 Quay Street, Whitby\"}')"));
}

void TestComposerPage::startsWithTextsThatCanBeSaved()
{
    show(ComposerPage::draft());
    auto* save = find<QPushButton>("primaryButton");
    QVERIFY(save->isEnabled());
    QVERIFY(find<QTabBar>("languages")->height() >= find<QTabBar>("languages")->tabRect(0).height());
    QuietServices::picture(*m_page, QStringLiteral("composer-new"));
    save->click();
    const auto survey = stored(m_page->survey().id);
    QVERIFY(survey);
    QCOMPARE(survey->name, QStringLiteral("After the visit"));
    QVERIFY(!save->isEnabled());
}

void TestComposerPage::savesByKeyboard()
{
    show(ComposerPage::draft());
    find<QLineEdit>("surveyName")->setText(QStringLiteral("Sunday lunch"));
    find<QLineEdit>("surveyName")->setFocus();
    QTest::keyClick(m_page.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!m_page->survey().id.isNull());
    QCOMPARE(stored(m_page->survey().id)->name, QStringLiteral("Sunday lunch"));
}

void TestComposerPage::keepsWhatWasSavedInEveryField()
{
    show(add(twoLanguages()));
    const core::SurveyTexts typed{
        QStringLiteral("s"),    QStringLiteral("g"),
        QStringLiteral("q\nr"), {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")},
        QStringLiteral("c"),    QStringLiteral("t"),
        QStringLiteral("l")};
    find<QLineEdit>("subject")->setText(typed.subject);
    find<QPlainTextEdit>("greeting")->setPlainText(typed.greeting);
    find<QPlainTextEdit>("question")->setPlainText(typed.question);
    const char* faces[] = {"gold", "green", "amber", "red"};
    for (size_t i = 0; i < 4; ++i)
        find<QLineEdit>(faces[i])->setText(typed.faceLabels[i]);
    find<QPlainTextEdit>("closing")->setPlainText(typed.closing);
    find<QPlainTextEdit>("thanks")->setPlainText(typed.thanks);
    find<QLineEdit>("commentLabel")->setText(typed.commentLabel);
    find<QCheckBox>("asksForComment")->setChecked(false);
    find<QCheckBox>("offersCall")->setChecked(false);
    find<QSpinBox>("linkDays")->setValue(30);
    find<QComboBox>("defaultLanguage")->setCurrentIndex(0);
    QVERIFY(m_page->save());
    const core::SurveyVersion kept = stored(m_page->survey().id)->version;
    QCOMPARE(kept.texts.value(QStringLiteral("en")), typed);
    QCOMPARE(kept.texts.value(QStringLiteral("de")), core::defaultTexts(QStringLiteral("de")));
    QVERIFY(!kept.asksForComment && !kept.offersCall);
    QCOMPARE(kept.linkDays, 30);
    QCOMPARE(kept.defaultLanguage, QStringLiteral("de"));
}

void TestComposerPage::saysThatASentSurveyGetsANewVersion()
{
    const core::Survey survey = add(twoLanguages());
    m_fixture->rows.run(
        QStringLiteral("INSERT INTO mailings (survey_id, survey_version_id, audience, state, created_at)"
                       " VALUES (?, ?, 'all', 'running', 0)"),
        {survey.id.number(), survey.version.id.number()});
    show(survey);
    const auto lines = m_page->findChildren<QLabel*>(QStringLiteral("fieldLine"));
    QVERIFY(std::any_of(lines.begin(), lines.end(),
                        [](const QLabel* line) { return line->text().contains(u"changes make version 2"); }));
    find<QPlainTextEdit>("question")->setPlainText(QStringLiteral("How was dinner?"));
    QVERIFY(m_page->save());
    QVERIFY2(m_page->errorBar().message().contains(u"version 2"), qPrintable(m_page->errorBar().message()));
    QCOMPARE(stored(survey.id)->version.number, 2);
    QuietServices::picture(*m_page, QStringLiteral("composer-version"));
}

void TestComposerPage::marksTheFieldThatDoesNotDo()
{
    show(ComposerPage::draft());
    find<QPlainTextEdit>("greeting")->setPlainText(QStringLiteral("Dear {name},"));
    QVERIFY(!m_page->save());
    QVERIFY(m_page->survey().id.isNull());
    QVERIFY(find<QPlainTextEdit>("greeting")->hasFocus());
    const auto lines = m_page->findChildren<QLabel*>(QStringLiteral("fieldLine"));
    QVERIFY(
        std::any_of(lines.begin(), lines.end(), [](const QLabel* line) { return line->text().contains(u"{name}"); }));
    QVERIFY(m_page->errorBar().message().contains(u"Nothing has been saved"));
    QuietServices::picture(*m_page, QStringLiteral("composer-error"));
}

void TestComposerPage::findsTheWrongFieldInAnotherLanguage()
{
    show(add(twoLanguages()));
    auto* tabs = m_page->findChild<LanguageTabs*>();
    tabs->setCurrent(QStringLiteral("de"));
    find<QPlainTextEdit>("question")->clear();
    tabs->setCurrent(QStringLiteral("en"));
    QCOMPARE(find<QPlainTextEdit>("question")->toPlainText(), core::defaultTexts(QStringLiteral("en")).question);
    QVERIFY(!m_page->save());
    QCOMPARE(tabs->current(), QStringLiteral("de"));
    QVERIFY(find<QPlainTextEdit>("question")->hasFocus());
}

void TestComposerPage::addsALanguageWithItsTexts()
{
    show(add(ComposerPage::draft()));
    QAction* french = nullptr;
    for (QAction* act : find<QMenu>("languageMenu")->actions()) {
        if (act->data() == QStringLiteral("fr"))
            french = act;
    }
    QVERIFY(french);
    french->trigger();
    QCOMPARE(find<QTabBar>("languages")->count(), 2);
    QCOMPARE(find<QLineEdit>("subject")->text(), core::defaultTexts(QStringLiteral("fr")).subject);
    QVERIFY(m_page->save());
    QCOMPARE(stored(m_page->survey().id)->version.texts.keys(),
             (QStringList{QStringLiteral("en"), QStringLiteral("fr")}));
}

void TestComposerPage::removesALanguageAndPutsItBack()
{
    core::Survey survey = twoLanguages();
    survey.version.defaultLanguage = QStringLiteral("de");
    show(add(survey));
    find<QLineEdit>("subject")->setText(QStringLiteral("Na?"));
    find<QPushButton>("removeLanguage")->click();
    QCOMPARE(m_page->survey().version.texts.keys(), QStringList{QStringLiteral("en")});
    QCOMPARE(m_page->survey().version.defaultLanguage, QStringLiteral("en"));
    QVERIFY(!find<QPushButton>("removeLanguage")->isVisible()); // the last one stays
    press(QStringLiteral("Put it back"));
    QCOMPARE(m_page->survey().version.texts.value(QStringLiteral("de")).subject, QStringLiteral("Na?"));
    QCOMPARE(m_page->survey().version.defaultLanguage, QStringLiteral("de"));
}

void TestComposerPage::insertsAFieldWhereTheCursorWas()
{
    show(ComposerPage::draft());
    auto* subject = find<QLineEdit>("subject");
    subject->setText(QStringLiteral("Hello !"));
    subject->setFocus();
    subject->setCursorPosition(6);
    find<QMenu>("fieldMenu")->actions().first()->trigger();
    QCOMPARE(subject->text(), QStringLiteral("Hello {first_name|guest}!"));
    auto* closing = find<QPlainTextEdit>("closing");
    closing->clear();
    closing->setFocus();
    find<QMenu>("fieldMenu")->actions().last()->trigger();
    QCOMPARE(closing->toPlainText(), QStringLiteral("{business}"));
}

void TestComposerPage::previewFollowsTheTyping()
{
    show(ComposerPage::draft());
    QCOMPARE(view()->content().greeting, QStringLiteral("Dear Anna,"));
    QCOMPARE(view()->content().businessName, QStringLiteral("The Fox & Anchor"));
    find<QPlainTextEdit>("question")->setPlainText(QStringLiteral("Was it good?"));
    find<QLineEdit>("red")->setText(QStringLiteral("Oh dear"));
    QTRY_COMPARE(view()->content().question, QStringLiteral("Was it good?"));
    QCOMPARE(view()->content().faceLabels[3], QStringLiteral("Oh dear"));
    QVERIFY(find<QPlainTextEdit>("plainTextMail")->toPlainText().contains(u"Oh dear:"));
    find<QLineEdit>("subject")->setText(QStringLiteral("{first_name}, was it good?"));
    QTRY_COMPARE(find<QLabel>("inboxSubject")->text(), QStringLiteral("Anna, was it good?"));
}

void TestComposerPage::previewSpeaksToTheChosenGuest()
{
    m_fixture->rows.addContact(QStringLiteral("<b>Tom</b>"), QStringLiteral("Weber"),
                               QStringLiteral("tom@guests.example"));
    show(ComposerPage::draft());
    auto* guest = find<QComboBox>("previewContact");
    QCOMPARE(guest->count(), 3);
    guest->setCurrentIndex(1);
    QCOMPARE(view()->content().greeting, QStringLiteral("Dear guest,"));
    guest->setCurrentIndex(2);
    QCOMPARE(view()->content().greeting, QStringLiteral("Dear <b>Tom</b>,"));
}

void TestComposerPage::previewHasEveryGround()
{
    show(ComposerPage::draft());
    auto* preview = m_page->findChild<InvitationPreview*>();
    const auto corner = [this] { return view()->grab().toImage().pixelColor(2, view()->height() - 3); };
    QVERIFY(corner().lightness() > 240);
    preview->setMode(InvitationPreview::Mode::Dark);
    QVERIFY(corner().lightness() < 30);
    QuietServices::picture(*m_page, QStringLiteral("composer-dark"));
    preview->setMode(InvitationPreview::Mode::NoPictures);
    QVERIFY(corner().lightness() > 240);
    QVERIFY(find<QLabel>("previewNote")->text().contains(u"no pictures"));
    preview->setMode(InvitationPreview::Mode::PlainText);
    QVERIFY(find<QPlainTextEdit>("plainTextMail")->isVisible());
    QVERIFY(!view()->isVisible());
    QuietServices::picture(*m_page, QStringLiteral("composer-text"));
}

void TestComposerPage::previewShowsLongTextsWithoutCutting()
{
    show(ComposerPage::draft());
    const int before = view()->height();
    find<QPlainTextEdit>("closing")->setPlainText(QStringLiteral("A long word of thanks. ").repeated(40));
    QTRY_VERIFY(view()->height() > before + 100);
    QCOMPARE(view()->height(), qMax(view()->heightForWidth(view()->width()), view()->height()));
}

void TestComposerPage::opensTheExactMailInTheBrowser()
{
    FakeBrowser browser;
    show(ComposerPage::draft());
    find<QPlainTextEdit>("question")->setPlainText(QStringLiteral("Was it good?"));
    find<QPushButton>("openInBrowser")->click();
    QCOMPARE(QString::fromUtf8(browser.html), m_page->findChild<InvitationPreview*>()->rendered().html);
    QVERIFY(browser.html.contains("Was it good?"));
}

void TestComposerPage::staysForUnsavedChanges()
{
    show(add(ComposerPage::draft()));
    QSignalSpy back(m_page.get(), &Page::backRequested);
    find<QLineEdit>("subject")->setText(QStringLiteral("Another"));
    QTest::keyClick(m_page.get(), Qt::Key_Escape);
    QCOMPARE(back.size(), 0);
    QVERIFY(m_page->errorBar().message().contains(u"not saved"));
    press(QStringLiteral("Leave without saving"));
    QCOMPARE(back.size(), 1);
    QVERIFY(m_page->mayLeave());
}

void TestComposerPage::leavesWhenNothingChanged()
{
    show(ComposerPage::draft());
    QVERIFY(m_page->mayLeave());
    find<QLineEdit>("subject")->setText(QStringLiteral("Another"));
    QVERIFY(!m_page->mayLeave());
    QVERIFY(m_page->save());
    QVERIFY(m_page->mayLeave());
}

void TestComposerPage::sendsWhatIsSaved()
{
    show(ComposerPage::draft());
    QSignalSpy requested(m_page.get(), &Page::pageRequested);
    QSignalSpy back(m_page.get(), &Page::backRequested);
    find<QPlainTextEdit>("question")->clear();
    find<QPushButton>("sendSurvey")->click();
    QCOMPARE(requested.size(), 0);
    find<QPlainTextEdit>("question")->setPlainText(QStringLiteral("Was it good?"));
    find<QPushButton>("sendSurvey")->click();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().at(1).toString(), QStringLiteral("new:%1").arg(m_page->survey().id.number()));
    QCOMPARE(back.size(), 1);
    QVERIFY(stored(m_page->survey().id));
}

QTEST_MAIN(TestComposerPage)
#include "tst_composerpage.moc"
