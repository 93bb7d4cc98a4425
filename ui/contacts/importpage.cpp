#include "ui/contacts/importpage.h"

#include "core/contacts/addresslist.h"
#include "ui/base/button.h"
#include "ui/base/progresspanel.h"
#include "ui/base/relativetime.h"
#include "ui/base/theme.h"
#include "ui/contacts/importcolumnsview.h"
#include "ui/contacts/importfileview.h"
#include "ui/contacts/importsummaryview.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>

namespace inglenook::ui {

namespace {
constexpr int progressSteps = 1000;
}

ImportPage::ImportPage(core::Database& database, const core::Clock& clock, QWidget* parent)
    : Page(tr("Import contacts"), Width::Full, parent)
    , m_database(database)
    , m_clock(clock)
    , m_job(new ImportJob(database.path(), this))
    , m_fileView(new ImportFileView)
    , m_columnsView(new ImportColumnsView(database))
    , m_summaryView(new ImportSummaryView)
    , m_progress(new ProgressPanel)
    , m_backStep(new PlainButton(tr("Back")))
    , m_next(nullptr)
    , m_views(new QStackedLayout)
{
    setBackLink(tr("Contacts"));
    m_backStep->setObjectName(QStringLiteral("backStepButton"));
    addHeaderWidget(m_backStep);
    m_next = addPrimaryButton(tr("Next"));
    m_progress->setObjectName(QStringLiteral("progress"));
    content()->addWidget(m_progress);
    m_views->addWidget(m_fileView);
    m_views->addWidget(m_columnsView);
    m_views->addWidget(m_summaryView);
    content()->addLayout(m_views, 1);
    content()->setContentsMargins(0, 0, 0, space::large);

    connect(m_next, &QPushButton::clicked, this, &ImportPage::goOn);
    connect(m_backStep, &QPushButton::clicked, this, &ImportPage::goBackOneStep);
    connect(m_fileView, &ImportFileView::fileChosen, this, &ImportPage::openFile);
    connect(m_fileView, &ImportFileView::textPasted, this, &ImportPage::openText);
    connect(m_fileView, &ImportFileView::undoRequested, this, &ImportPage::undo);
    connect(m_job, &ImportJob::undone, this, &ImportPage::finishUndo);
    connect(m_columnsView, &ImportColumnsView::failed, this,
            [this](const core::Error& error) { errorBar().show(error); });
    connect(m_columnsView, &ImportColumnsView::changed, this, [this] { errorBar().clear(); });
    connect(m_summaryView, &ImportSummaryView::failed, this,
            [this](const core::Error& error) { errorBar().show(error); });
    connect(m_summaryView, &ImportSummaryView::refusedSaved, this, [this](const QString& path) {
        errorBar().showSuccess(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
    });
    connect(m_job, &ImportJob::opened, this, &ImportPage::showFile);
    connect(m_job, &ImportJob::finished, this, &ImportPage::finish);
    connect(m_job, &ImportJob::progressed, this, [this](double share) {
        m_progress->setProgress(static_cast<qint64>(share * progressSteps), progressSteps,
                                tr("%1 %").arg(qRound(share * 100)));
    });
    connect(m_progress, &ProgressPanel::cancelRequested, m_job, &ImportJob::cancel);
    showLastImport();
    showStepView(Step::File);
}

void ImportPage::showStepView(Step step)
{
    m_step = step;
    m_views->setCurrentIndex(qMin(static_cast<int>(step), m_views->count() - 1));
    m_backStep->setVisible(step == Step::Columns || step == Step::Summary);
    m_next->setVisible(step != Step::File);
    switch (step) {
    case Step::File:
        setSubtitle({});
        m_fileView->setFocus(Qt::OtherFocusReason);
        return;
    case Step::Columns:
        setSubtitle(m_file.name.left(60));
        m_next->setText(tr("Next"));
        break;
    case Step::Summary:
        m_next->setText(tr("Import now"));
        break;
    case Step::Done:
        setTitle(tr("Import finished"));
        m_next->setText(tr("Show contacts"));
        break;
    }
    m_next->setFocus(Qt::OtherFocusReason);
}

void ImportPage::goOn()
{
    if (m_step == Step::Columns)
        return check();
    if (m_step == Step::Summary)
        return run();
    Q_EMIT backRequested();
}

void ImportPage::goBackOneStep()
{
    errorBar().clear();
    showStepView(m_step == Step::Summary ? Step::Columns : Step::File);
}

void ImportPage::openFile(const QString& path)
{
    if (m_job->isRunning())
        return;
    errorBar().clear();
    startWork(tr("Reading the file"));
    m_progress->setCancellable(false);
    m_job->open(path);
}

void ImportPage::openText(const QString& text)
{
    if (m_job->isRunning())
        return;
    errorBar().clear();
    if (text.trimmed().isEmpty())
        return errorBar().showNotice(
            tr("There is nothing to paste. Copy rows in your spreadsheet program, or addresses, and come back."));
    startWork(tr("Reading what you pasted"));
    m_progress->setCancellable(false);
    m_job->take(tr("Pasted list"), core::addressListAsCsv(text).value_or(text.toUtf8()));
}

void ImportPage::showLastImport()
{
    const auto last = m_database.read(
        [](core::Transaction& transaction) { return core::ImportHistoryRepository().findLast(transaction); });
    if (!last)
        return errorBar().show(last.error());
    m_fileView->setLastImport(
        *last
            ? tr("Last import: %1, %2.").arg((*last)->source.left(60), relativeTime((*last)->importedAt, m_clock.now()))
            : QString());
}

void ImportPage::undo()
{
    if (m_job->isRunning())
        return;
    errorBar().clear();
    m_isUndoing = true;
    startWork(tr("Undoing the import"));
    m_progress->setCancellable(false);
    m_progress->setProgress(0, 0);
    m_job->undo();
}

void ImportPage::finishUndo(const core::Result<core::UndoReport>& report)
{
    m_isUndoing = false;
    endWork();
    showLastImport();
    if (!report)
        return errorBar().show(report.error());
    QString words = tr("The import is undone: %Ln contact(s) taken out", nullptr, static_cast<int>(report->removed));
    if (report->restored > 0)
        words += tr(", %Ln as before", nullptr, static_cast<int>(report->restored));
    words += u'.';
    if (report->kept > 0)
        words += u' ' + tr("%Ln stay(s), because you or a mail have touched them since.", nullptr,
                           static_cast<int>(report->kept));
    if (m_step == Step::Done) {
        setTitle(tr("Import contacts"));
        showStepView(Step::File);
    }
    errorBar().showSuccess(words);
}

void ImportPage::rememberChoices()
{
    if (const auto kept = m_columnsView->remember(m_clock.now()); !kept)
        errorBar().show(kept.error());
}

void ImportPage::showFile(const core::Result<ImportFile>& file)
{
    endWork();
    if (!file)
        return errorBar().show(file.error());
    if (const auto shown = m_columnsView->setFile(*file); !shown)
        return errorBar().show(shown.error());
    m_file = *file;
    showStepView(Step::Columns);
}

void ImportPage::check()
{
    const auto options = m_columnsView->options();
    if (!options)
        return errorBar().show(options.error());
    errorBar().clear();
    m_options = *options;
    m_visits = m_columnsView->visitOptions();
    startWork(tr("Looking at every row"));
    m_job->check(m_file, m_options, m_visits, m_clock.now());
}

void ImportPage::run()
{
    errorBar().clear();
    m_isStoring = true;
    startWork(m_visits.hasVisits() ? tr("Importing contacts and visits") : tr("Importing contacts"));
    m_job->run(m_file, m_options, m_visits, m_clock.now());
}

void ImportPage::finish(const core::Result<core::VisitReport>& report)
{
    const bool wasStoring = m_isStoring;
    m_isStoring = false;
    endWork();
    if (m_leavesWork)
        return Q_EMIT backRequested();
    if (!report && report.error().kind == core::ErrorKind::Cancelled && wasStoring)
        return errorBar().showNotice(report.error().message);
    if (!report)
        return errorBar().show(report.error());
    if (!report->unclearDay.isEmpty())
        return m_columnsView->askForDayOrder(report->unclearDay);
    m_summaryView->setReport(*report, m_columnsView->header(), m_options.format.dialect.separator,
                             wasStoring ? ImportSummaryView::Moment::After : ImportSummaryView::Moment::Before,
                             m_visits.hasVisits());
    showStepView(wasStoring ? Step::Done : Step::Summary);
    const bool hasWork = report->contacts.added + report->contacts.updated > 0 || report->hasNews();
    m_next->setEnabled(wasStoring || hasWork);
    if (wasStoring)
        tellDone(*report);
    else if (!hasWork)
        errorBar().showNotice(tr("There is nothing to import: the file brings nobody new and fills no gap."));
}

void ImportPage::tellDone(const core::VisitReport& report)
{
    const auto people = static_cast<int>(report.contacts.added);
    QString words = tr("Done: %Ln contact(s) added.", nullptr, people);
    if (m_visits.hasVisits())
        words += u' ' + tr("%Ln visit(s) added.", nullptr, static_cast<int>(report.added));
    // Only people are taken back: a visit may have been asked about by then.
    if (people + report.contacts.updated + report.ownValues > 0)
        errorBar().showSuccess(words, tr("Undo the import"), [this] { undo(); });
    else
        errorBar().showSuccess(words);
    rememberChoices();
}

void ImportPage::startWork(const QString& title)
{
    m_progress->setCancellable(true);
    m_progress->start(title);
    m_next->setEnabled(false);
    m_backStep->setEnabled(false);
    m_views->currentWidget()->setEnabled(false);
}

void ImportPage::endWork()
{
    m_progress->finish();
    m_next->setEnabled(true);
    m_backStep->setEnabled(true);
    m_views->currentWidget()->setEnabled(true);
}

/// While contacts are being stored, leaving means stopping: the owner says so.
bool ImportPage::mayLeave()
{
    if (m_isUndoing) {
        errorBar().showNotice(tr("One moment: the import is being undone."));
        return false;
    }
    if (!m_isStoring)
        return true;
    errorBar().showNotice(tr("The import is still running. If you leave, it stops and nothing is stored."),
                          tr("Stop and leave"), [this] {
                              m_leavesWork = true;
                              m_job->cancel();
                          });
    return false;
}

} // namespace inglenook::ui
