#include "ui/base/theme.h"
#include "ui/results/dailychart.h"

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace inglenook::core;
using namespace inglenook::ui;

namespace {

const QRectF room(10, 20, 700, 420);

TimeSpan daySpan(int day, const FaceCounts& counts)
{
    return {.from = QDate(2026, 11, day),
            .to = QDate(2026, 11, day),
            .counts = counts,
            .happiness = computeHappiness(counts)};
}

/// Three days: a whole stack, an empty one, one of a single face.
DailyChart threeDays()
{
    return DailyChart({daySpan(1, FaceCounts{{6, 3, 2, 1}}), daySpan(2, {}), daySpan(3, FaceCounts{{0, 9, 0, 0}})},
                      ChartStep::Day);
}

QImage paintOf(const DailyChart& chart, const Colours& colours, int chosen = -1, qreal fineness = 1)
{
    QImage image((QSizeF(720, 460) * fineness).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(fineness);
    image.fill(colours.card);
    QPainter painter(&image);
    chart.paint(painter, room, colours, colours.card, chosen);
    return image;
}

/// How many pixels of one column have that colour.
int countInColumn(const QImage& image, int x, const QColor& colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        count += image.pixelColor(x, y) == colour ? 1 : 0;
    return count;
}

/// A column through a bar beside its number.
int besideTheNumber(const QRectF& bar)
{
    return static_cast<int>(bar.left()) + 2;
}

} // namespace

class TestDailyChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void paintsFacesAsHighAsTheirCounts()
    {
        const DailyChart chart = threeDays();
        for (const Colours* colours : {&lightColours(), &darkColours()}) {
            const QImage image = paintOf(chart, *colours);
            const int x = besideTheNumber(chart.faceBar(room, 0, Face::Gold));
            // The scale ends at twelve answers.
            const double anAnswer = chart.answersPlot(room).height() / 12;
            const int gold = countInColumn(image, x, colours->fill(Face::Gold));
            QVERIFY2(qAbs(gold - 6 * anAnswer) <= 1, qPrintable(QString::number(gold)));
            // One pixel of each of the upper ones is the gap below it.
            const std::pair<Face, int> upper[] = {{Face::Green, 3}, {Face::Amber, 2}, {Face::Red, 1}};
            for (const auto& [face, answers] : upper) {
                const int painted = countInColumn(image, x, colours->fill(face)) + 1;
                QVERIFY2(qAbs(painted - answers * anAnswer) <= 1.5,
                         qPrintable(QStringLiteral("%1 pixels for %2 answers").arg(painted).arg(answers)));
            }
        }
    }

    void stacksGoldAtTheBottomToRedAtTheTop()
    {
        const DailyChart chart = threeDays();
        const QImage image = paintOf(chart, lightColours());
        const int x = besideTheNumber(chart.faceBar(room, 0, Face::Gold));
        QList<QColor> seen;
        for (int y = static_cast<int>(chart.answersPlot(room).bottom()) - 2; y > chart.answersPlot(room).top(); --y) {
            const QColor colour = image.pixelColor(x, y);
            if (seen.isEmpty() || seen.last() != colour)
                seen << colour;
        }
        const Colours& colours = lightColours();
        const QList<QColor> wanted{colours.fill(Face::Gold),  colours.card, colours.fill(Face::Green), colours.card,
                                   colours.fill(Face::Amber), colours.card, colours.fill(Face::Red)};
        QCOMPARE(seen.mid(0, wanted.size()), wanted);
    }

    void partsFacesByOnePixelOfTheGround()
    {
        const DailyChart chart = threeDays();
        const QImage image = paintOf(chart, lightColours());
        const QRectF green = chart.faceBar(room, 0, Face::Green);
        const int x = besideTheNumber(green);
        const int gap = static_cast<int>(green.bottom()) - 1;
        QCOMPARE(image.pixelColor(x, gap), lightColours().card);
        QCOMPARE(image.pixelColor(x, gap - 1), lightColours().fill(Face::Green));
        QCOMPARE(image.pixelColor(x, gap + 1), lightColours().fill(Face::Gold));
    }

    void writesTheCountIntoABarThatHasRoom()
    {
        const DailyChart chart = threeDays();
        const QImage image = paintOf(chart, lightColours());
        const QRectF bar = chart.faceBar(room, 0, Face::Gold);
        int inked = 0;
        for (int y = static_cast<int>(bar.top()); y < static_cast<int>(bar.bottom()); ++y) {
            for (int x = static_cast<int>(bar.left()); x < static_cast<int>(bar.right()); ++x)
                inked += image.pixelColor(x, y) != lightColours().fill(Face::Gold) ? 1 : 0;
        }
        QVERIFY2(inked > 8 && inked < 200, qPrintable(QString::number(inked)));
        // Ninety bars have none.
        QList<TimeSpan> many;
        for (int i = 0; i < 90; ++i) {
            many << daySpan(1, FaceCounts{{60, 0, 0, 0}});
            many.last().from = many.last().to = QDate(2026, 8, 1).addDays(i);
        }
        const DailyChart narrow(many, ChartStep::Day);
        const QImage crowded = paintOf(narrow, lightColours());
        const QRectF small = narrow.faceBar(room, 40, Face::Gold);
        for (int y = static_cast<int>(small.top()); y < static_cast<int>(small.bottom()); ++y)
            QCOMPARE(crowded.pixelColor(static_cast<int>(small.left()), y), lightColours().fill(Face::Gold));
    }

    void drawsTheHappinessLineWhereItsPercentageIs()
    {
        QList<TimeSpan> spans;
        for (int day = 1; day <= 10; ++day)
            spans << daySpan(day, FaceCounts{{8, 0, 0, 2}});
        const DailyChart chart(spans, ChartStep::Day);
        const QImage image = paintOf(chart, lightColours());
        const QRectF plot = chart.happinessPlot(room);
        const int x = static_cast<int>(chart.spanStrip(room, 4).center().x());
        QList<int> dark;
        for (int y = static_cast<int>(plot.top()); y < static_cast<int>(plot.bottom()); ++y) {
            if (image.pixelColor(x, y).lightness() < 80)
                dark << y;
        }
        QVERIFY(!dark.isEmpty() && dark.size() <= 3);
        const double wanted = plot.bottom() - 0.8 * plot.height();
        QVERIFY2(qAbs(dark.first() - wanted) <= 2,
                 qPrintable(QStringLiteral("%1, not %2").arg(dark.first()).arg(wanted)));
        // Its band reaches over the Wilson interval of 8 in 10: 49.0 to 94.3 percent.
        const auto levelOf = [&](double percent) {
            return static_cast<int>(plot.bottom() - percent / 100 * plot.height());
        };
        QVERIFY(image.pixelColor(x, levelOf(92)) != lightColours().card);
        QVERIFY(image.pixelColor(x, levelOf(55)) != lightColours().card);
        QCOMPARE(image.pixelColor(x, levelOf(97)), lightColours().card);
        QCOMPARE(image.pixelColor(x, levelOf(44)), lightColours().card);
    }

    void drawsNoHappinessWhereThereAreTooFewAnswers()
    {
        const DailyChart chart({daySpan(1, FaceCounts{{6, 0, 0, 0}}), daySpan(2, FaceCounts{{3, 0, 0, 0}}),
                                daySpan(3, FaceCounts{{6, 0, 0, 0}})},
                               ChartStep::Day);
        const QImage image = paintOf(chart, lightColours());
        const QRectF plot = chart.happinessPlot(room);
        const int x = static_cast<int>(chart.spanStrip(room, 1).center().x());
        for (int y = static_cast<int>(plot.top()); y < static_cast<int>(plot.bottom()); ++y)
            QVERIFY2(image.pixelColor(x, y).lightness() > 150, qPrintable(QString::number(y)));
    }

    void highlightsTheChosenDay()
    {
        const DailyChart chart = threeDays();
        const QImage image = paintOf(chart, lightColours(), 1);
        const QPointF middle = chart.spanStrip(room, 1).center();
        QCOMPARE(image.pixelColor(middle.toPoint()), lightColours().selection);
        QCOMPARE(paintOf(chart, lightColours()).pixelColor(middle.toPoint()), lightColours().card);
    }

    void findsTheDayUnderAPoint()
    {
        QList<TimeSpan> spans;
        for (int i = 0; i < 90; ++i)
            spans << daySpan(1, FaceCounts{{1, 0, 0, 0}});
        const DailyChart chart(spans, ChartStep::Day);
        for (int span = 0; span < 90; ++span) {
            const QRectF strip = chart.spanStrip(room, span);
            QCOMPARE(chart.spanAt(room, strip.center()), span);
            QCOMPARE(chart.spanAt(room, {strip.left(), strip.center().y()}), span);
        }
        QCOMPARE(chart.spanAt(room, {room.left(), 100}), -1);
        QCOMPARE(chart.spanAt(room, {room.right() - 1, 100}), -1);
        QCOMPARE(DailyChart().spanAt(room, room.center()), -1);
    }

    void keepsItsLinesOnPixelsAtTwiceTheSize()
    {
        const DailyChart chart = threeDays();
        const QImage image = paintOf(chart, lightColours(), -1, 2);
        const QRectF bar = chart.faceBar(room, 2, Face::Green);
        QCOMPARE(bar, QRectF(bar.toRect()));
        const int y = static_cast<int>(bar.bottom() * 2) - 10;
        QCOMPARE(image.pixelColor(static_cast<int>(bar.left() * 2) - 1, y), lightColours().card);
        QCOMPARE(image.pixelColor(static_cast<int>(bar.left() * 2), y), lightColours().fill(Face::Green));
    }

    void dividesItsScaleIntoRoundSteps_data()
    {
        QTest::addColumn<qint64>("most");
        QTest::addColumn<qint64>("step");
        const std::pair<qint64, qint64> rows[] = {{1, 1},  {6, 1},   {7, 2},   {12, 2},
                                                  {13, 5}, {31, 10}, {61, 20}, {1000, 200}};
        for (const auto& [most, step] : rows)
            QTest::addRow("%lld", most) << most << step;
    }
    void dividesItsScaleIntoRoundSteps()
    {
        QFETCH(qint64, most);
        QFETCH(qint64, step);
        QCOMPARE(scaleStep(most), step);
    }

    void paintsNothingAtAllWithoutDays()
    {
        const QImage image = paintOf(DailyChart(), lightColours());
        QImage blank = image;
        blank.fill(lightColours().card);
        QCOMPARE(image, blank);
    }
};

QTEST_MAIN(TestDailyChart)
#include "tst_dailychart.moc"
