#include "ui/results/figurescolumn.h"

#include "ui/base/bigfigure.h"
#include "ui/base/card.h"
#include "ui/base/facecountsrow.h"
#include "ui/base/textlabel.h"
#include "ui/results/figurerow.h"

namespace inglenook::ui {

FiguresColumn::FiguresColumn(QWidget* parent)
    : QWidget(parent)
    , m_cards(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_happiness(new Card(tr("Happiness")))
    , m_happinessFigure(new BigFigure)
    , m_happinessBasis(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_faces(new FaceCountsRow)
    , m_held(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_warmth(new FigureRow)
    , m_netDelight(new FigureRow)
    , m_response(new FigureRow)
    , m_followUp(new FigureRow)
{
    m_happinessFigure->setObjectName(QStringLiteral("happiness"));
    m_faces->setObjectName(QStringLiteral("faces"));
    m_held->setObjectName(QStringLiteral("held"));
    m_warmth->setObjectName(QStringLiteral("warmth"));
    m_netDelight->setObjectName(QStringLiteral("netDelight"));
    m_response->setObjectName(QStringLiteral("response"));
    m_followUp->setObjectName(QStringLiteral("followUp"));
    m_happinessBasis->setFit(TextLabel::Fit::Wrapped);
    m_held->setFit(TextLabel::Fit::Wrapped);
    m_happiness->body()->addWidget(m_happinessFigure);
    m_happiness->body()->addWidget(m_happinessBasis);
    m_happiness->body()->addWidget(m_faces);
    m_happiness->body()->addWidget(m_held);
    m_happiness->body()->addStretch();

    auto* others = new Card;
    others->body()->setSpacing(space::snug);
    for (FigureRow* row : {m_warmth, m_netDelight, m_response, m_followUp})
        others->body()->addWidget(row);
    others->body()->addStretch();
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(space::medium);
    m_cards->addWidget(m_happiness);
    m_cards->addWidget(others);
    m_cards->addStretch(1);
}

void FiguresColumn::setDirection(QBoxLayout::Direction direction)
{
    const bool isBeside = direction == QBoxLayout::LeftToRight;
    m_cards->setDirection(direction);
    m_cards->setStretch(0, isBeside ? 1 : 0);
    m_cards->setStretch(1, isBeside ? 1 : 0);
    m_cards->setStretch(2, isBeside ? 0 : 1);
}

void FiguresColumn::showReport(const core::Report& report)
{
    const core::FaceCounts counts = report.figures.counts();
    const FigureWords happiness = happinessFigure(counts);
    m_happinessFigure->setFigure(happiness.value, core::computeHappiness(counts) ? tr("happy") : QString());
    m_happinessBasis->setText(happiness.basis);
    m_happiness->setToolTip(meaningToolTip(happiness.meaning));
    m_happiness->setAccessibleDescription(happiness.meaning);
    m_faces->setCounts(counts);
    const QString held = heldWords(report.figures.held);
    m_held->setText(held);
    m_held->setVisible(!held.isEmpty());
    m_warmth->setFigure(warmthFigure(counts));
    m_netDelight->setFigure(netDelightFigure(counts));
    m_response->setFigure(responseFigure(report.figures));
    m_followUp->setFigure(followUpFigure(report.followUps));
}

} // namespace inglenook::ui
