#include "app/common/appearance.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTimeEdit>

using namespace inglenook;

class TestAppearance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTimesWithoutSecondsWhereNoLanguageIsSet();
    void keepsTheLanguageThatIsSet();
};

void TestAppearance::showsTimesWithoutSecondsWhereNoLanguageIsSet()
{
    QLocale::setDefault(QLocale::c());
    app::dress(*qApp);
    QCOMPARE(QTimeEdit(QTime(10, 0)).text(), QStringLiteral("10:00"));
    QCOMPARE(QLocale().toString(QTime(10, 0), QLocale::ShortFormat), QStringLiteral("10:00"));
}

void TestAppearance::keepsTheLanguageThatIsSet()
{
    const QLocale german(QLocale::German, QLocale::Germany);
    QLocale::setDefault(german);
    app::dress(*qApp);
    QCOMPARE(QLocale(), german);
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
