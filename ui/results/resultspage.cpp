#include "ui/results/resultspage.h"

#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/emptystate.h"
#include "ui/base/theme.h"
#include "ui/results/chartlegend.h"
#include "ui/results/chartview.h"
#include "ui/results/figurescolumn.h"
#include "ui/results/periodbar.h"
#include "ui/results/reportfiles.h"
#include "ui/results/reportpicture.h"
#include "ui/results/spanwords.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

/// Several facts that arrive together are shown together; still well under what a person notices.
constexpr auto gatheringTime = 40ms;

/// The follow-up times of more answers than these are counted beside the window.
constexpr qint64 countedAtOnce = 2000;

constexpr int figuresWidth = 256;
/// Below this width the figures stand above the chart.
constexpr int narrowWidth = 780;

QString rangeName()
{
    return QStringLiteral("ui.results.range");
}

QString folderName()
{
    return QStringLiteral("ui.results.folder");
}

} // namespace

struct ResultsPage::Contents
{
    QDate today;
    QList<core::Survey> surveys;
    bool isEmpty = true;
};

ResultsPage::ResultsPage(const Services& services, QWidget* parent)
    : Page(tr("Results"), Width::Full, parent)
    , m_services(services)
    , m_period(new PeriodBar)
    , m_chart(new ChartView)
    , m_figures(new FiguresColumn)
    , m_chartCard(new Card)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_views(new QStackedLayout)
    , m_worker(services.database.path(), core::Database::Access::ReadOnly)
{
    auto* empty = new EmptyState(Drawing::Results, tr("Here you will see, day by day, how your guests felt."),
                                 tr("Send a survey"));
    empty->setObjectName(QStringLiteral("emptyState"));
    connect(empty, &EmptyState::nextStepRequested, this,
            [this] { Q_EMIT pageRequested(PageKind::Outbox, QStringLiteral("new")); });
    m_views->addWidget(empty);
    m_views->addWidget(makeResults());
    content()->addLayout(m_views, 1);
    content()->setContentsMargins(0, 0, 0, space::large);
    addButtons();
    watchServices();
    connect(m_period, &PeriodBar::periodChanged, this, [this] {
        storeRange();
        showReport();
    });
}

void ResultsPage::addButtons()
{
    auto* menu = new QMenu(this);
    auto* table = menu->addAction(tr("Save the table (CSV)…"));
    auto* copy = menu->addAction(tr("Copy the picture"));
    table->setObjectName(QStringLiteral("saveTable"));
    copy->setObjectName(QStringLiteral("copy"));
    auto* more = new QToolButton;
    more->setObjectName(QStringLiteral("more"));
    more->setIcon(lineIcon(Icon::More));
    more->setFixedSize(size::row, size::row);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu);
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    auto* printing = new PlainButton(tr("Print"), Icon::Print);
    printing->setObjectName(QStringLiteral("print"));
    addHeaderWidget(more);
    addHeaderWidget(printing);
    auto* picture = addPrimaryButton(tr("Save picture"), Icon::Export);
    m_buttons = {more, printing, picture};

    connect(copy, &QAction::triggered, this, &ResultsPage::copyPicture);
    connect(&m_drawing, &QFutureWatcherBase::finished, this, &ResultsPage::finishCopying);
    connect(&m_saving, &QFutureWatcherBase::finished, this, [this] {
        setBusy(false);
        tellSaved(*m_saving.result(), m_savedAs);
    });
    connect(printing, &QPushButton::clicked, this, &ResultsPage::print);
    connect(table, &QAction::triggered, this,
            [this] { saveTableTo(chooseFile(tr("Save the table"), tr("Table (*.csv)"), QStringLiteral(".csv"))); });
    connect(picture, &QPushButton::clicked, this, [this] {
        savePictureTo(chooseFile(tr("Save the picture"), tr("Picture (*.png)"), QStringLiteral(".png")));
    });
}

QWidget* ResultsPage::makeResults()
{
    m_period->setObjectName(QStringLiteral("period"));
    m_chart->setObjectName(QStringLiteral("chart"));
    m_figures->setObjectName(QStringLiteral("figures"));
    m_chartCard->body()->addWidget(m_chart, 1);
    m_chartCard->body()->addWidget(new ChartLegend);
    m_columns->setSpacing(space::medium);
    m_columns->addWidget(m_chartCard, 1);
    m_columns->addWidget(m_figures);

    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(m_period);
    column->addLayout(m_columns, 1);
    return results;
}

void ResultsPage::watchServices()
{
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(gatheringTime);
    connect(&m_refreshSoon, &QTimer::timeout, this, &ResultsPage::refreshIfShown);
    const auto refreshSoon = [this] {
        if (!m_refreshSoon.isActive())
            m_refreshSoon.start();
    };
    connect(&m_services.poller, &core::RelayPoller::answersChanged, this, refreshSoon);
    connect(&m_services.outbox, &core::Outbox::invitationsChanged, this, refreshSoon);
    // At midnight another day begins.
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        const auto contents = isVisible() ? loadContents() : core::Result<Contents>(Contents{});
        if (contents && contents->today.isValid() && contents->today != m_today)
            reload();
    });
    m_minute.start();
}

core::Result<ResultsPage::Contents> ResultsPage::loadContents()
{
    const QDateTime now = m_services.clock.now();
    return m_services.database.read([&](core::Transaction& transaction) -> core::Result<Contents> {
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        const auto surveys = core::SurveyRepository().loadAll(transaction);
        if (!surveys)
            return surveys.error();
        const auto first = core::StatsRepository().loadFirstDay(transaction);
        if (!first)
            return first.error();
        return Contents{business->dayOf(now), *surveys, first->isNull()};
    });
}

void ResultsPage::reload()
{
    const auto contents = loadContents();
    if (!contents) {
        errorBar().show(contents.error());
        return;
    }
    m_today = contents->today;
    m_views->setCurrentIndex(contents->isEmpty ? 0 : 1);
    for (QWidget* button : m_buttons)
        button->setVisible(!contents->isEmpty);
    m_report.reset();
    if (contents->isEmpty)
        return;
    m_period->setToday(m_today);
    m_period->setSurveys(contents->surveys);
    restoreRange();
    showReport();
}

void ResultsPage::restoreRange()
{
    if (m_isRestored)
        return;
    m_isRestored = true;
    const auto stored = m_services.database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadText(transaction, rangeName()); });
    bool isNumber = false;
    const int range = stored ? stored->toInt(&isNumber) : 0;
    // Own days are those of one question; the next one begins again.
    if (isNumber && range >= 0 && range < static_cast<int>(PeriodBar::Range::Custom)) {
        const QSignalBlocker blocker(m_period);
        m_period->setRange(static_cast<PeriodBar::Range>(range));
    }
}

void ResultsPage::storeRange()
{
    const QString range = QString::number(static_cast<int>(m_period->range()));
    const auto stored = m_services.database.write([&](core::Transaction& transaction) {
        return core::SettingsRepository().storeText(transaction, rangeName(), range);
    });
    if (!stored)
        errorBar().show(stored.error());
}

void ResultsPage::showReport()
{
    const auto report = m_services.database.read([this](core::Transaction& transaction) {
        return core::loadReport(transaction, m_period->from(), m_period->to(), m_period->survey(), countedAtOnce);
    });
    if (!report) {
        errorBar().show(report.error());
        return;
    }
    const auto isSame = [&](const core::Report& before) {
        return before.figures.from == report->figures.from && before.figures.to == report->figures.to &&
               before.surveyName == report->surveyName;
    };
    const auto before = m_report && isSame(*m_report) ? m_report->followUps : std::nullopt;
    m_report = *report;
    m_areFollowUpsAwaited = !m_report->followUps;
    if (m_areFollowUpsAwaited) {
        m_report->followUps = before; // until they have been counted again
        loadFollowUps();
    }
    m_chart->setChart(DailyChart(report->spans, report->step));
    m_figures->showReport(*report);
}

void ResultsPage::loadFollowUps()
{
    m_isCountStale = m_worker.isRunning();
    setBusy(true); // a picture of half a report is none
    if (m_isCountStale)
        return;
    const auto work = [from = m_period->from(), to = m_period->to(),
                       survey = m_period->survey()](core::Database& database, const core::Progress&) {
        return database.read(
            [&](core::Transaction& transaction) { return core::loadFollowUpTimes(transaction, from, to, survey); });
    };
    m_worker.start(work, [this](const core::Result<core::FollowUpTimes>& times) { finishFollowUps(times); });
}

void ResultsPage::finishFollowUps(const core::Result<core::FollowUpTimes>& times)
{
    if (m_isCountStale)
        return loadFollowUps();
    setBusy(false);
    if (!times)
        return errorBar().show(times.error());
    if (!m_report || !m_areFollowUpsAwaited) // meanwhile a period of few answers was chosen
        return;
    m_areFollowUpsAwaited = false;
    m_report->followUps = *times;
    m_figures->showReport(*m_report);
}

void ResultsPage::refreshIfShown()
{
    if (!isVisible())
        return;
    if (!m_report)
        return reload();
    showReport();
}

void ResultsPage::focusSearch()
{
    if (m_report)
        m_period->focusFirst();
}

void ResultsPage::savePictureTo(const QString& file)
{
    if (file.isEmpty() || !m_report || m_saving.isRunning())
        return;
    setBusy(true);
    m_savedAs = file;
    m_saving.setFuture(QtConcurrent::run(
        [file, report = *m_report] { return std::make_shared<core::Result<void>>(savePicture(file, report)); }));
}

void ResultsPage::saveTableTo(const QString& file)
{
    if (!file.isEmpty() && m_report)
        tellSaved(saveTable(file, *m_report), file);
}

void ResultsPage::copyPicture()
{
    if (!m_report || m_drawing.isRunning())
        return;
    setBusy(true);
    m_drawing.setFuture(QtConcurrent::run([report = *m_report] { return drawReport(report); }));
}

void ResultsPage::finishCopying()
{
    setBusy(false);
    auto* copied = new QMimeData;
    copied->setImageData(m_drawing.result());
    QGuiApplication::clipboard()->setMimeData(copied);
    errorBar().showSuccess(tr("The picture is copied: paste it where you want it."));
}

void ResultsPage::setBusy(bool isBusy)
{
    for (QWidget* button : m_buttons)
        button->setEnabled(!isBusy);
}

void ResultsPage::print()
{
    if (!m_report)
        return;
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer, report = *m_report] {
        if (auto printed = printReport(*printer, report); !printed)
            errorBar().show(printed.error());
    });
    dialog->open();
}

QString ResultsPage::chooseFile(const QString& title, const QString& filter, const QString& ending)
{
    if (!m_report)
        return {};
    const auto stored = m_services.database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadText(transaction, folderName()); });
    QString folder = stored.value_or(QString());
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString file =
        QFileDialog::getSaveFileName(this, title, QDir(folder).filePath(reportFileName(*m_report) + ending), filter);
    if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty())
        file += ending;
    return file;
}

void ResultsPage::tellSaved(const core::Result<void>& saved, const QString& file)
{
    if (!saved) {
        errorBar().show(saved.error());
        return;
    }
    const QString folder = QFileInfo(file).absolutePath();
    // A folder that is not remembered costs nothing but a search next time.
    (void)m_services.database.write([&](core::Transaction& transaction) {
        return core::SettingsRepository().storeText(transaction, folderName(), folder);
    });
    errorBar().showSuccess(tr("Saved: %1").arg(QDir::toNativeSeparators(file)), tr("Open the folder"),
                           [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void ResultsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool isNarrow = width() < narrowWidth;
    m_columns->setDirection(isNarrow ? QBoxLayout::BottomToTop : QBoxLayout::LeftToRight);
    m_figures->setDirection(isNarrow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_figures->setMinimumWidth(isNarrow ? 0 : figuresWidth);
    m_figures->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : figuresWidth);
}

} // namespace inglenook::ui
