#pragma once

#include "core/rules/rulerun.h"
#include "ui/base/card.h"
#include "ui/base/services.h"

namespace inglenook::ui {

/// The rules that ask by themselves: what each does, when next, and its switch. Hidden while there is none.
class RulesCard : public Card
{
    Q_OBJECT

public:
    explicit RulesCard(const Services& services, QWidget* parent = nullptr);

    [[nodiscard]] core::Result<void> reload();
    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }

Q_SIGNALS:
    void ruleChosen(inglenook::core::Id<inglenook::core::Rule> id);
    void failed(const inglenook::core::Error& error);

private:
    struct Row
    {
        core::Rule rule;
        QDateTime nextAt;
        core::RuleRepository::Use use;
    };

    [[nodiscard]] core::Result<QList<Row>> loadRows(core::Transaction& transaction) const;
    void addRow(const Row& row);
    void switchRule(core::Id<core::Rule> id, bool isOn);

    Services m_services;
    QVBoxLayout* m_rows;
    QTimeZone m_zone;
    bool m_isEmpty = true;
};

} // namespace inglenook::ui
