#pragma once

#include "core/settings/manners.h"
#include "ui/settings/settingssection.h"

#include <array>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTimeEdit;

namespace inglenook::ui {

class FormField;

/// When and whom the house does not disturb.
class MannersSection : public SettingsSection
{
    Q_OBJECT

public:
    MannersSection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override { return tr("Save"); }
    void act() override;
    [[nodiscard]] bool isChanged() const override { return m_isRead && !(typed() == m_stored); }
    void discardChanges() override { fill(m_stored); }

private:
    void addPause();
    void addHours();
    void addLeftOut();
    void fill(const core::Manners& manners);
    [[nodiscard]] core::Manners typed() const;
    /// The day that cannot be read; empty when all can.
    [[nodiscard]] QString unreadableDay() const;

    core::Manners m_stored;
    bool m_isRead = false;
    QSpinBox* m_quarantine;
    QTimeEdit* m_quietFrom;
    QTimeEdit* m_quietUntil;
    std::array<QCheckBox*, 7> m_weekdays;
    QPlainTextEdit* m_days;
    FormField* m_daysField;
    QPlainTextEdit* m_leftOut;
    QCheckBox* m_ownDomain;
};

} // namespace inglenook::ui
