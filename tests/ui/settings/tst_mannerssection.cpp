#include "core/settings/settingsrepository.h"
#include "tests/support/pagefixture.h"
#include "tests/support/picture.h"
#include "ui/base/theme.h"
#include "ui/settings/settingspage.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>

#include <algorithm>

using namespace inglenook;
using namespace inglenook::core;
using namespace inglenook::tests;

class tst_MannersSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void keepsWhatIsTyped();
    void readsClosedDaysAsTheOwnerWritesThem();
    void saysWhichDayItCannotRead();
    void saysWhichAddressIsNone();
    void asksBeforeLeavingSomethingUnsaved();

private:
    template <typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    void save() const { child<QPushButton>("primaryButton")->click(); }
    [[nodiscard]] Manners stored() const
    {
        return *m_fixture->database->read([](Transaction& t) { return SettingsRepository().loadManners(t); });
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ui::SettingsPage> m_page;
};

void tst_MannersSection::initTestCase()
{
    speakEnglish();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::Appearance::Light);
}

void tst_MannersSection::init()
{
    m_fixture = std::make_unique<PageFixture>();
    m_page = std::make_unique<ui::SettingsPage>(m_fixture->services());
    m_page->resize(1080, 720);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->showPlace(QStringLiteral("manners"));
}

void tst_MannersSection::cleanup()
{
    keepPicture(*m_page, QStringLiteral("manners-") + QString::fromLatin1(QTest::currentTestFunction()));
    m_page.reset();
    m_fixture.reset();
}

void tst_MannersSection::keepsWhatIsTyped()
{
    child<QSpinBox>("quarantineDays")->setValue(90);
    child<QTimeEdit>("quietFrom")->setTime(QTime(21, 0));
    child<QTimeEdit>("quietUntil")->setTime(QTime(9, 0));
    child<QCheckBox>("closed1")->setChecked(true);
    child<QPlainTextEdit>("leftOut")->setPlainText(QStringLiteral("maria@fox.example\n@agency.example"));
    child<QCheckBox>("ownDomain")->setChecked(false);
    save();
    Manners expected;
    expected.quarantineDays = 90;
    expected.quietFrom = QTime(21, 0);
    expected.quietUntil = QTime(9, 0);
    expected.closedWeekdays = {1};
    expected.leftOut = {QStringLiteral("maria@fox.example"), QStringLiteral("agency.example")};
    expected.leavesOutOwnDomain = false;
    QVERIFY(stored() == expected);
    QVERIFY(m_page->mayLeave());
}

void tst_MannersSection::readsClosedDaysAsTheOwnerWritesThem()
{
    child<QPlainTextEdit>("closedDays")->setPlainText(QStringLiteral("24/12/2026\n2026-12-25\n1 January 2027"));
    save();
    QCOMPARE(stored().closedDays, QSet<QDate>({QDate(2026, 12, 24), QDate(2026, 12, 25), QDate(2027, 1, 1)}));
}

void tst_MannersSection::saysWhichDayItCannotRead()
{
    child<QPlainTextEdit>("closedDays")->setPlainText(QStringLiteral("Christmas"));
    save();
    QVERIFY(stored() == Manners());
    const auto labels = m_page->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("“Christmas” is no day"));
    }));
}

void tst_MannersSection::saysWhichAddressIsNone()
{
    child<QPlainTextEdit>("leftOut")->setPlainText(QStringLiteral("a@b@c"));
    save();
    QVERIFY(stored() == Manners());
    QVERIFY(child<QLabel>("errorBarMessage")->text().contains(QStringLiteral("a@b@c")));
}

void tst_MannersSection::asksBeforeLeavingSomethingUnsaved()
{
    child<QSpinBox>("quarantineDays")->setValue(30);
    QVERIFY(!m_page->mayLeave());
}

QTEST_MAIN(tst_MannersSection)
#include "tst_mannerssection.moc"
