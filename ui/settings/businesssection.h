#pragma once

#include "core/settings/business.h"
#include "ui/settings/settingssection.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace inglenook::ui {

class ColourField;
class FormField;
class ReviewLinksField;

/// Who is asking: what guests see in mails and pages, and in which days the figures count.
class BusinessSection : public SettingsSection
{
    Q_OBJECT

public:
    BusinessSection(const Services& services, ErrorBar& bar);

    void reload() override;
    [[nodiscard]] QString actWords() const override { return tr("Save"); }
    void act() override;
    [[nodiscard]] bool isChanged() const override { return m_isRead && !(typed() == m_stored); }
    void discardChanges() override { fill(m_stored); }

private:
    void addIdentity();
    void addLook();
    void addLegal();
    void fill(const core::Business& business);
    void finishRefreshing(const core::Result<void>& refreshed);
    [[nodiscard]] core::Business typed() const;

    core::Business m_stored;
    bool m_isRead = false;
    QList<FormField*> m_fields;
    QLineEdit* m_name;
    QComboBox* m_country;
    QLineEdit* m_phone;
    QPlainTextEdit* m_address;
    QComboBox* m_zone;
    ColourField* m_colour;
    ReviewLinksField* m_links;
    QPlainTextEdit* m_privacy;
    QCheckBox* m_tap;
};

} // namespace inglenook::ui
