#pragma once

#include "core/answers/answer.h"
#include "core/settings/business.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

class QStackedLayout;

namespace inglenook::ui {

class AnswersCard;
class FolderReportCard;
class GoingOutCard;
class NeedsYouCard;
class SetupChecklist;
class YesterdayCard;

/// The first look in the morning: who needs the owner, how yesterday went, what is going out, the answers as they come.
/// A new business sees the steps to its first answer instead.
class TodayPage : public Page
{
    Q_OBJECT

public:
    explicit TodayPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;

private:
    QWidget* makeOverview();
    void connectCards();
    void openCaseOf(const core::Answer& answer);
    void watchServices();
    void loadDay();
    void refreshCards();
    void refreshIfShown();

    Services m_services;
    core::Business m_business;
    QDate m_today;
    NeedsYouCard* m_needsYou;
    YesterdayCard* m_yesterday;
    GoingOutCard* m_goingOut;
    FolderReportCard* m_folder;
    AnswersCard* m_answers;
    SetupChecklist* m_checklist;
    QStackedLayout* m_views;
    QTimer m_refreshSoon;
    QElapsedTimer m_refreshed; ///< since when nothing was read anew
    QTimer m_minute;
};

} // namespace inglenook::ui
