#include "core/people/retention.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/settings/settingspage.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

class tst_RetentionSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsWhatIsUsual();
    void keepsWhatIsTyped();
    void tellsWhatWasForgotten();

private:
    template <typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ui::SettingsPage> m_page;
};

void tst_RetentionSection::initTestCase()
{
    speakEnglish();
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_RetentionSection::init()
{
    m_page.reset();
    m_fixture = std::make_unique<PageFixture>();
    m_page = std::make_unique<ui::SettingsPage>(m_fixture->services());
    m_page->resize(1080, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->showPlace(QStringLiteral("retention"));
}

void tst_RetentionSection::showsWhatIsUsual()
{
    QCOMPARE(child<QSpinBox>("clickDays")->value(), 90);
    QCOMPARE(child<QSpinBox>("commentMonths")->value(), 24);
    QCOMPARE(child<QSpinBox>("logMonths")->value(), 13);
    QVERIFY(child<QLabel>("retentionReport")->text().contains(QStringLiteral("Nothing was old enough yet")));
    QVERIFY(m_page->mayLeave());
}

void tst_RetentionSection::keepsWhatIsTyped()
{
    child<QSpinBox>("commentMonths")->setValue(12);
    QVERIFY(!m_page->mayLeave());
    child<QPushButton>("primaryButton")->click();
    const auto stored = m_fixture->database->read([](Transaction& t) { return RetentionRepository().load(t); });
    QVERIFY(*stored == Retention({90, 12, 13}));
    QVERIFY(m_page->mayLeave());
}

void tst_RetentionSection::tellsWhatWasForgotten()
{
    const RetentionReport report{m_fixture->clock.now().addDays(-1), 1204, 3, 1};
    QVERIFY(m_fixture->database->write([&](Transaction& t) { return RetentionRepository().storeRun(t, report); }));
    m_page->showPlace(QStringLiteral("manners"));
    m_page->showPlace(QStringLiteral("retention"));
    m_page->reload();
    const QString words = child<QLabel>("retentionReport")->text();
    QVERIFY2(words.contains(QStringLiteral("1,204 raw clicks, the words of 3 answers, traces of 1 mail")),
             qPrintable(words));
    keepPicture(*m_page, QStringLiteral("retention-light"));
}

QTEST_MAIN(tst_RetentionSection)
#include "tst_retentionsection.moc"
