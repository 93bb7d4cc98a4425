#include "ui/settings/settingspage.h"

namespace inglenook::ui {

SettingsPage::SettingsPage(const Services& services, QWidget* parent)
    : Page(tr("Settings"), Width::Full, parent)
{
    Q_UNUSED(services)
}

} // namespace inglenook::ui
