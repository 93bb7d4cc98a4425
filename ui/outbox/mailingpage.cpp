#include "ui/outbox/mailingpage.h"

#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendpace.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/button.h"
#include "ui/base/progresspanel.h"
#include "ui/base/relativetime.h"
#include "ui/base/theme.h"
#include "ui/outbox/mailingrunview.h"
#include "ui/outbox/mailingwords.h"

#include <QtCore/QPointer>

#include <utility>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;
using core::MailingState;

constexpr std::chrono::milliseconds stuckAfter = 15min;

/// A mailing that has begun and is not over.
bool isUnderWay(MailingState state)
{
    return state == MailingState::Running || state == MailingState::Paused || state == MailingState::Stopped;
}

} // namespace

MailingPage::MailingPage(const Services& services, core::Id<core::Mailing> id, QWidget* parent)
    : Page({}, Width::Full, parent)
    , m_services(services)
    , m_id(id)
    , m_trouble(*this, services)
    , m_end(new PlainButton({}))
    , m_pause(new PlainButton(tr("Pause"), Icon::Pause))
    , m_go(addPrimaryButton({}, Icon::Send))
    , m_work(new ProgressPanel)
    , m_views(new QStackedLayout)
    , m_check(new PreSendCard)
    , m_run(new MailingRunView(services, id))
    , m_checker(services.database.path(), core::Database::Access::ReadOnly)
    , m_changer(services.database.path(), core::Database::Access::ReadWrite)
{
    setObjectName(QStringLiteral("mailing"));
    setBackLink(tr("Outbox"));
    m_end->setObjectName(QStringLiteral("endButton"));
    m_pause->setObjectName(QStringLiteral("pauseButton"));
    addHeaderWidget(m_end);
    addHeaderWidget(m_pause);
    auto* draft = new QWidget;
    auto* column = new QVBoxLayout(draft);
    column->setContentsMargins(0, 0, 0, space::large);
    m_check->setMaximumWidth(720);
    auto* row = new QHBoxLayout;
    row->addWidget(m_check, 1);
    row->addStretch();
    column->addLayout(row);
    column->addStretch(1);
    m_views->addWidget(m_run);
    m_views->addWidget(draft);
    content()->addWidget(m_work);
    content()->addLayout(m_views, 1);
    connectParts();
}

void MailingPage::connectParts()
{
    connect(m_go, &QPushButton::clicked, this, &MailingPage::start);
    connect(m_pause, &QPushButton::clicked, this, &MailingPage::pause);
    connect(m_end, &QPushButton::clicked, this,
            [this] { m_view.mailing.state == MailingState::Draft ? askToDiscard() : askToEnd(); });
    connect(m_work, &ProgressPanel::cancelRequested, this, [this] {
        ++m_attempt;
        if (m_changer.isRunning())
            return; // its end is near, and goes on from there
        m_work->finish();
        refresh();
    });
    connect(m_check, &PreSendCard::settingsRequested, this,
            [this](const QString& place) { Q_EMIT pageRequested(PageKind::Settings, place); });
    connect(m_run, &MailingRunView::failed, this, [this](const core::Error& error) { errorBar().show(error); });
    connect(m_run, &MailingRunView::resolved, this, &MailingPage::resolve);
    const auto refreshOwn = [this](core::Id<core::Mailing> id) {
        if (id == m_id && isVisible())
            refresh();
    };
    connect(&m_services.outbox, &core::Outbox::mailingChanged, this, refreshOwn, Qt::QueuedConnection);
    connect(&m_services.outbox, &core::Outbox::troubleChanged, this, &MailingPage::showTrouble, Qt::QueuedConnection);
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_minute.start();
}

core::Result<MailingPage::View> MailingPage::loadView() const
{
    return m_services.database.read([this](core::Transaction& transaction) -> core::Result<View> {
        const core::MailingRepository mailings;
        const auto mailing = mailings.find(transaction, m_id);
        if (!mailing)
            return mailing.error();
        if (!*mailing)
            return core::Error{core::ErrorKind::NotFound, tr("This mailing does not exist any more."), {}};
        const auto progress = mailings.loadProgress(transaction, m_id);
        if (!progress)
            return progress.error();
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        const auto account = core::MailAccountRepository().find(transaction);
        if (!account)
            return account.error();
        View view;
        view.mailing = **mailing;
        view.progress = *progress;
        view.business = *business;
        view.setup = {*account, m_services.relayAccount.linkSigner().has_value()};
        if (auto loaded = loadOutlook(transaction, view); !loaded)
            return loaded.error();
        return view;
    });
}

core::Result<void> MailingPage::loadOutlook(core::Transaction& transaction, View& view) const
{
    const QDateTime now = m_services.clock.now();
    if (view.mailing.state != MailingState::Running || !view.setup.account)
        return {};
    const auto end = core::loadForecast(transaction, *view.setup.account, 0, now);
    if (!end)
        return end.error();
    view.finishesAt = *end;
    const auto stuck = core::MailingRepository().findStuck(transaction, now.addMSecs(-stuckAfter.count()));
    if (!stuck)
        return stuck.error();
    view.stuck = *stuck;
    return {};
}

void MailingPage::reload()
{
    m_run->load();
    refresh();
}

void MailingPage::refresh()
{
    auto view = loadView();
    if (!view) {
        errorBar().show(view.error());
        return;
    }
    view->report = m_view.report; // until it has been checked again
    m_view = *std::move(view);
    showHead();
    const bool isDraft = m_view.mailing.state == MailingState::Draft;
    m_views->setCurrentIndex(isDraft ? 1 : 0);
    if (isDraft)
        checkDraft();
    else
        m_run->showMailing(m_view.mailing, m_view.progress, m_view.business.timeZone, m_view.finishesAt);
    showTrouble();
}

void MailingPage::checkDraft()
{
    m_isCheckStale = m_checker.isRunning();
    if (m_isCheckStale)
        return;
    const auto work = [id = m_id, business = m_view.business, account = m_view.setup.account,
                       now = m_services.clock.now()](core::Database& database, const core::Progress&) {
        return database.read([&](core::Transaction& transaction) {
            return core::checkMailing(transaction, id, business, account, now);
        });
    };
    m_checker.start(work, [this](const core::Result<core::PreSendReport>& report) {
        if (std::exchange(m_isCheckStale, false))
            return refresh();
        if (m_view.mailing.state != MailingState::Draft)
            return;
        if (!report)
            return errorBar().show(report.error());
        m_view.report = *report;
        showHead();
        m_check->showReport(*report, m_view.setup, m_services.clock.now(), m_view.business.timeZone);
    });
}

void MailingPage::showHead()
{
    const core::Mailing& mailing = m_view.mailing;
    const bool isDraft = mailing.state == MailingState::Draft;
    const bool isWorking = !m_work->isHidden();
    setTitle(mailing.surveyName);
    setSubtitle(tr("%1 · %2").arg(stateWords(mailing), audienceWords(mailing.audience)));
    m_pause->setVisible(mailing.state == MailingState::Running);
    m_end->setVisible(isDraft || isUnderWay(mailing.state));
    m_end->setText(isDraft ? tr("Discard draft") : tr("End mailing"));
    m_end->setEnabled(!isWorking);
    m_go->setVisible(isDraft || mailing.state == MailingState::Paused || mailing.state == MailingState::Stopped);
    const qint64 going = m_view.report.going;
    m_go->setText(!isDraft    ? tr("Go on sending")
                  : going > 0 ? tr("Send to %n guest(s) now", nullptr, int(going))
                              : tr("Send now"));
    m_go->setEnabled(!isWorking && (!isDraft || (going > 0 && m_view.setup.isComplete())));
}

void MailingPage::showTrouble()
{
    if (m_view.mailing.id.isNull())
        return;
    const MailingState state = m_view.mailing.state;
    core::SendTrouble trouble;
    if (state == MailingState::Running)
        trouble = m_trouble.ofOutbox();
    else if (state == MailingState::Paused || state == MailingState::Stopped)
        trouble = {core::SendTrouble::Cause::Refusals, m_view.mailing.reason};
    if (trouble.text == m_services.outbox.trouble())
        trouble.cause = m_services.outbox.troubleCause();
    if (trouble.isEmpty() && m_view.stuck)
        trouble = {core::SendTrouble::Cause::Server,
                   tr("The mail to %1 has not moved for %2. Nothing is lost; should it stay so, close Inglenook and "
                      "start it again.")
                       .arg(m_view.stuck->contactName, waitingTime(m_view.stuck->changedAt, m_services.clock.now()))};
    m_trouble.show(trouble);
}

void MailingPage::start()
{
    errorBar().clear();
    if (m_view.mailing.id.isNull())
        refresh();
    if (m_view.mailing.state != MailingState::Draft)
        return showResult(m_services.outbox.start(m_id));
    // The guest's page must say what this mailing's mails promise before the first of them leaves.
    m_work->start(tr("Preparing the page your guests will see"));
    showHead();
    m_services.relayAccount.refreshPage(
        [self = QPointer(this), attempt = ++m_attempt](const core::Result<void>& prepared) {
            if (self)
                self->finishPreparing(attempt, prepared);
        });
}

void MailingPage::finishPreparing(int attempt, const core::Result<void>& prepared)
{
    if (attempt != m_attempt)
        return;
    if (prepared)
        return startDraft(attempt);
    m_work->finish();
    refresh();
    errorBar().show({prepared.error().kind,
                     tr("%1 Nothing has left; the mailing is kept as a draft.").arg(prepared.error().message),
                     prepared.error().detail},
                    tr("Try again"), [this] { start(); });
}

/// Everybody is looked at again, as things may have changed since the draft was made.
void MailingPage::startDraft(int attempt)
{
    m_work->start(tr("Looking at every guest once more"));
    const auto work = [id = m_id, now = m_services.clock.now()](core::Database& database, const core::Progress&) {
        return database.write([&](core::Transaction& transaction) -> core::Result<void> {
            const auto business = core::SettingsRepository().loadBusiness(transaction);
            return business ? core::recheckDraft(transaction, id, *business, now) : business.error();
        });
    };
    m_changer.start(work, [this, attempt](const core::Result<void>& checked) {
        m_work->finish();
        if (isLeaving())
            return;
        if (attempt != m_attempt)
            return refresh();
        showResult(checked ? m_services.outbox.start(m_id, core::Outbox::Recheck::Done) : checked);
    });
}

/// Back, once what was under way has ended.
bool MailingPage::isLeaving()
{
    if (m_leavesWork)
        Q_EMIT backRequested();
    return m_leavesWork;
}

bool MailingPage::mayLeave()
{
    m_leavesWork = m_changer.isRunning();
    return !m_leavesWork;
}

void MailingPage::pause()
{
    showResult(m_services.outbox.pause(m_id));
}

void MailingPage::askToEnd()
{
    const int waiting = int(m_view.progress.waiting());
    errorBar().showNotice(tr("Ending the mailing cancels %n mail(s) for good that have not left yet. What was sent "
                             "stays, and answers still count.",
                             nullptr, waiting),
                          tr("End the mailing"), [this] { showResult(m_services.outbox.cancel(m_id)); });
}

void MailingPage::askToDiscard()
{
    errorBar().showNotice(tr("The draft goes; nothing of it has been sent, and your contacts stay."),
                          tr("Discard the draft"), [this] { discard(); });
}

void MailingPage::discard()
{
    if (m_changer.isRunning())
        return;
    errorBar().clear();
    m_work->start(tr("Discarding the draft"));
    m_work->setCancellable(false);
    showHead();
    const auto work = [id = m_id](core::Database& database, const core::Progress&) {
        return database.write(
            [id](core::Transaction& transaction) { return core::MailingRepository().removeDraft(transaction, id); });
    };
    m_changer.start(work, [this](const core::Result<void>& removed) {
        m_work->finish();
        m_work->setCancellable(true);
        if (removed)
            return Q_EMIT backRequested();
        if (!isLeaving())
            showResult(removed);
    });
}

void MailingPage::resolve(core::Id<core::Invitation> id, bool wasSent)
{
    showResult(m_services.outbox.resolve(id, wasSent));
}

void MailingPage::showResult(const core::Result<void>& result)
{
    refresh();
    if (!result)
        errorBar().show(result.error());
}

} // namespace inglenook::ui
