#include "ui/today/todaypage.h"

#include "core/settings/settingsrepository.h"
#include "ui/base/relativetime.h"
#include "ui/base/theme.h"
#include "ui/today/answerscard.h"
#include "ui/today/folderreportcard.h"
#include "ui/today/goingoutcard.h"
#include "ui/today/needsyoucard.h"
#include "ui/today/setupchecklist.h"
#include "ui/today/yesterdaycard.h"

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

/// The first fact is shown at once; those that follow closely are shown together, still sooner than a person notices.
constexpr auto gatheringTime = 40ms;

} // namespace

TodayPage::TodayPage(const Services& services, QWidget* parent)
    : Page(tr("Today"), Width::Full, parent)
    , m_services(services)
    , m_needsYou(new NeedsYouCard(services))
    , m_yesterday(new YesterdayCard(services))
    , m_goingOut(new GoingOutCard(services))
    , m_folder(new FolderReportCard(services))
    , m_answers(new AnswersCard(services))
    , m_checklist(new SetupChecklist)
    , m_views(new QStackedLayout)
{
    auto* welcome = new QWidget;
    auto* column = new QVBoxLayout(welcome);
    column->setContentsMargins(0, 0, 0, 0);
    m_checklist->setMaximumWidth(720);
    column->addWidget(m_checklist);
    column->addStretch();
    m_views->addWidget(makeOverview());
    m_views->addWidget(welcome);
    content()->addLayout(m_views, 1);
    content()->setContentsMargins(0, 0, 0, space::large);

    connectCards();
    watchServices();
}

QWidget* TodayPage::makeOverview()
{
    auto* overview = new QWidget;
    auto* column = new QVBoxLayout(overview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(space::medium);
    for (Card* card : std::initializer_list<Card*>{m_needsYou, m_yesterday, m_goingOut})
        cards->addWidget(card, 1);
    column->addLayout(cards);
    column->addWidget(m_folder);
    column->addWidget(m_answers, 1);
    return overview;
}

void TodayPage::connectCards()
{
    connect(m_needsYou, &NeedsYouCard::caseChosen, this, [this](core::Id<core::Case> id) {
        Q_EMIT pageRequested(PageKind::FollowUps, id.isNull() ? QString() : QString::number(id.number()));
    });
    connect(m_goingOut, &GoingOutCard::mailingChosen, this, [this](core::Id<core::Mailing> id) {
        Q_EMIT pageRequested(PageKind::Outbox, id.isNull() ? QString() : QString::number(id.number()));
    });
    connect(m_goingOut, &GoingOutCard::newMailingRequested, this,
            [this] { Q_EMIT pageRequested(PageKind::Outbox, QStringLiteral("new")); });
    connect(m_folder, &FolderReportCard::lookRequested, this,
            [this] { Q_EMIT pageRequested(PageKind::Settings, QStringLiteral("folder")); });
    connect(m_checklist, &SetupChecklist::stepChosen, this, &Page::pageRequested);
    connect(m_answers, &AnswersCard::failed, this, [this](const core::Error& error) { errorBar().show(error); });
    connect(m_answers, &AnswersCard::answerOpened, this, &TodayPage::openCaseOf);
}

/// A happy answer has no case: there is nowhere to go from it.
void TodayPage::openCaseOf(const core::Answer& answer)
{
    const auto found = m_services.database.read(
        [&](core::Transaction& transaction) { return core::CaseRepository().findByAnswer(transaction, answer.id); });
    if (!found)
        errorBar().show(found.error());
    else if (*found)
        Q_EMIT pageRequested(PageKind::FollowUps, QString::number((*found)->id.number()));
}

void TodayPage::watchServices()
{
    m_refreshSoon.setSingleShot(true);
    connect(&m_refreshSoon, &QTimer::timeout, this, &TodayPage::refreshIfShown);
    const auto refreshSoon = [this] {
        const bool isQuiet = !m_refreshed.isValid() || m_refreshed.hasExpired(gatheringTime / 1ms);
        if (!m_refreshSoon.isActive())
            m_refreshSoon.start(isQuiet ? 0ms : gatheringTime);
    };
    connect(&m_services.poller, &core::RelayPoller::answersChanged, this, refreshSoon);
    connect(&m_services.outbox, &core::Outbox::mailingChanged, this, refreshSoon);
    connect(&m_services.outbox, &core::Outbox::invitationsChanged, this, refreshSoon);
    // Waiting times grow, and at midnight another day begins.
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, &TodayPage::refreshIfShown);
    m_minute.start();
}

void TodayPage::reload()
{
    const auto progress = SetupChecklist::load(m_services.database);
    if (!progress) {
        errorBar().show(progress.error());
        return;
    }
    loadDay();
    if (!progress->isComplete()) {
        m_checklist->showProgress(*progress);
        m_views->setCurrentIndex(1);
        return;
    }
    m_views->setCurrentIndex(0);
    refreshCards();
    m_answers->reload(m_today, m_business.timeZone);
}

void TodayPage::loadDay()
{
    const auto business = m_services.database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadBusiness(transaction); });
    if (business)
        m_business = *business;
    else
        errorBar().show(business.error());
    m_today = m_business.dayOf(m_services.clock.now());
    setSubtitle(dayWords(m_today));
}

void TodayPage::refreshCards()
{
    for (const auto& shown :
         {m_needsYou->reload(), m_yesterday->reload(m_today), m_goingOut->reload(), m_folder->reload()}) {
        if (!shown)
            errorBar().show(shown.error());
    }
}

void TodayPage::refreshIfShown()
{
    m_refreshed.start();
    if (!isVisible())
        return;
    const bool isAnotherDay = m_business.dayOf(m_services.clock.now()) != m_today;
    if (isAnotherDay || m_views->currentIndex() != 0)
        return reload();
    refreshCards();
    m_answers->refresh();
}

} // namespace inglenook::ui
