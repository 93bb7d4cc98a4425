#pragma once

#include "core/outbox/mailing.h"
#include "core/rules/rule.h"
#include "core/surveys/survey.h"
#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/outbox/sendtroublenotice.h"

namespace inglenook::ui {

class EmptyState;
class MailingPage;
class MailingsTableModel;
class PlainButton;
class RulesCard;
class TableView;

/// Mailings with their progress, and the rules that make them. Places: "new", "new:<survey id>", "rule",
/// a mailing's number.
class OutboxPage : public Page
{
    Q_OBJECT

public:
    explicit OutboxPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    void startNew() override;
    void showPlace(const QString& place) override;

private:
    [[nodiscard]] QWidget* makeTable();
    void watchOutbox();
    void leaveSteps();
    void showNew(core::Id<core::Survey> survey);
    MailingPage* showMailing(core::Id<core::Mailing> id);
    void showRule(core::Id<core::Rule> id);
    void showListOrWords();

    Services m_services;
    SendTroubleNotice m_trouble;
    MailingsTableModel* m_model;
    TableView* m_table;
    EmptyState* m_empty;
    RulesCard* m_rules;
    PlainButton* m_newRule;
    PrimaryButton* m_new;
    QStackedLayout* m_views;
};

} // namespace inglenook::ui
