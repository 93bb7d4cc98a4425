#pragma once

#include "core/surveys/survey.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

#include <QtCore/QTimer>

#include <optional>

class QMenu;
class QToolButton;

namespace inglenook::ui {

class PlainButton;
class SurveysTableModel;
class TableView;

/// Surveys: the question, the four faces, their words. Place: "new", or a survey's number.
class SurveysPage : public Page
{
    Q_OBJECT

public:
    explicit SurveysPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    void startNew() override;
    void showPlace(const QString& place) override;

private:
    void makeTable();
    void makeActs();
    [[nodiscard]] std::optional<core::Survey> selected() const;
    void select(core::Id<core::Survey> id);
    void showActs();
    void compose(const core::Survey& survey);
    void sendSelected();
    void duplicateSelected();
    void removeSelected();
    void remove(core::Id<core::Survey> id);

    Services m_services;
    SurveysTableModel* m_model;
    TableView* m_table;
    PlainButton* m_edit;
    PlainButton* m_send;
    QToolButton* m_more;
    PrimaryButton* m_new;
    QMenu* m_moreMenu;
    QStackedLayout* m_views;
    QTimer m_refreshSoon;
};

} // namespace inglenook::ui
