#include "ui/outbox/outboxpage.h"

#include "ui/base/emptystate.h"

namespace inglenook::ui {

OutboxPage::OutboxPage(const Services& services, QWidget* parent)
    : Page(tr("Outbox"), Width::Full, parent)
{
    Q_UNUSED(services)
    content()->addWidget(new EmptyState(
        Drawing::Outbox,
        tr("Here you see every mailing: what has left, what is waiting, and who was held back and why.")));
}

} // namespace inglenook::ui
