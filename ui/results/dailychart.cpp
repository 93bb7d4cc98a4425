#include "ui/results/dailychart.h"

#include "ui/base/relativetime.h"
#include "ui/base/theme.h"
#include "ui/results/spanwords.h"

#include <QtCore/QtMath>
#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

constexpr qreal captionHeight = 24; ///< a line of small text above a plot, and the dates below
constexpr qreal marginRight = 40;   ///< for the last happiness, behind its line
constexpr qreal happinessShare = 0.27;
constexpr qreal widestBar = 48;
constexpr qreal lowestLabelledBar = 16;
constexpr qsizetype fewDays = 14;
constexpr int happinessLines[] = {0, 50, 100};

QFont smallFont()
{
    return fontFor(TextRole::Small);
}

QString countWords(qint64 count)
{
    return wordsLocale().toString(count);
}

/// A line of 1 px on whole pixels.
void drawLevel(QPainter& painter, const QRectF& plot, qreal y, const QColor& colour)
{
    painter.fillRect(QRectF(plot.left(), y - 1, plot.width(), 1), colour);
}

void drawScaleWords(QPainter& painter, const QRectF& plot, qreal y, const QString& words)
{
    const QFontMetricsF metrics(painter.font());
    const QPointF baseline(plot.left() - space::small - metrics.horizontalAdvance(words),
                           y - 1 + (metrics.ascent() - metrics.descent()) / 2);
    painter.drawText(baseline, words);
}

/// Whether the bar that begins on `span` may carry every `every`-th date.
bool carriesDate(const core::TimeSpan& span, core::ChartStep step, qsizetype place, qsizetype count, int every)
{
    switch (step) {
    case core::ChartStep::Day:
        // Whole weeks show Mondays; fewer days are counted from the last one, which everybody looks for.
        return every % 7 == 0 ? span.from.dayOfWeek() == Qt::Monday && span.from.weekNumber() % (every / 7) == 0
                              : (count - 1 - place) % every == 0;
    case core::ChartStep::Week:
        return (count - 1 - place) % every == 0;
    case core::ChartStep::Month:
        return (span.from.month() - 1) % every == 0;
    }
    Q_UNREACHABLE();
}

/// How many bars share one date, so that dates of this width do not touch.
int barsForADate(core::ChartStep step, qreal stripWidth, qreal dateWidth)
{
    static const QList<int> days{1, 2, 7, 14, 28};
    static const QList<int> weeks{1, 2, 4, 8, 13, 26};
    static const QList<int> months{1, 2, 3, 6, 12};
    const QList<int>& steps = step == core::ChartStep::Day ? days : step == core::ChartStep::Week ? weeks : months;
    for (const int every : steps) {
        if (every * stripWidth >= dateWidth + space::small)
            return every;
    }
    return steps.last();
}

} // namespace

qint64 scaleStep(qint64 most)
{
    constexpr qint64 mostLines = 6;
    qint64 step = 1;
    for (int i = 0; most > step * mostLines; ++i)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

DailyChart::DailyChart(QList<core::TimeSpan> spans, core::ChartStep step)
    : m_spans(std::move(spans))
    , m_step(step)
{
    for (const core::TimeSpan& span : m_spans)
        m_mostAnswers = qMax(m_mostAnswers, span.counts.total());
    const qint64 lines = scaleStep(qMax<qint64>(m_mostAnswers, 1));
    m_top = qMax<qint64>(4, (m_mostAnswers + lines - 1) / lines * lines);
}

qreal DailyChart::marginLeft() const
{
    const QFontMetricsF metrics(smallFont());
    const qreal widest =
        qMax(metrics.horizontalAdvance(percentWords(100)), metrics.horizontalAdvance(countWords(m_top)));
    return qCeil(widest) + space::small;
}

QRectF DailyChart::happinessPlot(const QRectF& room) const
{
    const qreal height = qFloor((room.height() - 3 * captionHeight - space::medium) * happinessShare);
    const qreal left = qRound(room.left()) + marginLeft();
    return {left, qRound(room.top()) + captionHeight, qRound(room.right()) - marginRight - left, qMax(0.0, height)};
}

QRectF DailyChart::answersPlot(const QRectF& room) const
{
    const QRectF above = happinessPlot(room);
    const qreal top = above.bottom() + space::medium + captionHeight;
    return {above.left(), top, above.width(), qMax(0.0, qRound(room.bottom()) - captionHeight - top)};
}

QRectF DailyChart::spanStrip(const QRectF& room, int span) const
{
    const QRectF above = happinessPlot(room);
    const QRectF below = answersPlot(room);
    const auto edge = [&](int place) { return above.left() + qRound(place * above.width() / m_spans.size()); };
    return {edge(span), above.top(), edge(span + 1) - edge(span), below.bottom() - above.top()};
}

qreal DailyChart::answersY(const QRectF& plot, qint64 answers) const
{
    return plot.bottom() - qRound(plot.height() * static_cast<qreal>(answers) / static_cast<qreal>(m_top));
}

QRectF DailyChart::faceBar(const QRectF& room, int span, core::Face face) const
{
    const QRectF plot = answersPlot(room);
    const QRectF strip = spanStrip(room, span);
    const qreal between = qBound(1.0, qreal(qRound(strip.width() * 0.25)), 16.0);
    const qreal width = qBound(1.0, strip.width() - between, widestBar);
    const core::FaceCounts& counts = m_spans.at(span).counts;
    qint64 below = 0;
    for (const core::Face other : core::allFaces) {
        if (other == face)
            break;
        below += counts.of(other);
    }
    const qreal bottom = answersY(plot, below);
    const qreal top = answersY(plot, below + counts.of(face));
    return {strip.left() + qFloor((strip.width() - width) / 2), top, width, bottom - top};
}

QPointF DailyChart::happinessPoint(const QRectF& room, int span, double percent) const
{
    const QRectF plot = happinessPlot(room);
    return {spanStrip(room, span).center().x(), plot.bottom() - plot.height() * percent / 100.0};
}

int DailyChart::spanAt(const QRectF& room, const QPointF& point) const
{
    const QRectF plot = happinessPlot(room);
    if (m_spans.isEmpty() || point.x() < plot.left() || point.x() >= plot.right() || !room.contains(point))
        return -1;
    const auto count = static_cast<int>(m_spans.size());
    int span = qBound(0, static_cast<int>((point.x() - plot.left()) * count / plot.width()), count - 1);
    // The strips end on whole pixels, so that the guess may be one off.
    if (point.x() < spanStrip(room, span).left())
        --span;
    else if (point.x() >= spanStrip(room, span).right())
        ++span;
    return qBound(0, span, count - 1);
}

void DailyChart::paint(QPainter& painter, const QRectF& room, const Colours& colours, const QColor& ground,
                       int chosen) const
{
    if (m_spans.isEmpty() || happinessPlot(room).width() <= 0)
        return;
    painter.save();
    painter.setFont(smallFont());
    paintStrip(painter, room, colours, chosen);
    paintScales(painter, room, colours);
    paintBars(painter, room, colours, ground);
    paintHappiness(painter, room, colours, chosen);
    paintDates(painter, room, colours);
    paintAbsence(painter, room, colours, ground);
    painter.restore();
}

void DailyChart::paintStrip(QPainter& painter, const QRectF& room, const Colours& colours, int chosen) const
{
    if (chosen >= 0 && chosen < m_spans.size())
        painter.fillRect(spanStrip(room, chosen), colours.selection);
}

void DailyChart::paintScales(QPainter& painter, const QRectF& room, const Colours& colours) const
{
    const QRectF above = happinessPlot(room);
    const QRectF below = answersPlot(room);
    for (const int percent : happinessLines)
        drawLevel(painter, above, qRound(above.bottom() - above.height() * percent / 100.0), colours.line);
    const qint64 step = scaleStep(m_top);
    for (qint64 answers = 0; answers <= m_top; answers += step)
        drawLevel(painter, below, answersY(below, answers), answers == 0 ? colours.fieldLine : colours.line);

    painter.setPen(colours.quiet);
    for (const int percent : happinessLines)
        drawScaleWords(painter, above, above.bottom() - above.height() * percent / 100.0, percentWords(percent));
    for (qint64 answers = 0; answers <= m_top; answers += step)
        drawScaleWords(painter, below, answersY(below, answers), countWords(answers));
    const QFontMetricsF metrics(painter.font());
    const qreal rise = space::small + metrics.descent();
    painter.drawText(QPointF(above.left(), above.top() - rise), happinessCaption(m_step));
    painter.drawText(QPointF(below.left(), below.top() - rise), answersCaption(m_step));
}

void DailyChart::paintBars(QPainter& painter, const QRectF& room, const Colours& colours, const QColor& ground) const
{
    const QFontMetricsF metrics(painter.font());
    for (int span = 0; span < m_spans.size(); ++span) {
        for (const core::Face face : core::allFaces) {
            const qint64 count = m_spans.at(span).counts.of(face);
            const QRectF bar = faceBar(room, span, face);
            if (count == 0)
                continue;
            painter.fillRect(bar, colours.fill(face));
            // The gap is taken from the upper one of two faces, where that leaves something of it.
            const bool isLowest = bar.bottom() >= answersPlot(room).bottom();
            if (!isLowest && bar.height() >= 3)
                painter.fillRect(QRectF(bar.left(), bar.bottom() - 1, bar.width(), 1), ground);
            const QString words = countWords(count);
            const qreal width = metrics.horizontalAdvance(words);
            if (bar.height() < lowestLabelledBar || bar.width() < width + space::tiny)
                continue;
            painter.setPen(colours.ink(face));
            painter.drawText(QPointF(bar.center().x() - width / 2,
                                     bar.center().y() + (metrics.ascent() - metrics.descent()) / 2 - 0.5),
                             words);
        }
    }
}

void DailyChart::paintHappiness(QPainter& painter, const QRectF& room, const Colours& colours, int chosen) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto count = static_cast<int>(m_spans.size());
    int last = -1;
    for (int first = 0; first < count; ++first) {
        if (!m_spans.at(first).happiness)
            continue;
        last = first;
        while (last + 1 < count && m_spans.at(last + 1).happiness)
            ++last;
        paintHappinessRun(painter, room, colours, first, last);
        first = last;
    }
    if (last >= 0) {
        const double percent = m_spans.at(last).happiness->percent;
        const QPointF end = happinessPoint(room, last, percent);
        painter.setFont(fontFor(TextRole::Strong));
        const QFontMetricsF metrics(painter.font());
        painter.setPen(colours.text);
        if (last == count - 1)
            painter.drawText(QPointF(qMin(spanStrip(room, last).right(), end.x() + space::small) + 2,
                                     end.y() + (metrics.ascent() - metrics.descent()) / 2),
                             percentWords(percent));
    }
    if (chosen >= 0 && chosen < count && m_spans.at(chosen).happiness) {
        painter.setPen(QPen(colours.card, 2));
        painter.setBrush(colours.text);
        painter.drawEllipse(happinessPoint(room, chosen, m_spans.at(chosen).happiness->percent), 5, 5);
    }
    painter.restore();
}

void DailyChart::paintHappinessRun(QPainter& painter, const QRectF& room, const Colours& colours, int first,
                                   int last) const
{
    QPolygonF line;
    QPolygonF band;
    for (int span = first; span <= last; ++span) {
        const core::Share& share = *m_spans.at(span).happiness;
        line << happinessPoint(room, span, share.percent);
        band << happinessPoint(room, span, share.high);
    }
    for (int span = last; span >= first; --span)
        band << happinessPoint(room, span, m_spans.at(span).happiness->low);
    QColor pale = colours.text;
    pale.setAlphaF(0.12);
    if (first == last) {
        // A single bar has no line: a point with its interval.
        const qreal reach = qMin(spanStrip(room, first).width() / 2, 8.0);
        painter.fillRect(QRectF(band.first() - QPointF(reach, 0), band.last() + QPointF(reach, 0)), pale);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.text);
        painter.drawEllipse(line.first(), 3, 3);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(pale);
    painter.drawPolygon(band);
    painter.setPen(QPen(colours.text, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

void DailyChart::paintAbsence(QPainter& painter, const QRectF& room, const Colours& colours, const QColor& ground) const
{
    const bool hasHappiness =
        std::any_of(m_spans.begin(), m_spans.end(), [](const auto& span) { return span.happiness.has_value(); });
    if (hasHappiness)
        return;
    painter.setFont(fontFor(TextRole::Body));
    painter.setPen(colours.quiet);
    const QString words = hasAnswers() ? tooFewAnswersWords() : noAnswersWords();
    const QFontMetricsF metrics(painter.font());
    const QRectF plot = hasAnswers() ? happinessPlot(room) : answersPlot(room);
    QRectF sheet(0, 0, metrics.horizontalAdvance(words) + 2 * space::small, metrics.height());
    sheet.moveCenter(plot.center());
    // The scale's lines end beside the words.
    painter.fillRect(sheet, ground);
    painter.drawText(sheet, Qt::AlignCenter, words);
}

void DailyChart::paintDates(QPainter& painter, const QRectF& room, const Colours& colours) const
{
    const QRectF plot = answersPlot(room);
    const QFontMetricsF metrics(painter.font());
    const bool isFewDays = m_step == core::ChartStep::Day && m_spans.size() <= fewDays;
    const auto count = static_cast<int>(m_spans.size());
    qreal widest = 0;
    for (const core::TimeSpan& span : m_spans)
        widest = qMax(widest, metrics.horizontalAdvance(axisWords(span, m_step, isFewDays)));
    const int every = barsForADate(m_step, plot.width() / count, widest);
    painter.setPen(colours.quiet);
    qreal taken = -1;
    for (int span = 0; span < count; ++span) {
        if (!carriesDate(m_spans.at(span), m_step, span, count, every))
            continue;
        const QString words = axisWords(m_spans.at(span), m_step, isFewDays);
        const qreal width = metrics.horizontalAdvance(words);
        const qreal wanted = spanStrip(room, span).center().x() - width / 2;
        const qreal x = qBound(plot.left() - space::small, wanted, plot.right() + marginRight - width);
        if (x < taken)
            continue;
        painter.drawText(QPointF(x, plot.bottom() + space::tiny + metrics.ascent()), words);
        taken = x + width + space::small;
    }
}

} // namespace inglenook::ui
