#include "ui/contacts/contactspage.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/emptystate.h"
#include "ui/base/progresspanel.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/contacts/bulkbar.h"
#include "ui/contacts/contactpage.h"
#include "ui/contacts/contactstablemodel.h"
#include "ui/contacts/importpage.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

/// Short enough to feel at once, long enough that a word typed quickly is one search.
constexpr auto typingTime = 80ms;

constexpr int searchWidth = 280;
constexpr int columnWidths[] = {200, 260, 150, 180};

} // namespace

ContactsPage::ContactsPage(const Services& services, QWidget* parent)
    : Page(tr("Contacts"), Width::Full, parent)
    , m_services(services)
    , m_model(new ContactsTableModel(services.database, this))
    , m_search(new QLineEdit)
    , m_tags(new QComboBox)
    , m_standing(new QComboBox)
    , m_bulk(new BulkBar)
    , m_job(new ContactsJob(services.database.path(), this))
    , m_progress(new ProgressPanel)
    , m_export(new PlainButton(tr("Export"), Icon::Export))
    , m_import(new PlainButton(tr("Import"), Icon::Import))
    , m_add(nullptr)
    , m_table(new TableView)
    , m_nobodyWords(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_views(new QStackedLayout)
    , m_found(new QStackedLayout)
{
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setToolTip(tr("The list as it is shown, as a CSV file for spreadsheets."));
    addHeaderWidget(m_export);
    m_import->setObjectName(QStringLiteral("importButton"));
    addHeaderWidget(m_import);
    m_add = addPrimaryButton(tr("Add contact"), Icon::Add);
    m_views->addWidget(makeEmptyView());
    m_views->addWidget(makeList());
    content()->addLayout(m_views, 1);
    content()->setContentsMargins(0, 0, 0, space::large);

    connect(m_export, &QPushButton::clicked, this, &ContactsPage::exportAll);
    connect(m_job, &ContactsJob::finished, this, &ContactsPage::finishWork);
    m_progress->setCancellable(false);
    m_progress->hide();
    connect(m_import, &QPushButton::clicked, this, &ContactsPage::startImport);
    connect(m_add, &QPushButton::clicked, this, &ContactsPage::startNew);
    connect(m_model, &ContactsTableModel::failed, this, [this](const core::Error& error) { errorBar().show(error); });
    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(typingTime);
    connect(&m_searchSoon, &QTimer::timeout, this, &ContactsPage::applyFilter);
}

QWidget* ContactsPage::makeEmptyView()
{
    auto* empty = new EmptyState(
        Drawing::Contacts, tr("Here will be everybody you may ask how they felt, with what you know of their visits."),
        tr("Import contacts"));
    empty->setObjectName(QStringLiteral("emptyState"));
    auto* addOne = empty->addSecondButton(tr("Add one"));
    addOne->setObjectName(QStringLiteral("addOneButton"));
    connect(empty, &EmptyState::nextStepRequested, this, &ContactsPage::startImport);
    connect(addOne, &QPushButton::clicked, this, &ContactsPage::startNew);
    return empty;
}

QLayout* ContactsPage::makeFilters()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search name, address, phone, tag, note"));
    m_search->setAccessibleName(tr("Search contacts"));
    m_search->addAction(lineIcon(Icon::Search), QLineEdit::LeadingPosition);
    auto* clear = m_search->addAction(lineIcon(Icon::Cross), QLineEdit::TrailingPosition);
    clear->setToolTip(tr("Clear the search"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, m_search, &QLineEdit::clear);
    connect(m_search, &QLineEdit::textChanged, clear,
            [clear](const QString& text) { clear->setVisible(!text.isEmpty()); });
    m_search->setMinimumWidth(searchWidth);
    m_search->installEventFilter(this);
    m_tags->setObjectName(QStringLiteral("tagFilter"));
    m_tags->setAccessibleName(tr("Show contacts with a tag"));
    m_tags->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_standing->setObjectName(QStringLiteral("standingFilter"));
    m_standing->setAccessibleName(tr("Show contacts by what has come of them"));
    m_standing->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    using Standing = core::ContactFilter::Standing;
    const std::pair<QString, Standing> standings[] = {
        {tr("Everybody"), Standing::Any},       {tr("Never asked"), Standing::NeverAsked},
        {tr("Asked"), Standing::Asked},         {tr("Answered"), Standing::Answered},
        {tr("Was unhappy"), Standing::Unhappy}, {tr("No reason to write"), Standing::NoBasis},
    };
    for (const auto& [words, standing] : standings)
        m_standing->addItem(words, int(standing));
    connect(m_search, &QLineEdit::textChanged, &m_searchSoon, qOverload<>(&QTimer::start));
    connect(m_tags, &QComboBox::activated, this, &ContactsPage::applyFilter);
    connect(m_standing, &QComboBox::activated, this, &ContactsPage::applyFilter);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(space::small);
    filters->addWidget(m_search);
    filters->addWidget(m_standing);
    filters->addWidget(m_tags);
    filters->addStretch();
    return filters;
}

void ContactsPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("contactsTable"));
    m_table->setAccessibleName(tr("Contacts"));
    m_table->setModel(m_model);
    for (int column = 0; column < static_cast<int>(std::size(columnWidths)); ++column)
        m_table->setColumnWidth(column, columnWidths[column]);
    m_table->setStretchColumn(ContactsTableModel::NoteColumn);
    m_table->rememberColumns(m_services.database, QStringLiteral("contacts"));
    m_table->horizontalHeader()->setSortIndicator(ContactsTableModel::NameColumn, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table, &TableView::rowOpened, this, [this](const QModelIndex& index) {
        if (const auto contact = m_model->contact(index.row()))
            showContactStep(contact);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ContactsPage::showSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ContactsPage::showSelection);
}

QWidget* ContactsPage::makeList()
{
    makeTable();
    connect(m_bulk, &BulkBar::tagGiven, this, [this](const QString& tag) { changeTag(tag, true); });
    connect(m_bulk, &BulkBar::tagTaken, this, [this](const QString& tag) { changeTag(tag, false); });
    connect(m_bulk, &BulkBar::exportRequested, this, &ContactsPage::saveSelected);
    connect(m_bulk, &BulkBar::mergeRequested, this, &ContactsPage::mergeSelected);
    connect(m_bulk, &BulkBar::eraseRequested, this, &ContactsPage::askBeforeErasing);
    m_bulk->hide();
    auto* card = new Card;
    card->body()->addLayout(makeFilters());
    card->body()->addWidget(m_progress);
    card->body()->addWidget(m_bulk);
    m_found->addWidget(m_table);
    m_found->addWidget(makeNobody());
    card->body()->addLayout(m_found, 1);
    return card;
}

QWidget* ContactsPage::makeNobody()
{
    auto* nobody = new QWidget;
    m_nobodyWords->setObjectName(QStringLiteral("nobodyWords"));
    m_nobodyWords->setFit(TextLabel::Fit::Wrapped);
    m_nobodyWords->setAlignment(Qt::AlignHCenter);
    auto* clear = new LinkButton(tr("Show all contacts"));
    clear->setObjectName(QStringLiteral("showAllButton"));
    connect(clear, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_tags->setCurrentIndex(0);
        m_standing->setCurrentIndex(0);
        applyFilter();
        m_search->setFocus(Qt::OtherFocusReason);
    });
    auto* column = new QVBoxLayout(nobody);
    column->setSpacing(space::small);
    column->addStretch(1);
    column->addWidget(m_nobodyWords);
    column->addWidget(clear, 0, Qt::AlignHCenter);
    column->addStretch(2);
    return nobody;
}

void ContactsPage::reload()
{
    fillTags();
    applyFilter();
}

void ContactsPage::fillTags()
{
    const auto tags = m_services.database.read(
        [](core::Transaction& transaction) { return core::ContactRepository().loadTags(transaction); });
    if (!tags)
        return errorBar().show(tags.error());
    const QString chosen = m_tags->currentData().toString();
    m_tags->clear();
    m_tags->addItem(tr("All tags"), QString());
    for (const QString& tag : *tags)
        m_tags->addItem(tag, tag);
    m_tags->setCurrentIndex(qMax(0, m_tags->findData(chosen)));
    m_tags->setVisible(!tags->isEmpty());
    m_bulk->setTags(*tags);
}

void ContactsPage::applyFilter()
{
    m_searchSoon.stop();
    core::ContactFilter filter = m_model->filter();
    filter.search = m_search->text();
    filter.tag = m_tags->currentData().toString();
    filter.standing = static_cast<core::ContactFilter::Standing>(m_standing->currentData().toInt());
    m_model->setFilter(filter);
    showCounts();
}

void ContactsPage::showCounts()
{
    const int found = m_model->rowCount();
    const bool isFiltered = !m_model->filter().isOpen();
    if (isFiltered) {
        const auto total = m_services.database.read(
            [](core::Transaction& transaction) { return core::ContactRepository().count(transaction); });
        m_total = total.value_or(found);
    } else {
        m_total = found;
    }
    const QLocale locale;
    const bool isEmpty = m_total == 0;
    setSubtitle(isEmpty      ? QString()
                : isFiltered ? tr("%1 of %2").arg(locale.toString(found), locale.toString(m_total))
                             : tr("%Ln contact(s)", nullptr, static_cast<int>(m_total)));
    m_views->setCurrentIndex(isEmpty ? 0 : 1);
    m_export->setVisible(!isEmpty);
    m_import->setVisible(!isEmpty);
    m_add->setVisible(!isEmpty);
    m_found->setCurrentIndex(found > 0 ? 0 : 1);
    m_nobodyWords->setText(m_search->text().trimmed().isEmpty()
                               ? tr("Nobody is like that.")
                               : tr("Nobody is found for “%1”.").arg(m_search->text().trimmed().left(80)));
}

void ContactsPage::focusSearch()
{
    if (m_views->currentIndex() == 0)
        return;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ContactsPage::startNew()
{
    showContactStep(std::nullopt);
}

void ContactsPage::showPlace(const QString& place)
{
    // A task that is under way is not thrown away by a link.
    if (frontPage() != this && !frontPage()->mayLeave())
        return;
    while (frontPage() != this)
        leaveStep();
    if (place == u"import")
        startImport();
    else if (place == u"new")
        startNew();
}

void ContactsPage::showContactStep(const std::optional<core::Contact>& contact)
{
    auto* step = contact ? new ContactPage(m_services.database, m_services.clock, *contact)
                         : new ContactPage(m_services.database, m_services.clock);
    connect(step, &ContactPage::saved, this, [this](const QString& words) {
        leaveStep();
        errorBar().showSuccess(words);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    showStep(step);
}

void ContactsPage::startImport()
{
    auto* step = new ImportPage(m_services.database, m_services.clock);
    showStep(step);
}

bool ContactsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::FocusIn)
        m_model->prepareSearch();
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) && m_model->rowCount() > 0) {
            if (m_searchSoon.isActive())
                applyFilter();
            m_table->setFocus(Qt::TabFocusReason);
            m_table->selectRow(0);
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace inglenook::ui
