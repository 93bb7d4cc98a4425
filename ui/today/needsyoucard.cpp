#include "ui/today/needsyoucard.h"

#include "ui/base/button.h"
#include "ui/base/layouts.h"
#include "ui/base/relativetime.h"
#include "ui/base/rowbutton.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {

constexpr int casesShown = 3;

} // namespace

NeedsYouCard::NeedsYouCard(const Services& services, QWidget* parent)
    : Card(tr("Needs you"), parent)
    , m_services(services)
    , m_rows(new QVBoxLayout)
{
    m_rows->setSpacing(0);
    // Rows have their own padding: their words stand under the title.
    m_rows->setContentsMargins(0, 0, 0, 0);
    body()->addLayout(m_rows);
    body()->addStretch();
}

core::Result<void> NeedsYouCard::reload()
{
    struct Waiting
    {
        qint64 total;
        QList<core::Case> longest;
    };
    const auto waiting = m_services.database.read([](core::Transaction& transaction) -> core::Result<Waiting> {
        const core::CaseRepository cases;
        const auto total = cases.countOpen(transaction);
        if (!total)
            return total.error();
        // They come newest first: the longest waiting are the last ones.
        auto last = cases.load(transaction, true, qMax<qint64>(0, *total - casesShown), casesShown);
        if (!last)
            return last.error();
        std::reverse(last->begin(), last->end());
        return Waiting{*total, *last};
    });
    if (!waiting)
        return waiting.error();
    showCases(waiting->longest, waiting->total);
    return {};
}

void NeedsYouCard::showCases(const QList<core::Case>& cases, qint64 total)
{
    removeAll(*m_rows);
    setAside(total > 0 ? QLocale().toString(total) : QString());
    if (cases.isEmpty()) {
        auto* calm = new TextLabel(tr("Nobody is waiting for you."), TextRole::Body, TextLabel::Tone::Quiet);
        calm->setFit(TextLabel::Fit::Wrapped);
        m_rows->addWidget(calm);
        return;
    }
    const QDateTime now = m_services.clock.now();
    for (const core::Case& one : cases) {
        auto* row = new RowButton;
        row->setObjectName(QStringLiteral("caseRow"));
        row->setFace(one.answer.face);
        const QString name = one.answer.contactName.isEmpty() ? tr("Somebody who is erased") : one.answer.contactName;
        row->setWords(name, waitingTime(one.openedAt, now), one.answer.comment);
        row->setToolTip(QStringLiteral("<p>%1</p>").arg(one.answer.comment.toHtmlEscaped()));
        connect(row, &QAbstractButton::clicked, this, [this, id = one.id] { Q_EMIT caseChosen(id); });
        m_rows->addWidget(row);
    }
    if (total > cases.size()) {
        auto* all = new LinkButton(tr("All %1 in Follow-ups").arg(QLocale().toString(total)));
        connect(all, &QPushButton::clicked, this, [this] { Q_EMIT caseChosen({}); });
        m_rows->addSpacing(space::tiny);
        m_rows->addWidget(all, 0, Qt::AlignLeft);
    }
}

} // namespace inglenook::ui
