#pragma once

#include "core/people/retention.h"
#include "ui/settings/settingssection.h"

class QSpinBox;

namespace inglenook::ui {

class TextLabel;

/// How long clicks, words and the list of mails stay, and what was forgotten of late.
class RetentionSection : public SettingsSection
{
    Q_OBJECT

public:
    RetentionSection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override { return tr("Save"); }
    void act() override;
    [[nodiscard]] bool isChanged() const override;
    void discardChanges() override;

private:
    void addLimits();
    void showReport();
    [[nodiscard]] core::Retention typed() const;

    QSpinBox* m_clicks;
    QSpinBox* m_comments;
    QSpinBox* m_log;
    TextLabel* m_report;
    TextLabel* m_due;
    core::Retention m_stored;
    bool m_isRead = false;
};

} // namespace inglenook::ui
