#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"

class QTabBar;

namespace inglenook::ui {

class SettingsSection;

/// Business, mail account, relay, backups, and about the program. Places: "business", "mail", "relay", "backups",
/// "about".
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    void showPlace(const QString& place) override;
    bool mayLeave() override;

Q_SIGNALS:
    /// Restored data wait to take their place.
    void restartRequested();

private:
    void showRestore(const QString& path);
    void addSection(const QString& place, const QString& title, SettingsSection* section);
    void showSection(int index);
    void showAct();

    Services m_services;
    QStringList m_places;
    QList<SettingsSection*> m_sections; ///< by tab
    QTabBar* m_tabs;
    QHBoxLayout* m_row; ///< all sections side by side, of which one is shown
    PrimaryButton* m_act;
};

} // namespace inglenook::ui
