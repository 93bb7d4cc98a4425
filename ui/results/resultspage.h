#pragma once

#include "core/base/storage/databaseworker.h"
#include "core/stats/report.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>
#include <QtGui/QImage>

#include <optional>

namespace inglenook::ui {

class Card;
class ChartView;
class FiguresColumn;
class PeriodBar;

/// The daily response chart with its figures, for any days and any survey; as a picture, a table, on paper.
class ResultsPage : public Page
{
    Q_OBJECT

public:
    explicit ResultsPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    void focusSearch() override;

    /// What is shown; nothing before there is an answer.
    [[nodiscard]] const std::optional<core::Report>& report() const { return m_report; }

    /// What the buttons do once the owner has chosen a file. Pictures are drawn beside the window.
    void savePictureTo(const QString& file);
    void saveTableTo(const QString& file);
    void copyPicture();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Contents;

    void addButtons();
    QWidget* makeResults();
    void watchServices();
    [[nodiscard]] core::Result<Contents> loadContents();
    void restoreRange();
    void storeRange();
    void showReport();
    void loadFollowUps();
    void finishFollowUps(const core::Result<core::FollowUpTimes>& times);
    void refreshIfShown();
    void finishCopying();
    void setBusy(bool isBusy);
    void tellSaved(const core::Result<void>& saved, const QString& file);
    [[nodiscard]] QString chooseFile(const QString& title, const QString& filter, const QString& ending);
    void print();

    Services m_services;
    std::optional<core::Report> m_report;
    PeriodBar* m_period;
    ChartView* m_chart;
    FiguresColumn* m_figures;
    Card* m_chartCard;
    QBoxLayout* m_columns;
    QStackedLayout* m_views;
    QList<QWidget*> m_buttons;
    QTimer m_refreshSoon;
    QTimer m_minute;
    QDate m_today;
    bool m_isRestored = false;
    QFutureWatcher<std::shared_ptr<core::Result<void>>> m_saving;
    QString m_savedAs;
    QFutureWatcher<QImage> m_drawing;
    core::DatabaseWorker m_worker; ///< counts follow-up times
    bool m_areFollowUpsAwaited = false;
    bool m_isCountStale = false; ///< what it counts is of another period by now
};

} // namespace inglenook::ui
