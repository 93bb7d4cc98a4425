#include "ui/mainwindow/mainwindow.h"

#include "core/base/log.h"
#include "core/followups/case.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/relativetime.h"
#include "ui/base/theme.h"
#include "ui/contacts/contactspage.h"
#include "ui/followups/followupspage.h"
#include "ui/mainwindow/navigation.h"
#include "ui/mainwindow/passwordbar.h"
#include "ui/outbox/outboxpage.h"
#include "ui/results/resultspage.h"
#include "ui/settings/settingspage.h"
#include "ui/surveys/surveyspage.h"
#include "ui/today/todaypage.h"

#include <QtGui/QCloseEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>

namespace inglenook::ui {

namespace {

constexpr int smallestWidth = 1024;
constexpr int smallestHeight = 680;
constexpr int sidePanelWidth = 380;

QString placeName()
{
    return QStringLiteral("ui.window");
}

} // namespace

MainWindow::MainWindow(const Services& services, QWidget* parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_navigation(new Navigation)
    , m_banner(new Banner)
    , m_pages(new QStackedWidget)
    , m_splitter(new QSplitter)
{
    setMinimumSize(smallestWidth, smallestHeight);
    auto* room = new QWidget;
    auto* row = new QHBoxLayout(room);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    auto* password = new PasswordBar(m_services);
    right->addWidget(password);
    right->addWidget(m_splitter, 1);
    row->addLayout(right, 1);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_pages);
    setCentralWidget(room);

    connect(password, &PasswordBar::settingsRequested, this,
            [this] { showPage(PageKind::Settings, QStringLiteral("mail")); });
    connectNavigation();
    addShortcuts();
    watchServices();
    restorePlace();
    showPage(PageKind::Today);
}

Page* MainWindow::makePage(PageKind kind) const
{
    switch (kind) {
    case PageKind::Today:
        return new TodayPage(m_services);
    case PageKind::Contacts:
        return new ContactsPage(m_services);
    case PageKind::Surveys:
        return new SurveysPage(m_services);
    case PageKind::Outbox:
        return new OutboxPage(m_services);
    case PageKind::FollowUps:
        return new FollowupsPage(m_services);
    case PageKind::Results:
        return new ResultsPage(m_services);
    case PageKind::Settings:
        return new SettingsPage(m_services);
    }
    Q_UNREACHABLE();
}

Page* MainWindow::page(PageKind kind)
{
    Page*& made = m_made.at(static_cast<size_t>(kind));
    if (made)
        return made;
    made = makePage(kind);
    m_pages->addWidget(made);
    connect(made, &Page::pageRequested, this, &MainWindow::showPage);
    connect(made, &Page::countsChanged, this, &MainWindow::refreshCounts);
    return made;
}

void MainWindow::connectNavigation()
{
    connect(m_navigation, &Navigation::pageChosen, this, [this](PageKind kind) { showPage(kind); });
    connect(m_navigation, &Navigation::mailStatePressed, this,
            [this] { showPage(PageKind::Settings, QStringLiteral("mail")); });
    connect(m_navigation, &Navigation::relayStatePressed, this,
            [this] { showPage(PageKind::Settings, QStringLiteral("relay")); });
}

void MainWindow::addShortcuts()
{
    for (int i = 0; i < pageCount; ++i) {
        auto* jump = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
        connect(jump, &QShortcut::activated, this, [this, i] { showPage(static_cast<PageKind>(i)); });
    }
    auto* search = new QShortcut(QKeySequence::Find, this);
    connect(search, &QShortcut::activated, this, [this] { page(currentPage())->frontPage()->focusSearch(); });
    auto* start = new QShortcut(QKeySequence::New, this);
    connect(start, &QShortcut::activated, this, [this] { page(currentPage())->frontPage()->startNew(); });
}

void MainWindow::watchServices()
{
    // Queued: what has to be read is read after whoever reports has finished with the database.
    constexpr auto later = Qt::QueuedConnection;
    connect(&m_services.poller, &core::RelayPoller::answersChanged, this, &MainWindow::refreshCounts, later);
    connect(&m_services.poller, &core::RelayPoller::stateChanged, this, &MainWindow::refreshRelayState, later);
    connect(&m_services.relayAccount, &core::RelayAccount::changed, this, &MainWindow::refreshRelayState, later);
    connect(&m_services.outbox, &core::Outbox::troubleChanged, this, &MainWindow::refreshMailState, later);
}

void MainWindow::showPage(PageKind kind, const QString& place)
{
    m_navigation->setCurrent(kind);
    m_current = kind;
    m_pages->setCurrentWidget(page(kind));
    refreshNavigation();
    if (!place.isEmpty())
        page(kind)->showPlace(place);
}

void MainWindow::showBanner(const QString& text, const QList<BannerAct>& acts)
{
    m_banner->showText(text, acts);
}

void MainWindow::setSidePanel(QWidget* panel)
{
    delete m_sidePanel;
    m_sidePanel = panel;
    if (!panel)
        return;
    panel->setMinimumWidth(sidePanelWidth - space::vast);
    m_splitter->addWidget(panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({width() - size::navigation - sidePanelWidth, sidePanelWidth});
}

void MainWindow::reload()
{
    refreshNavigation();
    page(currentPage())->frontPage()->reload();
}

void MainWindow::refreshNavigation()
{
    const auto business = m_services.database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadBusiness(transaction); });
    const QString name = business ? business->name : QString();
    m_navigation->setBusinessName(name);
    setWindowTitle(name.isEmpty() ? tr("Inglenook") : tr("%1 – Inglenook").arg(name));
    refreshCounts();
    refreshMailState();
    refreshRelayState();
}

void MainWindow::refreshCounts()
{
    const auto open = m_services.database.read(
        [](core::Transaction& transaction) { return core::CaseRepository().countOpen(transaction); });
    const qint64 waiting = open.value_or(0);
    m_navigation->setCount(PageKind::Today, waiting);
    m_navigation->setCount(PageKind::FollowUps, waiting);
}

void MainWindow::refreshMailState()
{
    const auto account = m_services.database.read(
        [](core::Transaction& transaction) { return core::MailAccountRepository().find(transaction); });
    StateLine* line = m_navigation->mailState();
    if (!account || !*account)
        line->setState(StateLine::State::NotSetUp, tr("Mail not set up"), tr("Press to set up your mail account."));
    else if (const QString trouble = m_services.outbox.trouble(); !trouble.isEmpty())
        line->setState(StateLine::State::Trouble, tr("Mail has trouble"), trouble);
    else
        line->setState(StateLine::State::Good, tr("Mail ready"),
                       tr("Mails leave as %1.").arg((*account)->from.address.text()));
}

void MainWindow::refreshRelayState()
{
    StateLine* line = m_navigation->relayState();
    const QDateTime since = m_services.poller.unreachableSince();
    if (!m_services.relayAccount.mailbox())
        line->setState(StateLine::State::NotSetUp, tr("Relay not set up"), tr("Press to connect a relay."));
    else if (since.isValid())
        line->setState(
            StateLine::State::Trouble, tr("Relay out of reach"),
            tr("Since %1. No click is lost: the relay keeps them.").arg(relativeTime(since, m_services.clock.now())));
    else if (const QString trouble = m_services.poller.trouble(); !trouble.isEmpty())
        line->setState(StateLine::State::Trouble, tr("No answers come in"), trouble);
    else
        line->setState(StateLine::State::Good, tr("Relay connected"),
                       tr("Clicks come in through %1.").arg(m_services.relayAccount.mailbox()->url.host()));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    for (size_t i = 0; i < m_made.size(); ++i) {
        if (m_made[i] && !m_made[i]->frontPage()->mayLeave()) {
            showPage(static_cast<PageKind>(i));
            event->ignore();
            return;
        }
    }
    storePlace();
    QMainWindow::closeEvent(event);
}

void MainWindow::restorePlace()
{
    const auto stored = m_services.database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadText(transaction, placeName()); });
    if (!stored || stored->isEmpty() || !restoreGeometry(QByteArray::fromBase64(stored->toLatin1())))
        resize(1280, 720);
}

void MainWindow::storePlace()
{
    const QString place = QString::fromLatin1(saveGeometry().toBase64());
    const auto stored = m_services.database.write([&place](core::Transaction& transaction) {
        return core::SettingsRepository().storeText(transaction, placeName(), place);
    });
    if (!stored) // where the window stood is not worth stopping the owner for
        qCWarning(core::lcStorage) << "window place not stored:" << stored.error().detail;
}

} // namespace inglenook::ui
