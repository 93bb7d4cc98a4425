#include "ui/followups/followupspage.h"

#include "core/answers/answerrepository.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/card.h"
#include "ui/base/emptystate.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/followups/followupcard.h"
#include "ui/followups/followupdelegate.h"

#include <QtCore/QLocale>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

/// Several facts that arrive together are shown together.
constexpr auto gatheringTime = 40ms;
constexpr int cardWidth = 400;

enum View { ListView, EmptyView, NothingView };

} // namespace

FollowupsPage::FollowupsPage(const Services& services, QWidget* parent)
    : Page(tr("Follow-ups"), Width::Full, parent)
    , m_services(services)
    , m_model(new FollowupsTableModel(services, this))
    , m_table(new TableView)
    , m_card(new FollowupCard(services))
    , m_why(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_filters(new QButtonGroup(this))
    , m_empty(
          new EmptyState(Drawing::FollowUps,
                         tr("Here will be every guest who left unhappy or asks for a call, as soon as they say so.")))
    , m_nothing(new EmptyState(Drawing::FollowUps, {}))
    , m_views(new QStackedLayout)
{
    makeFilters();
    makeTable();
    m_views->addWidget(makeList());
    m_views->addWidget(m_empty);
    m_views->addWidget(m_nothing);
    content()->addLayout(m_views, 1);
    setFocusProxy(m_table);
    watchServices();
}

void FollowupsPage::makeFilters()
{
    const char* names[] = {"waiting", "all", "held"};
    for (int i = 0; i < 3; ++i) {
        auto* button = new QToolButton;
        button->setObjectName(QLatin1String(names[i]));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFixedHeight(size::row);
        m_filters->addButton(button, i);
        addHeaderWidget(button);
    }
    m_filters->button(0)->setChecked(true);
    connect(m_filters, &QButtonGroup::idClicked, this, [this](int id) { showFilter(static_cast<FollowupFilter>(id)); });
}

void FollowupsPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("followups"));
    m_table->setAccessibleName(tr("Follow-ups"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new FollowupDelegate(m_table));
    QHeaderView* header = m_table->horizontalHeader();
    header->setMinimumSectionSize(size::row);
    header->resizeSection(FollowupsTableModel::FaceColumn, size::row);
    header->resizeSection(FollowupsTableModel::NameColumn, 144);
    header->resizeSection(FollowupsTableModel::CallColumn, 72);
    header->resizeSection(FollowupsTableModel::TimeColumn, 112);
    m_table->setStretchColumn(FollowupsTableModel::CommentColumn);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FollowupsPage::showSelected);
    connect(m_model, &FollowupsTableModel::failed, this, [this](const core::Error& error) { errorBar().show(error); });
}

QWidget* FollowupsPage::makeList()
{
    m_why->setFit(TextLabel::Fit::Wrapped);
    m_why->setObjectName(QStringLiteral("whyHeld"));
    auto* list = new QWidget;
    auto* row = new QHBoxLayout(list);
    row->setContentsMargins(0, 0, 0, space::large);
    row->setSpacing(space::medium);
    auto* left = new Card;
    left->body()->addWidget(m_why);
    left->body()->addWidget(m_table, 1);
    row->addWidget(left, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFixedWidth(cardWidth);
    scroll->setWidget(m_card);
    row->addWidget(scroll);
    return list;
}

void FollowupsPage::watchServices()
{
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(gatheringTime);
    connect(&m_refreshSoon, &QTimer::timeout, this, &FollowupsPage::refresh);
    connect(&m_services.poller, &core::RelayPoller::answersChanged, this, [this] { m_refreshSoon.start(); });
    // Times are told in words that grow old.
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, &FollowupsPage::refresh);
    m_minute.start();
    connect(m_card, &FollowupCard::stateChosen, this, &FollowupsPage::storeState);
    connect(m_card, &FollowupCard::decided, this, &FollowupsPage::decide);
    connect(m_card, &FollowupCard::failed, this, [this](const core::Error& error) { errorBar().show(error); });
}

void FollowupsPage::reload()
{
    const auto business = m_services.database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadBusiness(transaction); });
    if (business)
        m_business = *business;
    else
        errorBar().show(business.error());
    showFilter(static_cast<FollowupFilter>(m_filters->checkedId()));
}

core::Result<void> FollowupsPage::loadCounts()
{
    struct Counts
    {
        qint64 waiting;
        qint64 all;
        qint64 held;
    };
    const auto counts = m_services.database.read([](core::Transaction& transaction) -> core::Result<Counts> {
        const auto waiting = core::CaseRepository().count(transaction, true);
        if (!waiting)
            return waiting.error();
        const auto all = core::CaseRepository().count(transaction, false);
        if (!all)
            return all.error();
        core::AnswerFilter filter;
        filter.heldOnly = true;
        const auto held = core::AnswerRepository().count(transaction, filter);
        if (!held)
            return held.error();
        return Counts{*waiting, *all, *held};
    });
    if (!counts)
        return counts.error();
    const QLocale locale;
    m_filters->button(0)->setText(tr("Waiting %1").arg(locale.toString(counts->waiting)));
    m_filters->button(1)->setText(tr("All %1").arg(locale.toString(counts->all)));
    m_filters->button(2)->setText(tr("Held back %1").arg(locale.toString(counts->held)));
    const bool isBare = counts->all + counts->held == 0;
    for (QAbstractButton* button : m_filters->buttons())
        button->setVisible(!isBare);
    m_views->setCurrentIndex(isBare ? EmptyView : m_model->rowCount() == 0 ? NothingView : ListView);
    return {};
}

void FollowupsPage::showFilter(FollowupFilter filter)
{
    const auto shown = m_model->followup(m_table->currentIndex().row());
    m_filters->button(static_cast<int>(filter))->setChecked(true);
    m_card->storeNote();
    m_model->setFilter(filter, m_business.timeZone);
    m_why->setVisible(filter == FollowupFilter::Held);
    m_why->setText(tr("These may come from people or from mail filters that open links by themselves. They are in no "
                      "figure until you count them; a press on the page by the guest counts them too."));
    m_nothing->setSentence(filter == FollowupFilter::Held ? tr("No answer is held back.")
                                                          : tr("Nobody is waiting for you."));
    showListOrWords();
    int row = -1;
    if (shown && shown->waiting && filter != FollowupFilter::Held)
        row = m_model->rowOf(shown->waiting->id);
    select(qMax(0, row));
}

void FollowupsPage::showListOrWords()
{
    if (const auto counted = loadCounts(); !counted)
        errorBar().show(counted.error());
}

void FollowupsPage::select(int row)
{
    if (row >= m_model->rowCount())
        row = m_model->rowCount() - 1;
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
    showSelected();
}

void FollowupsPage::showSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    if (const auto followup = m_model->followup(rows.first().row()))
        m_card->show(*followup, m_business.timeZone);
}

/// What comes from outside moves nothing under the owner's hand: the guest who is shown stays.
void FollowupsPage::refresh()
{
    if (!isVisible())
        return;
    const int row = m_table->currentIndex().row();
    const auto shown = m_model->followup(row);
    m_model->refresh();
    showListOrWords();
    int now = row;
    if (shown)
        now = shown->waiting ? m_model->rowOf(shown->waiting->id) : m_model->rowOf(shown->answer.id);
    select(now >= 0 ? now : qMax(0, row));
}

void FollowupsPage::showPlace(const QString& place)
{
    if (place == u"held")
        return showFilter(FollowupFilter::Held);
    const core::Id<core::Case> id(place.toLongLong());
    if (id.isNull())
        return;
    if (m_model->filter() == FollowupFilter::Held || m_model->rowOf(id) < 0)
        showFilter(FollowupFilter::All);
    if (const int row = m_model->rowOf(id); row >= 0)
        select(row);
    else
        errorBar().showNotice(tr("This follow-up is not there any more."));
}

bool FollowupsPage::mayLeave()
{
    return m_card->storeNote();
}

void FollowupsPage::storeState(core::Id<core::Case> id, core::CaseState state)
{
    const auto before = m_services.database.read(
        [id](core::Transaction& transaction) { return core::CaseRepository().find(transaction, id); });
    const auto stored = m_services.database.write([&](core::Transaction& transaction) {
        return core::CaseRepository().storeState(transaction, id, state, m_services.clock.now());
    });
    if (!stored) {
        errorBar().show(stored.error());
        return;
    }
    refresh();
    Q_EMIT countsChanged();
    const bool leavesTheList = state != core::CaseState::Open && state != core::CaseState::Reached;
    if (leavesTheList && before && *before)
        errorBar().showSuccess(
            (state == core::CaseState::Closed ? tr("The follow-up of %1 is closed.") : tr("It is put right with %1."))
                .arg((*before)->answer.contactName),
            tr("Undo"), [this, id, was = (*before)->state] {
                errorBar().clear();
                storeState(id, was);
            });
    else
        errorBar().clear();
}

void FollowupsPage::decide(core::Id<core::Answer> id, core::HeldDecision decision)
{
    const auto decided = m_services.database.write([&](core::Transaction& transaction) {
        return core::AnswerRepository().decide(transaction, id, decision, m_business, m_services.clock.now());
    });
    if (!decided)
        errorBar().show(decided.error());
    else
        errorBar().showSuccess(decision == core::HeldDecision::Count ? tr("The answer counts now.")
                                                                     : tr("The answer is discarded."));
    refresh();
    Q_EMIT countsChanged();
}

} // namespace inglenook::ui
