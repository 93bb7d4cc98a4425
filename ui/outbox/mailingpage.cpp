#include "ui/outbox/mailingpage.h"

#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/sendpace.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/bigfigure.h"
#include "ui/base/button.h"
#include "ui/base/progresspanel.h"
#include "ui/base/relativetime.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/outbox/invitationcard.h"
#include "ui/outbox/invitationdelegate.h"
#include "ui/outbox/invitationstablemodel.h"
#include "ui/outbox/mailingwords.h"
#include "ui/outbox/sendprogressbar.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtWidgets/QTabBar>

#include <utility>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;
using core::MailingState;
using core::SendState;

constexpr std::chrono::milliseconds stuckAfter = 15min;

/// What each tab above the table shows; the first shows all.
const QList<QList<SendState>>& tabStates()
{
    static const QList<QList<SendState>> states = {
        {},
        {SendState::Queued, SendState::Reserved, SendState::InData, SendState::Ending, SendState::Deferred},
        {SendState::Accepted},
        {SendState::Uncertain},
        {SendState::Rejected},
        {SendState::Held},
        {SendState::Cancelled},
    };
    return states;
}

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
    , m_figure(new BigFigure)
    , m_bar(new SendProgressBar)
    , m_words(new TextLabel)
    , m_note(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_tabs(new QTabBar)
    , m_model(new InvitationsTableModel(services, id, this))
    , m_table(new TableView)
    , m_detail(new InvitationCard)
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
    m_views->addWidget(makeRun());
    m_views->addWidget(draft);
    content()->addWidget(m_work);
    content()->addLayout(m_views, 1);
    connectParts();
    connectTable();
}

QWidget* MailingPage::makeRun()
{
    m_tabs->setObjectName(QStringLiteral("stateTabs"));
    m_tabs->setAccessibleName(tr("Which mails"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (qsizetype i = 0; i < tabStates().size(); ++i)
        m_tabs->addTab({});
    m_table->setObjectName(QStringLiteral("invitations"));
    m_table->setAccessibleName(tr("Mails of this mailing"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new InvitationDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setColumnWidth(InvitationsTableModel::NameColumn, 184);
    m_table->setColumnWidth(InvitationsTableModel::AddressColumn, 224);
    m_table->setColumnWidth(InvitationsTableModel::StateColumn, 168);
    m_table->setColumnWidth(InvitationsTableModel::TimeColumn, 144);
    m_table->setStretchColumn(InvitationsTableModel::NoteColumn);
    m_table->rememberColumns(m_services.database, QStringLiteral("invitations"));
    m_detail->setObjectName(QStringLiteral("invitation"));
    m_detail->hide();

    auto* run = new QWidget;
    auto* column = new QVBoxLayout(run);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(makeSummary());
    auto* list = new Card;
    list->body()->setSpacing(space::small);
    list->body()->addWidget(m_tabs);
    list->body()->addWidget(m_table, 1);
    column->addWidget(list, 1);
    column->addWidget(m_detail);
    column->addSpacing(space::small);
    return run;
}

Card* MailingPage::makeSummary()
{
    auto* card = new Card;
    m_figure->setObjectName(QStringLiteral("progressFigure"));
    m_words->setFit(TextLabel::Fit::Wrapped);
    m_words->setObjectName(QStringLiteral("progressWords"));
    m_note->setFit(TextLabel::Fit::Wrapped);
    m_note->setObjectName(QStringLiteral("forecast"));
    card->body()->setSpacing(space::small);
    card->body()->addWidget(m_figure);
    card->body()->addWidget(m_bar);
    card->body()->addWidget(m_words);
    card->body()->addWidget(m_note);
    return card;
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

void MailingPage::connectTable()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &MailingPage::filterRows);
    connect(m_model, &InvitationsTableModel::failed, this,
            [this](const core::Error& error) { errorBar().show(error); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MailingPage::showSelected);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MailingPage::showSelected);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MailingPage::showSelected);
    connect(m_detail, &InvitationCard::resolved, this, &MailingPage::resolve);
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
    if (m_model->rowCount() == 0)
        filterRows(m_tabs->currentIndex());
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
    if (isDraft) {
        checkDraft();
    } else {
        showRun();
        m_model->refresh();
    }
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

void MailingPage::showRun()
{
    const core::MailingProgress& progress = m_view.progress;
    const qint64 total = progress.total() - progress.held - progress.cancelled;
    const QLocale locale;
    m_figure->setFigure(locale.toString(progress.accepted), tr("of %1 mails sent").arg(locale.toString(total)));
    m_bar->setProgress(progress);
    QStringList words;
    if (progress.waiting() > 0)
        words += tr("%n waiting", nullptr, int(progress.waiting()));
    if (progress.deferred > 0)
        words += tr("%n of them tried again later", nullptr, int(progress.deferred));
    if (const QString trouble = troubleWords(progress); !trouble.isEmpty())
        words += trouble;
    if (progress.held > 0)
        words += tr("%n held back", nullptr, int(progress.held));
    if (progress.cancelled > 0)
        words += tr("%n not sent", nullptr, int(progress.cancelled));
    m_words->setText(words.join(QStringLiteral(" · ")));
    m_words->setVisible(!words.isEmpty());

    const QDateTime now = m_services.clock.now();
    QString note = m_view.mailing.reason;
    if (m_view.mailing.state == MailingState::Running && m_view.finishesAt.isValid() && progress.waiting() > 0)
        note = tr("The last mail leaves %1.").arg(forecastWords(m_view.finishesAt, now, m_view.business.timeZone));
    else if (m_view.mailing.state == MailingState::Paused && note.isEmpty())
        note = tr("Nothing leaves until you go on.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    showTabs();
}

void MailingPage::showTabs()
{
    const core::MailingProgress& progress = m_view.progress;
    const std::pair<QString, qint64> tabs[] = {
        {tr("All"), progress.total()},        {tr("Waiting"), progress.waiting()},
        {tr("Sent"), progress.accepted},      {tr("Probably sent"), progress.uncertain},
        {tr("Refused"), progress.rejected},   {tr("Held back"), progress.held},
        {tr("Not sent"), progress.cancelled},
    };
    const QLocale locale;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto& [name, count] = tabs[i];
        m_tabs->setTabText(i, tr("%1 %2").arg(name, locale.toString(count)));
        // The tab that is looked at stays until the owner leaves it.
        m_tabs->setTabVisible(i, i == 0 || count > 0 || i == m_tabs->currentIndex());
    }
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

void MailingPage::filterRows(int tab)
{
    m_model->setStates(tabStates().at(qMax(0, tab)));
}

void MailingPage::showSelected()
{
    const auto invitation =
        m_table->currentIndex().isValid() ? m_model->invitation(m_table->currentIndex().row()) : std::nullopt;
    m_detail->setVisible(invitation.has_value());
    if (invitation)
        m_detail->showInvitation(*invitation, m_services.clock.now(), m_view.business.timeZone);
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
