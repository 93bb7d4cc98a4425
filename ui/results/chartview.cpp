#include "ui/results/chartview.h"

#include "ui/base/controlpainting.h"
#include "ui/base/theme.h"
#include "ui/results/daycallout.h"
#include "ui/results/spanwords.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace inglenook::ui {

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
    , m_callout(new DayCallout(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Daily response chart"));
    m_callout->hide();
    tellScreenReaders();
}

void ChartView::setChart(DailyChart chart)
{
    const QDate kept = m_chosen >= 0 ? m_chart.spans().at(m_chosen).from : QDate();
    const bool isSameStep = chart.step() == m_chart.step();
    m_chart = std::move(chart);
    m_chosen = -1;
    // What was looked at stays chosen, with its new numbers.
    for (int span = 0; isSameStep && kept.isValid() && span < m_chart.spans().size(); ++span) {
        if (m_chart.spans().at(span).from == kept)
            m_chosen = span;
    }
    placeCallout();
    tellScreenReaders();
    update();
}

QRectF ChartView::chartRoom() const
{
    return QRectF(rect()).adjusted(space::small, space::tiny, -space::tiny, -space::tiny);
}

void ChartView::choose(int span)
{
    if (span == m_chosen)
        return;
    m_chosen = span;
    placeCallout();
    tellScreenReaders();
    update();
    Q_EMIT chosenChanged(span);
}

void ChartView::placeCallout()
{
    m_callout->setVisible(m_chosen >= 0);
    if (m_chosen < 0)
        return;
    m_callout->showSpan(m_chart.spans().at(m_chosen), m_chart.step());
    m_callout->adjustSize();
    const QRectF strip = m_chart.spanStrip(chartRoom(), m_chosen);
    const QSize size = m_callout->size();
    qreal x = strip.right() + space::small;
    if (x + size.width() > width())
        x = strip.left() - space::small - size.width();
    const qreal y = qMin(m_chart.answersPlot(chartRoom()).top(), qreal(height() - size.height()));
    m_callout->move(qRound(qMax(0.0, x)), qRound(qMax(0.0, y)));
    m_callout->raise();
}

void ChartView::tellScreenReaders()
{
    const QString words = m_chosen >= 0 ? spanText(m_chart.spans().at(m_chosen), m_chart.step())
                                        : tr("The arrow keys go through the days; each tells its answers by face.");
    if (words == accessibleDescription())
        return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void ChartView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    m_chart.paint(painter, chartRoom(), colours, colours.card, m_chosen);
    if (hasFocus() && m_isByKeyboard)
        paint::focusRing(painter, rect(), colours.accent, size::controlCorner);
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    choose(m_chart.spanAt(chartRoom(), event->position()));
}

void ChartView::leaveEvent(QEvent* event)
{
    choose(-1);
    QWidget::leaveEvent(event);
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const auto last = static_cast<int>(m_chart.spans().size()) - 1;
    if (last < 0)
        return QWidget::keyPressEvent(event);
    m_isByKeyboard = true;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_chosen < 0 ? last : qMax(0, m_chosen - 1));
    case Qt::Key_Right:
        return choose(m_chosen < 0 ? last : qMin(last, m_chosen + 1));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(last);
    case Qt::Key_Escape:
        if (m_chosen >= 0)
            return choose(-1);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    m_isByKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    choose(-1);
    QWidget::focusOutEvent(event);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    placeCallout();
    QWidget::resizeEvent(event);
}

} // namespace inglenook::ui
