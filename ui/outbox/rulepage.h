#pragma once

#include "core/rules/rulerun.h"
#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/outbox/presendcard.h"

#include <QtCore/QTimer>

namespace inglenook::ui {

class PlainButton;
class RuleEditor;

/// One rule: what it does as a sentence, and at once who would be asked in the days ahead and who would not, and why.
class RulePage : public Page
{
    Q_OBJECT

public:
    /// A null id: a new rule.
    RulePage(const Services& services, core::Id<core::Rule> id, QWidget* parent = nullptr);

    void reload() override;
    bool mayLeave() override;

private:
    [[nodiscard]] core::Result<core::Rule> loadRule() const;
    void recheck();
    void save();
    void askToRemove();
    void remove();

    Services m_services;
    core::Id<core::Rule> m_id;
    core::Rule m_stored;
    RuleEditor* m_editor;
    PreSendCard* m_check;
    PlainButton* m_remove;
    PrimaryButton* m_save;
    QTimer m_recheckSoon;
    bool m_isRead = false;
};

} // namespace inglenook::ui
