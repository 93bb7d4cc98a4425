#include "ui/results/daycallout.h"

#include "ui/base/faceglyph.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"
#include "ui/results/spanwords.h"

#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>

namespace inglenook::ui {

namespace {

constexpr int faceSide = 16;

} // namespace

DayCallout::DayCallout(QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel({}, TextRole::Strong))
    , m_happiness(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_sent(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
{
    // The pointer stays with the chart below.
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::snug, space::small, space::snug, space::small);
    column->setSpacing(space::tiny);
    column->addWidget(m_title);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnStretch(1, 1);
    // As in the bar: the delighted ones at the bottom.
    for (const core::Face face : core::allFaces) {
        const int row = 3 - static_cast<int>(face);
        auto* count = new TextLabel;
        count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(new FaceGlyph(face, faceSide), row, 0);
        grid->addWidget(new TextLabel(faceName(face)), row, 1);
        grid->addWidget(count, row, 2);
        m_counts[static_cast<size_t>(face)] = count;
    }
    column->addLayout(grid);
    column->addWidget(m_happiness);
    column->addWidget(m_sent);
}

void DayCallout::showSpan(const core::TimeSpan& span, core::ChartStep step)
{
    m_title->setText(spanTitle(span, step));
    for (const core::Face face : core::allFaces)
        m_counts[static_cast<size_t>(face)]->setText(wordsLocale().toString(span.counts.of(face)));
    const QString happy =
        step == core::ChartStep::Day ? tr("Over 7 days: %1 happy, %2, of %3") : tr("%1 happy, %2, of %3");
    m_happiness->setText(span.happiness ? happy.arg(percentWords(span.happiness->percent),
                                                    intervalWords(span.happiness->low, span.happiness->high),
                                                    wordsLocale().toString(span.happiness->of))
                                        : tr("Too few answers for a percentage"));
    m_sent->setText(tr("%n mail(s) sent", nullptr, static_cast<int>(span.sent)));
    setAccessibleName(spanText(span, step));
}

void DayCallout::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colours.card);
    painter.setPen(QPen(colours.fieldLine, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::controlCorner, size::controlCorner);
}

} // namespace inglenook::ui
