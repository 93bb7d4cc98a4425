#include "ui/today/yesterdaycard.h"

#include "core/stats/dailystats.h"
#include "ui/base/bigfigure.h"
#include "ui/base/facecountsrow.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>

namespace inglenook::ui {

YesterdayCard::YesterdayCard(const Services& services, QWidget* parent)
    : Card(tr("Yesterday"), parent)
    , m_services(services)
    , m_figure(new BigFigure)
    , m_line(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_faces(new FaceCountsRow)
{
    m_figure->setObjectName(QStringLiteral("happiness"));
    m_line->setObjectName(QStringLiteral("yesterdayLine"));
    m_line->setFit(TextLabel::Fit::Wrapped);
    body()->addWidget(m_figure);
    body()->addWidget(m_line);
    body()->addSpacing(space::tiny);
    body()->addWidget(m_faces);
    body()->addStretch();
}

core::Result<void> YesterdayCard::reload(QDate today)
{
    const QDate day = today.addDays(-1);
    const auto figures = m_services.database.read(
        [day](core::Transaction& transaction) { return core::StatsRepository().load(transaction, day, day, {}); });
    if (!figures)
        return figures.error();
    setAside(dayWords(day));
    const core::FaceCounts counts = figures->counts();
    const int total = static_cast<int>(counts.total());
    const auto happiness = core::computeHappiness(counts);
    const QString answers = tr("%n answer(s)", nullptr, total);
    m_figure->setVisible(total > 0);
    m_faces->setVisible(total > 0);
    m_faces->setCounts(counts);
    if (happiness)
        m_figure->setFigure(tr("%1 %").arg(qRound(happiness->percent)), tr("happy, of %1").arg(answers));
    else
        m_figure->setFigure(QLocale().toString(total), tr("answer(s)", nullptr, total));

    QStringList words;
    if (total == 0)
        words << tr("No answers yesterday.");
    else if (!happiness)
        words << tr("A percentage needs at least %1.").arg(core::fewestForAPercentage);
    if (figures->held > 0)
        words << tr("%n held back as doubtful.", nullptr, static_cast<int>(figures->held));
    m_line->setText(words.join(u' '));
    m_line->setVisible(!words.isEmpty());
    return {};
}

} // namespace inglenook::ui
