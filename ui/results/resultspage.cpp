#include "ui/results/resultspage.h"

#include "ui/base/emptystate.h"

namespace inglenook::ui {

ResultsPage::ResultsPage(const Services& services, QWidget* parent)
    : Page(tr("Results"), Width::Full, parent)
{
    Q_UNUSED(services)
    content()->addWidget(new EmptyState(Drawing::Results, tr("Here you will see, day by day, how your guests felt.")));
}

} // namespace inglenook::ui
