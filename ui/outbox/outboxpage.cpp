#include "ui/outbox/outboxpage.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/emptystate.h"
#include "ui/base/tableview.h"
#include "ui/base/theme.h"
#include "ui/outbox/mailingdelegate.h"
#include "ui/outbox/mailingpage.h"
#include "ui/outbox/mailingstablemodel.h"
#include "ui/outbox/newmailingpage.h"
#include "ui/outbox/rulepage.h"
#include "ui/outbox/rulescard.h"

namespace inglenook::ui {

OutboxPage::OutboxPage(const Services& services, QWidget* parent)
    : Page(tr("Outbox"), Width::Full, parent)
    , m_services(services)
    , m_trouble(*this, services)
    , m_model(new MailingsTableModel(services, this))
    , m_table(new TableView)
    , m_empty(new EmptyState(
          Drawing::Outbox,
          tr("Here you see every mailing: what has left, what is waiting, and who was held back and why."),
          tr("Send a survey")))
    , m_rules(new RulesCard(services))
    , m_newRule(new PlainButton(tr("Ask after each visit")))
    , m_new(addPrimaryButton(tr("New mailing"), Icon::Add))
    , m_views(new QStackedLayout)
{
    m_views->addWidget(m_empty);
    m_views->addWidget(makeTable());
    m_newRule->setObjectName(QStringLiteral("newRule"));
    addHeaderWidget(m_newRule);
    auto* ruleInstead = m_empty->addSecondButton(tr("Ask after each visit"));
    content()->addWidget(m_rules);
    content()->addLayout(m_views, 1);
    connect(m_newRule, &QPushButton::clicked, this, [this] { showRule({}); });
    connect(ruleInstead, &QPushButton::clicked, this, [this] { showRule({}); });
    connect(m_rules, &RulesCard::ruleChosen, this, &OutboxPage::showRule);
    connect(m_rules, &RulesCard::failed, this, [this](const core::Error& error) { errorBar().show(error); });
    connect(&m_services.rules, &core::StandingRules::mailsQueued, this, [this] {
        if (isVisible() && frontPage() == this)
            reload();
    });
    connect(m_new, &QPushButton::clicked, this, &OutboxPage::startNew);
    connect(m_empty, &EmptyState::nextStepRequested, this, &OutboxPage::startNew);
    connect(m_model, &MailingsTableModel::failed, this, [this](const core::Error& error) { errorBar().show(error); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &OutboxPage::showListOrWords);
    connect(m_table, &TableView::rowOpened, this,
            [this](const QModelIndex& index) { showMailing(m_model->row(index.row()).mailing.id); });
    watchOutbox();
}

QWidget* OutboxPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("mailings"));
    m_table->setAccessibleName(tr("Mailings"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new MailingDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setColumnWidth(MailingsTableModel::AudienceColumn, 152);
    m_table->setColumnWidth(MailingsTableModel::StateColumn, 92);
    m_table->setColumnWidth(MailingsTableModel::ProgressColumn, 216);
    m_table->setColumnWidth(MailingsTableModel::HeldColumn, 116);
    m_table->setColumnWidth(MailingsTableModel::TroubleColumn, 104);
    m_table->setColumnWidth(MailingsTableModel::TimeColumn, 112);
    m_table->setStretchColumn(MailingsTableModel::SurveyColumn);
    m_table->rememberColumns(m_services.database, QStringLiteral("mailings"));
    // A row leads to its mailing: one press is enough.
    m_table->viewport()->setCursor(Qt::PointingHandCursor);
    connect(m_table, &QTableView::clicked, m_table, &TableView::rowOpened);
    auto* card = new Card;
    card->body()->setContentsMargins(0, 0, 0, 0);
    card->body()->addWidget(m_table);
    auto* room = new QWidget;
    auto* column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, space::large);
    column->addWidget(card);
    return room;
}

void OutboxPage::watchOutbox()
{
    const auto later = Qt::QueuedConnection;
    connect(
        &m_services.outbox, &core::Outbox::mailingChanged, this,
        [this](core::Id<core::Mailing> id) {
            if (isVisible() && frontPage() == this)
                m_model->refresh(id);
        },
        later);
    connect(
        &m_services.outbox, &core::Outbox::troubleChanged, this, [this] { m_trouble.show(m_trouble.ofOutbox()); },
        later);
}

void OutboxPage::reload()
{
    m_model->reload();
    if (const auto read = m_rules->reload(); !read)
        errorBar().show(read.error());
    showListOrWords();
    m_trouble.show(m_trouble.ofOutbox());
}

void OutboxPage::showListOrWords()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_views->setCurrentIndex(isEmpty ? 0 : 1);
    // The empty page has its own buttons for the same steps.
    m_new->setVisible(!isEmpty);
    m_newRule->setVisible(!isEmpty || !m_rules->isEmpty());
}

void OutboxPage::startNew()
{
    showNew({});
}

void OutboxPage::showPlace(const QString& place)
{
    if (place == u"rule")
        return showRule({});
    if (place == u"new" || place.startsWith(u"new:"))
        return showNew(core::Id<core::Survey>(place.section(u':', 1).toLongLong()));
    bool isNumber = false;
    const qint64 number = place.toLongLong(&isNumber);
    if (isNumber)
        showMailing(core::Id<core::Mailing>(number));
}

void OutboxPage::leaveSteps()
{
    while (frontPage() != this)
        leaveStep();
}

void OutboxPage::showNew(core::Id<core::Survey> survey)
{
    leaveSteps();
    auto* page = new NewMailingPage(m_services, survey);
    connect(page, &NewMailingPage::mailingMade, this, [this](core::Id<core::Mailing> id, bool startNow) {
        MailingPage* mailing = showMailing(id);
        if (startNow)
            mailing->start();
    });
    showStep(page);
}

void OutboxPage::showRule(core::Id<core::Rule> id)
{
    leaveSteps();
    showStep(new RulePage(m_services, id));
}

MailingPage* OutboxPage::showMailing(core::Id<core::Mailing> id)
{
    leaveSteps();
    auto* page = new MailingPage(m_services, id);
    showStep(page);
    return page;
}

} // namespace inglenook::ui
