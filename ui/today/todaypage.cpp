#include "ui/today/todaypage.h"

#include "ui/base/emptystate.h"

namespace inglenook::ui {

TodayPage::TodayPage(const Services& services, QWidget* parent)
    : Page(tr("Today"), Width::Read, parent)
{
    Q_UNUSED(services)
    content()->addWidget(new EmptyState(Drawing::Today, tr("Here you will see at a glance who needs you today.")));
}

} // namespace inglenook::ui
