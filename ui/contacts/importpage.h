#pragma once

#include "core/base/clock.h"
#include "ui/base/page.h"
#include "ui/contacts/importjob.h"

namespace inglenook::ui {

class ImportColumnsView;
class ImportFileView;
class ImportSummaryView;
class PlainButton;
class ProgressPanel;

/// Importing contacts, step by step: the file, its columns, what would happen, what has happened. Nothing is stored
/// before the owner has seen it and said so.
class ImportPage : public Page
{
    Q_OBJECT

public:
    ImportPage(core::Database& database, const core::Clock& clock, QWidget* parent = nullptr);

    /// Opens the file as if it had been chosen.
    void openFile(const QString& path);
    /// Takes text as if it were a file: rows copied from a spreadsheet, address cards, or addresses alone.
    void openText(const QString& text);
    bool mayLeave() override;

private:
    enum class Step { File, Columns, Summary, Done };

    void showStepView(Step step);
    void goOn();
    void goBackOneStep();
    void showFile(const core::Result<ImportFile>& file);
    void check();
    void run();
    void finish(const core::Result<core::VisitReport>& report);
    void tellDone(const core::VisitReport& report);
    void rememberChoices();
    void showLastImport();
    void undo();
    void finishUndo(const core::Result<core::UndoReport>& report);
    void startWork(const QString& title);
    void endWork();

    core::Database& m_database;
    const core::Clock& m_clock;
    ImportJob* m_job;
    ImportFileView* m_fileView;
    ImportColumnsView* m_columnsView;
    ImportSummaryView* m_summaryView;
    ProgressPanel* m_progress;
    PlainButton* m_backStep;
    PrimaryButton* m_next;
    QStackedLayout* m_views;
    ImportFile m_file;
    core::ImportOptions m_options;
    core::VisitOptions m_visits;
    Step m_step = Step::File;
    bool m_isStoring = false;
    bool m_isUndoing = false;
    bool m_leavesWork = false;
};

} // namespace inglenook::ui
