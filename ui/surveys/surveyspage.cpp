#include "ui/surveys/surveyspage.h"

#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/emptystate.h"
#include "ui/base/tableview.h"
#include "ui/base/theme.h"
#include "ui/surveys/composerpage.h"
#include "ui/surveys/surveystablemodel.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto gatheringTime = 250ms;

} // namespace

SurveysPage::SurveysPage(const Services& services, QWidget* parent)
    : Page(tr("Surveys"), Width::Full, parent)
    , m_services(services)
    , m_model(new SurveysTableModel(this))
    , m_table(new TableView)
    , m_edit(new PlainButton(tr("Edit"), Icon::Pencil))
    , m_send(new PlainButton(tr("Send this survey"), Icon::Send))
    , m_more(new QToolButton)
    , m_new(nullptr)
    , m_moreMenu(new QMenu(this))
    , m_views(new QStackedLayout)
{
    makeActs();
    makeTable();
    auto* empty = new EmptyState(
        Drawing::Surveys, tr("Here you write the question and the four faces, and see them as your guests will."),
        tr("Write the first survey"));
    connect(empty, &EmptyState::nextStepRequested, this, &SurveysPage::startNew);
    auto* card = new Card;
    card->body()->setContentsMargins(0, 0, 0, 0);
    card->body()->addWidget(m_table);
    m_views->addWidget(card);
    m_views->addWidget(empty);
    content()->addLayout(m_views, 1);
    content()->setContentsMargins(0, 0, 0, space::large);
    setFocusProxy(m_table);

    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(gatheringTime);
    connect(&m_refreshSoon, &QTimer::timeout, this, [this] {
        if (isVisible() && frontPage() == this)
            reload();
    });
    connect(&m_services.poller, &core::RelayPoller::answersChanged, this, [this] { m_refreshSoon.start(); });
}

void SurveysPage::makeActs()
{
    m_edit->setObjectName(QStringLiteral("editSurvey"));
    m_send->setObjectName(QStringLiteral("sendSurvey"));
    m_more->setObjectName(QStringLiteral("moreActs"));
    m_more->setIcon(lineIcon(Icon::More));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More to do with this survey"));
    m_more->setFixedSize(size::row, size::row);
    for (QWidget* act : std::initializer_list<QWidget*>{m_edit, m_send, m_more})
        addHeaderWidget(act);
    m_new = addPrimaryButton(tr("New survey"), Icon::Add);
    m_moreMenu->addAction(lineIcon(Icon::Surveys), tr("Duplicate"), this, &SurveysPage::duplicateSelected)
        ->setObjectName(QStringLiteral("duplicateSurvey"));
    m_moreMenu->addAction(lineIcon(Icon::Trash), tr("Delete …"), this, &SurveysPage::removeSelected)
        ->setObjectName(QStringLiteral("deleteSurvey"));
    connect(m_new, &QPushButton::clicked, this, &SurveysPage::startNew);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto survey = selected())
            compose(*survey);
    });
    connect(m_send, &QPushButton::clicked, this, &SurveysPage::sendSelected);
    connect(m_more, &QToolButton::clicked, this,
            [this] { m_moreMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

void SurveysPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("surveys"));
    m_table->setAccessibleName(tr("Surveys"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* header = m_table->horizontalHeader();
    header->resizeSection(SurveysTableModel::VersionColumn, 80);
    header->resizeSection(SurveysTableModel::LanguagesColumn, 220);
    header->resizeSection(SurveysTableModel::SentColumn, 160);
    header->resizeSection(SurveysTableModel::AnswersColumn, 100);
    m_table->setStretchColumn(SurveysTableModel::NameColumn);
    m_table->rememberColumns(m_services.database, QStringLiteral("surveys"));
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SurveysPage::showActs);
    connect(m_table, &TableView::rowOpened, this,
            [this](const QModelIndex& index) { compose(m_model->row(index.row()).survey); });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        if (m_table->indexAt(place).isValid())
            m_moreMenu->popup(m_table->viewport()->mapToGlobal(place));
    });
}

void SurveysPage::reload()
{
    core::Business business;
    const auto rows = m_services.database.read(
        [&business](core::Transaction& transaction) -> core::Result<QList<SurveysTableModel::Row>> {
            const core::SurveyRepository repository;
            const auto surveys = repository.loadAll(transaction);
            if (!surveys)
                return surveys.error();
            const auto uses = repository.loadUses(transaction);
            if (!uses)
                return uses.error();
            const auto loaded = core::SettingsRepository().loadBusiness(transaction);
            if (!loaded)
                return loaded.error();
            business = *loaded;
            QList<SurveysTableModel::Row> list;
            for (const core::Survey& survey : *surveys)
                list.append({survey, uses->value(survey.id)});
            return list;
        });
    if (!rows) {
        errorBar().show(rows.error());
        return;
    }
    const auto chosen = selected();
    m_model->setRows(*rows, m_services.clock.now(), business.timeZone);
    select(chosen ? chosen->id : core::Id<core::Survey>());
    m_views->setCurrentIndex(rows->isEmpty() ? 1 : 0);
    showActs();
}

std::optional<core::Survey> SurveysPage::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    return m_model->row(rows.first().row()).survey;
}

/// The first one where that one is not there: with a handful of surveys one is always meant.
void SurveysPage::select(core::Id<core::Survey> id)
{
    if (m_model->rowCount() == 0)
        return;
    const int row = qMax(0, m_model->rowOf(id));
    m_table->selectRow(row);
}

void SurveysPage::showActs()
{
    const bool hasOne = selected().has_value();
    for (QWidget* act : std::initializer_list<QWidget*>{m_edit, m_send, m_more})
        act->setVisible(hasOne);
    // The empty page has its own way to the first one.
    m_new->setVisible(m_model->rowCount() > 0);
}

void SurveysPage::startNew()
{
    compose(ComposerPage::draft());
}

void SurveysPage::showPlace(const QString& place)
{
    if (frontPage() != this)
        return;
    if (place == u"new")
        return startNew();
    const int row = m_model->rowOf(core::Id<core::Survey>(place.toLongLong()));
    if (row >= 0)
        compose(m_model->row(row).survey);
}

void SurveysPage::compose(const core::Survey& survey)
{
    errorBar().clear();
    auto* composer = new ComposerPage(m_services, survey);
    // Back on the list, what was just written is the one that is chosen.
    connect(composer, &ComposerPage::surveySaved, this, [this](core::Id<core::Survey> id) {
        reload();
        select(id);
    });
    showStep(composer);
}

void SurveysPage::sendSelected()
{
    if (const auto survey = selected())
        Q_EMIT pageRequested(PageKind::Outbox, QStringLiteral("new:%1").arg(survey->id.number()));
}

void SurveysPage::duplicateSelected()
{
    auto survey = selected();
    if (!survey)
        return;
    survey->id = {};
    survey->isSample = false;
    survey->name = tr("%1 (copy)").arg(survey->name).left(core::surveylimits::name);
    const auto added = m_services.database.write([&](core::Transaction& transaction) {
        return core::SurveyRepository().add(transaction, *survey, m_services.clock.now());
    });
    if (!added) {
        errorBar().show(added.error());
        return;
    }
    reload();
    select(added->id);
}

void SurveysPage::removeSelected()
{
    const auto survey = selected();
    if (!survey)
        return;
    if (m_model->row(m_model->rowOf(survey->id)).use.isInUse)
        return remove(survey->id); // which tells why it stays
    errorBar().showNotice(tr("“%1” goes with all its texts. It has never been sent.").arg(survey->name),
                          tr("Delete it"), [this, id = survey->id] {
                              errorBar().clear();
                              remove(id);
                          });
}

void SurveysPage::remove(core::Id<core::Survey> id)
{
    const auto removed = m_services.database.write(
        [id](core::Transaction& transaction) { return core::SurveyRepository().remove(transaction, id); });
    if (!removed)
        errorBar().show(removed.error());
    reload();
}

} // namespace inglenook::ui
