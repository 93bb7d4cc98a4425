#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

class QStackedWidget;
class QTabBar;

namespace inglenook::ui {

class SettingsSection;

/// Business, mail account, relay, and about the program. Places: "business", "mail", "relay", "about".
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    void showPlace(const QString& place) override;
    bool mayLeave() override;

private:
    void addSection(const QString& place, const QString& title, SettingsSection* section);
    void showSection(int index);
    void showAct();
    [[nodiscard]] SettingsSection* section(int index) const;

    QStringList m_places;
    QTabBar* m_tabs;
    QStackedWidget* m_sections;
    PrimaryButton* m_act;
};

} // namespace inglenook::ui
