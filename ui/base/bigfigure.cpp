#include "ui/base/bigfigure.h"

#include "ui/base/theme.h"

#include <QtCore/QtMath>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

qreal widestDigit(const QFontMetricsF& metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = qMax(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

} // namespace

qreal tabularWidth(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    const qreal digit = widestDigit(metrics);
    qreal width = 0;
    for (const QChar character : text)
        width += character.isDigit() ? digit : metrics.horizontalAdvance(character);
    return width;
}

qreal drawTabular(QPainter& painter, const QPointF& baseline, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal digit = widestDigit(metrics);
    qreal x = 0;
    for (const QChar character : text) {
        const qreal own = metrics.horizontalAdvance(character);
        const qreal room = character.isDigit() ? digit : own;
        painter.drawText(baseline + QPointF(x + (room - own) / 2, 0), QString(character));
        x += room;
    }
    return x;
}

BigFigure::BigFigure(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BigFigure::setFigure(const QString& figure, const QString& words)
{
    m_figure = figure;
    m_words = words;
    setAccessibleName(QStringLiteral("%1 %2").arg(figure, words).simplified());
    updateGeometry();
    update();
}

QSize BigFigure::sizeHint() const
{
    const QFont large = fontFor(TextRole::Figure);
    const QFontMetricsF body(fontFor(TextRole::Body));
    const qreal width = tabularWidth(large, m_figure) + space::small + body.horizontalAdvance(m_words);
    return {qCeil(width) + 1, qCeil(QFontMetricsF(large).height())};
}

void BigFigure::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    painter.setFont(fontFor(TextRole::Figure));
    painter.setPen(colours.text);
    const qreal baseline = QFontMetricsF(painter.font()).ascent();
    const qreal used = drawTabular(painter, {0, baseline}, m_figure);
    painter.setFont(fontFor(TextRole::Body));
    painter.setPen(colours.quiet);
    const qreal x = used + (used > 0 ? space::small : 0);
    painter.drawText(QPointF(x, baseline),
                     QFontMetricsF(painter.font()).elidedText(m_words, Qt::ElideRight, width() - x));
}

} // namespace inglenook::ui
