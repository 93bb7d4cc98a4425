#include "ui/results/chartlegend.h"

#include "ui/base/faceglyph.h"
#include "ui/base/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QtMath>
#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

constexpr qreal lineHeight = 20;
constexpr qreal faceSide = 16;
constexpr qreal lineSample = 24;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::ChartLegend)
};

/// The sample of the happiness line: its band behind it.
void paintLineSample(QPainter& painter, const QRectF& rect, const Colours& colours)
{
    QColor pale = colours.text;
    pale.setAlphaF(0.12);
    painter.fillRect(rect.adjusted(0, 3, 0, -3), pale);
    painter.fillRect(QRectF(rect.left(), rect.center().y() - 1, rect.width(), 2), colours.text);
}

} // namespace

qreal paintLegend(QPainter* painter, const QRectF& room, const Colours& colours)
{
    const QFont font = fontFor(TextRole::Small);
    const QFontMetricsF metrics(font);
    QPointF place = room.topLeft();
    const auto entry = [&](qreal markWidth, const QString& words, auto&& paintMark) {
        const qreal width = markWidth + space::small + metrics.horizontalAdvance(words);
        if (place.x() > room.left() && place.x() + width > room.right())
            place = {room.left(), place.y() + lineHeight};
        if (painter) {
            paintMark(QRectF(place.x(), place.y() + (lineHeight - faceSide) / 2, markWidth, faceSide));
            painter->setFont(font);
            painter->setPen(colours.quiet);
            painter->drawText(QPointF(place.x() + markWidth + space::small,
                                      place.y() + (lineHeight + metrics.ascent() - metrics.descent()) / 2),
                              words);
        }
        place.rx() += width + space::medium;
    };
    for (const core::Face face : core::allFaces)
        entry(faceSide, faceName(face), [&](const QRectF& mark) { paintFace(*painter, mark, face, colours); });
    entry(lineSample, Words::tr("Happy: delighted or happy, with its 95 % interval"),
          [&](const QRectF& mark) { paintLineSample(*painter, mark, colours); });
    return place.y() + lineHeight - room.top();
}

ChartLegend::ChartLegend(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ChartLegend::sizeHint() const
{
    return {200, heightForWidth(width())};
}

int ChartLegend::heightForWidth(int width) const
{
    return qCeil(paintLegend(nullptr, QRectF(0, 0, width, 0), coloursOf(this)));
}

void ChartLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintLegend(&painter, rect(), coloursOf(this));
}

} // namespace inglenook::ui
