#include "ui/today/goingoutcard.h"

#include "ui/base/bigfigure.h"
#include "ui/base/button.h"
#include "ui/base/layouts.h"
#include "ui/base/rowbutton.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {

constexpr int mailingsShown = 2;

bool isUnderWay(core::MailingState state)
{
    return state == core::MailingState::Running || state == core::MailingState::Paused ||
           state == core::MailingState::Stopped;
}

} // namespace

GoingOutCard::GoingOutCard(const Services& services, QWidget* parent)
    : Card(tr("Going out"), parent)
    , m_services(services)
    , m_figure(new BigFigure)
    , m_rows(new QVBoxLayout)
{
    m_figure->setObjectName(QStringLiteral("waitingMails"));
    m_rows->setSpacing(0);
    body()->addWidget(m_figure);
    body()->addLayout(m_rows);
    body()->addStretch();
}

core::Result<void> GoingOutCard::reload()
{
    const auto sendings = loadSendings();
    if (!sendings)
        return sendings.error();
    showSendings(*sendings);
    return {};
}

core::Result<QList<GoingOutCard::Sending>> GoingOutCard::loadSendings() const
{
    return m_services.database.read([](core::Transaction& transaction) -> core::Result<QList<Sending>> {
        const core::MailingRepository mailings;
        const auto all = mailings.loadAll(transaction);
        if (!all)
            return all.error();
        QList<Sending> sendings;
        for (const core::Mailing& mailing : *all) {
            if (!isUnderWay(mailing.state))
                continue;
            const auto progress = mailings.loadProgress(transaction, mailing.id);
            if (!progress)
                return progress.error();
            sendings.append({mailing, *progress});
        }
        return sendings;
    });
}

void GoingOutCard::showSendings(const QList<Sending>& sendings)
{
    removeAll(*m_rows);
    qint64 waiting = 0;
    qint64 held = 0;
    for (const Sending& sending : sendings) {
        waiting += sending.progress.waiting();
        held += sending.progress.held;
    }
    const QLocale locale;
    m_figure->setVisible(!sendings.isEmpty());
    m_figure->setFigure(locale.toString(waiting), tr("mail(s) still to go", nullptr, static_cast<int>(waiting)));
    for (const Sending& sending : sendings.mid(0, mailingsShown))
        addRow(sending);
    if (sendings.isEmpty()) {
        m_rows->addWidget(new TextLabel(tr("Nothing is going out."), TextRole::Body, TextLabel::Tone::Quiet));
        auto* start = new LinkButton(tr("Send a survey"));
        connect(start, &QPushButton::clicked, this, &GoingOutCard::newMailingRequested);
        m_rows->addSpacing(space::small);
        m_rows->addWidget(start, 0, Qt::AlignLeft);
    } else if (held > 0) {
        auto* why = new LinkButton(tr("%n held back: why?", nullptr, static_cast<int>(held)));
        connect(why, &QPushButton::clicked, this, [this] { Q_EMIT mailingChosen({}); });
        m_rows->addSpacing(space::tiny);
        m_rows->addWidget(why, 0, Qt::AlignLeft);
    }
}

void GoingOutCard::addRow(const Sending& sending)
{
    const QLocale locale;
    const qint64 total = sending.progress.total() - sending.progress.held - sending.progress.cancelled;
    const QString far = tr("%1 of %2").arg(locale.toString(total - sending.progress.waiting()), locale.toString(total));
    auto* row = new RowButton;
    row->setObjectName(QStringLiteral("mailingRow"));
    const bool isRunning = sending.mailing.state == core::MailingState::Running;
    const bool isPaused = sending.mailing.state == core::MailingState::Paused;
    row->setMark(isRunning ? Icon::Send : isPaused ? Icon::Pause : Icon::Warning);
    const QString state = isRunning ? QString() : isPaused ? tr("paused") : tr("stopped");
    row->setWords(sending.mailing.surveyName, far, state);
    if (!sending.mailing.reason.isEmpty())
        row->setToolTip(QStringLiteral("<p>%1</p>").arg(sending.mailing.reason.toHtmlEscaped()));
    connect(row, &QAbstractButton::clicked, this, [this, id = sending.mailing.id] { Q_EMIT mailingChosen(id); });
    m_rows->addWidget(row);
}

} // namespace inglenook::ui
