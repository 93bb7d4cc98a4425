#include "ui/outbox/mailingrunview.h"

#include "ui/base/bigfigure.h"
#include "ui/base/card.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/outbox/invitationcard.h"
#include "ui/outbox/invitationdelegate.h"
#include "ui/outbox/invitationstablemodel.h"
#include "ui/outbox/mailingwords.h"
#include "ui/outbox/sendprogressbar.h"

#include <QtCore/QLocale>
#include <QtWidgets/QTabBar>

namespace inglenook::ui {

namespace {

using core::MailingState;
using core::SendState;

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

} // namespace

MailingRunView::MailingRunView(const Services& services, core::Id<core::Mailing> id, QWidget* parent)
    : QWidget(parent)
    , m_clock(services.clock)
    , m_figure(new BigFigure)
    , m_bar(new SendProgressBar)
    , m_words(new TextLabel)
    , m_note(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_tabs(new QTabBar)
    , m_model(new InvitationsTableModel(services, id, this))
    , m_table(new TableView)
    , m_detail(new InvitationCard)
{
    makeTabs();
    makeTable(services);
    m_detail->setObjectName(QStringLiteral("invitation"));
    m_detail->hide();
    auto* column = new QVBoxLayout(this);
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
    connectTable();
}

void MailingRunView::makeTabs()
{
    m_tabs->setObjectName(QStringLiteral("stateTabs"));
    m_tabs->setAccessibleName(tr("Which mails"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (qsizetype i = 0; i < tabStates().size(); ++i)
        m_tabs->addTab({});
}

void MailingRunView::makeTable(const Services& services)
{
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
    m_table->rememberColumns(services.database, QStringLiteral("invitations"));
}

Card* MailingRunView::makeSummary()
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

void MailingRunView::connectTable()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &MailingRunView::filterRows);
    connect(m_model, &InvitationsTableModel::failed, this, &MailingRunView::failed);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MailingRunView::showSelected);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MailingRunView::showSelected);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MailingRunView::showSelected);
    connect(m_detail, &InvitationCard::resolved, this, &MailingRunView::resolved);
}

void MailingRunView::load()
{
    if (m_model->rowCount() == 0)
        filterRows(m_tabs->currentIndex());
}

void MailingRunView::showMailing(const core::Mailing& mailing, const core::MailingProgress& progress,
                                 const QTimeZone& zone, const QDateTime& finishesAt)
{
    m_zone = zone;
    showFigures(progress);
    showTabs(progress);
    const bool waits = progress.waiting() > 0;
    QString note = mailing.reason;
    if (mailing.state == MailingState::Running && finishesAt.isValid() && waits)
        note = tr("The last mail leaves %1.").arg(forecastWords(finishesAt, m_clock.now(), zone));
    else if (mailing.state == MailingState::Paused && note.isEmpty())
        note = tr("Nothing leaves until you go on.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_model->refresh();
}

void MailingRunView::showFigures(const core::MailingProgress& progress)
{
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
}

void MailingRunView::showTabs(const core::MailingProgress& progress)
{
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

void MailingRunView::filterRows(int tab)
{
    m_model->setStates(tabStates().at(qMax(0, tab)));
}

void MailingRunView::showSelected()
{
    const auto invitation =
        m_table->currentIndex().isValid() ? m_model->invitation(m_table->currentIndex().row()) : std::nullopt;
    m_detail->setVisible(invitation.has_value());
    if (invitation)
        m_detail->showInvitation(*invitation, m_clock.now(), m_zone);
}

} // namespace inglenook::ui
