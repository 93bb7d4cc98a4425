#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/followups/followupstablemodel.h"

#include <QtCore/QTimer>

class QButtonGroup;

namespace inglenook::ui {

class EmptyState;
class FollowupCard;
class TableView;
class TextLabel;

/// Guests who left unhappy or ask for a call, and the answers that are held back. Place: a case's number, or "held".
class FollowupsPage : public Page
{
    Q_OBJECT

public:
    explicit FollowupsPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    void showPlace(const QString& place) override;
    bool mayLeave() override;

private:
    void makeFilters();
    void makeTable();
    QWidget* makeList();
    void watchServices();
    [[nodiscard]] core::Result<void> loadCounts();
    void showFilter(FollowupFilter filter);
    void showSelected();
    void showListOrWords();
    void refresh();
    void select(int row);
    void storeState(core::Id<core::Case> id, core::CaseState state);
    void decide(core::Id<core::Answer> id, core::HeldDecision decision);

    Services m_services;
    core::Business m_business;
    FollowupsTableModel* m_model;
    TableView* m_table;
    FollowupCard* m_card;
    TextLabel* m_why;
    QButtonGroup* m_filters;
    EmptyState* m_empty;
    EmptyState* m_nothing;
    QStackedLayout* m_views;
    QTimer m_refreshSoon;
    QTimer m_minute;
};

} // namespace inglenook::ui
