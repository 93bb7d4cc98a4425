#include "ui/surveys/surveyspage.h"

#include "ui/base/emptystate.h"

namespace inglenook::ui {

SurveysPage::SurveysPage(const Services& services, QWidget* parent)
    : Page(tr("Surveys"), Width::Full, parent)
{
    Q_UNUSED(services)
    content()->addWidget(new EmptyState(
        Drawing::Surveys, tr("Here you write the question and the four faces, and see them as your guests will.")));
}

} // namespace inglenook::ui
