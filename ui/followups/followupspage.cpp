#include "ui/followups/followupspage.h"

#include "ui/base/emptystate.h"

namespace inglenook::ui {

FollowupsPage::FollowupsPage(const Services& services, QWidget* parent)
    : Page(tr("Follow-ups"), Width::Full, parent)
{
    Q_UNUSED(services)
    content()->addWidget(
        new EmptyState(Drawing::FollowUps,
                       tr("Here will be every guest who left unhappy or asks for a call, longest waiting first.")));
}

} // namespace inglenook::ui
